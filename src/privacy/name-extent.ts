import { SMALL_PLACE_WORDS } from './regions.ts';
import { DEGREES, RELATIONS, ROLES } from './titles.ts';
import { type Token, tokenAt } from './tokens.ts';
import {
  hasNameShape,
  isCommonWord,
  isKnownName,
  isListedWord,
  isProperNoun,
  isRegionWord,
  isUnmistakableName,
  looksLikeName,
} from './word-class.ts';

/**
 * How much the words before a possible name prove: after `certain` ones any word that is not common
 * is a name, after `likely` ones a capital is needed, after `mild` ones two capitals or one that
 * stands alone, after `faint` ones a name that is known.
 */
export type Cue = 'certain' | 'likely' | 'mild' | 'faint';

/** The tokens of a message and whether it is written all in capitals. */
export interface Sentence {
  readonly tokens: readonly Token[];
  readonly shouting: boolean;
  /** Whether ordinary words are in lower case, so that a capital says something. */
  readonly tellingCapitals: boolean;
}

const MOST_WORDS = 6;
const CONNECTORS = new Set([
  'bin',
  'binti',
  'bint',
  'al',
  'el',
  'van',
  'ibnu',
  'bte',
  'br',
  'boru',
]);

export function isCapitalised(token: Token): boolean {
  return /^\p{Lu}[\p{Ll}']/u.test(token.text);
}

function isAllCapitals(token: Token): boolean {
  return token.text.length > 1 && /^[\p{Lu}']+$/u.test(token.text);
}

const SHORTENED = /^(?:\p{Lu}|Abd|Muh|Moh|Ahm|Sy|Ach|Hj|Md|Dg|Ny|Al|Rr|Rd|Tb|Tgk|Kgs)$/u;

/** "M." or "Abd."; in lower case only before a name that is known. */
export function isInitial(tokens: readonly Token[], index: number): boolean {
  const { text } = tokenAt(tokens, index);
  const dot = tokenAt(tokens, index + 1);
  if (dot.text !== '.' || dot.gap !== 'none') return false;
  if (SHORTENED.test(text)) return true;
  return /^(?:[a-z]|abd|muh|moh)$/.test(text) && isKnownName(tokenAt(tokens, index + 2).lower);
}

/** "i wayan", "ni luh": the order of birth tells, even in lower case. */
function isBalinese(tokens: readonly Token[], index: number): boolean {
  const { lower } = tokenAt(tokens, index);
  if (lower !== 'i' && lower !== 'ni') return false;
  return /^(?:wayan|made|nyoman|ketut|gede|putu|kadek|komang|luh|gusti|nengah|dewa)$/.test(
    tokenAt(tokens, index + 1).lower,
  );
}

/** "La Ode", "I Made", "Ni Luh", "St. Aisyah": short words that begin a name before a capital. */
function isParticle(tokens: readonly Token[], index: number): boolean {
  if (tokenAt(tokens, index).text.length > 3) return false;
  if (isBalinese(tokens, index)) return true;
  if (!/^(?:La|Wa|I|Ni|De|Da|St|Dg|El|Le|Van)$/.test(tokenAt(tokens, index).text)) return false;
  const next = tokenAt(tokens, tokenAt(tokens, index + 1).text === '.' ? index + 2 : index + 1);
  return isCapitalised(next) && !isListedWord(next.lower);
}

/** Whether the word at `index` can be the first of a name. */
export function startsName(sentence: Sentence, index: number, cue: Cue): boolean {
  const { tokens, shouting } = sentence;
  const token = tokenAt(tokens, index);
  if (token.kind !== 'word') return false;
  const { lower } = token;
  if (tokenAt(tokens, index - 1).lower === 'inisial' && isAllCapitals(token)) return true;
  if (isWeak(cue) ? isBalinese(tokens, index) : isParticle(tokens, index)) return true;
  if (isInitial(tokens, index) && !isWeak(cue)) {
    const next = tokenAt(tokens, index + 2);
    return (
      next.kind === 'word' &&
      (isKnownName(next.lower) || (isCapitalised(next) && !isCommonWord(next.lower)))
    );
  }
  const capital = isCapitalised(token);
  if (isKnownName(lower) && !(isWeak(cue) && isProperNoun(lower))) {
    if (cue === 'certain' || (capital && !shouting) || isUnmistakableName(lower)) return true;
    return cue === 'likely' && !isListedWord(lower);
  }
  if (cue === 'certain' && isTelling(sentence, token)) return true;
  if (cue !== 'faint' && isPairOfCapitals(sentence, index, cue)) return true;
  if (isListedWord(lower) || !looksLikeName(lower)) return false;
  if (cue === 'mild' && capital && isIntroduced(sentence, index)) return true;
  if (isWeak(cue)) return capital && !shouting && hasNameShape(lower);
  if (capital && !shouting) {
    return !isRegionWord(lower) && (cue === 'certain' || !SMALL_PLACE_WORDS.has(lower));
  }
  if (isCommonWord(lower)) return false;
  if (isAllCapitals(token) && !shouting)
    return cue === 'certain' && lower.length > 3 && !isRegionWord(lower);
  return cue === 'certain' && !isRegionWord(lower);
}

function isWeak(cue: Cue): boolean {
  return cue === 'mild' || cue === 'faint';
}

/** "anak Bu Titik": any word is a name when it alone has a capital. */
function isTelling({ tellingCapitals }: Sentence, token: Token): boolean {
  return (
    tellingCapitals &&
    isCapitalised(token) &&
    looksLikeName(token.lower) &&
    !isProperNoun(token.lower)
  );
}

/** Capitals of two words in a row, where ordinary words have none: "Hubung Ajang". */
function isPairOfCapitals(sentence: Sentence, index: number, cue: Cue): boolean {
  const [first, second] = [tokenAt(sentence.tokens, index), tokenAt(sentence.tokens, index + 1)];
  if (!sentence.tellingCapitals || !isCapitalised(first) || !isCapitalised(second)) return false;
  if (second.gap !== 'space' || isProperNoun(second.lower)) return false;
  if (isProperNoun(first.lower) && !(cue === 'certain' && RELATIONS.has(first.lower))) return false;
  if (SMALL_PLACE_WORDS.has(first.lower)) return false;
  const isNew = ({ lower }: Token) => isKnownName(lower) || !isCommonWord(lower);
  if (cue === 'mild') return [first, second].every((one) => isNew(one) && looksLikeName(one.lower));
  return isNew(second) && looksLikeName(first.lower);
}

/** "saya Syahruji, …", "ini Syahruji dari …": one capital, and then what the person does. */
function isIntroduced({ tokens, tellingCapitals }: Sentence, index: number): boolean {
  const { lower } = tokenAt(tokens, index);
  if (!tellingCapitals || isProperNoun(lower) || isCommonWord(lower)) return false;
  const next = tokenAt(tokens, index + 1);
  return /^(?:[,(]|dari|dr|di)$/.test(next.lower) || ROLES.has(next.lower);
}

function continuesName(sentence: Sentence, index: number, unknown: number): boolean {
  const { tokens, shouting } = sentence;
  const token = tokenAt(tokens, index);
  const { lower } = token;
  if (token.kind !== 'word' || token.gap === 'line') return false;
  const capital = isCapitalised(token) || (isAllCapitals(token) && !shouting);
  if (isKnownName(lower))
    return capital || shouting || isUnmistakableName(lower) || !isCommonWord(lower);
  if (sentence.tellingCapitals && isCapitalised(token) && mayBelong(sentence, index)) return true;
  if (isListedWord(lower) || isRegionWord(lower) || !looksLikeName(lower)) return false;
  if (capital) return isCapitalised(token) || lower.length > 3;
  if (isCommonWord(lower)) return false;
  const before = tokenAt(tokens, index - 1);
  return unknown < 2 && (shouting || !isCapitalised(before));
}

/** "Fransiska Bulan", "Ong Kok Seng", "Kwee Mei Lan": any word can be part of a name. */
function mayBelong({ tokens }: Sentence, index: number): boolean {
  const { lower } = tokenAt(tokens, index);
  if (lower === 'mei') return isCapitalised(tokenAt(tokens, index + 1));
  if (isRegionWord(lower)) {
    const next = tokenAt(tokens, index + 1);
    return isCapitalised(next) && isKnownName(next.lower);
  }
  return !isProperNoun(lower) && lower.length > 1;
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
    if (words <= 1 && isParticle(tokens, end)) {
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
