import type { KnowledgeEntry } from '../knowledge/entry.ts';
import type { ContentProblem } from '../knowledge/parse-entry.ts';
import { officeOf, type Region } from '../knowledge/region.ts';
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
