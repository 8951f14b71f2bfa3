import { afterTitle, type Cued, findersFor, skipWords } from './name-cues.ts';
import { type Cue, nameEnd, type Sentence, startsName } from './name-extent.ts';
import { isCapitalised } from './name-particles.ts';
import type { Finding } from './placeholder.ts';
import { DEGREES, PRONOUNS, ROLES } from './titles.ts';
import { type Token, tokenAt } from './tokens.ts';
import { isDictionaryWord, isProperNoun, isUnmistakableName, looksLikeName } from './word-class.ts';

const STRENGTH: readonly Cue[] = ['faint', 'mild', 'likely', 'firm', 'certain'];

function stronger(one: Cue, other: Cue): Cue {
  return STRENGTH.indexOf(one) > STRENGTH.indexOf(other) ? one : other;
}

/** Follows titles and offices ("Pak Camat H. Rudi") up to where the name itself would begin. */
function resolve(sentence: Sentence, found: Cued): Cued | undefined {
  const { tokens } = sentence;
  let { index, cue } = found;
  for (let steps = 0; steps < 6; steps += 1) {
    if (startsName(sentence, index, cue)) return { index, cue };
    const title = afterTitle(tokens, index);
    if (title !== undefined) {
      index = title.index;
      cue = stronger(cue, title.cue);
      continue;
    }
    const token = tokenAt(tokens, index);
    const city = token.lower === 'kota' && tokenAt(tokens, index - 1).lower === 'wali';
    if (!ROLES.has(token.lower) && !city) return undefined;
    index = skipWords(tokens, index + 1, PRONOUNS);
    cue = cue === 'faint' || cue === 'mild' ? 'faint' : 'likely';
  }
  return undefined;
}

/** "Siti Aminah, S.Sos.": the degree proves the capitals before it. */
function beforeDegree({ tokens }: Sentence, index: number): number | undefined {
  if (!/^[SMA]$/u.test(tokenAt(tokens, index).text) || tokenAt(tokens, index + 1).text !== '.')
    return undefined;
  const degree = `${tokenAt(tokens, index).lower}${tokenAt(tokens, index + 2).lower}`;
  if (!DEGREES.has(degree)) return undefined;
  let first = tokenAt(tokens, index - 1).text === ',' ? index - 1 : index;
  const stop = first;
  while (first > stop - 5 && isCapitalised(tokenAt(tokens, first - 1))) first -= 1;
  return first < stop ? first : undefined;
}

/** "ahmad bin saleh": both sides are names. */
function beforePatronym({ tokens }: Sentence, index: number): number | undefined {
  if (!/^(?:bin|binti)$/.test(tokenAt(tokens, index).lower)) return undefined;
  if (tokenAt(tokens, index - 1).kind !== 'word' || tokenAt(tokens, index + 1).kind !== 'word')
    return undefined;
  let first = index - 1;
  while (first > index - 4 && isPartOfName(tokenAt(tokens, first - 1))) first -= 1;
  return first;
}

function isPartOfName({ kind, lower }: Token): boolean {
  if (kind !== 'word' || lower.length < 4 || !looksLikeName(lower) || isProperNoun(lower))
    return false;
  return isUnmistakableName(lower) || !isDictionaryWord(lower);
}

function nameAt(sentence: Sentence, index: number): number | undefined {
  for (const finder of findersFor(tokenAt(sentence.tokens, index).lower)) {
    const found = finder(sentence.tokens, index);
    const name = found === undefined ? undefined : resolve(sentence, found);
    if (name !== undefined) return name.index;
  }
  return undefined;
}

/** Names that a cue or a title gives away. */
export function findNames(sentence: Sentence): readonly Finding[] {
  const { tokens } = sentence;
  const findings: Finding[] = [];
  let free = 0;
  for (let index = 0; index < tokens.length; index += 1) {
    if (index < free || tokenAt(tokens, index).kind !== 'word') continue;
    const start =
      nameAt(sentence, index) ?? beforeDegree(sentence, index) ?? beforePatronym(sentence, index);
    if (start === undefined || start < free) continue;
    const end = nameEnd(sentence, start);
    if (end <= start) continue;
    findings.push({
      kind: 'NAMA',
      start: tokenAt(tokens, start).start,
      end: tokenAt(tokens, end - 1).end,
    });
    free = end;
  }
  return findings;
}
