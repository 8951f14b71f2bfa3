import { createHash, randomBytes } from 'node:crypto';

const TOKEN_BYTES = 32;

/** A secret that nobody guesses, fit for a link and a cookie. */
export function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

/** What is stored in place of a token: who reads the database cannot use it. */
export function tokenKey(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
