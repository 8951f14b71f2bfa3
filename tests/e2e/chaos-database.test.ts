import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { expect, it, onTestFinished } from 'vitest';
import { startProcess } from '../support/app-process.ts';
import { IS_LONG, report, seconds, startFlow } from '../support/chaos.ts';
import { startInstances } from '../support/instances.ts';
import { createPostgresDatabase, queryPostgres } from '../support/postgres.ts';
import { startPostgres } from '../support/postgres-server.ts';
import { readiness } from '../support/readiness.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { waitFor } from '../support/wait-for.ts';

const TIMEOUT_MS = 600_000;

it('PostgreSQL stopped and back; its connections all in use', { timeout: TIMEOUT_MS }, async () => {
  const postgres = await startPostgres();
  onTestFinished(() => postgres.stop());
  const flow = await startFlow();
  const instances = await startInstances(1, flow.telegram, { DATABASE_URL: postgres.url });
  const isReady = async () => (await readiness(instances.balancer.url)).status === 'ready';
  await waitFor('the webhook', isReady);

  await flow.begin(postgres.url, 10);
  await sleep(1_000);
  await postgres.halt();
  await sleep(seconds(3, 60));
  await postgres.resume();
  await sleep(1_000);
  await flow.settle('PostgreSQL stopped and back');

  await flow.begin(postgres.url, 10);
  await sleep(500);
  // Whatever wants a table waits for this transaction, until no connection is left.
  const hog = new pg.Client({ connectionString: postgres.url });
  await hog.connect();
  await hog.query('begin; lock table inbox, outbox, turns in access exclusive mode');
  await sleep(seconds(3, 30));
  await hog.query('rollback');
  await hog.end();
  await flow.settle('connections exhausted by a lock on the tables');
  await waitFor('the program to be ready', isReady);
});

it('a migration killed in its midst leaves nothing half done', {
  timeout: TIMEOUT_MS,
}, async () => {
  const databaseUrl = await createPostgresDatabase();
  const tables = () =>
    queryPostgres<{ name: string }>(
      databaseUrl,
      `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
    );
  const kills = IS_LONG ? 10 : 2;
  for (let index = 0; index < kills; index++) {
    // The migrations wait for this one table in their midst, and there they are killed.
    const blocker = new pg.Client({ connectionString: databaseUrl });
    await blocker.connect();
    await blocker.query('begin; create table leases (blocked int)');
    const doomed = startProcess(await temporaryFolder(), { DATABASE_URL: databaseUrl });
    await waitFor('the migration to be under way', async () => {
      const waiting = await queryPostgres(
        databaseUrl,
        `select from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock'`,
      );
      return waiting.length > 0;
    });
    await doomed.kill('SIGKILL');
    await blocker.query('rollback');
    await blocker.end();
    await waitFor('its transaction to be undone', async () => {
      const rows = await tables();
      return rows.every(({ name }) => name.startsWith('kysely_'));
    });
  }
  const healthy = startProcess(await temporaryFolder(), { DATABASE_URL: databaseUrl });
  await healthy.ready();
  const names = (await tables()).map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['inbox', 'leases', 'outbox', 'turns']));
  const none = { sent: 0, answered: 0, lost: 0, doubled: 0, unknown: 0, longestMs: 0 };
  await report({ fault: `a migration killed ${kills} times`, ...none });
});
