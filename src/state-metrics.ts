import { Counter, Gauge, type Registry } from 'prom-client';
import { CHANNEL_STATES, type ChannelStatus } from './bots/channel-adapter.ts';
import type { SendReply } from './conversation/delivery.ts';
import { type Backlog, readBacklog } from './storage/backlog.ts';
import type { Database } from './storage/open-database.ts';

export interface StateMetricsParts {
  readonly registry: Registry;
  readonly database: Database;
  readonly channels: () => Readonly<Record<string, ChannelStatus>>;
}

/** One look at the database serves all gauges of a scrape. */
const LOOK_AGAIN_MS = 1_000;

/**
 * How things stand whenever somebody asks: what waits, which channel is how, who holds the leases,
 * how busy the connections are. Labels name parts of the program, never a person.
 */
export function registerStateMetrics({ registry, database, channels }: StateMetricsParts): void {
  const look = createLook(() => readBacklog(database.db));
  const gauge = (name: string, help: string, labelNames: readonly string[], fill: Fill) =>
    new Gauge({
      name: `tanya_netral_${name}`,
      help,
      labelNames,
      registers: [registry],
      async collect() {
        this.reset();
        await fill((labels, value) => this.set(labels, value));
      },
    });
  const backlogGauge = (name: string, help: string, labels: readonly string[], read: ReadBacklog) =>
    gauge(name, help, labels, async (set) => {
      const backlog = await look();
      for (const [labels, value] of backlog ? read(backlog) : []) set(labels, value);
    });

  gauge('database_up', 'Whether the database answers', [], async (set) =>
    set({}, (await look()) ? 1 : 0),
  );
  const queueLabels = ['queue', 'channel'];
  backlogGauge('waiting', 'Messages (inbox) and replies (outbox) under way', queueLabels, (at) =>
    at.waiting.map(({ queue, channel, count }) => [{ queue, channel }, count]),
  );
  backlogGauge('oldest_seconds', 'Age of the oldest that is under way', queueLabels, (at) =>
    at.waiting.map(({ queue, channel, oldestSeconds }) => [{ queue, channel }, oldestSeconds]),
  );
  backlogGauge('lease_held', 'Whether some process holds the lease', ['lease'], (at) =>
    at.leases.map(({ name, held }) => [{ lease: name }, held ? 1 : 0]),
  );
  backlogGauge('lease_fence', 'Grows whenever the lease changes hands', ['lease'], (at) =>
    at.leases.map(({ name, fence }) => [{ lease: name }, fence]),
  );
  backlogGauge('retention_last_run_timestamp_seconds', 'Last daily deletion', [], (at) =>
    at.lastRetentionAt ? [[{}, at.lastRetentionAt.getTime() / 1000]] : [],
  );
  gauge('channel_state', '1 for the state that the channel is in', ['channel', 'state'], (set) => {
    for (const [channel, status] of Object.entries(channels())) {
      for (const state of CHANNEL_STATES) set({ channel, state }, status.state === state ? 1 : 0);
    }
  });
  gauge('pool_connections', 'Connections to PostgreSQL', ['state'], (set) => {
    const pool = database.pool?.();
    if (!pool) return;
    for (const [state, count] of Object.entries(pool)) set({ state }, count);
  });
}

type SetGauge = (labels: Readonly<Record<string, string>>, value: number) => void;
type Fill = (set: SetGauge) => void | Promise<void>;
type ReadBacklog = (backlog: Backlog) => readonly (readonly [Parameters<SetGauge>[0], number])[];

/** `undefined` while the database is away: a scrape never fails for it. */
function createLook(read: () => Promise<Backlog>): () => Promise<Backlog | undefined> {
  let latest: Promise<Backlog | undefined> | undefined;
  let at = 0;
  return () => {
    if (!latest || Date.now() - at > LOOK_AGAIN_MS) {
      at = Date.now();
      latest = read().catch(() => undefined); // it shows in database_up
    }
    return latest;
  };
}

/** Counts what became of each attempt to send a reply. */
export function countSends(registry: Registry, sendReply: SendReply): SendReply {
  const sends = new Counter({
    name: 'tanya_netral_sends_total',
    help: 'Attempts to send a reply, by channel and result',
    labelNames: ['channel', 'result'],
    registers: [registry],
  });
  return async (channel, ...rest) => {
    const result = await sendReply(channel, ...rest);
    sends.inc({ channel, result: result.kind });
    return result;
  };
}
