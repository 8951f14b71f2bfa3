import type { Finding } from './placeholder.ts';
import { isCommonWord } from './word-class.ts';

const PLATE =
  /(?<![a-z\d])(A[ABDEG]?|B[ABDEGHKLMNP]?|D[ABCDEGHKLMNRSTW]?|E[ABD]?|F|G|H|K[BHTU]?|L|M|N|P[ABGSTY]?|R|S|T|W|Z)([ .-]{0,2})(\d{1,4})([ .-]{0,2})([A-Z]{1,3})?(?![a-z\d])/gi;
const CUE =
  /(?:plat|pelat|nopol|no\.? ?pol|nomor polisi|mobil|motor|mutur|mutor|kendaraan|kendaraannya|randis|avanza|innova|inova|fortuner|pajero|beat|vario|nmax|scoopy|truk|bus|pickup|pick up|ambulans)[^.!?\d]{0,40}$/i;
const FORMS =
  /^(?:kwk|kpu|pns|asn|tni|pppk|uu|pp|skb|dpr|dprd|ppk|kpps|pps|hari|se|sk|no|wib|jam|tps|ri)$/i;

const PARTICLE =
  /^(?:di|ke|yg|ya|yo|ga|gk|tp|dr|sm|jg|pd|kl|lg|itu|ini|dan|nya|aja|kah|dgn|utk|ada|apa)$/;

interface Plate {
  readonly area: string;
  readonly digits: string;
  readonly series: string | undefined;
  /** Whether letters and digits are held together in the same way on both sides. */
  readonly even: boolean;
  readonly apart: boolean;
}

/** The parts of a match; an ordinary word after the number ("KT 1234 itu") is no series. */
function toPlate(match: RegExpExecArray): Plate & { readonly length: number } {
  const [whole, area = '', gap = '', digits = '', gap2 = '', last] = match;
  const small = last !== undefined && gap2 !== '' && last === last.toLowerCase();
  const word =
    small &&
    (gap === '' || area === area.toUpperCase() || PARTICLE.test(last)) &&
    isCommonWord(last);
  const series = word ? undefined : last;
  const length = series === undefined ? `${area}${gap}${digits}`.length : whole.length;
  return { area, digits, series, even: gap === gap2, apart: gap !== '', length };
}

function isPlate({ area, digits, series, even, apart }: Plate, cued: boolean): boolean {
  const capital = area === area.toUpperCase();
  if (series === undefined) {
    return cued && capital && digits.length >= 2 && (apart || digits.length > 2);
  }
  if (FORMS.test(series) && !(cued && /^ri$/i.test(series))) return false;
  const shown = capital && series === series.toUpperCase();
  if (cued) return shown || digits.length >= 2 || area.length === 2;
  if (shown) return digits.length >= 2 || (area.length === 2 && even);
  if (!apart && even) return digits.length >= 3;
  const year = /^(?:19|20)\d\d$/.test(digits);
  return area.length === 2 && digits.length >= 3 && !year && even;
}

/** Registration plates such as `KT 1234 AB`; in lower case only when nothing else fits. */
export function findPlates(text: string): readonly Finding[] {
  const findings: Finding[] = [];
  for (const match of text.matchAll(PLATE)) {
    const plate = toPlate(match);
    const start = match.index;
    const cued = CUE.test(text.slice(Math.max(0, start - 60), start));
    if (isPlate(plate, cued)) findings.push({ kind: 'PLAT', start, end: start + plate.length });
  }
  return findings;
}
