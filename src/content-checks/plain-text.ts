/** An entry's Markdown as a reader hears it: no marks, a link as its words. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/\[([^\]]*)\]\([^)]*\)/gu, '$1')
    .replace(/\\([*_])/gu, '$1')
    .replace(/\*\*|__|`/gu, '')
    .replace(/^\s*(?:[-*]|\d+\.)\s+/gmu, '');
}

export function firstParagraph(markdown: string): string {
  return markdown.split('\n\n', 1)[0] ?? '';
}

/** Sentences end with a full stop, a question or exclamation mark, or the line. */
export function sentencesOf(markdown: string): readonly string[] {
  return plainText(markdown)
    .split(/\n+|(?<=[.!?]["”)]?)(?<!\b(?:No|dll|dsb|dkk|hlm|Jl|Dr|H)\.)\s+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /\p{L}/u.test(sentence));
}

/** Words as they are counted: "teman-teman", "TNI/Polri" and "94/2021" are one word each. */
export function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}]+(?:[-/.'’][\p{L}\p{N}]+)*/gu) ?? [];
}

/** Whether one of the words stands in the text, as a whole word, whatever its case. */
export function hasAny(text: string, words: readonly string[]): boolean {
  const alternatives = words.map((word) => word.replace(/ /gu, '\\s+')).join('|');
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives})(?![\\p{L}\\p{N}])`, 'iu').test(text);
}
