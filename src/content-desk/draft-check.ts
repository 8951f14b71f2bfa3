import { draftProblems as problemsOfEntry } from '../content-checks/check-content.ts';
import type { Content } from '../knowledge/content.ts';
import type { KnowledgeEntry } from '../knowledge/entry.ts';
import type { EntryText } from '../knowledge/load-entries.ts';
import { type ContentProblem, InvalidEntryError, parseEntry } from '../knowledge/parse-entry.ts';
import { type DraftProblem, toDraftProblem } from './problem-wording.ts';

/** A draft as far as it can be read, and what is to be mended in it. */
export interface CheckedDraft {
  readonly entry: KnowledgeEntry | undefined;
  readonly problems: readonly DraftProblem[];
}

/** What can be said of a draft at once; what it takes all other entries to say needs `checkWhole`. */
export function checkDraft(draft: EntryText, content: Content, today: Date): CheckedDraft {
  const file = `content/faq/${draft.category}/${draft.id}.md`;
  try {
    const entry = parseEntry(file, draft.text, draft.ways);
    const problems = problemsOfEntry(entry, content, today);
    return { entry, problems: inOrder([...misplaced(entry, draft, file), ...problems]) };
  } catch (error) {
    if (!(error instanceof InvalidEntryError)) throw error;
    return { entry: undefined, problems: inOrder(error.problems) };
  }
}

/** What must be mended first, what would be well after it. */
export function inOrder(problems: readonly ContentProblem[]): readonly DraftProblem[] {
  return problems
    .map(toDraftProblem)
    .toSorted((one, other) => Number(other.blocks) - Number(one.blocks));
}

function misplaced(
  entry: KnowledgeEntry,
  { id, category }: EntryText,
  file: string,
): readonly ContentProblem[] {
  if (entry.id === id && entry.category === category) return [];
  const expected = `the file's place, ${category}/${id}.md`;
  return [{ file, field: 'category and id', expected, found: `${entry.category}/${entry.id}.md` }];
}
