import { MASK_CHARACTER } from './placeholder.ts';

/** A word, a run of digits, one other mark, or something already masked. */
export interface Token {
  readonly kind: 'word' | 'number' | 'mark' | 'mask' | 'end';
  readonly text: string;
  readonly lower: string;
  readonly start: number;
  readonly end: number;
  /** Whether white space, and whether a line break, stands before it. */
  readonly gap: 'none' | 'space' | 'line';
}

const END: Token = { kind: 'end', text: '', lower: '', start: -1, end: -1, gap: 'line' };
const PIECE = new RegExp(
  `${MASK_CHARACTER}+|[\\p{L}\\p{M}][\\p{L}\\p{M}\\p{Nd}]*(?:'[\\p{L}\\p{M}]+)*|\\p{Nd}+|\\S`,
  'gu',
);

/** The token at `index`, or an empty one of kind `end` outside the list. */
export function tokenAt(tokens: readonly Token[], index: number): Token {
  return tokens[index] ?? END;
}

function toKind(text: string): Token['kind'] {
  if (text.startsWith(MASK_CHARACTER)) return 'mask';
  if (/^[\p{L}\p{M}]/u.test(text)) return 'word';
  return /^\p{Nd}/u.test(text) ? 'number' : 'mark';
}

export function tokenise(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let previousEnd = 0;
  for (const match of text.matchAll(PIECE)) {
    const piece = match[0];
    const start = match.index;
    const between = text.slice(previousEnd, start);
    const gap = between === '' ? 'none' : /[\n\r]/.test(between) ? 'line' : 'space';
    previousEnd = start + piece.length;
    tokens.push({
      kind: toKind(piece),
      text: piece,
      lower: piece.toLowerCase(),
      start,
      end: previousEnd,
      gap,
    });
  }
  return tokens;
}
