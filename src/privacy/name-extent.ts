import { SMALL_PLACE_WORDS } from './regions.ts';
import { DEGREES } from './titles.ts';
import { type Token, tokenAt } from './tokens.ts';
import {
  hasNameShape,
  isCommonWord,
  isKnownName,
  isListedWord,
  isRegionWord,
  isUnmistakableName,
  looksLikeName,
} from './word-class.ts';

/**
 * How much the words before a possible name prove: after `certain` ones any word that is not common
 * is a name, after `likely` ones a capital is needed, after `faint` ones a name that is known.
 */
export type Cue = 'certain' | 'likely' | 'faint';

/** The tokens of a message and whether it is written all in capitals. */
export interface Sentence {
  readonly tokens: readonly Token[];
  readonly shouting: boolean;
}

const MOST_WORDS = 6;
const CONNECTORS = new Set(['bin', 'binti', 'bint', 'al', 'el', 'van', 'ibnu', 'bte']);

export function isCapitalised(token: Token): boolean {
  return /^\p{Lu}[\p{Ll}']/u.test(token.text);
}

function isAllCapitals(token: Token): boolean {
  return token.text.length > 1 && /^[\p{Lu}']+$/u.test(token.text);
}

const SHORTENED = /^(?:\p{Lu}|Abd|Muh|Moh|Ahm|Sy|Ach|Hj|Md|Dg|Ny|Al)$/u;

/** "M." or "Abd."; in lower case only before a name that is known. */
export function isInitial(tokens: readonly Token[], index: number): boolean {
  const { text } = tokenAt(tokens, index);
  const dot = tokenAt(tokens, index + 1);
  if (dot.text !== '.' || dot.gap !== 'none') return false;
  if (SHORTENED.test(text)) return true;
  return /^(?:[a-z]|abd|muh|moh)$/.test(text) && isKnownName(tokenAt(tokens, index + 2).lower);
}

/** "La Ode", "I Made", "Ni Luh", "St. Aisyah": short words that begin a name before a capital. */
function isParticle(tokens: readonly Token[], index: number): boolean {
  if (!/^(?:La|Wa|I|Ni|De|Da|St|Dg|El|Le|Van)$/.test(tokenAt(tokens, index).text)) return false;
  const next = tokenAt(tokens, tokenAt(tokens, index + 1).text === '.' ? index + 2 : index + 1);
  return isCapitalised(next) && !isListedWord(next.lower);
}

/** Whether the word at `index` can be the first of a name. */
export function startsName({ tokens, shouting }: Sentence, index: number, cue: Cue): boolean {
  const token = tokenAt(tokens, index);
  if (token.kind !== 'word') return false;
  const { lower } = token;
  if (cue !== 'faint' && isParticle(tokens, index)) return true;
  if (isInitial(tokens, index) && cue !== 'faint') {
    const next = tokenAt(tokens, index + 2);
    return (
      next.kind === 'word' &&
      (isCapitalised(next) || isKnownName(next.lower)) &&
      !isCommonWord(next.lower)
    );
  }
  const capital = isCapitalised(token);
  if (isKnownName(lower)) {
    if (cue === 'certain' || (capital && !shouting) || isUnmistakableName(lower)) return true;
    return cue === 'likely' && !isListedWord(lower);
  }
  if (isListedWord(lower) || !looksLikeName(lower)) return false;
  if (cue === 'faint') return capital && !shouting && hasNameShape(lower);
  if (capital && !shouting) {
    return !isRegionWord(lower) && (cue === 'certain' || !SMALL_PLACE_WORDS.has(lower));
  }
  if (isCommonWord(lower)) return false;
  if (isAllCapitals(token) && !shouting)
    return cue === 'certain' && lower.length > 3 && !isRegionWord(lower);
  return cue === 'certain' && !isRegionWord(lower);
}

function continuesName(sentence: Sentence, index: number, unknown: number): boolean {
  const { tokens, shouting } = sentence;
  const token = tokenAt(tokens, index);
  const { lower } = token;
  if (token.kind !== 'word' || token.gap === 'line') return false;
  const capital = isCapitalised(token) || (isAllCapitals(token) && !shouting);
  if (isKnownName(lower))
    return capital || shouting || isUnmistakableName(lower) || !isCommonWord(lower);
  if (isListedWord(lower) || isRegionWord(lower) || !looksLikeName(lower)) return false;
  if (capital) return isCapitalised(token) || lower.length > 3;
  if (isCommonWord(lower)) return false;
  const before = tokenAt(tokens, index - 1);
  return unknown < 2 && (shouting || !isCapitalised(before));
}

/** The index after a degree such as `, S.Sos.` or `M.Si`, or `index` when there is none. */
function skipDegree(tokens: readonly Token[], index: number): number {
  let next = index;
  if (tokenAt(tokens, next).text === ',') next += 1;
  let letters = '';
  let dots = 0;
  let best = index;
  for (let steps = 0; steps < 8; steps += 1) {
    const token = tokenAt(tokens, next + steps);
    if (steps > 0 && token.gap !== 'none' && tokenAt(tokens, next + steps - 1).text !== '.') break;
    if (token.text === '.') dots += 1;
    else if (token.kind === 'word' && token.text.length <= 5) letters += token.lower;
    else break;
    const upper = /^\p{Lu}/u.test(tokenAt(tokens, next).text) || dots > 0;
    if (DEGREES.has(letters) && upper) {
      const after = tokenAt(tokens, next + steps + 1);
      const dotted = after.text === '.' && after.gap === 'none' && dots > 0;
      best = next + steps + (dotted ? 2 : 1);
    }
    if (letters.length > 6) break;
  }
  return best;
}

/** The index after the name that begins at `index`. */
export function nameEnd(sentence: Sentence, index: number): number {
  const { tokens } = sentence;
  let end = index;
  let unknown = 0;
  for (let words = 0; words < MOST_WORDS; words += 1) {
    const token = tokenAt(tokens, end);
    if (isInitial(tokens, end) && (words === 0 || token.gap !== 'line')) {
      end += 2;
      continue;
    }
    if (words === 0 && isParticle(tokens, end)) {
      end += tokenAt(tokens, end + 1).text === '.' ? 2 : 1;
      continue;
    }
    if (words > 0 && CONNECTORS.has(token.lower)) {
      const joint = tokenAt(tokens, end + 1).text === '-' ? 1 : 0;
      if (!looksLikeName(tokenAt(tokens, end + 1 + joint).lower)) break;
      end += 2 + joint;
      continue;
    }
    if (words > 0 && token.text === '-' && token.gap === 'none') {
      if (!isCapitalised(tokenAt(tokens, end + 1)) || !continuesName(sentence, end + 1, unknown))
        break;
      end += 2;
      continue;
    }
    if (words > 0 && !continuesName(sentence, end, unknown)) {
      const capital =
        token.kind === 'word' && /^\p{Lu}$/u.test(token.text) && token.gap === 'space';
      if (!capital) break;
    }
    if (words > 0 && !isKnownName(token.lower)) unknown += 1;
    end += 1;
  }
  for (let degrees = 0; degrees < 4; degrees += 1) {
    const after = skipDegree(tokens, end);
    if (after === end) break;
    end = after;
  }
  return end;
}
