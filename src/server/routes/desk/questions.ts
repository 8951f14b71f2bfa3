import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { CHANNELS } from '../../../conversation/message.ts';
import { createClusterer, viewClusters } from '../../../review/cluster-view.ts';
import { addDays, localDay, PERIOD_DAYS } from '../../../review/period.ts';
import { DECISION_KINDS, REVIEW_REASONS } from '../../../storage/review-store.ts';
import { needs, staffOf } from '../../desk/access.ts';
import type { DeskParts } from '../../desk/desk-parts.ts';
import { decisionsPage } from '../../views/desk/decisions-page.ts';
import { questionsPage } from '../../views/desk/questions-page.ts';
import type { Html } from '../../views/html.ts';

/** More than anybody works through; the newest count, and the page says so. */
export const QUESTIONS_READ = 3_000;
const CLUSTERS_PER_PAGE = 20;
const DECISIONS_SHOWN = 200;
const TURNS_PER_DECISION = 3_000;

const NOTICES = {
  'pilih-entri': 'Pilih dulu entri yang dimaksud, lalu ketuk lagi.',
  'sudah-diputuskan': 'Kelompok itu baru saja diputuskan petugas lain.',
  diurungkan: 'Keputusan diurungkan. Pertanyaannya kembali ke daftar.',
} as const;
type Notice = keyof typeof NOTICES;
const noticeSchema = z
  .enum(Object.keys(NOTICES) as [Notice, ...Notice[]])
  .optional()
  .catch(undefined);

const querySchema = z.object({
  cari: z.string().trim().max(100).catch(''),
  alasan: z.enum(REVIEW_REASONS).optional().catch(undefined),
  kanal: z.enum(CHANNELS).optional().catch(undefined),
  hari: z.enum(PERIOD_DAYS.map(String)).optional().catch(undefined),
  urut: z.enum(['baru']).optional().catch(undefined),
  hal: z.coerce.number().int().min(1).catch(1),
  putusan: z.uuid().optional().catch(undefined),
  pesan: noticeSchema,
});
type View = Omit<z.infer<typeof querySchema>, 'putusan' | 'pesan'>;

const turnIdsSchema = z
  .string()
  .transform((text) => text.split(' '))
  .pipe(z.array(z.uuid()).min(1).max(TURNS_PER_DECISION));
const bodySchema = z.object({
  keputusan: z.enum(DECISION_KINDS),
  giliran: turnIdsSchema,
  entri: z.string().trim().max(100).default(''),
  kembali: z.string().max(400).default(''),
});

/** Questions that need somebody: grouped, decided with one tap, undone with another. */
export function registerQuestions(scope: FastifyInstance, parts: DeskParts): void {
  registerOpen(scope, parts);
  registerDecided(scope, parts);
  registerDecisions(scope, parts);
}

function registerOpen(scope: FastifyInstance, parts: DeskParts): void {
  const typed = scope.withTypeProvider<ZodTypeProvider>();
  const { review, edition, termsOf } = parts;
  const clusterer = createClusterer(termsOf);

  typed.get(
    '/pertanyaan',
    { config: needs('peninjau', 'questions'), schema: { querystring: querySchema } },
    async (request, reply) => {
      const { putusan, pesan, ...view } = request.query;
      const questions = await review.open(QUESTIONS_READ);
      const clusters = clusterer(questions);
      const done = await review.countDecided();
      const found = viewClusters(clusters, {
        search: view.cari,
        reason: view.alasan,
        channel: view.kanal,
        since: view.hari && addDays(localDay(new Date()), 1 - Number(view.hari)),
        newestFirst: view.urut === 'baru',
      });
      const pages = Math.max(1, Math.ceil(found.length / CLUSTERS_PER_PAGE));
      const pageNumber = Math.min(view.hal, pages);
      const start = (pageNumber - 1) * CLUSTERS_PER_PAGE;
      return page(
        reply,
        questionsPage({
          staff: staffOf(request),
          clusters: found.slice(start, start + CLUSTERS_PER_PAGE),
          entries: edition().content.entries,
          done,
          total: done + clusters.length,
          cutAt: questions.length === QUESTIONS_READ ? QUESTIONS_READ : undefined,
          view,
          found: found.length,
          pageNumber,
          pages,
          decided: putusan,
          notice: pesan && NOTICES[pesan],
          query: (change) => queryOf({ ...view, hal: pageNumber, ...change }),
        }),
      );
    },
  );
}

function registerDecided(scope: FastifyInstance, { review, edition }: DeskParts): void {
  scope.withTypeProvider<ZodTypeProvider>().get(
    '/pertanyaan/keputusan',
    {
      config: needs('peninjau', 'decisions'),
      schema: { querystring: z.object({ pesan: noticeSchema }) },
    },
    async (request, reply) =>
      page(
        reply,
        decisionsPage({
          staff: staffOf(request),
          decisions: await review.decided(DECISIONS_SHOWN),
          entries: edition().content.entries,
          notice: request.query.pesan && NOTICES[request.query.pesan],
        }),
      ),
  );
}

function registerDecisions(scope: FastifyInstance, parts: DeskParts): void {
  const { review, edition, content } = parts;
  const typed = scope.withTypeProvider<ZodTypeProvider>();

  typed.post(
    '/pertanyaan',
    { config: needs('peninjau', 'question-decided'), schema: { body: bodySchema } },
    async (request, reply) => {
      const { keputusan: kind, giliran: turnIds, entri, kembali } = request.body;
      const view = querySchema.parse(Object.fromEntries(new URLSearchParams(kembali)));
      const back = (more: Readonly<Record<string, string>>) =>
        reply.redirect(`/dashboard/pertanyaan${queryOf(view, more)}`, 303);
      const entry = edition().knowledge.entry(entri);
      const isAboutEntry = kind === 'add-way' || kind === 'answer-is-right';
      if (isAboutEntry && !entry) return back({ pesan: 'pilih-entri' });
      const decision = await review.decide({
        kind,
        entryId: isAboutEntry ? (entry?.id ?? null) : null,
        by: staffOf(request).email,
        turnIds,
      });
      if (decision === undefined) return back({ pesan: 'sudah-diputuskan' });
      if (kind === 'add-way' || kind === 'new-entry') {
        const entryId = kind === 'add-way' ? (entry?.id ?? null) : null;
        await content.desk.suggestFor(entryId, decision, staffOf(request).email);
      }
      return back({ putusan: decision });
    },
  );

  typed.post(
    '/pertanyaan/urungkan',
    {
      config: needs('peninjau', 'decision-undone'),
      schema: { body: z.object({ keputusan: z.uuid() }) },
    },
    async (request, reply) => {
      await content.suggestions.takeBack(request.body.keputusan);
      await review.undo(request.body.keputusan);
      return reply.redirect('/dashboard/pertanyaan?pesan=diurungkan', 303);
    },
  );
}

/** The view as the query of its address; what is plain is left out. */
function queryOf(view: View, more: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams(more);
  if (view.cari) query.set('cari', view.cari);
  for (const name of ['alasan', 'kanal', 'hari', 'urut'] as const) {
    const value = view[name];
    if (value !== undefined) query.set(name, value);
  }
  if (view.hal > 1) query.set('hal', String(view.hal));
  return query.size === 0 ? '' : `?${query}`;
}

function page(reply: FastifyReply, content: Html): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(content.source);
}
