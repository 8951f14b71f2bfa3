import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { fieldsOf } from '../../../content-desk/entry-fields.ts';
import { needs, staffOf } from '../../desk/access.ts';
import type { DeskParts } from '../../desk/desk-parts.ts';
import { contentImpactPage } from '../../views/desk/content-impact-page.ts';
import { noticePage } from '../../views/desk-layout.ts';
import type { Html } from '../../views/html.ts';

const paramsSchema = z.object({ id: z.uuid() });
const querySchema = z.object({ pesan: z.literal('sibuk').optional().catch(undefined) });
const BUSY = 'Yang lain masih dihitung. Coba lagi sebentar lagi.';

/** Which answers a draft would change. */
export function registerContentImpact(scope: FastifyInstance, parts: DeskParts): void {
  const { content, edition } = parts;
  const typed = scope.withTypeProvider<ZodTypeProvider>();

  typed.get(
    '/konten/rancangan/:id/dampak',
    {
      config: needs('peninjau', 'impact'),
      schema: { params: paramsSchema, querystring: querySchema },
    },
    async (request, reply) => {
      const revision = await content.store.find(request.params.id);
      if (!revision) return gone(reply);
      const state = await content.impact.state(revision);
      const turnIds = state.kind === 'done' ? state.impact.turns.map(({ turnId }) => turnId) : [];
      const { knowledge } = edition();
      const title = fieldsOf(revision.text)?.title || revision.entryId;
      const titleOf = (id: string) =>
        id === revision.entryId ? title : (knowledge.entry(id)?.title ?? id);
      return page(
        reply,
        contentImpactPage({
          ...{ staff: staffOf(request), revisionId: revision.id, title, titleOf, state },
          questions: await content.usage.questions(turnIds),
          notice: request.query.pesan && BUSY,
        }),
      );
    },
  );

  typed.post(
    '/konten/rancangan/:id/dampak',
    { config: needs('editor', 'impact-begun'), schema: { params: paramsSchema } },
    async (request, reply) => {
      const revision = await content.store.find(request.params.id);
      if (!revision) return gone(reply);
      const hasBegun = await content.impact.begin(revision);
      const back = `/dashboard/konten/rancangan/${revision.id}/dampak`;
      return reply.redirect(hasBegun ? back : `${back}?pesan=sibuk`, 303);
    },
  );
}

function page(reply: FastifyReply, content: Html): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(content.source);
}

function gone(reply: FastifyReply): FastifyReply {
  const text = 'Mungkin sudah dibuang, atau alamatnya salah ketik.';
  return page(reply.code(404), noticePage('Rancangan ini tidak ada', text));
}
