import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { contextHolds, type Dockerfile, type Step } from './dockerfile.ts';

/** The replayed image: its root folder here, and what its instructions have set. */
export interface Image {
  readonly root: string;
  readonly workdir: string;
  readonly env: Readonly<Record<string, string>>;
  readonly user: string;
}

export interface Replay {
  readonly context: string;
  readonly dockerignore: string;
  /** An empty folder of the user who replays. */
  readonly folder: string;
  /** Programs that the base image brings, such as node and npm. */
  readonly binFolder: string;
}

/** Carries out every stage, each in a folder of its own, which stands for the root of its image. */
export async function replayStages(dockerfile: Dockerfile, replay: Replay): Promise<Image> {
  await pretendChown(replay.binFolder);
  const images = new Map<string, Image>();
  let last: Image | undefined;
  for (const { name, steps } of dockerfile.stages) {
    let image: Image = { root: join(replay.folder, name), workdir: '/', env: {}, user: 'root' };
    await mkdir(image.root, { recursive: true });
    for (const step of steps) image = await apply(step, image, images, replay);
    images.set(name, image);
    last = image;
  }
  if (!last) throw new Error('Dockerfile: there is no stage');
  return last;
}

async function apply(
  step: Step,
  image: Image,
  images: ReadonlyMap<string, Image>,
  replay: Replay,
): Promise<Image> {
  console.log(`  ${describe(step)}`);
  switch (step.kind) {
    case 'workdir':
      await mkdir(join(image.root, step.path), { recursive: true });
      return { ...image, workdir: step.path };
    case 'env':
      return { ...image, env: { ...image.env, ...step.values } };
    case 'user':
      return { ...image, user: step.name };
    case 'copy':
      await copy(step, image, images, replay);
      return image;
    case 'run':
      await runIn(image, ['sh', '-ec', step.command], replay.binFolder);
      return image;
  }
}

function describe(step: Step): string {
  const { kind, ...rest } = step;
  return `${kind.toUpperCase()} ${JSON.stringify(rest)}`;
}

async function copy(
  { from, sources, target }: Extract<Step, { kind: 'copy' }>,
  image: Image,
  images: ReadonlyMap<string, Image>,
  { context, dockerignore }: Replay,
): Promise<void> {
  const to = join(image.root, target.startsWith('/') ? '' : image.workdir, target);
  const origin = from === undefined ? context : images.get(from)?.root;
  if (origin === undefined) throw new Error(`COPY --from=${from}: there is no such stage`);
  for (const source of sources) {
    if (from === undefined && !contextHolds(dockerignore, source)) {
      throw new Error(`COPY ${source}: .dockerignore leaves it out`);
    }
    const into = sources.length > 1 || target.endsWith('/') ? join(to, basename(source)) : to;
    await cp(join(origin, source), into, { recursive: true, verbatimSymlinks: true });
  }
}

/** Paths of the image, in a command or a setting, as the paths that they have here. */
export function localized(image: Image, text: string): string {
  return text.replace(/(?<![\w./])\/(?:app|data)(?![\w-])/g, (path) => join(image.root, path));
}

/** The environment of a process in the image: its own, and nothing of ours but the network's. */
export function environmentOf(image: Image, binFolder: string): Record<string, string> {
  const passed = Object.entries(process.env).filter(([name]) =>
    /^(https?_proxy|no_proxy|npm_config_registry|NODE_EXTRA_CA_CERTS|SSL_CERT_FILE)$/i.test(name),
  );
  return {
    ...Object.fromEntries(passed.map(([name, value]) => [name, value ?? ''])),
    PATH: `${binFolder}:/usr/bin:/bin`,
    HOME: join(image.root, 'home'),
    ...Object.fromEntries(
      Object.entries(image.env).map(([name, value]) => [name, localized(image, value)]),
    ),
  };
}

/** @throws Error when the command fails */
export async function runIn(
  image: Image,
  command: readonly string[],
  binFolder: string,
  more: Readonly<Record<string, string>> = {},
): Promise<void> {
  const [program = '', ...args] = command.map((word) => localized(image, word));
  const child = spawn(program, args, {
    cwd: join(image.root, image.workdir),
    env: { ...environmentOf(image, binFolder), ...more },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${command.join(' ')}: ended with code ${code}`);
}

/** Who is not root gives nothing away; all files belong to the one user anyway. */
async function pretendChown(binFolder: string): Promise<void> {
  await writeFile(join(binFolder, 'chown'), '#!/bin/sh\nexit 0\n', { mode: 0o755 });
}
