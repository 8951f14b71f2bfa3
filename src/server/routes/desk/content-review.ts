import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { toText } from '../../../content-desk/content-desk.ts';
import { checkDraft } from '../../../content-desk/draft-check.ts';
import { fieldsOf } from '../../../content-desk/entry-fields.ts';
import { mayActAs } from '../../../staff/role.ts';
import type { ContentRevision } from '../../../storage/content-store.ts';
import type { StaffSession } from '../../../storage/staff-sessions.ts';
import { needs, staffOf } from '../../desk/access.ts';
import type { DeskParts } from '../../desk/desk-parts.ts';
import { checkedPart, differencePart, problemList } from '../../views/desk/content-parts.ts';
import { contentRevisionPage } from '../../views/desk/content-revision-page.ts';
import { noticePage } from '../../views/desk-layout.ts';
import type { Html } from '../../views/html.ts';
import { editor } from './content-drafts.ts';

const DRAFTS = '/dashboard/konten/rancangan';
const paramsSchema = z.object({ id: z.uuid() });

const NOTICES = {
  tersimpan: 'Rancangan tersimpan.',
  diajukan: 'Rancangan diajukan. Sekarang orang lain yang menyetujui.',
  diambil: 'Rancangan bisa diperbaiki lagi.',
  terbit: 'Sudah diterbitkan dan berlaku sekarang juga.',
  ditolak: 'Ditolak. Penulisnya melihat catatan Anda.',
  'sudah-ada': 'Sudah ada usulan lain untuk jawaban ini. Selesaikan dulu yang ini.',
} as const;
type Notice = keyof typeof NOTICES;
const querySchema = z.object({
  cara: z.enum(['formulir', 'teks']).catch('formulir'),
  pesan: z
    .enum(Object.keys(NOTICES) as [Notice, ...Notice[]])
    .optional()
    .catch(undefined),
});
const decisionSchema = z.object({
  aksi: z.enum(['terbitkan', 'tolak']),
  catatan: z.string().trim().max(1_000).default(''),
});

const REFUSALS = {
  decided: 'Sementara itu orang lain sudah memutuskannya.',
  own: 'Yang ikut menulis tidak bisa menyetujui. Minta orang kedua.',
  overtaken:
    'Jawaban yang berlaku sudah berubah sejak ini ditulis. Penulisnya perlu menyimpan lagi rancangannya.',
  note: 'Tulis dulu alasannya, supaya penulisnya tahu apa yang kurang.',
} as const;

/** A revision in any state, and the second person's decision. */
export function registerContentReview(scope: FastifyInstance, parts: DeskParts): void {
  registerReading(scope, parts);
  registerDeciding(scope, parts);
  registerTakingBack(scope, parts);
}

function registerReading(scope: FastifyInstance, parts: DeskParts): void {
  scope.withTypeProvider<ZodTypeProvider>().get(
    '/konten/rancangan/:id',
    {
      config: needs('peninjau', 'draft'),
      schema: { params: paramsSchema, querystring: querySchema },
    },
    async (request, reply) => {
      const staff = staffOf(request);
      const { cara: mode, pesan } = request.query;
      const revision = await parts.content.store.find(request.params.id);
      if (!revision) return gone(reply);
      const notice = pesan && NOTICES[pesan];
      return revision.state === 'draft' && mayActAs(staff.role, 'editor')
        ? page(reply, await editor(parts, staff, revision, { mode, notice }))
        : page(reply, await reader(parts, staff, revision, { notice }));
    },
  );
}

function registerDeciding(scope: FastifyInstance, parts: DeskParts): void {
  const { content, audit } = parts;
  scope.withTypeProvider<ZodTypeProvider>().post(
    '/konten/rancangan/:id/putusan',
    {
      config: { desk: { needs: 'editor' } },
      schema: { params: paramsSchema, body: decisionSchema },
    },
    async (request, reply) => {
      const { id } = request.params;
      const { aksi, catatan } = request.body;
      const staff = staffOf(request);
      const revision = await content.store.find(id);
      if (!revision) return gone(reply);
      const together = await batchOf(parts, revision);
      const ids = together.map((one) => one.id);
      const refuse = async (options: ReaderOptions) =>
        page(reply.code(409), await reader(parts, staff, revision, options));
      const note = async (action: string) => {
        for (const { entryId } of together) {
          await audit.note({ actor: staff.email, action, subject: entryId });
        }
      };
      if (aksi === 'tolak') {
        if (revision.authors.includes(staff.email)) return refuse({ problem: REFUSALS.own });
        if (catatan === '') return refuse({ problem: REFUSALS.note });
        const isRejected = await content.store.reject(ids, staff.email, catatan);
        if (!isRejected) return refuse({ problem: REFUSALS.decided });
        await note('content-rejected');
        return reply.redirect(`${DRAFTS}/${id}?pesan=ditolak`, 303);
      }
      const result = await content.desk.publish(ids, staff.email);
      if (result.kind === 'problems') return refuse({ problems: problemList(result.problems) });
      if (result.kind !== 'published') {
        return refuse({ problem: REFUSALS[result.kind === 'submitted' ? 'decided' : result.kind] });
      }
      await note('content-published');
      return reply.redirect(`${DRAFTS}/${id}?pesan=terbit`, 303);
    },
  );
}

/** An author takes a proposal back before it is decided on. */
function registerTakingBack(scope: FastifyInstance, parts: DeskParts): void {
  const { store } = parts.content;
  scope
    .withTypeProvider<ZodTypeProvider>()
    .post(
      '/konten/rancangan/:id/ambil',
      { config: needs('editor', 'draft-taken-back'), schema: { params: paramsSchema } },
      async (request, reply) => {
        const { id } = request.params;
        const revision = await store.find(id);
        if (!revision?.authors.includes(staffOf(request).email)) return gone(reply);
        for (const one of await batchOf(parts, revision)) {
          await store.move(one.id, 'review', one.withdraws ? 'cancelled' : 'draft');
        }
        return reply.redirect(`${DRAFTS}/${id}?pesan=diambil`, 303);
      },
    );
}

/** What is decided on together: those of the batch that still wait, or the one. */
async function batchOf(
  { content }: DeskParts,
  revision: ContentRevision,
): Promise<readonly ContentRevision[]> {
  if (revision.batch === null) return [revision];
  const batch = await content.store.ofBatch(revision.batch);
  return batch.filter(({ state }) => state === revision.state);
}

interface ReaderOptions {
  readonly problem?: string;
  readonly problems?: Html;
  readonly notice?: string | undefined;
}

async function reader(
  parts: DeskParts,
  staff: StaffSession,
  revision: ContentRevision,
  options: ReaderOptions,
): Promise<Html> {
  const { content, edition } = parts;
  const live = edition().content;
  const titleOf = ({ text, entryId }: ContentRevision) => fieldsOf(text)?.title || entryId;
  const batch = revision.batch === null ? [] : await batchOf(parts, revision);
  const isOpen = revision.state === 'review' || revision.state === 'draft';
  const before = await content.desk.textBefore(revision);
  const liveNumber = await content.desk.liveNumber(revision.entryId);
  return contentRevisionPage({
    ...{ staff, revision, ...options, title: titleOf(revision) },
    batch: batch.map((one) => ({ revision: one, title: titleOf(one) })),
    difference: differencePart(before, revision),
    checked: checkedPart(checkDraft(toText(revision), live, new Date()), live),
    isOvertaken: isOpen && revision.base !== liveNumber,
  });
}

function page(reply: FastifyReply, content: Html): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(content.source);
}

function gone(reply: FastifyReply): FastifyReply {
  const text = 'Mungkin sudah dibuang, atau alamatnya salah ketik.';
  return page(reply.code(404), noticePage('Rancangan ini tidak ada', text));
}
