import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const SECRET_BYTES = 32;

/** The application's secret, the one before it where there is one, and where it is kept. */
export interface AppSecret {
  readonly current: Buffer;
  readonly previous?: Buffer;
  /** Absent where the secret comes from the environment. */
  readonly file?: string;
}

interface SecretSource {
  readonly appSecret?: string;
  readonly previousAppSecret?: string;
  readonly dataDir: string;
}

/**
 * The application's secret: the configured one, else the one kept in `<dataDir>/app-secret`, which
 * is made at the first start and readable by its owner alone.
 */
export async function loadAppSecret(source: SecretSource): Promise<AppSecret> {
  const { appSecret, previousAppSecret: previous, dataDir } = source;
  if (appSecret !== undefined) {
    const current = Buffer.from(appSecret);
    return { current, ...(previous === undefined ? {} : { previous: Buffer.from(previous) }) };
  }
  const file = join(dataDir, 'app-secret');
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await writeFile(file, newSecret().toString('base64'), { flag: 'wx', mode: 0o600 }).catch(
    (error: unknown) => {
      if (!(error instanceof Error && Reflect.get(error, 'code') === 'EEXIST')) throw error;
    },
  );
  return { current: Buffer.from(await readFile(file, 'utf8'), 'base64'), file };
}

export function newSecret(): Buffer {
  return randomBytes(SECRET_BYTES);
}

/** Puts a secret in the place of the one that is kept; a crash leaves one of the two, whole. */
export async function replaceKeptSecret(file: string, secret: Buffer): Promise<void> {
  const temporary = `${file}.new`;
  await writeFile(temporary, secret.toString('base64'), { mode: 0o600, flush: true });
  await rename(temporary, file);
}
