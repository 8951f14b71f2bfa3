import type { Finding } from './placeholder.ts';

const PAIR =
  /(?<![\d.,])([+-]?\d{1,2}[.,]\d{3,15})(?:°|\b) ?([NSnsUu]\b|LS|LU)?[ ,;/]{1,3}(?:(?:dan|long?|lng|longitude|bujur)[ :=]{0,3})?([+-]?\d{1,3}[.,]\d{3,15})(?:°|\b) ?(?:[EWew]\b|BT|BB)?/g;
const DEGREES =
  /\d{1,3} ?[°º] ?\d{1,2}(?: ?['′] ?\d{0,2}(?:[.,]\d{1,4})? ?(?:"|''|″)?)? ?(?:LS|LU|BT|BB|[NSEWUTB]\b)?/g;
const SINGLE =
  /\b(?:lat|latitude|long|lng|longitude|lintang|bujur)(?:nya)? ?[:=]? ?([+-]?\d{1,3}[.,]\d{2,15})/gi;
const PLUS_CODE = /\b[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,3}\b/g;
const CUE = /(?:koordinat|kordinat|lokasi|gps|titik|lat|maps?|sharelok|shareloc)\D{0,30}$/i;

function isOnEarth(latitude: string, longitude: string): boolean {
  const degrees = [latitude, longitude].map((part) => Math.abs(Number(part.replace(',', '.'))));
  return (degrees[0] ?? 99) <= 90 && (degrees[1] ?? 999) <= 180;
}

function isPosition(text: string, match: RegExpExecArray): boolean {
  const [, latitude = '', , longitude = ''] = match;
  if (!isOnEarth(latitude, longitude)) return false;
  if (/^[+-]/.test(latitude) || match[2] !== undefined) return true;
  const fine = /\d{4}$/.test(latitude) && /\d{4}$/.test(longitude);
  return fine || CUE.test(text.slice(Math.max(0, match.index - 40), match.index));
}

function toFinding(match: RegExpExecArray, skipped = 0): Finding {
  const start = match.index + skipped;
  return { kind: 'KOORDINAT', start, end: match.index + match[0].trimEnd().length };
}

/** Latitude and longitude that follow each other become one. */
function merged(text: string, findings: readonly Finding[]): readonly Finding[] {
  const result: Finding[] = [];
  for (const finding of findings) {
    const before = result.at(-1);
    if (before !== undefined && /^[ ,;]{0,3}$/.test(text.slice(before.end, finding.start))) {
      result[result.length - 1] = { ...before, end: finding.end };
    } else result.push(finding);
  }
  return result;
}

/** Latitude and longitude, as decimals, degrees or a plus code. */
export function findCoordinates(text: string): readonly Finding[] {
  const findings: Finding[] = [];
  if (/\d[.,]\d{2}/.test(text)) {
    for (const match of text.matchAll(PAIR)) {
      if (isPosition(text, match)) findings.push(toFinding(match));
    }
    for (const match of text.matchAll(SINGLE)) {
      findings.push(toFinding(match, match[0].length - (match[1] ?? '').length));
    }
  }
  if (/[°º]/.test(text)) {
    const parts = Array.from(text.matchAll(DEGREES), (match) => toFinding(match));
    findings.push(...merged(text, parts));
  }
  if (text.includes('+')) {
    for (const match of text.matchAll(PLUS_CODE)) {
      if (/[A-Z]/.test(match[0])) findings.push(toFinding(match));
    }
  }
  return findings;
}
