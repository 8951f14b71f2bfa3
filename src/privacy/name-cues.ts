import {
  ELECTED,
  FROM,
  GROUPS,
  NAME_ADJECTIVES,
  NAME_WORDS,
  NAMED,
  NEARNESS,
  ON_BEHALF,
  SELF,
  SIGNED,
  WITH,
} from './cue-words.ts';
import { INSTITUTION_WORDS } from './institution-words.ts';
import type { Cue } from './name-extent.ts';
import {
  CALLED_BY_OFFICE,
  DONE_BY_MANY,
  DOTTED_TITLES,
  FIRM_TITLES,
  HELD_BY_ONE,
  LINKERS,
  PRONOUNS,
  RELATIONS,
  ROLES,
  TITLES,
  WEAK_TITLES,
} from './titles.ts';
import { type Token, tokenAt } from './tokens.ts';

/** Where a name would begin, and how much the words before it prove. */
export interface Cued {
  readonly index: number;
  readonly cue: Cue;
}

function skipMarks(tokens: readonly Token[], index: number, marks: RegExp): number {
  let next = index;
  while (tokenAt(tokens, next).kind === 'mark' && marks.test(tokenAt(tokens, next).text)) next += 1;
  return next;
}

export function skipWords(
  tokens: readonly Token[],
  index: number,
  ...lists: readonly ReadonlySet<string>[]
): number {
  let next = index;
  while (next < index + 4 && lists.some((list) => list.has(tokenAt(tokens, next).lower))) next += 1;
  return next;
}

/** "bapak-bapak komplek": several people, none of them named. */
function isSecondOfPair(tokens: readonly Token[], index: number): boolean {
  const before = tokenAt(tokens, index - 1);
  const first = before.text === '-' ? tokenAt(tokens, index - 2) : before;
  return first.lower === tokenAt(tokens, index).lower;
}

/** After "pak", "Hj.", "Bapak Drs. H.": where the name would stand. */
export function afterTitle(tokens: readonly Token[], index: number): Cued | undefined {
  const token = tokenAt(tokens, index);
  const strong = TITLES.has(token.lower);
  if (!strong && !WEAK_TITLES.has(token.lower)) return undefined;
  if (isSecondOfPair(tokens, index)) return undefined;
  let next = index + 1;
  const dot = tokenAt(tokens, next);
  const dotted = dot.text === '.' && dot.gap === 'none';
  if (dotted && DOTTED_TITLES.has(token.lower)) next += 1;
  else if (dotted || dot.gap === 'line') return undefined;

  if (token.lower === 'dr' && dotted) return { index: next, cue: 'firm' };
  if (token.lower === 'h' && dotted) return { index: next, cue: 'firm' };
  if (strong) return { index: next, cue: 'certain' };
  if (FIRM_TITLES.has(token.lower)) return { index: next, cue: 'firm' };
  return { index: next, cue: token.lower.length > 3 ? 'likely' : 'mild' };
}

/** After "nama saya", "namanya", "bernama", "perkenalkan saya". */
function afterNameWord(tokens: readonly Token[], index: number): Cued | undefined {
  const { lower } = tokenAt(tokens, index);
  if (NAME_WORDS.has(lower)) {
    let next = skipWords(tokens, index + 1, NAME_ADJECTIVES, SELF, PRONOUNS, RELATIONS);
    const said = next > index + 1 || lower.endsWith('ku');
    const mark = skipMarks(tokens, next, /^[:=]$/);
    const linked = skipWords(tokens, mark, LINKERS);
    if (!said && mark === next) return undefined;
    next = linked;
    return { index: next, cue: 'certain' };
  }
  if (NAMED.has(lower)) {
    const mark = skipMarks(tokens, index + 1, /^[:=,]$/);
    const next = skipWords(tokens, mark, NAME_WORDS, NAME_ADJECTIVES, SELF, LINKERS);
    const vague = /^(?:panggil|dipanggil|disapa)$/.test(lower) && next === mark;
    return { index: next, cue: vague ? 'likely' : 'certain' };
  }
  return undefined;
}

/** After "an.", "a.n.", "a/n", "atas nama". */
function afterOnBehalf(tokens: readonly Token[], index: number): Cued | undefined {
  if (!ON_BEHALF.has(tokenAt(tokens, index).lower)) return undefined;
  const [first, second, third, fourth] = [0, 1, 2, 3].map((step) => tokenAt(tokens, index + step));
  if (first?.lower === 'atas' && second?.lower === 'nama') {
    return { index: skipMarks(tokens, index + 2, /^[:]$/), cue: 'certain' };
  }
  if (first?.lower === 'an' && second !== undefined && /^[.:]$/.test(second.text)) {
    return { index: index + 2, cue: 'certain' };
  }
  if (first?.lower === 'an') return { index: index + 1, cue: 'likely' };
  const split = first?.lower === 'a' && /^[./]$/.test(second?.text ?? '') && third?.lower === 'n';
  if (!split) return undefined;
  return { index: /^[.:]$/.test(fourth?.text ?? '') ? index + 4 : index + 3, cue: 'certain' };
}

/** After "atasan saya", "teman kantor ulun, ", "caleg", "lurah kami". */
function afterPerson(tokens: readonly Token[], index: number): Cued | undefined {
  const { lower } = tokenAt(tokens, index);
  const related = RELATIONS.has(lower);
  if (!related && !ROLES.has(lower)) return undefined;
  const described = skipWords(
    tokens,
    index + 1,
    GROUPS,
    related ? NEARNESS : GROUPS,
    ROLES.has(lower) ? INSTITUTION_WORDS : GROUPS,
  );
  const pronoun = skipWords(tokens, described, PRONOUNS);
  const mark = skipMarks(tokens, pronoun, /^[,:(]$/);
  const linked = skipWords(tokens, mark, LINKERS, GROUPS, related ? FROM : LINKERS);
  const known = described > index + 1 && NEARNESS.has(tokenAt(tokens, index + 1).lower);
  const near = pronoun > described || known;
  const owned = related && (near || lower.endsWith('ku') || linked > mark);
  if (owned && mark === pronoun && !ELECTED.has(lower)) return { index: linked, cue: 'firm' };
  if (owned || ELECTED.has(lower)) return { index: linked, cue: 'likely' };
  if (HELD_BY_ONE.has(lower)) {
    const sure = linked === index + 1 && CALLED_BY_OFFICE.has(lower);
    return { index: linked, cue: sure ? 'firm' : 'likely' };
  }
  const several =
    DONE_BY_MANY.has(lower) ||
    described > index + 1 ||
    mark > pronoun ||
    (related && !ROLES.has(lower));
  return { index: linked, cue: several ? 'mild' : 'faint' };
}

/** After "saya" when a known name follows, after "Hormat saya," and the like. */
function afterSelf(tokens: readonly Token[], index: number): Cued | undefined {
  const { lower } = tokenAt(tokens, index);
  const marked = skipMarks(tokens, index + 1, /^[,:]$/);
  if (SIGNED.has(lower)) {
    const words = skipWords(tokens, marked, SELF, PRONOUNS, SIGNED);
    const next = skipMarks(tokens, words, /^[,:]$/);
    const signed = lower !== 'dari' && lower !== 'pengirim' && (next > words || marked > index + 1);
    const told = /^(?:ttd|tertanda|pelapor|terlapor)$/.test(lower);
    const vague = tokenAt(tokens, next - 1).text === ',' && lower.endsWith('lapor');
    if (!told && !signed) return { index: next, cue: 'faint' };
    return { index: next, cue: vague ? 'likely' : 'firm' };
  }
  if (!SELF.has(lower) || tokenAt(tokens, index + 1).gap === 'line') return undefined;
  return { index: skipWords(tokens, marked, WITH), cue: 'mild' };
}

type Finder = (tokens: readonly Token[], index: number) => Cued | undefined;

/** Each looks at one of its words and says where a name would follow it. */
const FINDERS: readonly (readonly [finder: Finder, words: readonly ReadonlySet<string>[]])[] = [
  [afterTitle, [TITLES, WEAK_TITLES]],
  [afterNameWord, [NAME_WORDS, NAMED]],
  [afterOnBehalf, [ON_BEHALF]],
  [afterPerson, [RELATIONS, ROLES]],
  [afterSelf, [SIGNED, SELF]],
];

const FINDERS_BY_WORD: ReadonlyMap<string, readonly Finder[]> = new Map(
  [...new Set(FINDERS.flatMap(([, lists]) => lists.flatMap((list) => [...list])))].map((word) => [
    word,
    FINDERS.filter(([, lists]) => lists.some((list) => list.has(word))).map(([finder]) => finder),
  ]),
);

/** What may find a name after this word; none after most words. */
export function findersFor(lower: string): readonly Finder[] {
  return FINDERS_BY_WORD.get(lower) ?? [];
}
