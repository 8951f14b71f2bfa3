import { agencyAt } from './agencies.ts';
import type { Sentence } from './name-extent.ts';
import { isCapitalised, isInitial } from './name-particles.ts';
import { type Office, properEnd } from './office-place.ts';
import {
  AGENCIES,
  CLINICS,
  CONTEST,
  HEADS_OF,
  SCHOOLS,
  SEAT_AREAS,
  SEATS,
} from './office-words.ts';
import type { Finding } from './placeholder.ts';
import { SMALL_PLACE_WORDS } from './regions.ts';
import { GLUED_SCHOOL, schoolAt } from './schools.ts';
import { TITLES, WEAK_TITLES } from './titles.ts';
import { type Token, tokenAt } from './tokens.ts';
import { isCommonWord, isKnownName, isListedWord, looksLikeName } from './word-class.ts';

const VILLAGE_POST =
  /^(?:kepala|sekretaris|bendahara|perangkat|aparat|staf|staff|pegawai|kaur|kasi|ketua|pj|plt|honorer|kader|operator|linmas|petugas|anggota)$/;
const BETWEEN = /^(?:bpd|lpm|pkk|bumdes|kantor|di|karang)$/;
const VILLAGE_SEATS = /^(?:kades|lurah|pambakal|kepala|sekdes)$/;
const NASAL_VERB = /^(?:ng|ny|nd|nj).{3,}$/;
const GENERIC =
  /^(?:kota|daerah|kabupaten|kab|provinsi|besar|baru|dalam|atas|tani|aman|indah|damai|sari|jaya|raya|barat|timur|utara|selatan|tengah|pagi|buah|air|darat|waru|suka|maju|sumber|karya|mekar|makmur|harapan|tunas|sejahtera)$/;

const BEGINNINGS: ReadonlySet<string> = new Set([
  ...SCHOOLS,
  ...CLINICS,
  ...AGENCIES,
  ...HEADS_OF,
  ...SEATS,
]);

function mayBeginOffice(lower: string): boolean {
  return BEGINNINGS.has(lower) || GLUED_SCHOOL.test(lower) || VILLAGE_POST.test(lower);
}

/** Where the place of an office would begin: after "lurah", "kepala desa", "staf kantor camat". */
function seatPlace(tokens: readonly Token[], index: number): number | undefined {
  const { lower } = tokenAt(tokens, index);
  let next = index + 1;
  if (SEATS.has(lower)) {
    if (SEAT_AREAS.has(tokenAt(tokens, next).lower)) next += 1;
  } else if (VILLAGE_POST.test(lower)) {
    let between = 0;
    while (between < 2 && BETWEEN.test(tokenAt(tokens, next + between).lower)) between += 1;
    next += between;
    const area = tokenAt(tokens, next).lower;
    if (!SEAT_AREAS.has(area) && !(between > 0 && /^(?:camat|lurah)$/.test(area))) return undefined;
    next += 1;
  } else return undefined;
  const dot = tokenAt(tokens, next);
  return dot.text === '.' && dot.gap === 'none' ? next + 1 : next;
}

/** "lurah Sungai Pinang", "kepala desa Loa Duri", "sekdes desa Jonggon". */
function seatAt(sentence: Sentence, index: number): Office | undefined {
  const { tokens } = sentence;
  const before = tokenAt(tokens, index - 1).lower;
  if (CONTEST.has(before) || before === 'kantor') return undefined;
  const from = seatPlace(tokens, index);
  if (from === undefined) return undefined;
  const first = tokenAt(tokens, from);
  if (isInitial(tokens, from) || TITLES.has(first.lower) || WEAK_TITLES.has(first.lower)) {
    return undefined;
  }
  const proper = properEnd(sentence, from);
  const to = proper > from || !isUnknownPlace(tokens, index, from) ? proper : from + 1;
  if (to === from || (isKnownName(first.lower) && !SMALL_PLACE_WORDS.has(first.lower)))
    return undefined;
  return isOnlyGeneric(tokens, from, to) ? undefined : { kind: 'WILAYAH', from, to };
}

/** "kades sukamaju": after a village office an unknown word in lower case is a village. */
function isUnknownPlace(tokens: readonly Token[], index: number, from: number): boolean {
  const { kind, lower, gap } = tokenAt(tokens, from);
  if (kind !== 'word' || gap !== 'space' || lower.length < 6 || !looksLikeName(lower)) return false;
  return (
    VILLAGE_SEATS.test(tokenAt(tokens, index).lower) &&
    !isCommonWord(lower) &&
    !NASAL_VERB.test(lower)
  );
}

/** Words such as "baru" or "dalam" that are parts of names but name nothing alone. */
function isOnlyGeneric(tokens: readonly Token[], from: number, to: number): boolean {
  const first = tokenAt(tokens, from);
  if (to - from > 1 || isCapitalised(first)) return false;
  return isListedWord(first.lower) || GENERIC.test(first.lower);
}

/** Places of office that together with the office name one person; the office itself stays. */
export function findOffices(sentence: Sentence): readonly Finding[] {
  const { tokens } = sentence;
  const findings: Finding[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const { kind: sort, lower } = tokenAt(tokens, index);
    if (sort !== 'word' || !mayBeginOffice(lower)) continue;
    const office =
      schoolAt(sentence, index) ?? agencyAt(sentence, index) ?? seatAt(sentence, index);
    if (office === undefined) continue;
    const { kind, from, to } = office;
    findings.push({ kind, start: tokenAt(tokens, from).start, end: tokenAt(tokens, to - 1).end });
    index = to - 1;
  }
  return findings;
}
