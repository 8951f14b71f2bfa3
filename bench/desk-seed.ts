import { type Kysely, sql } from 'kysely';
import type { KnowledgeEntry } from '../src/knowledge/entry.ts';
import type { DatabaseSchema } from '../src/storage/schema.ts';

const DAYS = 120;

/**
 * Fills a migrated, empty database with so many turns over 120 days, and with what staff would have
 * made of them. The same at each run; questions are the entries' own ways of asking.
 */
export async function seedDesk(
  db: Kysely<DatabaseSchema>,
  turns: number,
  entries: readonly KnowledgeEntry[],
): Promise<void> {
  const ids = entries.map(({ id }) => id);
  const ways = entries.flatMap((entry) => entry.ways.map(({ text }) => text));
  // The marks are for changes of counted days; here nothing has been counted yet.
  await sql`alter table turns disable trigger user`.execute(db);
  await sql`select setseed(0.5)`.execute(db);
  await sql`
    insert into turns (id, channel, asker, asked_at, question, outcome, entry_id, verdict, audience,
      confidence, candidates, content_version, milliseconds, feedback)
    select md5('turn' || number)::uuid,
      (array['web', 'telegram', 'whatsapp'])[1 + floor(power(chance_a, 2) * 3)::int],
      md5(to_char(asked_at, 'YYYY-MM') || floor(power(chance_b, 1.5) * ${sql.lit(Math.ceil(turns / 5))})),
      asked_at, ways[1 + floor(chance_c * cardinality(ways))::int], outcome,
      case when outcome = 'answered' then near end, null,
      case when chance_a < 0.2 then 'pppk' when chance_a < 0.3 then 'pns' end,
      case when outcome = 'answered' then 0.9 + chance_b / 10 else 0.4 end,
      case when outcome = 'out-of-scope' or chance_c < 0.1 then '' else near end,
      'bench', 0.4 + power(chance_b, 4) * 40,
      case when outcome = 'answered' and chance_c > 0.95 then 'unhelpful'
        when outcome = 'answered' and chance_c > 0.85 then 'helpful' end
    from (
      select *, ids[1 + floor(power(chance_d, 2) * cardinality(ids))::int] as near,
        case when chance_e < 0.78 then 'answered' when chance_e < 0.87 then 'clarified'
          when chance_e < 0.93 then 'unanswered' when chance_e < 0.97 then 'out-of-scope'
          else 'courtesy' end as outcome,
        now() - ${sql.lit(DAYS)} * chance_f * interval '1 day' as asked_at
      from (
        select number, random() as chance_a, random() as chance_b, random() as chance_c,
          random() as chance_d, random() as chance_e, random() as chance_f
        from generate_series(1, ${sql.lit(turns)}) as number
      ) as drawn, (select ${ids}::text[] as ids, ${ways}::text[] as ways) as content
    ) as numbered
    -- Rows lie in the order in which they came, as they do where people ask.
    order by asked_at`.execute(db);
  await sql`alter table turns enable trigger user`.execute(db);
  await seedStaffWork(db);
  await sql`analyze`.execute(db);
}

/** 2,000 decisions about ten turns each, 3,000 tickets, 100,000 notes of the audit log. */
async function seedStaffWork(db: Kysely<DatabaseSchema>): Promise<void> {
  await sql`
    with numbered as (
      select id, row_number() over (order by id) as number from turns
      where outcome in ('unanswered', 'clarified') and asked_at > now() - interval '80 days'
      order by id limit 20000
    ), decided as (
      insert into review_decisions (id, kind, entry_id, decided_by, decided_at)
      select md5('decision' || number)::uuid, 'not-ours', null, 'petugas@bench.test',
        now() - number * interval '1 minute' from generate_series(0, 1999) as number
      returning id
    )
    insert into reviewed_turns (turn_id, decision_id)
    select id, md5('decision' || (number % 2000))::uuid from numbered, (select count(*) from decided) as all_of_them`.execute(
    db,
  );
  await sql`
    insert into tickets (id, code_key, question, opened_at, answer, answered_at, expires_at)
    select md5('ticket' || number)::uuid, 'kunci-' || number, 'Bolehkah soal ke-' || number || '?',
      now() - number * interval '30 minutes', case when number > 200 then 'Boleh.' end,
      case when number > 200 then now() - number * interval '20 minutes' end,
      now() + interval '60 days' from generate_series(1, 3000) as number`.execute(db);
  await sql`
    insert into audit_log (at, actor, action, subject)
    select now() - number * interval '3 minutes', 'petugas@bench.test', 'overview', null
    from generate_series(1, 100000) as number`.execute(db);
}
