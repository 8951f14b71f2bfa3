import { type Kysely, sql } from 'kysely';
import type { DatabaseSchema } from './schema.ts';

/** How often something occurred. */
export interface Count {
  readonly key: string;
  readonly count: number;
}

/** Exact counts of a period. They are for `review`, which hides what is small. */
export interface TurnCounts {
  readonly byDay: readonly (Count & { readonly outcome: string })[];
  /** `key` is the hour; weekday 1 is Monday. */
  readonly byHour: readonly (Count & { readonly weekday: number })[];
  /** Answers by entry. */
  readonly byEntry: readonly Count[];
  readonly byChannel: readonly Count[];
  /** Answers by what their asker thought of them; `none` where nothing was said. */
  readonly byFeedback: readonly Count[];
  /** Distinct pseudonyms; they change with the month and the web session. */
  readonly askers: number;
  /** From a message to its reply. */
  readonly medianMilliseconds: number | null;
  readonly repliedTickets: number;
  /** From a ticket to its answer. */
  readonly medianTicketSeconds: number | null;
}

export interface TurnStatistics {
  /** @param to exclusive */
  between(from: Date, to: Date): Promise<TurnCounts>;
}

interface Row {
  readonly kind: 'day' | 'hour' | 'entry' | 'channel' | 'feedback';
  readonly key: string | null;
  readonly outcome: string | null;
  readonly weekday: number | null;
  readonly count: number;
}

/** @param timeZone by which days and hours are counted */
export function createTurnStatistics(db: Kysely<DatabaseSchema>, timeZone: string): TurnStatistics {
  return {
    async between(from, to) {
      const rows = await countRows(db, timeZone, from, to);
      const of = (kind: Row['kind']) =>
        rows.flatMap((row) =>
          row.kind === kind && row.key !== null ? [{ ...row, key: row.key }] : [],
        );
      return {
        byDay: of('day').map(({ key, outcome, count }) => ({ key, outcome: outcome ?? '', count })),
        byHour: of('hour').map(({ key, weekday, count }) => ({
          key,
          weekday: weekday ?? 0,
          count,
        })),
        byEntry: of('entry').map(toCount),
        byChannel: of('channel').map(toCount),
        byFeedback: of('feedback').map(toCount),
        ...(await askersAndMedian(db, from, to)),
        ...(await ticketMedian(db, from, to)),
      };
    },
  };
}

function toCount({ key, count }: Count): Count {
  return { key, count };
}

/** One pass over the period for all breakdowns. Greetings and thanks are no questions. */
async function countRows(
  db: Kysely<DatabaseSchema>,
  timeZone: string,
  from: Date,
  to: Date,
): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select
      case when grouping(day) = 0 then 'day' when grouping(weekday) = 0 then 'hour'
        when grouping(entry_id) = 0 then 'entry' when grouping(channel) = 0 then 'channel'
        else 'feedback' end as kind,
      coalesce(day, hour::text, entry_id, channel, feedback) as key,
      outcome, weekday, count(*)::int as count
    from (
      select to_char(local, 'YYYY-MM-DD') as day, extract(isodow from local)::int as weekday,
        extract(hour from local)::int as hour, outcome, channel,
        case when outcome = 'answered' then entry_id end as entry_id,
        case when outcome = 'answered' then coalesce(feedback, 'none') end as feedback
      from (select *, asked_at at time zone ${sql.lit(timeZone)} as local from turns
        where asked_at >= ${from} and asked_at < ${to} and outcome <> 'courtesy') as questions
    ) as parts
    group by grouping sets ((day, outcome), (weekday, hour), (entry_id), (channel), (feedback))
    order by kind, key, outcome, weekday`.execute(db);
  return rows;
}

async function askersAndMedian(db: Kysely<DatabaseSchema>, from: Date, to: Date) {
  const { rows } = await sql<{ askers: number; median: number | null }>`
    select count(distinct asker)::int as askers,
      percentile_cont(0.5) within group (order by milliseconds) as median
    from turns where asked_at >= ${from} and asked_at < ${to} and outcome <> 'courtesy'`.execute(
    db,
  );
  return { askers: rows[0]?.askers ?? 0, medianMilliseconds: rows[0]?.median ?? null };
}

async function ticketMedian(db: Kysely<DatabaseSchema>, from: Date, to: Date) {
  const { rows } = await sql<{ count: number; median: number | null }>`
    select count(*)::int as count, percentile_cont(0.5) within group
      (order by extract(epoch from answered_at - opened_at)::float8) as median
    from tickets where answered_at >= ${from} and answered_at < ${to}`.execute(db);
  return {
    repliedTickets: rows[0]?.count ?? 0,
    medianTicketSeconds: rows[0]?.median ?? null,
  };
}
