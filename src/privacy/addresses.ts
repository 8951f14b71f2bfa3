import type { Finding } from './placeholder.ts';
import { type Token, tokenAt } from './tokens.ts';
import { isCapitalised, type Sentence } from './name-extent.ts';
import { isCommonWord, isKnownName, isRegionWord, looksLikeName } from './word-class.ts';
import { SMALL_PLACE_WORDS } from './regions.ts';

const STREET = new Set(['jl', 'jln', 'jlan', 'jalan']);
const LANE = new Set(['gg', 'gang']);
const ESTATE = new Set(['perum', 'perumahan', 'komplek', 'kompleks', 'komp', 'perumnas', 'cluster', 'rusun', 'rusunawa', 'apartemen', 'griya', 'asrama', 'kost', 'bumi']);
const NUMBERED = new Set(['no', 'nomor', 'nmr', 'rt', 'rw', 'blok', 'blk', 'km', 'kav', 'lantai', 'lt', 'kodepos', 'pos', 'unit', 'kamar']);
const AREA = new Set(['kel', 'kelurahan', 'kec', 'kecamatan', 'desa', 'ds', 'dusun', 'dsn', 'kampung', 'kp', 'dukuh', 'kab', 'kabupaten', 'kota', 'prov', 'provinsi', 'kode']);
const HOME_AREA = new Set(['kel', 'kelurahan', 'desa', 'ds', 'dusun', 'dsn', 'kampung', 'kp', 'dukuh', 'kecamatan', 'kec']);
const HOME = new Set(['tinggal', 'rumah', 'rumahku', 'rumahnya', 'alamat', 'alamatku', 'alamatnya', 'domisili', 'berdomisili', 'warga', 'menetap', 'bermukim', 'mukim', 'kos', 'ngekos', 'ngontrak', 'kontrakan', 'asal', 'berasal', 'omahku', 'omah', 'badiam', 'diam', 'rmh', 'tgl', 'penduduk', 'kediaman', 'nginap', 'asli', 'orang', 'kampungku', 'ktp']);
const NOT_A_STREET = new Set(['sehat', 'santai', 'tol', 'kaki', 'tengah', 'terus', 'keluar', 'pintas', 'tikus', 'rusak', 'lain', 'desa', 'sendiri', 'raya', 'umum', 'buntu', 'provinsi', 'nasional', 'politik', 'damai', 'satu', 'protokol']);
const NOT_AN_ESTATE = new Set(['bulog', 'perhutani', 'damri', 'peruri', 'dinas', 'guru', 'pegawai', 'kantor', 'perumahan', 'baru', 'sekolah', 'pemda', 'perkantoran', 'haji', 'polisi', 'mahasiswa', 'tni', 'polri', 'jasa', 'ppd']);
const ROMAN = /^(?:i|ii|iii|iv|v|vi|vii|viii|ix|x|xi|xii)$/;

function nextAfterDot(tokens: readonly Token[], index: number): number {
  const dot = tokenAt(tokens, index);
  return dot.text === '.' && dot.gap === 'none' ? index + 1 : index;
}

/** `No. 12A`, `RT 05/RW 02`, `Blok C-3`: the index after it, or `index`. */
function numberedEnd(tokens: readonly Token[], index: number): number {
  const word = tokenAt(tokens, index);
  const glued = /^(?:no|rt|rw|blok|km)\.?\d{1,4}[a-z]?$/.test(word.lower);
  if (glued) return index + 1;
  if (!NUMBERED.has(word.lower)) return index;
  let next = nextAfterDot(tokens, index + 1);
  if (tokenAt(tokens, next).text === ':') next += 1;
  const value = tokenAt(tokens, next);
  const lettered = /^blo?k$|^kav$|^unit$/.test(word.lower) && /^[a-z]{1,2}\d{0,3}$/.test(value.lower);
  if (value.kind !== 'number' && !lettered) return index;
  next += 1;
  const suffix = tokenAt(tokens, next);
  if (suffix.gap === 'none' && /^[a-z]$/.test(suffix.lower)) next += 1;
  for (let parts = 0; parts < 2; parts += 1) {
    const sign = tokenAt(tokens, next);
    const more = tokenAt(tokens, next + 1);
    if (/^[-/]$/.test(sign.text) && more.kind === 'number' && more.text.length < 4) next += 2;
  }
  const trailing = tokenAt(tokens, next);
  if (lettered && trailing.kind === 'number' && trailing.gap === 'space') next += 1;
  return next;
}

function isPlaceWord({ tokens, shouting }: Sentence, index: number, words: number): boolean {
  const token = tokenAt(tokens, index);
  if (token.kind !== 'word' || token.gap === 'line' || NUMBERED.has(token.lower)) return false;
  if (AREA.has(token.lower) || STREET.has(token.lower) || LANE.has(token.lower)) return false;
  const { lower } = token;
  if (isKnownName(lower) || isRegionWord(lower) || SMALL_PLACE_WORDS.has(lower)) return true;
  if (words > 0 && ROMAN.test(lower)) return true;
  if (isCommonWord(lower)) return words === 0 && isCapitalised(token) && !shouting;
  return (isCapitalised(token) && !shouting) || (words < 3 && looksLikeName(lower));
}

/** Up to four words of a street's or a place's name, with a number that belongs to it. */
function placeEnd(sentence: Sentence, index: number): number {
  const { tokens } = sentence;
  let end = index;
  for (let words = 0; words < 4; words += 1) {
    const initial = /^\p{Lu}$/u.test(tokenAt(tokens, end).text) && tokenAt(tokens, end + 1).text === '.';
    if (initial) end += 2;
    else if (isPlaceWord(sentence, end, words)) end += 1;
    else break;
  }
  const number = tokenAt(tokens, end);
  const house = end > index && number.kind === 'number' && number.text.length <= 3 && number.gap !== 'line';
  return house ? end + 1 : end;
}

/** Goes on over commas, numbers, quarters and the town. */
function tailEnd(sentence: Sentence, from: number): number {
  const { tokens } = sentence;
  let end = from;
  for (let parts = 0; parts < 10; parts += 1) {
    const sign = /^[,/-]$/.test(tokenAt(tokens, end).text) ? 1 : 0;
    const at = end + sign;
    const numbered = numberedEnd(tokens, at);
    const token = tokenAt(tokens, at);
    let next = numbered;
    if (next === at && AREA.has(token.lower)) next = areaEnd(sentence, at);
    if (next === at && (LANE.has(token.lower) || ESTATE.has(token.lower))) {
      const name = nextAfterDot(tokens, at + 1);
      const named = placeEnd(sentence, name);
      next = named > name ? named : at;
    }
    if (next === at && token.kind === 'word' && (isRegionWord(token.lower) || SMALL_PLACE_WORDS.has(token.lower)) && token.gap !== 'line') next = at + 1;
    if (next === at && /^\d{5}$/.test(token.text) && end > from) next = at + 1;
    if (next === at) break;
    end = next;
  }
  return end;
}

/** `Kel. Sempaja Selatan`, `kode pos 75119`: the index after it, or `index`. */
function areaEnd(sentence: Sentence, index: number): number {
  const { tokens } = sentence;
  if (tokenAt(tokens, index).lower === 'kode') {
    return tokenAt(tokens, index + 1).lower === 'pos' && tokenAt(tokens, index + 2).kind === 'number' ? index + 3 : index;
  }
  const name = nextAfterDot(tokens, index + 1);
  const end = placeEnd(sentence, name);
  return end > name ? end : index;
}

function streetEnd(sentence: Sentence, index: number): number {
  const { tokens } = sentence;
  const { lower } = tokenAt(tokens, index);
  const name = nextAfterDot(tokens, index + 1);
  const first = tokenAt(tokens, name);
  const end = placeEnd(sentence, name);
  if (end === name || NOT_A_STREET.has(first.lower) && !(first.lower === 'raya' && end > name + 1)) return index;
  if (lower !== 'jalan' && lower !== 'gang') return end;
  const proper = isCapitalised(first) && !sentence.shouting && !isCommonWord(first.lower);
  const known = isKnownName(first.lower) || isRegionWord(first.lower) || SMALL_PLACE_WORDS.has(first.lower);
  const housed = tokenAt(tokens, end - 1).kind === 'number' || numberedEnd(tokens, end) > end;
  return proper || known || housed ? end : index;
}

function estateEnd(sentence: Sentence, index: number): number {
  const { tokens } = sentence;
  const name = nextAfterDot(tokens, index + 1);
  const first = tokenAt(tokens, name);
  if (NOT_AN_ESTATE.has(first.lower) || /^(?:bumi|griya|asrama|kost)$/.test(tokenAt(tokens, index).lower)) return index;
  const end = placeEnd(sentence, name);
  if (end === name) return numberedEnd(tokens, name) > name ? numberedEnd(tokens, name) : index;
  const proper = isCapitalised(first) && !isCommonWord(first.lower);
  const known = isKnownName(first.lower) || SMALL_PLACE_WORDS.has(first.lower);
  return proper || known || numberedEnd(tokens, end) > end ? end : index;
}

function isHomeBefore(tokens: readonly Token[], index: number): boolean {
  for (let back = 1; back <= 4; back += 1) {
    const token = tokenAt(tokens, index - back);
    if (token.text === '.' || token.text === '?' || token.gap === 'line') return HOME.has(token.lower);
    if (HOME.has(token.lower)) return true;
  }
  return false;
}

/** The index after the part of an address that begins at `index`, or `index`. */
function partEnd(sentence: Sentence, index: number): number {
  const { tokens } = sentence;
  const { lower } = tokenAt(tokens, index);
  if (STREET.has(lower) || LANE.has(lower)) return streetEnd(sentence, index);
  if (ESTATE.has(lower)) return estateEnd(sentence, index);
  if (/^(?:rt|rw|blok|blk)\.?\d{0,3}$/.test(lower)) return numberedEnd(tokens, index);
  if (lower === 'kode') return areaEnd(sentence, index);
  if (HOME_AREA.has(lower) && isHomeBefore(tokens, index)) return areaEnd(sentence, index);
  return index;
}

/** Streets, lanes, estates, quarters with numbers, villages where somebody lives. */
export function findAddresses(sentence: Sentence): readonly Finding[] {
  const { tokens } = sentence;
  const findings: Finding[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    if (tokenAt(tokens, index).kind !== 'word') continue;
    const part = partEnd(sentence, index);
    if (part === index) continue;
    const end = tailEnd(sentence, part);
    findings.push({ kind: 'ALAMAT', start: tokenAt(tokens, index).start, end: tokenAt(tokens, end - 1).end });
    index = end - 1;
  }
  return findings;
}
