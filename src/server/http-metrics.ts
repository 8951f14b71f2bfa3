import type { FastifyInstance } from 'fastify';
import { Histogram, type Registry } from 'prom-client';

/**
 * Times every request by its route's pattern, never by its path: a path may hold the id of an entry
 * that somebody reads. What has no route counts as one.
 */
export function registerHttpMetrics(server: FastifyInstance, registry: Registry): void {
  const seconds = new Histogram({
    name: 'tanya_netral_http_seconds',
    help: 'Time from a request to its response, by route and class of status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.015, 0.03, 0.06, 0.1, 0.3, 1, 3, 10],
    registers: [registry],
  });
  server.addHook('onResponse', async ({ method, routeOptions }, reply) => {
    const labels = {
      method,
      route: routeOptions.url ?? 'none',
      status: `${Math.floor(reply.statusCode / 100)}xx`,
    };
    seconds.observe(labels, reply.elapsedTime / 1000);
  });
}
