import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isForProduction, packageName, readLock } from './parts/licence-table.ts';
import { parseBom, productionBom } from './parts/production-bom.ts';

/**
 * Writes what the running program consists of, as CycloneDX: `npm run sbom -- FILE`. Made by
 * `npm sbom`, and held against the lock: what is locked for production must be in it.
 */
const PROJECT = join(import.meta.dirname, '..');

const file = process.argv[2] ?? 'sbom.json';
// Not with --omit=dev: that leaves out whatever a development tool needs as well.
const text = execFileSync('npm', ['sbom', '--package-lock-only', '--sbom-format=cyclonedx'], {
  cwd: PROJECT,
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
});
const bom = productionBom(parseBom(text));
const listed = new Set(bom.components.map(({ name, version }) => `${name} ${version}`));
const missing = [...(await readLock(PROJECT))]
  .filter(([, locked]) => isForProduction(locked))
  .map(([folder, { version = '' }]) => `${packageName(folder)} ${version}`)
  .filter((one) => !listed.has(one));
if (missing.length > 0) {
  console.error(`npm sbom left out: ${missing.join(', ')}`);
  process.exitCode = 1;
} else {
  await writeFile(file, `${JSON.stringify(bom, undefined, 2)}\n`);
  console.log(`${bom.components.length} components: ${file}`);
}
