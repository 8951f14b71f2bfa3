import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isCompatible, licencePage, readLicences } from './parts/licence-table.ts';

/** Writes `docs/licences.md`; ends with code 1 where a licence does not fit. */
const project = join(import.meta.dirname, '..');
const licences = await readLicences(project);
await writeFile(join(project, 'docs/licences.md'), licencePage(licences));
const wrong = licences.filter(({ licence }) => !isCompatible(licence));
for (const { name, version, licence } of wrong) {
  console.error(`${name} ${version}: ${licence} does not go with GPL-3.0-or-later`);
}
console.log(`${licences.length} packages, ${wrong.length} that do not fit`);
if (wrong.length > 0) process.exitCode = 1;
