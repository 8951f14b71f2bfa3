import type { Finding } from './placeholder.ts';
import { isAgencyHandle, isPublicHost } from './public-names.ts';

const MAIL_PROVIDER =
  '(?:gmail|googlemail|yahoo|ymail|hotmail|outlook|icloud|rocketmail|live|proton|protonmail|mail|email)';
const SPOKEN_MAIL = new RegExp(
  `(?:[a-z0-9]{1,30} (?:dot|titik) ){0,3}[a-z0-9][a-z0-9._%+-]{0,63} ?(?:@|\\(at\\)|\\[at\\]|\\{at\\}|(?<= )at(?= )|(?<= )et(?= )) ?` +
    `${MAIL_PROVIDER}(?: ?(?:\\.|\\(dot\\)|\\[dot\\]|(?<= )dot(?= )|(?<= )titik(?= )| ) ?` +
    `(?:com|co(?: ?\\. ?id)?|id|me|net)\\b)?`,
  'gi',
);
const LOST_AT = new RegExp(
  `(?<=\\be-?mail(?:ku|nya)? {0,2}(?:saya|aku|gw|ulun|dia)? {0,2}:? {0,2})` +
    `[a-z0-9][a-z0-9._%+-]{0,63} ?${MAIL_PROVIDER}\\.(?:com|co\\.id)`,
  'gi',
);
/** For each plain character whether `allowed` matches it. */
function toTable(allowed: RegExp): readonly boolean[] {
  return Array.from({ length: 128 }, (_, code) => allowed.test(String.fromCharCode(code)));
}

const LOCAL_PART = toTable(/[\w.%+'-]/);
const DOMAIN_PART = toTable(/[A-Za-z0-9.-]/);

function expand(
  text: string,
  from: number,
  step: 1 | -1,
  allowed: readonly boolean[],
  limit: number,
): number {
  let index = from;
  let left = limit;
  while (left > 0 && allowed[text.charCodeAt(index)] === true) {
    index += step;
    left -= 1;
  }
  return index;
}

function trimmedEnd(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && /[.,;:!?)\]}>'"*_-]/.test(text.charAt(last - 1))) last -= 1;
  return last;
}

/** `someone@example.id`, also with blanks or words in place of the signs. */
export function findEmails(text: string): readonly Finding[] {
  const findings: Finding[] = [];
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const start = expand(text, at - 1, -1, LOCAL_PART, 64) + 1;
    const end = trimmedEnd(text, at, expand(text, at + 1, 1, DOMAIN_PART, 253));
    if (start < at && text.slice(at + 1, end).includes('.')) {
      findings.push({ kind: 'EMAIL', start, end });
    }
  }
  const mayBeSpoken = /mail|yahoo|outlook|icloud|live|proton/i.test(text);
  if (!mayBeSpoken) return findings;
  for (const pattern of [SPOKEN_MAIL, LOST_AT]) {
    for (const match of text.matchAll(pattern)) {
      findings.push({ kind: 'EMAIL', start: match.index, end: match.index + match[0].length });
    }
  }
  return findings;
}

const HANDLE_PART = toTable(/[\w.]/);

/** `@someone`, unless the account is an agency's. */
export function findHandles(text: string): readonly Finding[] {
  const findings: Finding[] = [];
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    if (/\w/.test(text.charAt(at - 1))) continue;
    const name = /\s/.test(text.charAt(at + 1)) ? at + 2 : at + 1;
    const end = trimmedHandle(text, name, expand(text, name, 1, HANDLE_PART, 40));
    if (end - name < 2 || !/[a-z]/i.test(text.slice(name, end))) continue;
    if (name > at + 1 && !/[\d_.]/.test(text.slice(name, end))) continue;
    if (!isAgencyHandle(text.slice(name, end))) findings.push({ kind: 'AKUN', start: at, end });
  }
  return findings;
}

function trimmedHandle(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && text.charAt(last - 1) === '.') last -= 1;
  return last;
}

const CHUNK = /\S+/g;
const TOP_LEVEL =
  /^(?:com|id|me|ly|gl|gle|co|net|org|io|app|ee|link|be|xyz|site|tv|info|page|bio|cc|gg|to|dev|my|online|shop|blog|example)$/i;
const TELEPHONE_LINK = /^(?:wa\.me|api\.whatsapp\.com|whatsapp\.com)\/\D{0,30}\d{8}/i;

/** `host/path` without its scheme, or undefined when the chunk is no link. */
function toAddress(chunk: string): string | undefined {
  const scheme = chunk.indexOf('://');
  if (scheme > 0) return chunk.slice(scheme + 3);
  const host = chunk.slice(0, 80).split(/[/?#]/, 1)[0] ?? '';
  if (host.length === chunk.length && !/^www\./i.test(host)) return undefined;
  const labels = host.split('.');
  const known = labels.length > 1 && TOP_LEVEL.test(labels.at(-1) ?? '');
  return known && /^[a-z0-9.-]+$/i.test(host) ? chunk : undefined;
}

/** Web addresses that may lead to a person: all but bare hosts, agencies and the press. */
export function findLinks(text: string): readonly Finding[] {
  const findings: Finding[] = [];
  if (!/[./]/.test(text)) return findings;
  for (const match of text.matchAll(CHUNK)) {
    const chunk = match[0];
    if (!chunk.includes('.') || !/\/|www\./i.test(chunk)) continue;
    const scheme = /[a-z]{2,10}:\/\//i.exec(chunk.slice(0, 60));
    const lead = scheme?.index ?? /^[([{<"'*_:,;]*/.exec(chunk)?.[0].length ?? 0;
    const colon = scheme ? -1 : chunk.slice(0, 20).lastIndexOf(':');
    const skip = Math.max(lead, colon + 1);
    const start = match.index + skip;
    const end = trimmedEnd(text, start, match.index + chunk.length);
    const address = toAddress(text.slice(start, end));
    if (address === undefined || isPublicHost(address)) continue;
    findings.push({ kind: TELEPHONE_LINK.test(address) ? 'TELEPON' : 'TAUTAN', start, end });
  }
  return findings;
}
