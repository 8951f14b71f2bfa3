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

/** The token at `index`, or an empty one of kind `end` outside the list. */
export function tokenAt(tokens: readonly Token[], index: number): Token {
  return tokens[index] ?? END;
}

type CharacterKind = 'letter' | 'digit' | 'space' | 'line' | 'mask' | 'mark';

const LETTER = /^[\p{L}\p{M}]/u;

function kindOfOther(text: string, index: number): CharacterKind {
  const character = String.fromCodePoint(text.codePointAt(index) ?? 0);
  if (character === MASK_CHARACTER) return 'mask';
  if (LETTER.test(character)) return 'letter';
  return /\s/.test(character) ? 'space' : 'mark';
}

function classify(code: number): CharacterKind {
  if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90)) return 'letter';
  if (code >= 48 && code <= 57) return 'digit';
  if (code === 10 || code === 13) return 'line';
  if (code <= 32) return 'space';
  return code > 127 && LETTER.test(String.fromCharCode(code)) ? 'letter' : 'mark';
}

const PLAIN_KINDS: readonly CharacterKind[] = Array.from({ length: 256 }, (_, code) =>
  classify(code),
);

function kindAt(text: string, index: number): CharacterKind {
  return PLAIN_KINDS[text.charCodeAt(index)] ?? kindOfOther(text, index);
}

function isWide(text: string, index: number): boolean {
  return (text.codePointAt(index) ?? 0) > 0xffff;
}

/** Letters, then letters, digits and apostrophes between letters. */
function wordEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length) {
    const kind = kindAt(text, end);
    const joint =
      text.charAt(end) === "'" && end + 1 < text.length && kindAt(text, end + 1) === 'letter';
    if (kind !== 'letter' && kind !== 'digit' && !joint) break;
    end += isWide(text, end) ? 2 : 1;
  }
  return end;
}

function runEnd(text: string, start: number, kind: CharacterKind): number {
  let end = start + 1;
  while (end < text.length && kindAt(text, end) === kind) end += 1;
  return end;
}

const TOKEN_KINDS = { letter: 'word', digit: 'number', mask: 'mask', mark: 'mark' } as const;

export function tokenise(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let gap: Token['gap'] = 'none';
  for (let index = 0; index < text.length; ) {
    const start = index;
    const kind = kindAt(text, start);
    if (kind === 'space' || kind === 'line') {
      if (gap !== 'line') gap = kind;
      index += 1;
      continue;
    }
    if (kind === 'letter') index = wordEnd(text, start);
    else if (kind === 'mark') index += isWide(text, start) ? 2 : 1;
    else index = runEnd(text, start, kind);
    const piece = text.slice(start, index);
    const lower = kind === 'letter' ? piece.toLowerCase() : piece;
    tokens.push({ kind: TOKEN_KINDS[kind], text: piece, lower, start, end: index, gap });
    gap = 'none';
  }
  return tokens;
}
