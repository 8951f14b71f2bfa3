import { type Kysely, sql } from 'kysely';
import type { DatabaseSchema } from '../../src/storage/schema.ts';

/** As if the process that took these rows had been gone for a minute. */
export async function expireClaims(
  db: Kysely<DatabaseSchema>,
  table: 'inbox' | 'outbox',
): Promise<void> {
  await db
    .updateTable(table)
    .set({ claimed_until: sql<Date>`now() - interval '1 minute'` })
    .execute();
}
