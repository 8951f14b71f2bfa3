import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { restingOn } from '../../../content-desk/resting-on.ts';
import type { StaffSession } from '../../../storage/staff-sessions.ts';
import { needs, staffOf } from '../../desk/access.ts';
import type { DeskParts } from '../../desk/desk-parts.ts';
import { sourcePage, sourcesPage } from '../../views/desk/content-sources-pages.ts';
import { noticePage } from '../../views/desk-layout.ts';
import type { Html } from '../../views/html.ts';

const paramsSchema = z.object({ id: z.string().max(100) });
const bodySchema = z.object({
  jawaban: z
    .union([z.string(), z.array(z.string().max(100)).max(500)])
    .default([])
    .transform((value) => (typeof value === 'string' ? [value] : value)),
  alasan: z.string().trim().max(300).default(''),
});

const NOTHING = 'Pilih jawaban yang ditarik, dan tulis alasannya.';
const ALREADY = 'Semuanya sudah ditarik, atau sudah menunggu persetujuan.';

/** What the law stands at, and withdrawing what rests on a part of it. */
export function registerContentSources(scope: FastifyInstance, parts: DeskParts): void {
  const { content, edition } = parts;
  const typed = scope.withTypeProvider<ZodTypeProvider>();

  typed.get('/konten/sumber', { config: needs('peninjau', 'sources') }, async (request, reply) => {
    const { content: live, texts } = edition();
    const resting = restingOn(texts);
    const sources = live.register.sources.map((source) => ({
      source,
      entries: resting.get(source.id) ?? [],
    }));
    return page(reply, sourcesPage({ staff: staffOf(request), sources }));
  });

  typed.get(
    '/konten/sumber/:id',
    { config: needs('peninjau', 'source'), schema: { params: paramsSchema } },
    async (request, reply) => {
      const shown = await sourceOf(parts, staffOf(request), request.params.id);
      return shown ? page(reply, shown) : gone(reply);
    },
  );

  typed.post(
    '/konten/sumber/:id/tarik',
    {
      config: needs('editor', 'withdrawal-proposed'),
      schema: { params: paramsSchema, body: bodySchema },
    },
    async (request, reply) => {
      const { id } = request.params;
      const { jawaban, alasan } = request.body;
      const staff = staffOf(request);
      const resting = restingOn(edition().texts).get(id) ?? [];
      const chosen = jawaban.filter((entryId) => resting.some((entry) => entry.id === entryId));
      const refuse = async (problem: string) => {
        const shown = await sourceOf(parts, staff, id, problem);
        return shown ? page(reply.code(400), shown) : gone(reply);
      };
      if (chosen.length === 0 || alasan === '') return refuse(NOTHING);
      const batch = await content.desk.proposeWithdrawal(chosen, staff.email, alasan);
      if (batch === undefined) return refuse(ALREADY);
      return reply.redirect('/dashboard/konten?pesan=diusulkan', 303);
    },
  );
}

async function sourceOf(
  { content, edition }: DeskParts,
  staff: StaffSession,
  id: string,
  problem?: string,
): Promise<Html | undefined> {
  const { content: live, texts } = edition();
  const source = live.register.sources.find((one) => one.id === id);
  if (!source) return undefined;
  const open = await content.store.open();
  const proposed = open.filter(({ withdraws }) => withdraws).map(({ entryId }) => entryId);
  const entries = restingOn(texts).get(id) ?? [];
  return sourcePage({ staff, source, entries, proposed: new Set(proposed), problem });
}

function page(reply: FastifyReply, content: Html): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(content.source);
}

function gone(reply: FastifyReply): FastifyReply {
  const text = 'Mungkin namanya berubah di daftar sumber.';
  return page(reply.code(404), noticePage('Sumber ini tidak ada', text));
}
