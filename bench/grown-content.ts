import type { KnowledgeEntry } from '../src/knowledge/entry.ts';

const LETTERS = 'bcdfghjklmnpqrstvwxyz';
const LONG_WORD = /\p{L}{5,}/gu;

/**
 * The content, so many times over: each copy has its own ids, and its own long words, as new topics
 * would; short words stay common to all.
 *
 * @param ways how many ways of asking each entry keeps
 */
export function grownContent(
  entries: readonly KnowledgeEntry[],
  times: number,
  ways: number,
): readonly KnowledgeEntry[] {
  return Array.from({ length: times }, (_, copy) => copy).flatMap((copy) => {
    const rename = (text: string): string =>
      copy === 0 ? text : text.replace(LONG_WORD, (word) => `${word}${suffix(copy)}`);
    return entries.map((entry) => ({
      ...entry,
      id: copy === 0 ? entry.id : `${entry.id}-${copy}`,
      title: rename(entry.title),
      question: rename(entry.question),
      act: rename(entry.act),
      sections: [],
      ways: entry.ways.slice(0, ways).map(({ kind, text }) => ({ kind, text: rename(text) })),
    }));
  });
}

function suffix(copy: number): string {
  return `${LETTERS[Math.floor(copy / LETTERS.length)]}${LETTERS[copy % LETTERS.length]}`;
}
