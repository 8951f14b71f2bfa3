import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const SECRET_BYTES = 32;

/**
 * The application's secret: the configured one, else the one kept in `<dataDir>/app-secret`, which
 * is made at the first start and readable by its owner alone.
 */
export async function loadAppSecret(
  configured: string | undefined,
  dataDir: string,
): Promise<Buffer> {
  if (configured !== undefined) return Buffer.from(configured);
  const file = join(dataDir, 'app-secret');
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await writeFile(file, randomBytes(SECRET_BYTES).toString('base64'), {
    flag: 'wx',
    mode: 0o600,
  }).catch((error: unknown) => {
    if (!(error instanceof Error && Reflect.get(error, 'code') === 'EEXIST')) throw error;
  });
  return Buffer.from(await readFile(file, 'utf8'), 'base64');
}
