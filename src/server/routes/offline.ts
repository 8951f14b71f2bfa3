import type { FastifyInstance } from 'fastify';
import { offlinePage } from '../views/offline-page.ts';

/** What lets opened topics be read without a line. */
export function registerOfflineRoutes(server: FastifyInstance): void {
  // At the root, because a worker sees only what lies below it; never from a cache, so that a
  // release reaches every device.
  server.get('/sw.js', async (_request, reply) =>
    reply.header('cache-control', 'no-cache').sendFile('sw.js', { cacheControl: false }),
  );

  server.get('/luring', async (_request, reply) => {
    reply.type('text/html; charset=utf-8');
    return offlinePage().source;
  });
}
