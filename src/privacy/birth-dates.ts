import type { Finding } from './placeholder.ts';

const MONTH =
  '(?:september|februari|pebruari|november|nopember|desember|february|december|januari|agustus|oktober|january|october|august|maret|april|agust|march|juni|juli|sept|june|july|jan|feb|mar|apr|mei|jun|jul|agu|ags|agt|sep|okt|nov|des|may)';
const DATE = new RegExp(
  `(?<![\\d./-])(?:\\d{1,2}[-./ ]\\d{1,2}[-./ ](?:19|20)?\\d\\d|(?:19|20)\\d\\d[-./]\\d{1,2}[-./]\\d{1,2}` +
    `|\\d{1,2}(?:[ -]|st |nd |rd |th )?${MONTH}\\.?(?:[ ,'-]{1,2}(?:19|20)?\\d\\d)?` +
    `|${MONTH} \\d{1,2},? (?:19|20)\\d\\d|(?<=[^\\d])[0-3]\\d[01]\\d(?:19|20)\\d\\d)(?![\\d/-])`,
  'gi',
);
const BEFORE =
  /(?:\blahir(?:an|nya|ku)?|\bkelahiran|\bttl|\blhr|\btgllahir|\bdob|\bborn|\b(?:ulang tahun|ultah|ultahnya|milad)(?:ku| (?:saya|aku|gw|dia|anak|istri|suami|ibu|bapak)))\b[^\n!?;]{0,40}$/i;
const AFTER =
  /^[ ,(-]{0,3}(?:(?:itu|adalah|ini) )?(?:tgl|tanggal|tggl)? ?(?:lahir(?:nya|ku)?|kelahiran)\b(?![^.?!]{0,12}[\d\uE000])/i;
const NOT_A_PERSON =
  /pancasila|partai|hari lahir|harlah|\bNU\b|muhammadiyah|korpri|undang|uu |kemerdekaan|republik|provinsi|kabupaten kami/i;

/** Dates beside a word that says somebody was born then; a year alone is left. */
export function findBirthDates(text: string): readonly Finding[] {
  if (!/lahir|ttl|lhr|dob|born|ultah|ulang tahun|milad/i.test(text)) return [];
  const findings: Finding[] = [];
  for (const match of text.matchAll(DATE)) {
    const end = match.index + match[0].length;
    const before = text.slice(Math.max(0, match.index - 56), match.index);
    const cue = BEFORE.exec(before);
    const cued = (cue !== null && !isSpent(cue[0])) || AFTER.test(text.slice(end, end + 30));
    if (!cued || NOT_A_PERSON.test(before)) continue;
    findings.push({ kind: 'TANGGAL LAHIR', start: match.index, end });
  }
  return findings;
}

/** Whether the cue has its own date or year already, or the sentence has moved on. */
function isSpent(between: string): boolean {
  return (
    /(?:19|20)\d\d/.test(between) ||
    /\b(?:pemilu|pilkada|coblos|pencoblosan|nyoblos|kampanye|tps)\b/i.test(between)
  );
}
