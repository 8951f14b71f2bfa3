import type { Sentence } from './name-extent.ts';
import type { Finding } from './placeholder.ts';
import { type Token, tokenAt } from './tokens.ts';
import { isCommonWord } from './word-class.ts';

const PLATFORMS = new Set(
  'ig instagram fb facebook twitter tiktok tele telegram threads line x akun username user uname nickname nick medsos yt youtube linkedin snapchat discord'.split(
    ' ',
  ),
);
const FILLERS = new Set(
  'saya aku gw gue ku ulun dia nya adalah namanya nama akun username atas user id istri suami anak beliau pribadi kedua second'.split(
    ' ',
  ),
);

/** The index after a run of letters, digits, dots and underscores without blanks. */
function handleEnd(tokens: readonly Token[], index: number): number {
  let end = index + 1;
  while (end < index + 12 && tokenAt(tokens, end).gap === 'none') {
    const token = tokenAt(tokens, end);
    const joint =
      /^[._]$/.test(token.text) &&
      tokenAt(tokens, end + 1).gap === 'none' &&
      /^(?:word|number|mark)$/.test(tokenAt(tokens, end + 1).kind);
    const trailing = token.text === '_' && tokenAt(tokens, end - 1).text !== '.';
    if (!joint && !trailing && token.kind !== 'word' && token.kind !== 'number') break;
    end += 1;
  }
  return end;
}

function isHandle(
  tokens: readonly Token[],
  index: number,
  end: number,
  declared: boolean,
): boolean {
  const name = tokens
    .slice(index, end)
    .map((token) => token.text)
    .join('');
  if (!/\p{L}/u.test(name) || name.length < 4) return false;
  if (
    /[\p{L}\p{N}][._]+[\p{L}\p{N}]|_|\p{L}{3}\d{1,}|^\d+\p{L}{3}/u.test(name) &&
    !/^(?:www|http)/i.test(name)
  )
    return true;
  return declared && !isCommonWord(name.toLowerCase()) && /^[a-z]/.test(name);
}

function isPlatform(lower: string): boolean {
  if (PLATFORMS.has(lower)) return true;
  const owned = lower.endsWith('ku') || lower.endsWith('nya');
  return owned && PLATFORMS.has(lower.replace(/(?:ku|nya)$/, ''));
}

/** "ig saya budi_s99", "username: budisan": account names that carry no @. */
export function findNamedAccounts({ tokens }: Sentence): readonly Finding[] {
  const findings: Finding[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const { kind, lower } = tokenAt(tokens, index);
    if (kind !== 'word' || lower.length > 14) continue;
    if (!isPlatform(lower)) continue;
    let next = index + 1;
    let declared = /^(?:username|uname|nickname)/.test(lower);
    for (let steps = 0; steps < 5; steps += 1) {
      const token = tokenAt(tokens, next);
      if (token.text === ':' || token.text === '=') declared = true;
      else if (!FILLERS.has(token.lower) && !PLATFORMS.has(token.lower)) break;
      next += 1;
    }
    const first = tokenAt(tokens, next);
    if (first.kind !== 'word' && first.kind !== 'number' && first.text !== '_') continue;
    if (first.gap === 'line') continue;
    const end = handleEnd(tokens, next);
    if (!isHandle(tokens, next, end, declared)) continue;
    findings.push({ kind: 'AKUN', start: first.start, end: tokenAt(tokens, end - 1).end });
    index = end - 1;
  }
  return findings;
}
