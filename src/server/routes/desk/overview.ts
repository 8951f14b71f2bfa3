import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { buildOverview, type Overview } from '../../../review/overview.ts';
import { localDay, type PeriodDays, periodOf } from '../../../review/period.ts';
import { needs, staffOf } from '../../desk/access.ts';
import type { DeskParts } from '../../desk/desk-parts.ts';
import { overviewPage } from '../../views/desk/overview-page.ts';
import { CHANNEL_NAME } from '../../views/desk/wording.ts';
import { overviewCsv } from './overview-csv.ts';

const WELL: readonly string[] = ['connected', 'off'];
const querySchema = z.object({
  periode: z
    .enum(['7', '30', '90'])
    .transform((days) => Number(days) as PeriodDays)
    .catch(30),
});

/** What people ask, in numbers. */
export function registerOverview(scope: FastifyInstance, parts: DeskParts): void {
  const typed = scope.withTypeProvider<ZodTypeProvider>();
  const titleOf = (id: string) => parts.edition().knowledge.entry(id)?.title ?? id;

  typed.get(
    '/',
    { config: needs('peninjau', 'overview'), schema: { querystring: querySchema } },
    async (request, reply) => {
      const page = overviewPage({
        staff: staffOf(request),
        overview: await overviewOf(parts, request.query.periode),
        waitingTickets: await parts.tickets.countWaiting(),
        troubledChannels: parts
          .staffChannels()
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
      const { periode: days } = request.query;
      const name = `ringkasan-${days}-hari-${localDay(new Date())}.csv`;
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${name}"`)
        .send(overviewCsv(await overviewOf(parts, days), titleOf));
    },
  );
}

async function overviewOf({ statistics, edition }: DeskParts, days: PeriodDays): Promise<Overview> {
  const period = periodOf(days, new Date());
  const { knowledge } = edition();
  return buildOverview(
    period,
    await statistics.between(period.from, period.to),
    await statistics.between(period.previousFrom, period.from),
    (id) => knowledge.entry(id)?.category,
  );
}
