import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { fieldsOf } from '../../../content-desk/entry-fields.ts';
import type { KnowledgeEntry } from '../../../knowledge/entry.ts';
import { localDay } from '../../../review/period.ts';
import { hideParts, showCount, showParts, showShare } from '../../../review/small-numbers.ts';
import type { ContentRevision } from '../../../storage/content-store.ts';
import type { EntryUsage } from '../../../storage/content-usage.ts';
import { needs, staffOf } from '../../desk/access.ts';
import type { DeskParts } from '../../desk/desk-parts.ts';
import { contentEntryPage } from '../../views/desk/content-entry-page.ts';
import {
  type ContentRow,
  contentListPage,
  type EntryStatus,
  type OpenItem,
} from '../../views/desk/content-list-page.ts';
import { previews, stateName } from '../../views/desk/content-parts.ts';
import { noticePage } from '../../views/desk-layout.ts';
import type { Html } from '../../views/html.ts';

const NOTICES = {
  dibuang: 'Rancangan dibuang.',
  diusulkan: 'Penarikan diusulkan. Sekarang orang lain yang menyetujui.',
} as const;
type Notice = keyof typeof NOTICES;
const querySchema = z.object({
  cari: z.string().trim().max(100).catch(''),
  bidang: z.string().max(40).catch(''),
  putusan: z.string().max(20).catch(''),
  status: z.string().max(20).catch(''),
  urut: z.enum(['', 'dipakai', 'ditinjau']).catch(''),
  pesan: z
    .enum(Object.keys(NOTICES) as [Notice, ...Notice[]])
    .optional()
    .catch(undefined),
});
type Filter = Omit<z.infer<typeof querySchema>, 'pesan'>;
const paramsSchema = z.object({ id: z.string().max(100) });
const rollBackSchema = z.object({
  nomor: z.coerce.number().int().min(0),
  alasan: z.string().trim().min(1).max(300),
});

const REVIEW_MAX_MS = 365 * 24 * 60 * 60 * 1000;

/** What the bot knows, and each entry's past. */
export function registerContent(scope: FastifyInstance, parts: DeskParts): void {
  registerList(scope, parts);
  registerEntry(scope, parts);
  registerRollBack(scope, parts);
}

function registerList(scope: FastifyInstance, { content, edition }: DeskParts): void {
  scope
    .withTypeProvider<ZodTypeProvider>()
    .get(
      '/konten',
      { config: needs('peninjau', 'content'), schema: { querystring: querySchema } },
      async (request, reply) => {
        const { pesan, ...filter } = request.query;
        const { entries } = edition().content;
        const open = await content.store.open();
        const usage = new Map((await content.usage.byEntry()).map((one) => [one.entryId, one]));
        const rows = entries.map((entry) => rowOf(entry, usage.get(entry.id), open));
        return page(
          reply,
          contentListPage({
            staff: staffOf(request),
            rows: sorted(filtered(rows, filter), filter, usage),
            total: rows.length,
            open: open.map(toOpenItem),
            filter,
            notice: pesan && NOTICES[pesan],
          }),
        );
      },
    );
}

function registerEntry(scope: FastifyInstance, { content, edition }: DeskParts): void {
  scope
    .withTypeProvider<ZodTypeProvider>()
    .get(
      '/konten/:id',
      { config: needs('peninjau', 'entry'), schema: { params: paramsSchema } },
      async (request, reply) => {
        const { knowledge, content: live, origin } = edition();
        const entry = knowledge.entry(request.params.id);
        if (!entry) return gone(reply);
        const revisions = await content.store.ofEntry(entry.id);
        const usage = await content.usage.byEntry();
        const own = usage.find(({ entryId }) => entryId === entry.id);
        return page(
          reply,
          contentEntryPage({
            staff: staffOf(request),
            row: rowOf(entry, own, revisions.filter(isOpen)),
            preview: previews(entry, live),
            revisions,
            liveNumber: await content.desk.liveNumber(entry.id),
            hasFile: origin.some(({ id }) => id === entry.id),
            suggested: (await content.suggestions.ofEntry(entry.id)).length,
          }),
        );
      },
    );
}

function registerRollBack(scope: FastifyInstance, { content }: DeskParts): void {
  scope.withTypeProvider<ZodTypeProvider>().post(
    '/konten/:id/kembalikan',
    {
      config: needs('editor', 'content-roll-back'),
      schema: { params: paramsSchema, body: rollBackSchema },
    },
    async (request, reply) => {
      const { nomor, alasan } = request.body;
      const { email } = staffOf(request);
      const made = await content.desk.rollBack(request.params.id, nomor, email, alasan);
      if (!made) return gone(reply);
      const message = made.kind === 'new' ? 'diajukan' : 'sudah-ada';
      return reply.redirect(`/dashboard/konten/rancangan/${made.id}?pesan=${message}`, 303);
    },
  );
}

function isOpen({ state }: ContentRevision): boolean {
  return state === 'draft' || state === 'review';
}

function rowOf(
  { id, title, category, verdict, reviewedOn, underReview }: KnowledgeEntry,
  usage: EntryUsage | undefined,
  open: readonly ContentRevision[],
): ContentRow {
  const own = open.filter(({ entryId }) => entryId === id);
  const isOld = Date.now() - Date.parse(reviewedOn) > REVIEW_MAX_MS;
  const statuses: readonly EntryStatus[] = [
    underReview ? 'ditarik' : 'terbit',
    ...(own.some(({ state }) => state === 'draft') ? (['rancangan'] as const) : []),
    ...(own.some(({ state }) => state === 'review') ? (['menunggu'] as const) : []),
    ...(isOld ? (['lama'] as const) : []),
  ];
  const answers = showCount(usage?.answers ?? 0);
  return {
    ...{ id, title, category, verdict, reviewedOn, statuses, answers },
    helpful: helpfulShare(usage),
  };
}

/** Of those who said something; hidden wherever a small number could be computed from it. */
function helpfulShare(usage: EntryUsage | undefined): number | undefined {
  if (!usage) return undefined;
  const { helpful, unhelpful, answers } = usage;
  const silent = answers - helpful - unhelpful;
  const counts = [helpful, unhelpful, silent];
  const isTotalShown = showCount(answers).kind === 'exact';
  const [first, second] = isTotalShown ? showParts(counts).parts : hideParts(counts);
  if (first?.kind !== 'exact' || second?.kind !== 'exact') return undefined;
  return showShare(first, showCount(helpful + unhelpful));
}

function filtered(rows: readonly ContentRow[], filter: Filter): readonly ContentRow[] {
  const words = filter.cari.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter(
    ({ id, title, category, verdict, statuses }) =>
      words.every((word) => `${id} ${title}`.toLowerCase().includes(word)) &&
      (filter.bidang === '' || category === filter.bidang) &&
      (filter.putusan === '' || verdict === filter.putusan) &&
      (filter.status === '' || statuses.some((status) => status === filter.status)),
  );
}

/** By what is shown, not by what is hidden: small numbers stay in their usual order. */
function sorted(
  rows: readonly ContentRow[],
  { urut }: Filter,
  usage: ReadonlyMap<string, EntryUsage>,
): readonly ContentRow[] {
  if (urut === 'ditinjau') {
    return rows.toSorted((one, other) => one.reviewedOn.localeCompare(other.reviewedOn));
  }
  if (urut !== 'dipakai') return rows;
  const weight = ({ id, answers }: ContentRow) =>
    answers.kind === 'exact' ? (usage.get(id)?.answers ?? 0) : 1;
  return rows.toSorted((one, other) => weight(other) - weight(one));
}

function toOpenItem(revision: ContentRevision): OpenItem {
  const { id, text, entryId, authors, changedAt } = revision;
  return {
    href: `/dashboard/konten/rancangan/${id}`,
    title: fieldsOf(text)?.title || entryId,
    state: stateName(revision),
    by: authors.join(', '),
    day: localDay(changedAt),
  };
}

function page(reply: FastifyReply, content: Html): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(content.source);
}

function gone(reply: FastifyReply): FastifyReply {
  return page(
    reply.code(404),
    noticePage('Jawaban ini tidak ada', 'Mungkin namanya berubah, atau alamatnya salah ketik.'),
  );
}
