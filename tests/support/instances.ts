import { type AppProcess, startProcess } from './app-process.ts';
import type { Environment } from './environment.ts';
import { createPostgresDatabase, queryPostgres } from './postgres.ts';
import { type RoundRobin, startRoundRobin } from './round-robin.ts';
import { WEBHOOK_SECRET } from './telegram/environment.ts';
import type { TelegramServer } from './telegram/telegram-server.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Several processes of the program behind one load balancer, on one PostgreSQL. */
export interface Instances {
  readonly balancer: RoundRobin;
  readonly databaseUrl: string;
  readonly processes: readonly AppProcess[];
  /** Starts another process in the place of one that has ended. */
  restart(place: number): Promise<void>;
  /** Leaves out of the balancing whatever has ended. */
  kill(place: number): Promise<void>;
}

/** Webhooks come through the balancer. */
export async function startInstances(
  count: number,
  telegram: TelegramServer,
  more: Environment = {},
  wrapper: readonly string[] = [],
): Promise<Instances> {
  const balancer = await startRoundRobin();
  const databaseUrl = more.DATABASE_URL ?? (await createPostgresDatabase());
  const environment: Environment = {
    DATABASE_URL: databaseUrl,
    APP_SECRET: 'one secret for all instances of this test',
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.url,
    TELEGRAM_MODE: 'webhook',
    TELEGRAM_WEBHOOK_SECRET: WEBHOOK_SECRET,
    PUBLIC_URL: balancer.url,
    LOG_LEVEL: 'info',
    ...more,
  };
  const start = async () => startProcess(await temporaryFolder(), environment, undefined, wrapper);
  const processes: AppProcess[] = await Promise.all(Array.from({ length: count }, start));
  const urls: (string | undefined)[] = await Promise.all(processes.map((one) => one.ready()));
  const serve = () => balancer.serve(urls.filter((url) => url !== undefined));
  serve();
  return {
    balancer,
    databaseUrl,
    processes,
    async kill(place) {
      await processes[place]?.kill('SIGKILL');
      urls[place] = undefined;
      serve();
    },
    async restart(place) {
      const started = await start();
      processes[place] = started;
      urls[place] = await started.ready();
      serve();
    },
  };
}

/** What became of the messages, as the database tells it. */
export interface Fates {
  readonly turns: number;
  readonly sent: number;
  readonly unknown: number;
  /** Neither sent nor given up. */
  readonly open: number;
}

export async function fatesIn(databaseUrl: string): Promise<Fates> {
  const [fates] = await queryPostgres<Fates>(
    databaseUrl,
    `select (select count(*)::int from turns) as turns,
      count(*) filter (where state = 'sent')::int as sent,
      count(*) filter (where state = 'unknown')::int as unknown,
      (count(*) filter (where state in ('queued', 'sending'))
        + (select count(*) from inbox where state = 'received'))::int as open
    from outbox`,
  );
  if (!fates) throw new Error('no row');
  return fates;
}
