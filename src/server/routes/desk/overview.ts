import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { askedPeriod, type PeriodQuery, stageChoices } from '../../../review/asked-period.ts';
import { buildOverview, type Overview } from '../../../review/overview.ts';
import { lastDayOf, localDay, type Period } from '../../../review/period.ts';
import { needs, staffOf } from '../../desk/access.ts';
import type { DeskParts } from '../../desk/desk-parts.ts';
import { overviewPage } from '../../views/desk/overview-page.ts';
import { periodName } from '../../views/desk/period-picker.ts';
import { overviewTable } from '../../views/desk/report-table.ts';
import { CHANNEL_NAME } from '../../views/desk/wording.ts';
import { toCsv } from './overview-csv.ts';

const WELL: readonly string[] = ['connected', 'off'];
const text = z.string().max(100).optional().catch('?');
const querySchema = z.object({ periode: text, tahap: text, dari: text, sampai: text });

/** What people ask, in numbers. */
export function registerOverview(scope: FastifyInstance, parts: DeskParts): void {
  const typed = scope.withTypeProvider<ZodTypeProvider>();
  const titleOf = (id: string) => parts.edition().knowledge.entry(id)?.title ?? id;

  typed.get(
    '/',
    { config: needs('peninjau', 'overview'), schema: { querystring: querySchema } },
    async (request, reply) => {
      const { asked, stages } = askedOf(parts, request.query);
      if (asked.problem !== undefined) reply.code(400);
      const page = overviewPage({
        staff: staffOf(request),
        overview: await overviewOf(parts, asked.period),
        ...{ asked, stages },
        waitingTickets: await parts.tickets.countWaiting(),
        troubledChannels: (await parts.channelDesk.staffChannels())
          .filter(({ state }) => !WELL.includes(state))
          .map(({ channel }) => CHANNEL_NAME[channel] ?? channel),
        titleOf,
      });
      return reply.type('text/html; charset=utf-8').send(page.source);
    },
  );

  typed.get(
    '/ringkasan.csv',
    { config: needs('peninjau', 'overview-export'), schema: { querystring: querySchema } },
    async (request, reply) => {
      const { asked } = askedOf(parts, request.query);
      const { from } = asked.period;
      const overview = await overviewOf(parts, asked.period);
      const name = `ringkasan-${localDay(from)}-${lastDayOf(asked.period)}.csv`;
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${name}"`)
        .send(toCsv(overviewTable(overview, titleOf), periodName(asked)));
    },
  );
}

function askedOf({ edition }: DeskParts, query: PeriodQuery) {
  const { calendar, region } = edition().content;
  const now = new Date();
  const stages = stageChoices(calendar.elections, region.id, localDay(now));
  return { stages, asked: askedPeriod(query, stages, now) };
}

/** The numbers of a period beside those of the one before. */
export async function overviewOf(
  { statistics, edition }: Pick<DeskParts, 'statistics' | 'edition'>,
  period: Period,
): Promise<Overview> {
  const { knowledge } = edition();
  const [now, before] = await Promise.all([
    statistics.between(period.from, period.to),
    statistics.between(period.previousFrom, period.from),
  ]);
  return buildOverview(period, now, before, (id) => knowledge.entry(id)?.category);
}
