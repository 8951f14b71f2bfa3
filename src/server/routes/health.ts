import type { FastifyInstance } from 'fastify';
import type { Registry } from 'prom-client';
import type { ChannelStatus } from '../../bots/channel-adapter.ts';

export interface HealthParts {
  /** Rejects when the database does not answer. */
  readonly checkDatabase: () => Promise<void>;
  readonly channels: () => Readonly<Record<string, ChannelStatus>>;
  readonly contentVersion: () => string;
  readonly metrics: Registry;
}

/**
 * `/healthz`: the process lives. `/readyz`: 503 without database; a channel that is away makes it
 * "degraded" and stays 200, because the other channels go on. `/metrics`: Prometheus text.
 */
export function registerHealthRoutes(server: FastifyInstance, parts: HealthParts): void {
  server.get('/healthz', async () => ({ status: 'ok' }));

  server.get('/readyz', async (_request, reply) => {
    const database = await parts.checkDatabase().then(
      () => 'ok',
      () => 'unreachable',
    );
    const channels = parts.channels();
    const allWell = Object.values(channels).every(({ state }) =>
      ['off', 'connected'].includes(state),
    );
    const status = database === 'ok' ? (allWell ? 'ready' : 'degraded') : 'not-ready';
    reply.code(database === 'ok' ? 200 : 503);
    return { status, database, contentVersion: parts.contentVersion(), channels };
  });

  server.get('/metrics', async (_request, reply) => {
    reply.type(parts.metrics.contentType);
    return parts.metrics.metrics();
  });
}
