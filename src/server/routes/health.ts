import type { FastifyInstance } from 'fastify';
import type { Registry } from 'prom-client';
import type { ChannelStatus } from '../../bots/channel-adapter.ts';
import type { SpoolUse } from '../../storage/turn-spool.ts';

export interface HealthParts {
  /** Rejects when the database does not answer. */
  readonly checkDatabase: () => Promise<void>;
  readonly channels: () => Readonly<Record<string, ChannelStatus>>;
  readonly contentVersion: () => string;
  /** What waits on disk for the database. */
  readonly spool: () => Promise<SpoolUse>;
  readonly metrics: Registry;
}

/**
 * `/healthz`: the process lives. `/readyz`: how each part is; 503 without database; a channel that
 * is away or a full spool makes it "degraded" and stays 200, because the rest goes on. `/metrics`:
 * Prometheus text.
 */
export function registerHealthRoutes(server: FastifyInstance, parts: HealthParts): void {
  server.get('/healthz', async () => ({ status: 'ok' }));

  server.get('/readyz', async (_request, reply) => {
    const database = await parts.checkDatabase().then(
      () => 'ok',
      () => 'unreachable',
    );
    const channels = parts.channels();
    const spool = await parts.spool();
    const allWell =
      spool.state !== 'full' &&
      Object.values(channels).every(({ state }) => ['off', 'connected'].includes(state));
    const status = database === 'ok' ? (allWell ? 'ready' : 'degraded') : 'not-ready';
    reply.code(database === 'ok' ? 200 : 503);
    return { status, database, contentVersion: parts.contentVersion(), channels, spool };
  });

  server.get('/metrics', async (_request, reply) => {
    reply.type(parts.metrics.contentType);
    return parts.metrics.metrics();
  });
}
