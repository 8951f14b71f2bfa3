import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { toText } from '../../../content-desk/content-desk.ts';
import { checkDraft } from '../../../content-desk/draft-check.ts';
import { fieldsOf } from '../../../content-desk/entry-fields.ts';
import type { DraftProblem } from '../../../content-desk/problem-wording.ts';
import type { ContentRevision } from '../../../storage/content-store.ts';
import type { StaffSession } from '../../../storage/staff-sessions.ts';
import { needs, staffOf } from '../../desk/access.ts';
import type { DeskParts } from '../../desk/desk-parts.ts';
import { contentEditorPage } from '../../views/desk/content-editor-page.ts';
import { checkedPart, differencePart, problemList } from '../../views/desk/content-parts.ts';
import { noticePage } from '../../views/desk-layout.ts';
import { type Html, html } from '../../views/html.ts';
import { draftBodySchema, draftOf } from './content-form.ts';

const DRAFTS = '/dashboard/konten/rancangan';
const paramsSchema = z.object({ id: z.uuid() });
const entryParamsSchema = z.object({ id: z.string().max(100) });

const REFUSALS = {
  taken: 'Nama berkas itu sudah dipakai jawaban lain. Pilih nama lain.',
  'moved-on':
    'Sementara itu orang lain menyimpan rancangan ini. Di bawah ini tulisan Anda; menyimpan lagi akan menimpanya.',
  closed: 'Rancangan ini sudah tidak bisa diubah: sudah diajukan, diputuskan, atau dibuang.',
} as const;

/** Writing on drafts. For editors. */
export function registerContentDrafts(scope: FastifyInstance, parts: DeskParts): void {
  registerBeginnings(scope, parts);
  registerSaving(scope, parts);
  registerChecking(scope, parts);
}

function registerBeginnings(scope: FastifyInstance, { content }: DeskParts): void {
  const typed = scope.withTypeProvider<ZodTypeProvider>();

  typed.post(
    '/konten/baru',
    { config: needs('editor', 'draft-opened') },
    async (request, reply) => {
      const id = await content.desk.begin({}, staffOf(request).email);
      return reply.redirect(`${DRAFTS}/${id}`, 303);
    },
  );

  typed.post(
    '/konten/:id/rancangan',
    { config: needs('editor', 'draft-opened'), schema: { params: entryParamsSchema } },
    async (request, reply) => {
      const id = await content.desk.openDraft(request.params.id, staffOf(request).email);
      return id === undefined ? gone(reply) : reply.redirect(`${DRAFTS}/${id}`, 303);
    },
  );
}

function registerSaving(scope: FastifyInstance, parts: DeskParts): void {
  const { content, audit } = parts;
  scope.withTypeProvider<ZodTypeProvider>().post(
    '/konten/rancangan/:id',
    {
      config: needs('editor', 'draft-saved'),
      schema: { params: paramsSchema, body: draftBodySchema },
    },
    async (request, reply) => {
      const { id } = request.params;
      const { body } = request;
      const staff = staffOf(request);
      const revision = await content.store.find(id);
      if (!revision) return gone(reply);
      if (body.aksi === 'buang') {
        await content.store.move(id, 'draft', 'cancelled');
        return reply.redirect('/dashboard/konten?pesan=dibuang', 303);
      }
      const draft = draftOf(body, revision, !content.desk.liveText(revision.entryId));
      const { id: entryId, category, text, ways } = draft;
      const written = { ...revision, entryId, category, text, ways, reason: body.alasan };
      const mode = body.teks === undefined ? 'formulir' : 'teks';
      const change = { entryId, category, text, ways, reason: body.alasan, seen: body.versi };
      const isTaken = entryId !== revision.entryId && content.desk.liveText(entryId) !== undefined;
      const result = isTaken
        ? 'taken'
        : await content.store.change(id, { ...change, by: staff.email });
      if (result !== 'changed') {
        const problem = REFUSALS[result];
        reply.code(409);
        return page(reply, await editor(parts, staff, written, { mode, problem }));
      }
      await content.suggestions.settle(revision.entryId, body.usulan);
      if (entryId !== revision.entryId) await content.suggestions.rename(revision.entryId, entryId);
      if (body.aksi !== 'ajukan') {
        const back = mode === 'teks' ? '?cara=teks&pesan=tersimpan' : '?pesan=tersimpan';
        return reply.redirect(`${DRAFTS}/${id}${back}`, 303);
      }
      const submitted = await content.desk.submit(id);
      if (submitted.kind === 'problems') {
        const now = (await content.store.find(id)) ?? written;
        reply.code(400);
        const { problems } = submitted;
        return page(reply, await editor(parts, staff, now, { mode, problems }));
      }
      await audit.note({ actor: staff.email, action: 'draft-submitted', subject: entryId });
      return reply.redirect(`${DRAFTS}/${id}?pesan=diajukan`, 303);
    },
  );
}

/** What is sent while somebody types: nothing is kept, the checks and previews come back. */
function registerChecking(scope: FastifyInstance, { content, edition }: DeskParts): void {
  scope
    .withTypeProvider<ZodTypeProvider>()
    .post(
      '/konten/periksa',
      { config: { desk: { needs: 'editor' } }, schema: { body: draftBodySchema } },
      async (request, reply) => {
        const revision = await content.store.find(request.body.rancangan);
        if (!revision) return gone(reply);
        const isNew = !content.desk.liveText(revision.entryId);
        const draft = draftOf(request.body, revision, isNew);
        const live = edition().content;
        return page(reply, checkedPart(checkDraft(draft, live, new Date()), live));
      },
    );
}

export interface EditorOptions {
  readonly mode: 'formulir' | 'teks';
  readonly problem?: string;
  readonly problems?: readonly DraftProblem[];
  readonly notice?: string | undefined;
}

/** The page on which a draft is written. */
export async function editor(
  { content, edition }: DeskParts,
  staff: StaffSession,
  revision: ContentRevision,
  { mode, problem, problems, notice }: EditorOptions,
): Promise<Html> {
  const live = edition().content;
  const before = content.desk.liveText(revision.entryId);
  const liveNumber = await content.desk.liveNumber(revision.entryId);
  const checked = checkedPart(checkDraft(toText(revision), live, new Date()), live);
  return contentEditorPage({
    ...{ staff, revision, mode, problem, notice },
    fields: fieldsOf(revision.text),
    isNew: !before,
    suggested: await content.suggestions.ofEntry(revision.entryId),
    checked: problems ? html`${problemList(problems)}${checked}` : checked,
    difference: differencePart(before, revision),
    isOvertaken: revision.base !== liveNumber,
  });
}

function page(reply: FastifyReply, content: Html): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(content.source);
}

function gone(reply: FastifyReply): FastifyReply {
  const text = 'Mungkin sudah dibuang, atau alamatnya salah ketik.';
  return page(reply.code(404), noticePage('Jawaban atau rancangan ini tidak ada', text));
}
