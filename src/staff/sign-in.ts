import { createHmac } from 'node:crypto';
import { deriveKey } from '../privacy/pseudonym.ts';
import type { Seal } from '../privacy/seal.ts';
import type { AuditLog } from '../storage/audit-log.ts';
import type { SignInAttempts } from '../storage/sign-in-attempts.ts';
import type { StaffSessions } from '../storage/staff-sessions.ts';
import type { StaffAccount, StaffStore } from '../storage/staff-store.ts';
import { isPassword } from './password.ts';
import { newToken, tokenKey } from './token.ts';
import { totpStep } from './totp.ts';

export interface Credentials {
  readonly email: string;
  readonly password: string;
  /** Of the authenticator; empty where none is used. */
  readonly code: string;
}

/** One refusal for every wrong part: nobody learns which addresses have an account. */
export type SignInResult =
  | { readonly kind: 'signed-in'; readonly token: string }
  | { readonly kind: 'refused' }
  | { readonly kind: 'locked'; readonly seconds: number };

export interface SignIn {
  signIn(credentials: Credentials): Promise<SignInResult>;
  /** A new session with a new token, whatever the browser brought along. */
  openSession(staffId: string): Promise<string>;
  /** Whether the password is the account's; counts as an attempt to sign in. */
  confirm(account: StaffAccount, password: string): Promise<boolean>;
  /** Forgets failures, so that a new password can be used at once. */
  forgive(email: string): Promise<void>;
}

export interface SignInParts {
  readonly staff: StaffStore;
  readonly sessions: StaffSessions;
  readonly attempts: SignInAttempts;
  readonly audit: AuditLog;
  readonly seal: Seal;
  /** The application's secret. */
  readonly secret: Buffer;
}

export function createSignIn(parts: SignInParts): SignIn {
  const { staff, sessions, attempts, audit, seal } = parts;
  const key = deriveKey(parts.secret, 'sign-in');
  const accountKey = (email: string) => createHmac('sha256', key).update(email).digest('base64url');

  async function openSession(staffId: string): Promise<string> {
    const token = newToken();
    await sessions.open(tokenKey(token), staffId, newToken());
    return token;
  }

  async function isCode(account: StaffAccount, code: string): Promise<boolean> {
    if (account.totpSecret === null) return true;
    const step = totpStep(String(seal.open(account.totpSecret)), code, new Date());
    return step !== undefined && staff.takeTotpStep(account.id, step);
  }

  return {
    openSession,
    forgive: (email) => attempts.succeed(accountKey(email)),

    async signIn({ email, password, code }) {
      const address = normalEmail(email);
      const attempt = await attempts.begin(accountKey(address));
      if (attempt.kind === 'locked') return attempt;
      const account = await staff.findByEmail(address);
      const matches = await isPassword(account?.passwordHash, password);
      if (!account || !matches || account.disabled || !(await isCode(account, code))) {
        if (account) await audit.note({ actor: account.email, action: 'sign-in-failed' });
        return { kind: 'refused' };
      }
      await attempts.succeed(accountKey(address));
      await audit.note({ actor: account.email, action: 'sign-in' });
      return { kind: 'signed-in', token: await openSession(account.id) };
    },

    async confirm(account, password) {
      const attempt = await attempts.begin(accountKey(account.email));
      if (attempt.kind === 'locked') return false;
      if (!(await isPassword(account.passwordHash, password))) return false;
      await attempts.succeed(accountKey(account.email));
      return true;
    },
  };
}

/** The one form in which addresses are stored and compared. */
export function normalEmail(email: string): string {
  return email.trim().normalize('NFKC').toLowerCase();
}
