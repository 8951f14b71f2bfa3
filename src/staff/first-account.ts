import type { StaffLinks } from '../storage/staff-links.ts';
import type { StaffStore } from '../storage/staff-store.ts';
import { hashPassword } from './password.ts';
import { normalEmail } from './sign-in.ts';
import { newToken, tokenKey } from './token.ts';

export interface FirstAccountParts {
  readonly staff: StaffStore;
  readonly links: StaffLinks;
}

export interface AdminCredentials {
  readonly email: string;
  readonly password: string;
}

const FIRST_ACCOUNT_LINK_HOURS = 24;

/**
 * Where the desk has no account yet: makes the first one from the given credentials, or gives the
 * token of a link by which somebody can. `undefined` when there is nothing left to do.
 */
export async function prepareFirstAccount(
  { staff, links }: FirstAccountParts,
  admin: AdminCredentials | undefined,
): Promise<string | undefined> {
  if ((await staff.count()) > 0) return undefined;
  if (admin) {
    await staff.add(normalEmail(admin.email), 'admin', await hashPassword(admin.password));
    return undefined;
  }
  const token = newToken();
  await links.add(tokenKey(token), { kind: 'first-account' }, FIRST_ACCOUNT_LINK_HOURS);
  return token;
}

/** Makes the first account by its link; `undefined` when the link has been used or is too old. */
export async function makeFirstAccount(
  { staff, links }: FirstAccountParts,
  token: string,
  { email, password }: AdminCredentials,
): Promise<string | undefined> {
  const passwordHash = await hashPassword(password);
  if (!(await links.take(tokenKey(token))) || (await staff.count()) > 0) return undefined;
  await links.deleteFirstAccountLinks();
  return staff.add(normalEmail(email), 'admin', passwordHash);
}
