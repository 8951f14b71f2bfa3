import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Edition } from '../../conversation/live-engine.ts';
import { entriesPage, QUERY_MAX_CHARACTERS } from '../views/entries-page.ts';
import { entryPage } from '../views/entry-page.ts';
import { messagePage } from '../views/message-page.ts';

export interface FaqParts {
  /** Asked for each request, so that new content takes effect at once. */
  readonly edition: () => Edition;
  readonly publicUrl?: string;
}

const RESULTS_SHOWN = 10;
const CACHE = 'public, max-age=300';

const querySchema = z.object({ q: z.string().max(QUERY_MAX_CHARACTERS).default('') });
const paramsSchema = z.object({ id: z.string().max(100) });

/** The entries as public pages. */
export function registerFaqRoutes(server: FastifyInstance, parts: FaqParts): void {
  const typed = server.withTypeProvider<ZodTypeProvider>();
  const canonical = (path: string) =>
    parts.publicUrl === undefined ? {} : { canonicalUrl: new URL(path, parts.publicUrl).href };

  typed.get('/faq', { schema: { querystring: querySchema } }, async (request, reply) => {
    const { content, knowledge } = parts.edition();
    const query = request.query.q.trim();
    const found = query ? knowledge.search(query, RESULTS_SHOWN).map(({ entry }) => entry) : [];
    reply.type('text/html; charset=utf-8').header('cache-control', CACHE);
    return entriesPage({
      entries: content.entries,
      ...(query ? { search: { query, found } } : {}),
      ...canonical('/faq'),
    }).source;
  });

  typed.get('/faq/:id', { schema: { params: paramsSchema } }, async (request, reply) => {
    const { content, knowledge } = parts.edition();
    reply.type('text/html; charset=utf-8');
    const entry = knowledge.entry(request.params.id);
    if (!entry) {
      reply.code(404);
      return messagePage('Topik ini tidak ada', 'Mungkin namanya berubah. Cari di semua topik.')
        .source;
    }
    reply.header('cache-control', CACHE);
    const related = entry.related.flatMap((id) => knowledge.entry(id) ?? []);
    return entryPage({ entry, related, context: content, ...canonical(`/faq/${entry.id}`) }).source;
  });
}
