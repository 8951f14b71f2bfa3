import { type DigitGroup, findDigitChains } from './digit-chains.ts';
import { cueBefore, type FoundCue, findCues, isAmount, type NumberCue } from './number-cues.ts';
import {
  amountLength,
  dateLength,
  isBareMobile,
  isClockTime,
  isGroupedAmount,
  isLandline,
  isMobile,
  isNik,
  isNip,
  isNpwp,
} from './number-shapes.ts';
import type { Finding, PlaceholderKind } from './placeholder.ts';

const LONGEST = 20;
/** A longer row of small numbers is a list or an attack, and no identifier. */
const MOST_SMALL_GROUPS = 30;
/** In a longer chain every group stands for itself. */
const MOST_GROUPS = 300;
const CUED: Partial<Record<NumberCue, { readonly kind: PlaceholderKind; readonly least: number }>> =
  {
    nik: { kind: 'NIK', least: 8 },
    kk: { kind: 'KK', least: 10 },
    nip: { kind: 'NIP', least: 8 },
    npwp: { kind: 'NPWP', least: 9 },
    nuptk: { kind: 'NUPTK', least: 8 },
    rekening: { kind: 'REKENING', least: 6 },
    telepon: { kind: 'TELEPON', least: 6 },
    kontak: { kind: 'TELEPON', least: 9 },
    transfer: { kind: 'REKENING', least: 9 },
    nomor: { kind: 'NOMOR', least: 6 },
  };

interface Candidate {
  readonly groups: readonly DigitGroup[];
  readonly digits: string;
  readonly cue: NumberCue;
  readonly text: string;
}

/** What so many groups of digits are. */
interface Run {
  readonly kind: PlaceholderKind;
  readonly count: number;
}

interface Surroundings {
  readonly text: string;
  readonly cues: readonly FoundCue[];
}

function startOf(groups: readonly DigitGroup[]): number {
  return groups[0]?.start ?? 0;
}

function endOf(groups: readonly DigitGroup[]): number {
  return groups.at(-1)?.end ?? 0;
}

function isTight(groups: readonly DigitGroup[]): boolean {
  return groups.every((group, index) => index === 0 || /[^\s,]/.test(group.gap));
}

function hasPlus({ text, groups }: Candidate): boolean {
  return /\+\(?$/.test(text.slice(Math.max(0, startOf(groups) - 2), startOf(groups)));
}

function isTelephone(candidate: Candidate): boolean {
  const { digits, groups, cue } = candidate;
  if (isMobile(digits) || isLandline(groups)) return true;
  if (hasPlus(candidate)) return digits.length >= 9 && digits.length <= 15;
  return isBareMobile(digits) && (cue === 'telepon' || cue === 'kontak' || groups.length > 1);
}

/** Years (`2019-2020-2021`) or small numbers in a row. */
function isListOfNumbers(groups: readonly DigitGroup[]): boolean {
  return (
    groups.every(({ digits }) => /^(?:19|20)\d\d$/.test(digits)) ||
    groups.every(({ digits }) => digits.length <= 2)
  );
}

/** Numbers of letters and decrees: slashes with a year at the end, or a year that follows. */
function isLetterNumber({ groups, text }: Candidate): boolean {
  const last = groups.at(-1);
  const slashed = groups.some((group) => group.gap.includes('/'));
  if (slashed && last !== undefined && /^(?:19|20)\d\d$/.test(last.digits)) return true;
  return /^(?:\/[a-z]|(?:\/\d{1,5}){0,3}\/(?:19|20)\d\d\b|[^a-z\d]{0,3}(?:tahun|thn|th)\b)/i.test(
    text.slice(endOf(groups), endOf(groups) + 30),
  );
}

/** What a number says about itself, whatever stands around it. */
function shapeOf(candidate: Candidate): PlaceholderKind | undefined {
  const { digits, groups, cue } = candidate;
  if (isNip(digits)) return 'NIP';
  if (isNik(digits)) return cue === 'kk' ? 'KK' : (cuedKind(cue, 16) ?? 'NIK');
  if (isNpwp(groups)) return 'NPWP';
  if (isGroupedAmount(groups) && !digits.startsWith('628') && !hasPlus(candidate)) return undefined;
  if (!isTelephone(candidate) || (isLetterNumber(candidate) && !isMobile(digits))) return undefined;
  return cue === 'rekening' ? 'REKENING' : 'TELEPON';
}

function cuedKind(cue: NumberCue, length: number): PlaceholderKind | undefined {
  const rule = CUED[cue];
  return rule !== undefined && length >= rule.least && !/telepon|kontak|transfer/.test(cue)
    ? rule.kind
    : undefined;
}

/** What the words around a number make of it. */
function contextOf(candidate: Candidate): PlaceholderKind | undefined {
  const { digits, groups, cue } = candidate;
  const amount =
    isGroupedAmount(groups) || (groups.length === 1 && /000$/.test(digits) && digits.length < 13);
  const rule = CUED[cue];
  const named = rule !== undefined && digits.length >= rule.least && digits.length <= LONGEST;
  const strong = cue !== 'telepon' && cue !== 'kontak' && cue !== 'transfer' && cue !== 'rekening';
  if (named && (strong || !amount)) return rule.kind;
  if (amount || digits.length < 9 || isLetterNumber(candidate)) return undefined;
  if (!isTight(groups) || isListOfNumbers(groups)) return undefined;
  return 'NOMOR';
}

/** The end of the longest run of groups from `index` for which `judge` finds a kind. */
function longest(
  { text, cues }: Surroundings,
  chain: readonly DigitGroup[],
  index: number,
  judge: (candidate: Candidate) => PlaceholderKind | undefined,
): Run | undefined {
  const cue = cueBefore(cues, chain[index]?.start ?? 0);
  const abroad = text.charAt((chain[index]?.start ?? 0) - 1) === '+';
  let digits = '';
  let best: Run | undefined;
  for (let count = 1; digits.length <= LONGEST; count += 1) {
    const group = chain[index + count - 1];
    if (group === undefined || (count > 1 && isOwnNumber(group, digits, abroad))) break;
    if (
      best !== undefined &&
      !(cue === 'rekening' && isFifteenDigits(chain, index)) &&
      isAfterthought(group, digits.length / (count - 1), digits.length >= 10)
    )
      break;
    digits += group.digits;
    if (digits.length < 6 || digits.length > LONGEST + 8) continue;
    const kind = judge({ groups: chain.slice(index, index + count), digits, cue, text });
    if (kind !== undefined) best = { kind, count };
  }
  return best;
}

/** What the shape says, unless the words before make the same of more groups. */
function furthest(byShape: Run | undefined, byContext: () => Run | undefined): Run | undefined {
  if (byShape !== undefined && !/^(?:REKENING|TELEPON)$/.test(byShape.kind)) return byShape;
  const named = byContext();
  if (byShape?.kind === 'TELEPON' && !/^(?:NUPTK|NPWP|NIP|NIK|KK)$/.test(named?.kind ?? ''))
    return byShape;
  return named !== undefined && named.count > (byShape?.count ?? 0) ? named : byShape;
}

/** A long group stands for itself unless only a country code precedes it. */
function isOwnNumber(group: DigitGroup, before: string, abroad: boolean): boolean {
  const prefix = abroad ? /^\d{1,3}$/ : /^(?:0|62|0062)$/;
  return group.digits.length >= 10 && !prefix.test(before);
}

/** "0123 01 004567 50 8": an account as one bank prints it. */
function isFifteenDigits(chain: readonly DigitGroup[], index: number): boolean {
  const sizes = chain.slice(index, index + 5).map(({ digits }) => digits.length);
  return sizes.join(' ') === '4 2 6 2 1';
}

/** A small number or a year, set apart by a blank, after a number that is already complete. */
function isAfterthought(group: DigitGroup, meanSize: number, complete: boolean): boolean {
  if (group.gap.includes('(')) return true;
  if (group.gap.trim() !== '' || meanSize <= 2) return false;
  return (complete && group.digits.length <= 2) || /^(?:19|20)\d\d$/.test(group.digits);
}

/** Takes in a plus sign and the bracket of an area code, but no bracket around the whole. */
function widen(text: string, start: number, end: number): readonly [number, number] {
  const plus = text.charAt(start - 1) === '+' ? start - 1 : start;
  const closes = text.slice(start, end).includes(')');
  const from = closes && text.charAt(plus - 1) === '(' ? plus - 1 : plus;
  return [from, end];
}

function findInChain(around: Surroundings, chain: readonly DigitGroup[]): readonly Finding[] {
  const findings: Finding[] = [];
  for (let index = 0; index < chain.length; ) {
    const patter = patterLength(chain, index);
    if (patter > MOST_SMALL_GROUPS) {
      index += patter;
      continue;
    }
    const date = dateLength(chain, index);
    if (date > 0 || isClockTime(chain, index)) {
      index += date > 0 ? date : 2;
      continue;
    }
    const found = furthest(longest(around, chain, index, shapeOf), () =>
      longest(around, chain, index, contextOf),
    );
    const groups = chain.slice(index, index + (found?.count ?? amountLength(chain, index)));
    index += groups.length;
    if (found === undefined) continue;
    const sure = found.kind !== 'NOMOR' && found.kind !== 'REKENING';
    if (!sure && isAmount(around.text, startOf(groups), endOf(groups))) continue;
    const [start, end] = widen(around.text, startOf(groups), endOf(groups));
    findings.push({ kind: found.kind, start, end });
  }
  return findings;
}

/** How many groups of one or two digits follow each other from `index`. */
function patterLength(chain: readonly DigitGroup[], index: number): number {
  if (index > 0 && (chain[index - 1]?.digits.length ?? 3) < 3) return 0;
  let count = 0;
  while ((chain[index + count]?.digits.length ?? 3) < 3) count += 1;
  return count;
}

function isLongEnough(chain: readonly DigitGroup[]): boolean {
  return chain.reduce((sum, group) => sum + group.digits.length, 0) >= 6;
}

/** Identity, tax, telephone, account and other personal numbers. */
export function findNumbers(text: string): readonly Finding[] {
  const chains = findDigitChains(text).filter(isLongEnough);
  if (chains.length === 0) return [];
  const around = { text, cues: findCues(text) };
  return chains.flatMap((chain) =>
    chain.length > MOST_GROUPS
      ? chain.flatMap((group) => findInChain(around, [group]))
      : findInChain(around, chain),
  );
}
