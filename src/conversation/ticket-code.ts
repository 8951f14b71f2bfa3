import { createHmac } from 'node:crypto';
import { deriveKey } from '../privacy/pseudonym.ts';

/** Letters and digits that nobody confuses when reading aloud: no I, L, O, U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_CHARACTERS = 8;
const CODE_IN_TEXT = /\bTNY[\s-]*([0-9A-Z]{4})[\s-]*([0-9A-Z]{4})\b/i;

/** Codes by which an asker, and nobody else, finds a ticket again. */
export interface TicketCodes {
  /** 40 bits that cannot be guessed without the secret; the same id gives the same code. */
  codeOf(ticketId: string): string;
  /** What is stored in place of the code. */
  keyOf(code: string): string;
}

export function createTicketCodes(secret: Buffer): TicketCodes {
  const codeKey = deriveKey(secret, 'ticket code');
  const lookupKey = deriveKey(secret, 'ticket lookup');
  return {
    codeOf(ticketId) {
      const bytes = createHmac('sha256', codeKey).update(ticketId).digest();
      const letters = [...bytes.subarray(0, CODE_CHARACTERS)]
        .map((byte) => ALPHABET[byte % ALPHABET.length])
        .join('');
      return `TNY-${letters.slice(0, 4)}-${letters.slice(4)}`;
    },
    keyOf: (code) => createHmac('sha256', lookupKey).update(code).digest('base64url'),
  };
}

/** The code in a text, in its one form; letters that are easily confused are taken as meant. */
export function findTicketCode(text: string): string | undefined {
  const match = CODE_IN_TEXT.exec(text);
  if (!match) return undefined;
  const plain = `${match[1]}-${match[2]}`.toUpperCase();
  return `TNY-${plain.replaceAll('O', '0').replaceAll(/[IL]/g, '1')}`;
}
