import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { PROJECT_FOLDER } from '../../support/environment.ts';

const manifestSchema = z.object({ dependencies: z.record(z.string(), z.string()) });

it('Baileys is pinned to the one version that the adapter was made for', async () => {
  const text = await readFile(join(PROJECT_FOLDER, 'package.json'), 'utf8');
  const { dependencies } = manifestSchema.parse(JSON.parse(text));
  expect(dependencies['@whiskeysockets/baileys']).toBe('7.0.0-rc14');
});
