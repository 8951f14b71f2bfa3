import { afterDegrees } from './name-degrees.ts';
import {
  isBalinese,
  isCapitalised,
  isChineseName,
  isInitial,
  isParticle,
  isStrange,
} from './name-particles.ts';
import { SMALL_PLACE_WORDS } from './regions.ts';
import { isRootWord } from './root-words.ts';
import { DONE_BY_MANY, RELATIONS, ROLES } from './titles.ts';
import { type Token, tokenAt } from './tokens.ts';
import {
  hasNameShape,
  isCommonWord,
  isDictionaryWord,
  isKnownName,
  isListedWord,
  isProperNoun,
  isRegionWord,
  isUnmistakableName,
  looksLikeName,
} from './word-class.ts';

/**
 * How much the words before a possible name prove: after `certain` ones any word that is not common
 * is a name, after `firm` ones any word that is not in the dictionary, after `likely` ones a capital is needed, after `mild` ones two capitals or one that
 * stands alone, after `faint` ones a name that is known.
 */
export type Cue = 'certain' | 'firm' | 'likely' | 'mild' | 'faint';

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
  'daeng',
  'dg',
  'ode',
  'el',
  'van',
  'ibnu',
  'bte',
  'br',
  'boru',
]);

function isAllCapitals(token: Token): boolean {
  return token.text.length > 1 && /^[\p{Lu}']+$/u.test(token.text);
}

/** Whether the word at `index` can be the first of a name. */
export function startsName(sentence: Sentence, index: number, cue: Cue): boolean {
  const { tokens, shouting } = sentence;
  const token = tokenAt(tokens, index);
  if (token.kind !== 'word') return false;
  const { lower } = token;
  if (tokenAt(tokens, index - 1).lower === 'inisial' && isAllCapitals(token)) return true;
  const after = tokenAt(tokens, index + 1);
  if (token.text === lower && after.text === '-' && after.gap === 'none' && !isKnownName(lower))
    return false;
  if (isWeak(cue) ? isBalinese(tokens, index) : isParticle(tokens, index)) return true;
  if (isInitial(tokens, index) && !isWeak(cue)) {
    const next = tokenAt(tokens, index + 2);
    return (
      next.kind === 'word' &&
      (isKnownName(next.lower) ||
        !isDictionaryWord(next.lower) ||
        (isCapitalised(next) && !isCommonWord(next.lower)))
    );
  }
  const capital = isCapitalised(token);
  if (lower === 'imam' && /^(?:masjid|mesjid|mushol?la|langgar|surau)$/.test(after.lower))
    return false;
  if (isKnownName(lower) && !(isWeak(cue) && isProperNoun(lower))) {
    if (cue === 'certain' || (capital && !shouting) || isUnmistakableName(lower)) return true;
    if (cue === 'firm' && isKnownName(tokenAt(tokens, index + 1).lower)) return true;
    return !isWeak(cue) && !isListedWord(lower);
  }
  if (cue === 'certain' && isTelling(sentence, token)) return true;
  if (cue !== 'faint' && isPairOfCapitals(sentence, index, cue)) return true;
  if (isListedWord(lower) || !looksLikeName(lower)) return false;
  if (cue === 'mild' && capital && isIntroduced(sentence, index)) return true;
  if (cue === 'mild' && !capital && isIntroducedSoftly(sentence, index)) return true;
  if (isWeak(cue)) return capital && !shouting && hasNameShape(lower);
  if (capital && !shouting) {
    return !isRegionWord(lower) && (cue === 'certain' || !SMALL_PLACE_WORDS.has(lower));
  }
  if (cue === 'likely' || isRegionWord(lower) || isForCommonUse(sentence, index, cue)) return false;
  return shouting || !isAllCapitals(token) || (cue === 'certain' && lower.length > 3);
}

/** "jeri sumual": a word of the dictionary is a name all the same before a word of no language. */
function isForCommonUse({ tokens }: Sentence, index: number, cue: Cue): boolean {
  const { lower } = tokenAt(tokens, index);
  if (isCommonWord(lower)) return true;
  if (!(cue === 'certain' ? isRootWord(lower) : isDictionaryWord(lower))) return false;
  return !isStrange(tokenAt(tokens, index + 1));
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

/** "saya rusmin nuryadi, kasi di …", "ini nadhira dari …": in lower case, words of no language. */
function isIntroducedSoftly({ tokens, shouting }: Sentence, index: number): boolean {
  if (
    shouting ||
    !/^(?:saya|sya|sy|aku|ini|ulun|dengan|dgn)$/.test(tokenAt(tokens, index - 1).lower)
  )
    return false;
  if (!isStrange(tokenAt(tokens, index))) return false;
  const next = tokenAt(tokens, index + 1);
  if (!isStrange(next) && !isKnownName(next.lower)) {
    const from = tokenAt(tokens, index - 1).lower === 'ini' && /^(?:dari|dr)$/.test(next.lower);
    return from || DONE_BY_MANY.has(next.lower);
  }
  const after = tokenAt(tokens, index + 2);
  return /^(?:[,(]|dari|dr)$/.test(after.lower) || ROLES.has(after.lower);
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
  if (isChineseName(tokens, index)) return true;
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
    if (words > 0 && CONNECTORS.has(token.lower) && isParticle(tokens, end + 1)) {
      end += 2;
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
  return afterDegrees(tokens, end);
}
