import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, copyFile, mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { type Dockerfile, parseDockerfile } from './parts/dockerfile.ts';
import {
  environmentOf,
  type Image,
  localized,
  replayStages,
  runIn,
} from './parts/replay-stages.ts';

/**
 * Carries out the Dockerfile's steps without a container engine: in a clean folder, as a user who
 * is not root, with nothing of this checkout but what the build context holds. Then starts the
 * server from the result, on files that it cannot write, and asks it something.
 */
const PROJECT = fileURLToPath(new URL('..', import.meta.url));
const NOBODY = 65_534;
const START_PATIENCE_MS = 120_000;
const STOP_WITHIN_MS = 12_000;
const answerSchema = z.object({ outcome: z.literal('answered'), topic: z.string() });
const QUESTION = 'boleh gak like postingan caleg?';

if (process.getuid?.() === 0) await replayAsNobody();
else await replay(await mkdtemp(join(tmpdir(), 'tanya-netral-image-')));

/** Lends the replay a folder and copies of what only root can read. */
async function replayAsNobody(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'tanya-netral-image-'));
  await chmod(folder, 0o755);
  try {
    const clone = join(folder, 'checkout');
    await mkdir(clone);
    const files = ['Dockerfile', '.dockerignore', 'package.json', 'package-lock.json', '.npmrc'];
    const copied = spawnSync(
      'cp',
      ['-r', ...files, 'LICENSE', 'content', 'src', 'scripts', clone],
      {
        cwd: PROJECT,
      },
    );
    if (copied.status !== 0) throw new Error(String(copied.stderr));
    const bin = join(folder, 'bin');
    await mkdir(bin);
    await copyFile(process.execPath, join(bin, 'node'));
    // Only what this script itself needs; the image installs its own.
    await mkdir(join(clone, 'node_modules'));
    spawnSync('cp', ['-r', join(PROJECT, 'node_modules/zod'), join(clone, 'node_modules')]);
    for (const path of [folder, bin]) await chown(path, NOBODY, NOBODY);
    spawnSync('chown', ['-R', `${NOBODY}:${NOBODY}`, clone, bin]);
    const child = spawn(join(bin, 'node'), [join(clone, 'scripts/replay-dockerfile.ts')], {
      cwd: clone,
      uid: NOBODY,
      gid: NOBODY,
      env: { ...process.env, HOME: folder, TMPDIR: folder },
      stdio: 'inherit',
    });
    const [code] = await once(child, 'close');
    process.exitCode = Number(code ?? 1);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function replay(folder: string): Promise<void> {
  const started = Date.now();
  const dockerfile = parseDockerfile(await readFile(join(PROJECT, 'Dockerfile'), 'utf8'));
  const dockerignore = await readFile(join(PROJECT, '.dockerignore'), 'utf8');
  const binFolder = join(folder, 'bin');
  await mkdir(binFolder);
  await symlink(process.execPath, join(binFolder, 'node'));
  await symlink(npmCli(), join(binFolder, 'npm'));
  console.log(`replaying as user ${process.getuid?.()} in ${folder}`);
  try {
    const image = await replayStages(dockerfile, {
      ...{ context: PROJECT, dockerignore, folder, binFolder },
    });
    if (image.user === 'root') throw new Error('Dockerfile: the program would run as root');
    await tryOut(dockerfile, image, binFolder);
    console.log(`the image works (${Math.round((Date.now() - started) / 1000)} s)`);
  } finally {
    spawnSync('chmod', ['-R', 'u+w', folder]);
    await rm(folder, { recursive: true, force: true });
  }
}

/** The npm that runs this script, or the one of the system. */
function npmCli(): string {
  const cli = process.env.npm_execpath;
  if (cli !== undefined) return cli;
  const npm = spawnSync('sh', ['-c', 'realpath "$(command -v npm)"'], { encoding: 'utf8' });
  return npm.stdout.trim();
}

async function tryOut(dockerfile: Dockerfile, image: Image, binFolder: string): Promise<void> {
  spawnSync('chmod', ['-R', 'a-w', join(image.root, image.workdir)]);
  const port = await freePort();
  const env = { PORT: String(port), HOST: '127.0.0.1' };
  const [program = '', ...args] = dockerfile.command.map((word) => localized(image, word));
  const server = spawn(join(binFolder, program), args, {
    cwd: join(image.root, image.workdir),
    env: { ...environmentOf(image, binFolder), ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  try {
    await healthy(dockerfile, image, binFolder, env);
    await askSomething(`http://127.0.0.1:${port}`);
    server.kill('SIGTERM');
    const [code] = await Promise.race([
      once(server, 'close'),
      sleep(STOP_WITHIN_MS, ['no code: it still runs'], { ref: false }),
    ]);
    if (code !== 0) throw new Error(`SIGTERM: the server ended with ${code}`);
  } finally {
    server.kill('SIGKILL');
  }
}

/** Asks as the container engine would. */
async function healthy(
  { healthcheck }: Dockerfile,
  image: Image,
  binFolder: string,
  env: Readonly<Record<string, string>>,
): Promise<void> {
  const end = Date.now() + START_PATIENCE_MS;
  for (;;) {
    try {
      await runIn(image, healthcheck, binFolder, env);
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
      await sleep(500);
    }
  }
}

async function askSomething(url: string): Promise<void> {
  const page = await fetch(url);
  if (!page.ok) throw new Error(`GET /: ${page.status}`);
  const response = await fetch(new URL('/api/chat', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ session: crypto.randomUUID(), text: QUESTION }),
  });
  const { topic } = answerSchema.parse(await response.json());
  console.log(`asked "${QUESTION}": ${topic}`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
