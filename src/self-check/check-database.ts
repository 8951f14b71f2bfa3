import type { Kysely } from 'kysely';
import type { RetentionDays } from '../storage/retention-rules.ts';
import type { DatabaseSchema } from '../storage/schema.ts';
import type { Finding } from './finding.ts';
import { checkRetention } from './retention-state.ts';
import { createRowCheck } from './rows.ts';
import { visitDatabase } from './sources.ts';

/** Everything that can be checked with the database open: its rows, and that the old ones are gone. */
export async function checkDatabase(
  db: Kysely<DatabaseSchema>,
  days: RetentionDays,
): Promise<readonly Finding[]> {
  const rows = createRowCheck();
  await visitDatabase(db, rows.visit);
  return [...rows.findings(), ...(await checkRetention(db, days))];
}
