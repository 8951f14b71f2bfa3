import type { KnowledgeEntry } from '../knowledge/entry.ts';
import type { ContentProblem } from '../knowledge/parse-entry.ts';
import { officeOf, type Region } from '../knowledge/region.ts';
import type { SourceRegister } from '../knowledge/source-register.ts';
import type { ElectionCalendar } from '../knowledge/stages.ts';
import { entryProblem } from './entry-problem.ts';

/** Relations that lead nowhere, and ids and titles that two entries share. */
export function relationProblems(entries: readonly KnowledgeEntry[]): readonly ContentProblem[] {
  const ids = new Set(entries.map(({ id }) => id));
  const dead = entries.flatMap((entry) =>
    entry.related
      .filter((id) => !ids.has(id) || id === entry.id)
      .map((id) => entryProblem(entry, 'related', 'the id of another entry', id)),
  );
  return [...dead, ...repeated(entries, 'id'), ...repeated(entries, 'title')];
}

function repeated(
  entries: readonly KnowledgeEntry[],
  field: 'id' | 'title',
): readonly ContentProblem[] {
  const groups = Map.groupBy(entries, (entry) => entry[field].toLowerCase());
  return [...groups.values()].flatMap(([, ...others]) =>
    others.map((entry) => entryProblem(entry, field, 'unlike every other', entry[field])),
  );
}

/** Offices that an entry points to and a region does not know. */
export function contactProblems(
  entry: KnowledgeEntry,
  regions: readonly Region[],
): readonly ContentProblem[] {
  return regions.flatMap((region) =>
    entry.contacts
      .filter((office) => !officeOf(region, office))
      .map((office) =>
        entryProblem(entry, 'contacts', `offices of content/regions/${region.id}.yaml`, office),
      ),
  );
}

/** Sources that a region's file or the calendar names and the register lacks. */
export function namedSourceProblems(
  regions: readonly Region[],
  calendar: ElectionCalendar,
  register: SourceRegister,
): readonly ContentProblem[] {
  const known = new Set(register.sources.map(({ id }) => id));
  const named = [
    ...regions.flatMap(({ id, circulars, reports }) => {
      const file = `content/regions/${id}.yaml`;
      return [
        ...circulars.map((source) => ({ file, field: 'circulars', source })),
        ...reports.map((source) => ({ file, field: 'reports', source })),
      ];
    }),
    ...calendar.elections.flatMap((election) =>
      election.stages.map(({ id, source }) => ({
        file: 'content/stages.yaml',
        field: `${election.id}, ${id}`,
        source,
      })),
    ),
  ];
  return named
    .filter(({ source }) => !known.has(source))
    .map(({ file, field, source }) => {
      const expected = 'resting on a source of content/sources.yaml';
      return { file, field, expected, found: source };
    });
}
