import { existsSync } from 'node:fs';
import { parseConfig } from '../config.ts';
import { normalEmail } from '../staff/sign-in.ts';
import { newToken, tokenKey } from '../staff/token.ts';
import { createAuditLog } from '../storage/audit-log.ts';
import { type Database, openDatabase } from '../storage/open-database.ts';
import { createStaffLinks } from '../storage/staff-links.ts';
import { createStaffStore } from '../storage/staff-store.ts';

/** Prints a link by which an account gets a new password, for when no admin can get in. */
const LINK_HOURS = 1;

if (existsSync('.env')) process.loadEnvFile('.env');
const config = parseConfig(process.env);
const database = await openDatabase({
  dataDir: config.dataDir,
  onConnectionLost: (error) => console.error(error.message),
  ...(config.databaseUrl === undefined ? {} : { url: config.databaseUrl }),
});
try {
  await printLink(database, normalEmail(process.argv[2] ?? ''));
} finally {
  await database.close();
}

async function printLink({ db }: Database, email: string): Promise<void> {
  const account = await createStaffStore(db).findByEmail(email);
  if (!account) {
    console.error(`there is no account "${email}"; usage: npm run --silent desk:link -- E-MAIL`);
    process.exitCode = 1;
    return;
  }
  const token = newToken();
  const purpose = { kind: 'password', staffId: account.id } as const;
  await createStaffLinks(db).add(tokenKey(token), purpose, LINK_HOURS);
  await createAuditLog(db).note({ actor: 'server', action: 'password-link', subject: account.id });
  const base = config.publicUrl ?? `http://${config.host}:${config.port}`;
  console.log(new URL(`/dashboard/sandi/${token}`, base).href);
}
