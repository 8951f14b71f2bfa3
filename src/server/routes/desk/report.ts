import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { type Clusterer, createClusterer } from '../../../review/cluster-view.ts';
import { monthOf } from '../../../review/period.ts';
import {
  buildReport,
  chosenMonth,
  type MonthlyReport,
  monthsOffered,
} from '../../../review/report.ts';
import { latestSummaries } from '../../../review/weekly-summary.ts';
import { needs, staffOf } from '../../desk/access.ts';
import type { DeskParts } from '../../desk/desk-parts.ts';
import { reportPage } from '../../views/desk/report-page.ts';
import { overviewTable, type TableRow } from '../../views/desk/report-table.ts';
import { weeklyPage } from '../../views/desk/weekly-page.ts';
import { monthName } from '../../views/desk/wording.ts';
import { overviewOf } from './overview.ts';
import { toCsv } from './overview-csv.ts';
import { toWorkbook } from './report-workbook.ts';

/** Unanswered questions of a month that are grouped; the newest count. */
const QUESTIONS_READ = 3_000;
const WEEKS_SHOWN = 26;
const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const querySchema = z.object({ bulan: z.string().max(10).optional().catch(undefined) });

/** A month on one page, for print and for spreadsheets; and the weeks, each summed up once. */
export function registerReport(scope: FastifyInstance, parts: DeskParts): void {
  const typed = scope.withTypeProvider<ZodTypeProvider>();
  const schema = { querystring: querySchema };
  const cluster = createClusterer(parts.termsOf);

  typed.get('/laporan', { config: needs('peninjau', 'report'), schema }, async (request, reply) => {
    const report = await reportOf(parts, cluster, request.query.bulan);
    const { content, knowledge } = parts.edition();
    const page = reportPage({
      staff: staffOf(request),
      report,
      months: monthsOffered(new Date()),
      entryOf: (id) => knowledge.entry(id),
      region: content.region.name,
    });
    return reply.type('text/html; charset=utf-8').send(page.source);
  });

  typed.get(
    '/laporan.csv',
    { config: needs('peninjau', 'report-export'), schema },
    async (request, reply) => {
      const report = await reportOf(parts, cluster, request.query.bulan);
      const csv = toCsv(rowsOf(parts, report), monthName(report.month));
      return download(reply, report, 'csv', 'text/csv; charset=utf-8').send(csv);
    },
  );

  typed.get(
    '/laporan.xlsx',
    { config: needs('peninjau', 'report-export'), schema },
    async (request, reply) => {
      const report = await reportOf(parts, cluster, request.query.bulan);
      const name = monthName(report.month);
      const workbook = await toWorkbook(rowsOf(parts, report), name, name);
      return download(reply, report, 'xlsx', WORKBOOK).send(workbook);
    },
  );

  scope.get(
    '/laporan/mingguan',
    { config: needs('peninjau', 'weekly') },
    async (request, reply) => {
      const page = weeklyPage({
        staff: staffOf(request),
        weeks: await latestSummaries(parts.summaries, WEEKS_SHOWN),
        titleOf: (id) => parts.edition().knowledge.entry(id)?.title ?? id,
      });
      return reply.type('text/html; charset=utf-8').send(page.source);
    },
  );
}

async function reportOf(
  parts: DeskParts,
  cluster: Clusterer,
  asked: string | undefined,
): Promise<MonthlyReport> {
  const now = new Date();
  const month = chosenMonth(asked, now);
  const period = monthOf(month);
  const overview = await overviewOf(parts, period);
  const unsettled = await parts.review.gaps(period.from, period.to, QUESTIONS_READ);
  return buildReport(month, overview, cluster(unsettled), now);
}

function rowsOf({ edition }: DeskParts, { overview, gaps }: MonthlyReport): readonly TableRow[] {
  const titleOf = (id: string) => edition().knowledge.entry(id)?.title ?? id;
  return [
    ...overviewTable(overview, titleOf),
    ...gaps.map(({ title, count }) => ({
      part: 'Belum terjawab dengan pasti',
      item: title,
      now: { kind: 'exact', count } as const,
    })),
  ];
}

/** The name of the file is made of the month alone, which has been chosen from a list. */
function download(
  reply: FastifyReply,
  { month }: MonthlyReport,
  ending: string,
  type: string,
): FastifyReply {
  const name = `laporan-${month}.${ending}`;
  return reply.type(type).header('content-disposition', `attachment; filename="${name}"`);
}
