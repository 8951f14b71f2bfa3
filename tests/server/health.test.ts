import { describe, expect, it } from 'vitest';
import { startApp, startAppForAll } from '../support/app.ts';
import { ask } from '../support/ask.ts';
import { createPostgresDatabase, queryPostgres } from '../support/postgres.ts';
import { readiness } from '../support/readiness.ts';

const running = startAppForAll(async () => ({ DATABASE_URL: await createPostgresDatabase() }));
const get = (url: string) => running().app.server.inject({ method: 'GET', url });

describe('health', () => {
  it('says that the process lives', async () => {
    const response = await get('/healthz');
    expect(response.statusCode).toBe(200);
    expect(response.json()).toEqual({ status: 'ok' });
  });

  it('says that it is ready, with the content it answers from', async () => {
    const ready = await readiness(running().url);
    expect(ready).toMatchObject({ code: 200, status: 'ready', database: 'ok', channels: {} });
    expect(ready.spool).toEqual({ state: 'empty', bytes: 0 });
    expect(ready.contentVersion).toMatch(/^[0-9a-f]{12}$/);
  });

  it('counts turns by channel and outcome, and nothing by person', async () => {
    await ask(running().url, 'terima kasih');
    const { body, headers } = await get('/metrics');
    expect(headers['content-type']).toContain('text/plain');
    expect(body).toMatch(/tanya_netral_turns_total\{channel="web",outcome="courtesy"\} 1/);
    expect(body).not.toContain('asker');
  });
});

describe('without its database', () => {
  it('still answers, says that it is not ready, and catches up when it is back', async () => {
    const databaseUrl = await createPostgresDatabase();
    const name = new URL(databaseUrl).pathname.slice(1);
    const app = await startApp({ DATABASE_URL: databaseUrl });
    const server = new URL('/postgres', databaseUrl).href;
    await queryPostgres(server, `alter database ${name} allow_connections false`);
    await queryPostgres(
      server,
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`,
    );
    const answer = await ask(app.url, 'boleh gak like postingan caleg?');
    expect(answer.outcome).toBe('answered');
    await expect
      .poll(() => readiness(app.url), { timeout: 20_000 })
      .toMatchObject({ code: 503, status: 'not-ready', spool: { state: 'waiting' } });
    await queryPostgres(server, `alter database ${name} allow_connections true`);
    await expect
      .poll(() => queryPostgres(databaseUrl, 'select outcome from turns'), { timeout: 45_000 })
      .toEqual([{ outcome: 'answered' }]);
    expect(await readiness(app.url)).toMatchObject({ code: 200, status: 'ready' });
  });
});
