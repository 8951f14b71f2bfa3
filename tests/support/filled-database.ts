import { type Kysely, sql } from 'kysely';
import { migrate } from '../../src/storage/migrate.ts';
import type { DatabaseSchema } from '../../src/storage/schema.ts';
import { outlineTables } from '../../src/storage/table-copy.ts';

/** Rows of every kind of value: bytes, microseconds, large numbers, nothing, odd characters. */
export async function fillDatabase(db: Kysely<DatabaseSchema>, turns = 1_200): Promise<void> {
  await migrate(db);
  await sql`insert into turns (id, channel, asker, asked_at, question, outcome, entry_id, confidence,
      candidates, content_version, milliseconds)
    select gen_random_uuid(), 'web', 'asker ' || n, now() - make_interval(secs => n) + interval '7 us',
      ${`baris 1\nbaris "2" \\ \u2028 é 🙏 `} || n, 'answered', case when n % 2 = 0 then 'entry' end,
      0.1 + n / 7.0, 'a b', 'version', 1 / 3.0
    from generate_series(1, ${sql.lit(turns)}) n`.execute(db);
  await sql`insert into staff (id, email, role, totp_secret, totp_last_step)
    values ('00000000-0000-4000-8000-000000000001', 'a@x.go.id', 'admin',
      '\\x00ff0a0d'::bytea, 9223372036854775807)`.execute(db);
  await sql`insert into staff_sessions (key, staff_id, form_token)
    select 'session', id, 'token' from staff`.execute(db);
  await sql`insert into audit_log (actor, action)
    select 'server', 'note ' || n from generate_series(1, 3) n`.execute(db);
  await sql`insert into review_decisions (id, kind, decided_by)
    values ('00000000-0000-4000-8000-000000000002', 'known', 'a')`.execute(db);
  await sql`insert into reviewed_turns (turn_id, decision_id)
    select gen_random_uuid(), id from review_decisions`.execute(db);
  await sql`insert into channel_keys (account, type, id, value)
    values ('whatsapp', 'creds', 'a', '\\xdeadbeef'::bytea)`.execute(db);
  await sql`insert into wrapped_keys (id, secret_id, wrapped)
    values (0, 'secret', '\\x00'::bytea)`.execute(db);
  await sql`insert into weekly_summaries (week, body)
    values (date '2026-11-16', '{"b": [1.50, null], "a": "\\n"}')`.execute(db);
  await sql`insert into retention_runs (day, turns) values (current_date, 3)`.execute(db);
  await sql`insert into inbox (id, channel, message_key, asker, state, payload, claimed_until)
    select gen_random_uuid(), 'telegram', 'key ' || state, 'a', state,
      case when state = 'received' then '\\x01'::bytea end, now()
    from unnest(array['received', 'done']) as state`.execute(db);
  await sql`insert into outbox (id, channel, state, payload, claimed_until, finished_at)
    select gen_random_uuid(), 'telegram', state, case when state <> 'sent' then '\\x01'::bytea end,
      now(), case when state = 'sent' then now() end
    from unnest(array['queued', 'sending', 'sent']) as state`.execute(db);
}

/** What each table holds, to the last microsecond: a count and a checksum of all rows. */
export async function contentsOf(
  db: Kysely<DatabaseSchema>,
): Promise<Readonly<Record<string, string>>> {
  const contents: Record<string, string> = {};
  for (const { name } of await outlineTables(db)) {
    const { rows } = await sql<{ content: string }>`
      select count(*) || ' ' || coalesce(md5(string_agg(line, e'\\n' order by line collate "C")), '')
        as content
      from (select to_jsonb(t)::text as line from ${sql.table(name)} t) lines`.execute(db);
    contents[name] = rows[0]?.content ?? '';
  }
  return contents;
}
