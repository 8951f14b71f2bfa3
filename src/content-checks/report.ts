import { type KnowledgeEntry, WAY_KINDS } from '../knowledge/entry.ts';
import type { ContentProblem } from '../knowledge/parse-entry.ts';
import { SOURCE_STATUSES, type SourceRegister } from '../knowledge/source-register.ts';
import { entryProblem } from './entry-problem.ts';

export const REVIEW_MAX_DAYS = 365;
const DAY_MS = 86_400_000;

/** Entries that nobody has looked at for a year: to be reviewed, not to be switched off. */
export function reviewWarnings(
  entries: readonly KnowledgeEntry[],
  today: Date,
): readonly ContentProblem[] {
  return entries
    .filter(({ reviewedOn }) => daysSince(reviewedOn, today) > REVIEW_MAX_DAYS)
    .map((entry) => {
      const expected = `a day of the last ${REVIEW_MAX_DAYS}`;
      return entryProblem(entry, 'reviewedOn', expected, entry.reviewedOn);
    });
}

function daysSince(day: string, today: Date): number {
  return Math.floor((today.getTime() - Date.parse(day)) / DAY_MS);
}

/** What there is, in numbers. */
export function summary(
  entries: readonly KnowledgeEntry[],
  register: SourceRegister,
): readonly string[] {
  const counts = entries.map(({ ways }) => ways.length).toSorted((one, other) => one - other);
  const ways = entries.flatMap((entry) => entry.ways);
  const byKind = WAY_KINDS.map(
    (kind) => `${kind} ${ways.filter((way) => way.kind === kind).length}`,
  );
  const citations = entries.flatMap(({ legalBasis }) => legalBasis);
  const cited = new Set(citations.map(({ source }) => source));
  const byStatus = SOURCE_STATUSES.map(
    (status) => `${status} ${register.sources.filter((one) => one.status === status).length}`,
  );
  return [
    `entries: ${entries.length}`,
    `ways of asking: ${ways.length} (per entry: min ${counts[0] ?? 0}, median ${median(counts)})`,
    `ways by kind: ${byKind.join(', ')}`,
    `citations: ${citations.length} (of ${cited.size} sources)`,
    `sources: ${register.sources.length} (${byStatus.join(', ')})`,
  ];
}

function median(sorted: readonly number[]): number {
  const low = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
  const high = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return (low + high) / 2;
}
