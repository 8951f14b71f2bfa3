import { type Kysely, sql } from 'kysely';
import type { DatabaseSchema } from './schema.ts';

/** A column whose values are sealed. */
export interface SealedColumn<Purpose extends string = 'channel keys' | 'sent messages'> {
  readonly table: keyof DatabaseSchema;
  readonly column: string;
  /** Absent: sealed with the seal that most things share. */
  readonly purpose?: Purpose;
}

/** Every sealed column; a test holds the list against the binary columns of the database. */
export const SEALED_COLUMNS: readonly SealedColumn[] = [
  { table: 'inbox', column: 'payload' },
  { table: 'outbox', column: 'payload' },
  { table: 'ticket_watchers', column: 'address' },
  { table: 'subscriptions', column: 'address' },
  { table: 'pseudonym_keys', column: 'key' },
  { table: 'staff', column: 'totp_secret' },
  { table: 'staff', column: 'totp_pending' },
  { table: 'channel_states', column: 'offer' },
  { table: 'channel_keys', column: 'value', purpose: 'channel keys' },
  { table: 'sent_messages', column: 'payload', purpose: 'sent messages' },
];

/** Binary columns that are not sealed, because something else protects them. */
export const UNSEALED_BINARY_COLUMNS: readonly SealedColumn[] = [
  { table: 'wrapped_keys', column: 'wrapped' },
];

export interface ResealCounts {
  readonly resealed: number;
  /** Values that no key opens. */
  readonly unreadable: number;
}

const ROWS_PER_BATCH = 200;

/**
 * Seals anew whatever does not begin with `header`, in small steps, while others read and write.
 * A value that somebody changes in between stays as they wrote it.
 *
 * @param renew the same value under the current key
 * @throws whatever the database throws; run it again and it goes on where it stopped
 */
export async function resealColumn(
  db: Kysely<DatabaseSchema>,
  { table, column }: SealedColumn,
  header: Buffer,
  renew: (sealed: Buffer) => Buffer,
): Promise<ResealCounts> {
  const [place, value] = [sql.table(table), sql.ref(column)];
  let [resealed, unreadable, after] = [0, 0, '(0,0)'];
  while (true) {
    const { rows } = await sql<{ at: string; sealed: Buffer }>`
      select ctid::text as at, ${value} as sealed from ${place}
      where ctid > ${after}::tid and ${value} is not null
        and substring(${value} from 1 for ${header.length}) <> ${header}
      order by ctid limit ${ROWS_PER_BATCH}`.execute(db);
    for (const { at, sealed } of rows) {
      after = at;
      const renewed = tried(renew, Buffer.from(sealed));
      if (!renewed) {
        unreadable += 1;
        continue;
      }
      const { numAffectedRows } = await sql`
        update ${place} set ${value} = ${renewed}
        where ctid = ${at}::tid and ${value} = ${sealed}`.execute(db);
      resealed += Number(numAffectedRows ?? 0n);
    }
    if (rows.length < ROWS_PER_BATCH) return { resealed, unreadable };
  }
}

/** Nothing where no key opens the value: it is counted, and the others go on. */
function tried(renew: (sealed: Buffer) => Buffer, sealed: Buffer): Buffer | undefined {
  try {
    return renew(sealed);
  } catch {
    return undefined;
  }
}
