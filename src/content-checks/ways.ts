import { type KnowledgeEntry, WAY_KINDS } from '../knowledge/entry.ts';
import type { ContentProblem } from '../knowledge/parse-entry.ts';
import { waysFileOf } from './entry-problem.ts';

export const WAYS_MIN = 90;

/** Too few ways of asking, or none of a kind: questions that will not be recognised. */
export function wayProblems(entry: KnowledgeEntry): readonly ContentProblem[] {
  const file = waysFileOf(entry);
  const count = entry.ways.length;
  const missing = WAY_KINDS.filter((kind) => !entry.ways.some((way) => way.kind === kind));
  return [
    ...(count < WAYS_MIN
      ? [{ file, field: 'ways', expected: `at least ${WAYS_MIN}`, found: String(count) }]
      : []),
    ...missing.map((kind) => ({
      file,
      field: `# ${kind}`,
      expected: 'followed by ways of asking',
      found: 'none',
    })),
  ];
}
