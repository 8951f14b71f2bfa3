import { type Kysely, sql } from 'kysely';
import { isDue } from '../storage/retention.ts';
import {
  FOLLOWERS,
  RETENTION_RULES,
  type RetentionDays,
  SWEPT_BY_THEIR_OWNERS,
} from '../storage/retention-rules.ts';
import type { DatabaseSchema } from '../storage/schema.ts';
import type { Finding } from './finding.ts';

/** The daily run may be a day late before anybody should worry. */
const GRACE_DAYS = 2;

/** Contents that must be gone as soon as they have served. */
const ERASED: readonly { readonly table: keyof DatabaseSchema; readonly left: string }[] = [
  { table: 'inbox', left: `state = 'done' and payload is not null` },
  { table: 'outbox', left: 'finished_at is not null and payload is not null' },
];

/** Whether everything that should be deleted by now is, and whether the runs left their proof. */
export async function checkRetention(
  db: Kysely<DatabaseSchema>,
  days: RetentionDays,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  async function expectNone(table: keyof DatabaseSchema, kind: string, which: string) {
    const count = await countRows(db, table, sql.raw(which));
    if (count > 0) findings.push({ place: table, detail: which, kind, count });
  }
  for (const rule of [...RETENTION_RULES, ...SWEPT_BY_THEIR_OWNERS]) {
    const count = await countRows(db, rule.table, isDue(rule, days, GRACE_DAYS));
    if (count > 0) findings.push({ place: rule.table, detail: rule.since, kind: TOO_OLD, count });
  }
  for (const { table, orphan } of FOLLOWERS) {
    // Both sides go in one run: what is left alone for a moment is not old.
    if (table !== 'review_decisions') await expectNone(table, 'TANPA INDUK', orphan);
  }
  for (const { table, left } of ERASED) await expectNone(table, 'ISI BELUM DIHAPUS', left);
  await expectNone(
    'pseudonym_keys',
    TOO_OLD,
    `month < to_char((now() - interval '${GRACE_DAYS} days') at time zone 'UTC', 'YYYY-MM')`,
  );
  await expectNone('retention_runs', 'TIDAK SELESAI', 'turns is null and day < current_date');
  return [...findings, ...(await missingRun(db))];
}

const TOO_OLD = 'LEWAT MASA SIMPAN';

/** A database that has been in use for longer must show a run of the last days. */
async function missingRun(db: Kysely<DatabaseSchema>): Promise<readonly Finding[]> {
  const { rows } = await sql<{ missing: boolean }>`
    select exists (select from turns where asked_at < now() - make_interval(days => ${GRACE_DAYS}))
      and not exists (select from retention_runs
        where turns is not null and day >= current_date - ${GRACE_DAYS}::int) as missing`.execute(
    db,
  );
  if (!rows[0]?.missing) return [];
  return [{ place: 'retention_runs', detail: 'day', kind: 'TIDAK DIJALANKAN', count: 1 }];
}

async function countRows(
  db: Kysely<DatabaseSchema>,
  table: keyof DatabaseSchema,
  which: ReturnType<typeof sql>,
): Promise<number> {
  const { rows } = await sql<{ count: string }>`
    select count(*)::text as count from ${sql.table(table)} where ${which}`.execute(db);
  return Number(rows[0]?.count ?? 0);
}
