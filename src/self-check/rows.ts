import { redactWithFindings } from '../privacy/redact.ts';
import { keyIdOf } from '../privacy/seal.ts';
import { SEALED_COLUMNS, UNSEALED_BINARY_COLUMNS } from '../storage/sealed-columns.ts';
import { EXPECTED, type Expectation } from './expected.ts';
import type { Finding, Visit } from './finding.ts';

/** Ids, hashes and times that our own code made, as a whole. */
const OWN_VALUES = [
  /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  /^\d{4}-\d{2}(?:-\d{2}(?:[T ][\d:.]+(?:[+-]\d{2}(?::?\d{2})?|Z)?)?)?$/,
  // A keyed hash or a token: letters and digits without order.
  /^(?=.*[A-Za-z])(?=\S*$)[A-Za-z0-9_-]{22}$|^(?=.*[A-Za-z])[A-Za-z0-9_-]{43}$/,
  /^(?=.*[a-f])[0-9a-f]{12,64}$/,
  // A word of ours: `web`, `answered`, `medsos-like-komentar-bagikan`, `entry:…`.
  /^(?!(?:.*\d){6})[a-z]+(?:[:._-][a-z0-9]+)*$/,
];
const CHAT_ADDRESS =
  /\d{6,}(?:[:.]\d+)*@(?:s\.whatsapp\.net|lid|g\.us|c\.us)|"(?:chatId|remoteJid|jid)"/;
const BOT_TOKEN = /\b\d{6,12}:[A-Za-z0-9_-]{30,}|\bEAA[A-Za-z0-9]{40,}/;
const ONLY_DIGITS = /^-?\d{6,19}$/;
/** Platforms' ids are larger than anything that we count. */
const ID_FROM = 100_000_000;

const columnsOf = (list: typeof SEALED_COLUMNS) =>
  new Set(list.map(({ table, column }) => `${table}.${column}`));
const SEALED = columnsOf(SEALED_COLUMNS);
const OPEN_BINARY = columnsOf(UNSEALED_BINARY_COLUMNS);

/** Looks at rows, and tells at the end what in them looks personal. */
export interface RowCheck {
  readonly visit: Visit;
  findings(): readonly Finding[];
}

export function createRowCheck(): RowCheck {
  const counts = new Map<string, number>();
  const staff = new Set<string>();
  /** Addresses that are in order when they turn out to be those of accounts. */
  const claimed = new Map<string, { readonly place: string; readonly email: string }>();

  function count(place: string, kind: string): void {
    const key = `${place}\n${kind}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }

  function checkText(place: string, text: string): void {
    const expected: Expectation = EXPECTED[place] ?? [];
    if (expected === 'anything' || OWN_VALUES.some((own) => own.test(text))) return;
    if (BOT_TOKEN.test(text)) count(place, 'TOKEN');
    if (CHAT_ADDRESS.test(text)) count(place, 'ALAMAT OBROLAN');
    else if (ONLY_DIGITS.test(text)) count(place, 'ID');
    for (const { kind, start, end } of redactWithFindings(text).findings) {
      const email = text.slice(start, end).toLowerCase();
      if (kind === 'EMAIL' && expected.includes('staff')) {
        claimed.set(`${place}\n${email}`, { place, email });
      } else if (!expected.includes(kind)) count(place, kind);
    }
  }

  function checkBytes(place: string, hex: string): void {
    if (OPEN_BINARY.has(place)) return;
    const sealed = SEALED.has(place) && keyIdOf(Buffer.from(hex.slice(2), 'hex')) !== undefined;
    if (!sealed) count(place, 'TIDAK TERSEGEL');
  }

  function check(place: string, value: unknown): void {
    if (typeof value === 'string') {
      if (value.startsWith('\\x') && /^\\x(?:[0-9a-f]{2})*$/.test(value)) checkBytes(place, value);
      else if (SEALED.has(place)) count(place, 'TIDAK TERSEGEL');
      else eachText(value, (text) => checkText(place, text));
    } else if (typeof value === 'number') {
      if (value >= ID_FROM && EXPECTED[place] !== 'anything') count(place, 'ID');
    } else if (typeof value === 'object' && value !== null) {
      for (const part of Object.values(value)) check(place, part);
    }
  }

  return {
    visit(table, row) {
      if (table === 'staff' && typeof row.email === 'string') staff.add(row.email.toLowerCase());
      for (const [column, value] of Object.entries(row)) check(`${table}.${column}`, value);
    },
    findings() {
      for (const { place, email } of claimed.values()) {
        if (!staff.has(email)) count(place, 'EMAIL');
      }
      claimed.clear();
      return [...counts].map(([key, many]) => {
        const [place = '', kind = ''] = key.split('\n');
        const [table = '', detail = ''] = place.split('.');
        return { place: table, detail, kind, count: many };
      });
    },
  };
}

/** The text, or each text in the JSON that it holds. */
function eachText(value: string, visit: (text: string) => void): void {
  const whole = /^\s*[[{]/.test(value) ? parsed(value) : undefined;
  if (whole === undefined) {
    visit(value);
    return;
  }
  const walk = (part: unknown): void => {
    if (typeof part === 'string' || typeof part === 'number') visit(String(part));
    else if (typeof part === 'object' && part !== null) {
      for (const [key, inner] of Object.entries(part)) {
        if (!Array.isArray(part) && CHAT_ADDRESS.test(`"${key}"`)) visit(`"${key}"`);
        walk(inner);
      }
    }
  };
  walk(whole);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // somebody typed a bracket
  }
}
