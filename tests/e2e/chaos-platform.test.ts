import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { seconds, startFlow } from '../support/chaos.ts';
import { startInstances } from '../support/instances.ts';
import { readiness } from '../support/readiness.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { waitFor } from '../support/wait-for.ts';

const TIMEOUT_MS = 2_400_000;
const PRELOAD = new URL('../support/fault-preload.ts', import.meta.url).href;

it('Telegram slow, refusing, failing; names that do not resolve; a clock that jumps', {
  timeout: TIMEOUT_MS,
}, async () => {
  const flow = await startFlow();
  const { telegram } = flow;
  const line = await startTcpProxy(new URL(telegram.url));
  const faults = await temporaryFolder();
  const instances = await startInstances(1, telegram, {
    TELEGRAM_API_ROOT: `http://localhost:${line.port}`,
    NODE_OPTIONS: `--import=${PRELOAD}`,
    FAULT_FOLDER: faults,
  });
  const { databaseUrl, balancer } = instances;
  await waitFor('the webhook', () => telegram.webhook());

  await flow.begin(databaseUrl, 10);
  telegram.fault({ method: 'sendMessage', kind: 'slow', ms: 1_500 });
  await sleep(seconds(3, 300));
  telegram.clearFaults();
  await flow.settle('Telegram slow (1.5 s a call)');

  await flow.begin(databaseUrl, 10);
  telegram.fault({ method: 'sendMessage', kind: 'refuse', code: 429, retryAfter: 1 });
  await sleep(seconds(3, 300));
  telegram.clearFaults();
  await flow.settle('Telegram answers 429', { patienceMs: 90_000 });

  await flow.begin(databaseUrl, 10);
  await sleep(500);
  telegram.fault({ method: 'sendMessage', kind: 'refuse', code: 502 });
  await sleep(seconds(2, 300));
  telegram.clearFaults();
  await sleep(500);
  const { unknown } = await flow.settle('Telegram answers 502');
  expect(unknown).toBeGreaterThan(0);

  await writeFile(join(faults, 'dns'), '');
  line.cut();
  line.heal();
  await flow.begin(databaseUrl, 10);
  await sleep(seconds(3, 60));
  await rm(join(faults, 'dns'));
  const withoutNames = await flow.settle('names do not resolve', { patienceMs: 90_000 });
  expect(withoutNames.longestMs).toBeGreaterThan(2_000);

  for (const hours of [1, -1]) {
    await flow.begin(databaseUrl, 10);
    await sleep(500);
    await writeFile(join(faults, 'clock'), String(hours * 3_600_000));
    await sleep(seconds(2, 60));
    await flow.settle(`the clock jumps ${hours > 0 ? 'ahead' : 'back'} by an hour`);
  }
  expect((await readiness(balancer.url)).status).toBe('ready');
});
