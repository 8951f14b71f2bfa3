import type { Finding } from './placeholder.ts';
import { isCommonWord } from './word-class.ts';

const PLATE =
  /(?<![a-z\d])(A[ABDEG]?|B[ABDEGHKLMNP]?|D[ABCDEGHKLMNRSTW]?|E[ABD]?|F|G|H|K[BHTU]?|L|M|N|P[ABGSTY]?|R|S|T|W|Z)([ .-]{0,2})(\d{1,4})([ .-]{0,2})([A-Z]{1,3})?(?![a-z\d])/gi;
const CUE =
  /(?:plat|pelat|nopol|no\.? ?pol|nomor polisi|mobil|motor|mutur|mutor|kendaraan|kendaraannya|randis|avanza|innova|inova|fortuner|pajero|beat|vario|nmax|scoopy|truk|bus|pickup|pick up|ambulans)[^.!?\d]{0,40}$/i;
const FORMS =
  /^(?:kwk|kpu|pns|asn|tni|pppk|uu|pp|skb|dpr|dprd|ppk|kpps|pps|hari|se|sk|no|wib|jam|tps|ri)$/i;

function isPlate(text: string, match: RegExpExecArray): boolean {
  const [, area = '', gap = '', digits = '', gap2 = '', series] = match;
  const cued = CUE.test(text.slice(Math.max(0, match.index - 60), match.index));
  if (series === undefined) {
    const apart = gap !== '' || digits.length > 2;
    return cued && apart && digits.length >= 2 && area === area.toUpperCase();
  }
  if (FORMS.test(series) && !(cued && /^ri$/i.test(series))) return false;
  const capital = area === area.toUpperCase() && series === series.toUpperCase();
  const word = !capital && gap2 !== '' && isCommonWord(series.toLowerCase());
  if (cued) return !word && (capital || digits.length >= 2 || area.length === 2);
  if (capital) return digits.length >= 2 || (area.length === 2 && gap === gap2);
  const joined = gap === '' && gap2 === '';
  if (joined) return digits.length >= 3;
  const year = /^(?:19|20)\d\d$/.test(digits);
  return area.length === 2 && digits.length >= 3 && !year && !word && gap === gap2;
}

/** Registration plates such as `KT 1234 AB`; in lower case only when nothing else fits. */
export function findPlates(text: string): readonly Finding[] {
  const findings: Finding[] = [];
  for (const match of text.matchAll(PLATE)) {
    if (!isPlate(text, match)) continue;
    findings.push({
      kind: 'PLAT',
      start: match.index,
      end: match.index + match[0].trimEnd().length,
    });
  }
  return findings;
}
