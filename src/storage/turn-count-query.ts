import { type RawBuilder, sql } from 'kysely';

/** A span of time; `to` is exclusive. */
export interface Span {
  readonly from: Date;
  readonly to: Date;
}

/** How often something occurred on a day. */
export interface DayCount {
  readonly day: string;
  readonly facet: string;
  readonly key: string;
  readonly count: number;
}

/** Milliseconds are counted in classes, each a tenth above the one below it. */
export const TIME_CLASS_RATIO = 1.1;
const SHORTEST_MS = 0.01;
/** One asker in eight, by the last bits of a hash. */
const SAMPLE_MASK = 7;
/** For counts that are kept. */
export const EVERY_ASKER = 1_000_000_000;

/** Why a question stayed without an answer, as far as its turn tells. */
export const CAUSES = ['near', 'far', 'rejected'] as const;
export type Cause = (typeof CAUSES)[number];

/**
 * Counts the turns of some spans, which must be whole days of the zone. Greetings and thanks are no
 * questions. The same query counts a day for good and a day that is still under way.
 *
 * Askers are counted by how many days ago they came last (`0`: never before under this pseudonym).
 * With that the different askers of any period are those who came last before it began, so that
 * nothing that identifies anybody need be kept to count them.
 *
 * @param askersLookedUp where there are more, every eighth is looked up and stands for eight
 */
export function countDays(
  spans: readonly Span[],
  timeZone: string,
  askersLookedUp: number,
): RawBuilder<DayCount> {
  const zone = sql.lit(timeZone);
  return sql<DayCount>`
    with questions as materialized (
      select asker, (asked_at at time zone ${zone})::date as day, outcome, channel,
        extract(hour from asked_at at time zone ${zone})::int as hour,
        coalesce(audience, 'none') as audience,
        case when outcome = 'answered' then entry_id end as entry,
        case when outcome = 'answered' then coalesce(feedback, 'none') end as feedback,
        case when outcome = 'unanswered' then case
          when confidence is null then 'rejected' when candidates <> '' then 'near' else 'far'
          end end as cause,
        floor(ln(greatest(milliseconds::float8, ${sql.lit(SHORTEST_MS)}))
          / ln(${sql.lit(TIME_CLASS_RATIO)}::float8))::int as time_class
      from turns where (${withinAny(spans)}) and outcome <> 'courtesy'
    ), visits as materialized (select distinct day, asker from questions),
    sample as (
      select case when count(*) > ${sql.lit(askersLookedUp)} then ${sql.lit(SAMPLE_MASK + 1)}
        else 1 end as one_in from visits
    )
    select * from (
      select day::text as day,
        case 0 when grouping(outcome) then 'outcome' when grouping(channel) then 'channel'
          when grouping(hour) then 'hour' when grouping(audience) then 'audience'
          when grouping(entry) then 'entry' when grouping(feedback) then 'feedback'
          when grouping(cause) then 'cause' else 'time' end as facet,
        coalesce(outcome, channel, hour::text, audience, entry, feedback, cause, time_class::text)
          as key,
        count(*)::int as count
      from questions
      group by grouping sets ((day, outcome), (day, channel), (day, hour), (day, audience),
        (day, entry), (day, feedback), (day, cause), (day, time_class))
    ) as facets where key is not null
    union all
    select day::text, 'asker', coalesce(day - last_day, 0)::text, (count(*) * one_in)::int
    from visits cross join sample
    cross join lateral (
      select (max(asked_at) at time zone ${zone})::date as last_day from turns as earlier
      where earlier.asker = visits.asker and earlier.outcome <> 'courtesy'
        and earlier.asked_at < visits.day::timestamp at time zone ${zone}
    ) as earlier
    where one_in = 1 or (hashtext(visits.asker) & ${sql.lit(SAMPLE_MASK)}) = 0
    group by day, coalesce(day - last_day, 0), one_in`;
}

function withinAny(spans: readonly Span[]): RawBuilder<unknown> {
  const each = spans.map(({ from, to }) => sql`(asked_at >= ${from} and asked_at < ${to})`);
  return sql.join(each, sql` or `);
}
