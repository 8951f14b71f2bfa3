import type { KnowledgeEntry } from '../knowledge/entry.ts';
import type { ContentProblem } from '../knowledge/parse-entry.ts';

export function fileOf({ category, id }: Pick<KnowledgeEntry, 'category' | 'id'>): string {
  return `content/faq/${category}/${id}.md`;
}

export function waysFileOf(entry: Pick<KnowledgeEntry, 'category' | 'id'>): string {
  return fileOf(entry).replace(/\.md$/u, '.ways.txt');
}

export function entryProblem(
  entry: Pick<KnowledgeEntry, 'category' | 'id'>,
  field: string,
  expected: string,
  found: string,
): ContentProblem {
  return { file: fileOf(entry), field, expected, found };
}

const QUOTE_MAX_CHARACTERS = 120;

/** A text as problems show it: in quotation marks, cut where it is long. */
export function quoted(text: string): string {
  const cut = text.length > QUOTE_MAX_CHARACTERS ? `${text.slice(0, QUOTE_MAX_CHARACTERS)}…` : text;
  return JSON.stringify(cut);
}
