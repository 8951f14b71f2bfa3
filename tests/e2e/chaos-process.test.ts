import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { IS_LONG, seconds, startFlow } from '../support/chaos.ts';
import { CONTENT_FOLDER } from '../support/environment.ts';
import { startInstances } from '../support/instances.ts';
import { readiness } from '../support/readiness.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { waitFor } from '../support/wait-for.ts';

const TIMEOUT_MS = 900_000;
const KILLS = IS_LONG ? 15 : 2;
const ENTRY = 'faq/media-sosial/medsos-like-komentar-bagikan.md';

it('one of three instances killed again and again; a broken publication of content', {
  timeout: TIMEOUT_MS,
}, async () => {
  const contentDir = await temporaryFolder();
  await cp(CONTENT_FOLDER, contentDir, { recursive: true });
  const flow = await startFlow();
  const { telegram } = flow;
  const instances = await startInstances(3, telegram, { CONTENT_DIR: contentDir });
  await waitFor('the webhook', () => telegram.webhook());

  await flow.begin(instances.databaseUrl, 10);
  for (let kill = 0; kill < KILLS; kill++) {
    await sleep(seconds(1, 20));
    await instances.kill(kill % 3);
    if (IS_LONG || kill < KILLS - 1) await instances.restart(kill % 3);
  }
  await flow.settle(`SIGKILL of one of three, ${KILLS} times`, { patienceMs: 120_000 });

  const { contentVersion } = await readiness(instances.balancer.url);
  const entry = join(contentDir, ENTRY);
  const whole = await readFile(entry, 'utf8');
  await flow.begin(instances.databaseUrl, 10);
  await writeFile(entry, whole.replace(/^verdict:.*$/m, 'verdict: mungkin'));
  for (const { pid } of instances.processes.filter((one) => one.isRunning())) {
    process.kill(pid, 'SIGHUP');
  }
  await waitFor('the broken content to be refused', () =>
    instances.processes.some((one) => one.output().includes('the new content cannot be used')),
  );
  await sleep(seconds(1, 20));
  await flow.settle('a broken publication of content');
  expect((await readiness(instances.balancer.url)).contentVersion).toBe(contentVersion);
  await rm(contentDir, { recursive: true, force: true });
});
