import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Edition } from '../../conversation/live-engine.ts';
import { createCards } from '../card/cards.ts';
import { entriesPage, QUERY_MAX_CHARACTERS } from '../views/entries-page.ts';
import { entryPage } from '../views/entry-page.ts';
import { messagePage } from '../views/message-page.ts';

export interface FaqParts {
  /** Asked for each request, so that new content takes effect at once. */
  readonly edition: () => Edition;
  readonly publicUrl?: string;
}

const RESULTS_SHOWN = 10;
/** Asked again each time: a withdrawn answer must not live on in a browser. */
const CACHE = 'public, no-cache';
const CARD_FILE = 'kartu.png';
/** Of one address: a page of all topics, and then some. */
const CARDS_PER_MINUTE = 120;

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
    const image = canonical(`/faq/${entry.id}/${CARD_FILE}`).canonicalUrl;
    const related = entry.related.flatMap((id) => knowledge.entry(id) ?? []);
    return entryPage({
      entry,
      related,
      context: content,
      cardPath: `/faq/${entry.id}/${CARD_FILE}`,
      ...(image === undefined ? {} : { cardUrl: image }),
      ...canonical(`/faq/${entry.id}`),
    }).source;
  });
  registerCards(server, parts);
}

/** Answers as pictures. Each is made once; who has it already is told so. */
function registerCards(server: FastifyInstance, { edition, publicUrl }: FaqParts): void {
  const cards = createCards();
  const config = { rateLimit: { max: CARDS_PER_MINUTE, timeWindow: '1 minute' } };
  server
    .withTypeProvider<ZodTypeProvider>()
    .get(
      `/faq/:id/${CARD_FILE}`,
      { config, schema: { params: paramsSchema } },
      async (request, reply) => {
        const { content, knowledge } = edition();
        const entry = knowledge.entry(request.params.id);
        if (!entry) return reply.code(404).send({ error: 'Topik ini tidak ada.' });
        const address = publicUrl === undefined ? {} : { address: asRead(publicUrl, entry.id) };
        const card = cards.of({ entry, context: content, ...address });
        reply.header('cache-control', CACHE).header('etag', card.etag);
        if (request.headers['if-none-match'] === card.etag) return reply.code(304).send();
        // Other sites may show it, as a messenger does beside the link.
        reply.header('cross-origin-resource-policy', 'cross-origin').type('image/png');
        return reply.send(await card.png());
      },
    );
}

/** An address as people read it aloud. */
function asRead(publicUrl: string, id: string): string {
  const { host, pathname } = new URL(`/faq/${id}`, publicUrl);
  return `${host}${pathname}`;
}
