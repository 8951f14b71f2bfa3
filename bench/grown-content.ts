import type { KnowledgeEntry } from '../src/knowledge/entry.ts';

const CONSONANTS = 'bcdghjklmnprstwy';
const VOWELS = 'aiueo';
const LONG_WORD = /\p{L}{5,}/gu;

/**
 * The content, so many times over, as if there were so many more topics: in each copy every long
 * word is another, invented one, the same wherever it stands in that copy; short words stay common
 * to all, as everyday words are.
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
      copy === 0 ? text : text.replace(LONG_WORD, (word) => inventedWord(word, copy));
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

/** A word of the same length that can be spoken, always the same for the same word and copy. */
function inventedWord(word: string, copy: number): string {
  let state = Math.imul(copy, 0x9e3779b1);
  for (const letter of word.toLowerCase()) state = mix(state ^ (letter.codePointAt(0) ?? 0));
  let invented = '';
  while (invented.length < word.length) {
    state = mix(state);
    const letters = invented.length % 2 === 0 ? CONSONANTS : VOWELS;
    invented += letters[(state >>> 8) % letters.length] ?? '';
  }
  return invented;
}

function mix(state: number): number {
  const once = Math.imul(state ^ (state >>> 15), 0x85ebca6b);
  return (once ^ (once >>> 13)) >>> 0;
}
