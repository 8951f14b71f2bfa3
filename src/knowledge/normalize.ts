/** Longer messages are read at both ends only: the question stands at the start or at the end. */
const HEAD_LENGTH = 1400;
const TAIL_LENGTH = 500;

/** What an emoji says in a question about rules; the rest is decoration. */
const EMOJI_WORDS: readonly (readonly [RegExp, string])[] = [
  [/[👍👌]/gu, ' jempol '],
  [/[❤💕💖😍🥰💙💚💛🧡💜🖤]/gu, ' love '],
  [/[✌🤘🤟☝👆🤙]/gu, ' pose jari '],
  [/[📸🤳📷]/gu, ' foto '],
];
const LAUGHTER =
  /\b(?:(?:wk){2,}w?|(?:ha){2,}h?|(?:he){2,}h?|(?:hi){2,}h?|(?:xi){2,}|awok(?:wok)*|lol|ngakak)\b/gu;
const WEB_ADDRESS = /\b(?:https?:\/\/|www\.)\S{1,300}/gu;
const MARK_UP = /<[^<>]{0,200}>/gu;
const INVISIBLE = /\p{Cf}|\p{Cc}|\p{Mn}/gu;
/** Anything but printable ASCII, and the backtick, which stands for an apostrophe. */
const NOT_PLAIN = /[^ -_a-~]/u;
const DIGIT_LETTERS: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
};

/**
 * Brings a message into the one form that all further steps read: lower case, Latin letters
 * without accents, no laughter, no stretched letters ("bangettt"), "lucu2an" written out.
 */
export function normalize(text: string): string {
  const bounded =
    text.length <= HEAD_LENGTH + TAIL_LENGTH
      ? text
      : `${text.slice(0, HEAD_LENGTH)} ${text.slice(-TAIL_LENGTH)}`;
  let result = bounded.normalize('NFKD').toLowerCase();
  if (NOT_PLAIN.test(result)) result = plain(result);
  result = result.replace(WEB_ADDRESS, ' tautan ').replace(MARK_UP, ' ');
  // Most messages have nothing of what the dearer expressions look for.
  if (/([a-z])\1\1/.test(result)) {
    result = result.replace(/[a-z]{0,24}([a-z])\1\1[a-z]{0,24}/g, shortenStretched);
  }
  if (result.includes('2')) result = result.replace(/\b(\p{L}{2,24})2(\p{L}{0,4})\b/gu, '$1 $1$2');
  if (result.includes('-'))
    result = result.replace(/\b(\p{L}{2,24})-\1(\p{L}{0,8})\b/gu, '$1 $1$2');
  if (/[0134]/.test(result)) {
    result = result.replace(/\b[a-z]{1,24}[0134][a-z]{1,24}\b/gu, lettersForDigits);
  }
  return result.replace(LAUGHTER, ' ').replace(/\s+/gu, ' ').trim();
}

/** Emoji in words, nothing invisible, one kind of apostrophe. */
function plain(text: string): string {
  let result = text;
  for (const [emoji, word] of EMOJI_WORDS) result = result.replace(emoji, word);
  return result
    .replace(INVISIBLE, (mark) => (mark === '\n' || mark === '\t' || mark === '\r' ? ' ' : ''))
    .replace(/[’‘`´']/gu, "'");
}

/** "bangeeet" → "banget"; PPPK is spelt so. */
function shortenStretched(word: string): string {
  return word.startsWith('ppp') ? word : word.replace(/(\p{L})\1{2,}/gu, '$1');
}

/** "p3rtanyaan" → "pertanyaan"; names of things such as "p3k" and "pp94" stay. */
function lettersForDigits(word: string): string {
  if (/^(?:p3k|p4|k2|s[123])/u.test(word) || word.length < 5) return word;
  return word.replace(/[01345]/gu, (digit) => DIGIT_LETTERS[digit] ?? digit);
}
