/** More words than anybody needs for a question; keeps the work per message bounded. */
const MAX_WORDS = 220;
const MAX_WORD_LENGTH = 32;

/** Splits normalised text into words and numbers; punctuation is dropped, "pp 94/2021" is three. */
export function splitWords(normalized: string): readonly string[] {
  const words: string[] = [];
  for (const match of normalized.matchAll(/[a-z]+(?:'[a-z]+)*[0-9]*[a-z]*|[0-9]+/gu)) {
    const word = match[0].replaceAll("'", '');
    if (word.length <= MAX_WORD_LENGTH) words.push(word);
    if (words.length === MAX_WORDS) break;
  }
  return words;
}

/**
 * Cuts a message into its sentences, in the asker's words, for messages with several questions.
 * A full stop inside a number or an abbreviation does not end a sentence.
 */
export function splitSentences(text: string): readonly string[] {
  return text
    .slice(0, 2000)
    .split(/(?<=[?!…])\s+|(?<=[\p{L}"”)]{3})\.\s+|\n+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}
