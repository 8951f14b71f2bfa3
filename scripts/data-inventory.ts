import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inventoryTable } from '../src/storage/data-inventory.ts';

/** Writes the table of what is stored into `docs/privacy.md`. */
const file = join(import.meta.dirname, '../docs/privacy.md');
const page = await readFile(file, 'utf8');
const [before = ''] = page.split('<!-- inventory -->', 1);
const after = page.split('<!-- /inventory -->')[1] ?? '';
await writeFile(
  file,
  `${before}<!-- inventory -->\n${inventoryTable()}\n<!-- /inventory -->${after}`,
);
