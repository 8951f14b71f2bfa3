import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { startProcess } from '../support/app-process.ts';
import { ADMIN, PASSWORD } from '../support/desk.ts';
import { PROJECT_FOLDER, testEnvironment } from '../support/environment.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { waitFor } from '../support/wait-for.ts';

it('prints a link for the first account, and on demand one for a lost password', async () => {
  const dataDir = await temporaryFolder();
  const program = startProcess(dataDir);
  await program.ready();
  const link = await waitFor(
    'the link',
    () => /^http\S+\/dashboard\/mulai\/\S+$/m.exec(program.output())?.[0],
  );
  const made = await fetch(link, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: new URL(link).origin },
    body: new URLSearchParams({ email: ADMIN, sandi: PASSWORD, ulang: PASSWORD }),
  });
  expect(made.status).toBe(303);
  await program.kill('SIGTERM');

  const command = join(PROJECT_FOLDER, 'src/commands/desk-link.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [command, ADMIN.toUpperCase()], {
    cwd: dataDir,
    env: { PATH: process.env.PATH, ...testEnvironment(dataDir) },
  });
  expect(stdout).toMatch(/^http:\/\/127\.0\.0\.1:0\/dashboard\/sandi\/[\w-]{43}\n$/);
});
