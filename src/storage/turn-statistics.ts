import { type Kysely, sql, type Transaction } from 'kysely';
import type { DatabaseSchema } from './schema.ts';
import { countDays, type Span, TIME_CLASS_RATIO } from './turn-count-query.ts';

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
  /** For whom was asked; `none` where nobody said. */
  readonly byAudience: readonly Count[];
  /** Questions without an answer, by the causes of `CAUSES`. */
  readonly byCause: readonly Count[];
  /** Distinct pseudonyms; they change with the month and the web session. */
  readonly askers: number;
  /** From a message to its reply, to within a twentieth. */
  readonly medianMilliseconds: number | null;
  readonly repliedTickets: number;
  /** From a ticket to its answer. */
  readonly medianTicketSeconds: number | null;
}

export interface TurnStatistics {
  /**
   * Counts of whole days: from the counts by day where they are up to date, from the turns of a day
   * where they are not (today, or a day changed a moment ago). So it is right at any moment.
   *
   * @param from the beginning of a day
   * @param to the end of a day, exclusive
   */
  between(from: Date, to: Date): Promise<TurnCounts>;
}

/** Of a busy day under way no more are looked up one by one: the number is an estimate anyway. */
const LIVE_ASKERS = 2_000;

interface Row {
  readonly facet: string;
  readonly key: string;
  readonly day: string | null;
  readonly weekday: number | null;
  readonly count: number;
}

/** @param timeZone by which days and hours are counted */
export function createTurnStatistics(db: Kysely<DatabaseSchema>, timeZone: string): TurnStatistics {
  return {
    between: (from, to) =>
      db
        .transaction()
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only')
        .execute(async (transaction) => ({
          ...toTurnCounts(await countRows(transaction, timeZone, { from, to })),
          ...(await ticketMedian(transaction, from, to)),
        })),
  };
}

async function countRows(
  transaction: Transaction<DatabaseSchema>,
  timeZone: string,
  period: Span,
): Promise<readonly Row[]> {
  const live = await liveSpans(transaction, timeZone, period);
  const zone = sql.lit(timeZone);
  const first = sql`(${period.from}::timestamptz at time zone ${zone})::date`;
  const last = sql`(${period.to}::timestamptz at time zone ${zone})::date`;
  const fromLive = live.map(
    (span) => sql`union all select day::date, facet, key, count
    from (${countDays([span], timeZone, LIVE_ASKERS)}) as counts`,
  );
  const { rows } = await sql<Row>`
    select facet, key, case when facet = 'outcome' then day::text end as day,
      case when facet = 'hour' then extract(isodow from day)::int end as weekday,
      sum(count)::int as count
    from (
      select day, facet, key, count from turn_counts
      where day >= ${first} and day < ${last} and not (${isWithin(live, timeZone)})
      ${sql.join(fromLive, sql` `)}
    ) as counts
    where case when facet = 'asker' then key = '0' or key::int > day - ${first} else true end
    group by 1, 2, 3, 4
    order by 1, 2, 3, 4`.execute(transaction);
  return rows;
}

/** The stretches of a period whose counts by day are not up to date. */
async function liveSpans(
  transaction: Transaction<DatabaseSchema>,
  timeZone: string,
  { from, to }: Span,
): Promise<readonly Span[]> {
  const zone = sql.lit(timeZone);
  const { rows } = await sql<Span>`
    with days as (
      select generate_series(${from}::timestamptz at time zone ${zone},
        (${to}::timestamptz at time zone ${zone}) - interval '1 day', interval '1 day')::date as day
    ), live as (
      select day, day - (row_number() over (order by day))::int as stretch from days
      where not exists (select from counted_days where counted_days.day = days.day)
        or exists (select from changed_days where changed_days.day = days.day)
    )
    select min(day)::timestamp at time zone ${zone} as from,
      (max(day) + 1)::timestamp at time zone ${zone} as to
    from live group by stretch order by 1`.execute(transaction);
  return rows;
}

function isWithin(spans: readonly Span[], timeZone: string) {
  const zone = sql.lit(timeZone);
  const dayOf = (at: Date) => sql`(${at}::timestamptz at time zone ${zone})::date`;
  const tests = spans.map(({ from, to }) => sql`(day >= ${dayOf(from)} and day < ${dayOf(to)})`);
  return tests.length === 0 ? sql`false` : sql.join(tests, sql` or `);
}

type AllButTickets = Omit<TurnCounts, 'repliedTickets' | 'medianTicketSeconds'>;

function toTurnCounts(rows: readonly Row[]): AllButTickets {
  const of = (facet: string) => rows.filter((row) => row.facet === facet);
  const countsOf = (facet: string) => of(facet).map(({ key, count }) => ({ key, count }));
  return {
    byDay: of('outcome').map(({ key, day, count }) => ({ key: day ?? '', outcome: key, count })),
    byHour: of('hour').map(({ key, weekday, count }) => ({ key, weekday: weekday ?? 0, count })),
    byEntry: countsOf('entry'),
    byChannel: countsOf('channel'),
    byFeedback: countsOf('feedback'),
    byAudience: countsOf('audience'),
    byCause: countsOf('cause'),
    askers: countsOf('asker').reduce((sum, { count }) => sum + count, 0),
    medianMilliseconds: medianOf(countsOf('time')),
  };
}

/** The middle of the class in which half of the times have been counted. */
function medianOf(classes: readonly Count[]): number | null {
  const sorted = classes.toSorted((one, other) => Number(one.key) - Number(other.key));
  const half = sorted.reduce((sum, { count }) => sum + count, 0) / 2;
  let counted = 0;
  for (const { key, count } of sorted) {
    counted += count;
    if (counted >= half) return TIME_CLASS_RATIO ** (Number(key) + 0.5);
  }
  return null;
}

async function ticketMedian(transaction: Transaction<DatabaseSchema>, from: Date, to: Date) {
  const { rows } = await sql<{ count: number; median: number | null }>`
    select count(*)::int as count, percentile_cont(0.5) within group
      (order by extract(epoch from answered_at - opened_at)::float8) as median
    from tickets where answered_at >= ${from} and answered_at < ${to}`.execute(transaction);
  return {
    repliedTickets: rows[0]?.count ?? 0,
    medianTicketSeconds: rows[0]?.median ?? null,
  };
}
