import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const licencesSchema = z.union([
  z.string(),
  z.object({ type: z.string() }).transform(({ type }) => type),
]);
const manifestSchema = z.object({
  name: z.string(),
  version: z.string(),
  license: licencesSchema.default('none stated'),
});
const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.string().optional(),
      integrity: z.string().optional(),
      dev: z.boolean().default(false),
      devOptional: z.boolean().default(false),
      optional: z.boolean().default(false),
      os: z.array(z.string()).optional(),
      cpu: z.array(z.string()).optional(),
      hasInstallScript: z.boolean().default(false),
    }),
  ),
});

export type LockedPackage = z.infer<typeof lockSchema>['packages'][string];

export interface PackageLicence {
  readonly name: string;
  readonly version: string;
  /** As an SPDX expression. */
  readonly licence: string;
}

/** Every locked package by its folder, without the project itself. */
export async function readLock(project: string): Promise<ReadonlyMap<string, LockedPackage>> {
  const text = await readFile(join(project, 'package-lock.json'), 'utf8');
  const { packages } = lockSchema.parse(JSON.parse(text));
  return new Map(Object.entries(packages).filter(([folder]) => folder !== ''));
}

/** Whether the running program may load it. */
export function isForProduction({ dev }: LockedPackage): boolean {
  return !dev;
}

/** The last part of its folder: `node_modules/a/node_modules/@b/c` is `@b/c`. */
export function packageName(folder: string): string {
  return folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

/**
 * What each production package says of itself where it is installed; what another platform would
 * install is taken from the lock.
 */
export async function readLicences(project: string): Promise<readonly PackageLicence[]> {
  const found = new Map<string, PackageLicence>();
  for (const [folder, locked] of await readLock(project)) {
    if (!isForProduction(locked)) continue;
    const text = await readFile(join(project, folder, 'package.json'), 'utf8').catch(
      () => undefined,
    );
    const { name, version, license } = manifestSchema.parse(
      text === undefined ? { name: packageName(folder), ...locked } : JSON.parse(text),
    );
    found.set(`${name} ${version}`, { name, version, licence: license });
  }
  return [...found.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** Licences under which a work may become part of one that is GPL-3.0-or-later, and why. */
export const COMPATIBLE: Readonly<Record<string, string>> = {
  '0BSD': 'permissive',
  'Apache-2.0': 'compatible with version 3 of the GPL',
  'BSD-2-Clause': 'permissive',
  'BSD-3-Clause': 'permissive',
  'BlueOak-1.0.0': 'permissive',
  'CC0-1.0': 'public domain',
  'GPL-3.0': 'the same licence, or one that version 3 fulfils',
  'GPL-3.0-or-later': 'the same licence',
  ISC: 'permissive',
  'LGPL-3.0-or-later': 'may be taken under the GPL of the same version',
  MIT: 'permissive',
  'MPL-2.0': 'names the GPL as a secondary licence (section 3.3)',
  'OFL-1.1': 'a font, which stands beside the program and is no part of it',
  Unlicense: 'public domain',
};

/** Whether an SPDX expression can be fulfilled: all of `AND`, any of `OR`. */
export function isCompatible(expression: string): boolean {
  return expression
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((licence) => licence.trim() in COMPATIBLE));
}

/** The page that lists them. */
export function licencePage(licences: readonly PackageLicence[]): string {
  const byLicence = Map.groupBy(licences, ({ licence }) => licence);
  const summary = [...byLicence]
    .sort(([, one], [, other]) => other.length - one.length)
    .map(([licence, packages]) => `| ${licence} | ${packages.length} | ${reasonOf(licence)} |`);
  const rows = licences.map(
    ({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`,
  );
  return [
    '# Licences',
    '',
    'Tanya Netral is GPL-3.0-or-later, because libsignal, which Baileys cannot do without, is GPL-3.0.',
    `These ${licences.length} packages are part of the running program; each licence allows that. Written by`,
    '`npm run licences` from what is installed; a test holds it.',
    '',
    '| licence | packages | why it fits |',
    '| --- | --- | --- |',
    ...summary,
    '',
    '## Packages',
    '',
    '| package | version | licence |',
    '| --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

function reasonOf(expression: string): string {
  const parts = expression.replace(/[()]/g, '').split(/ AND | OR /);
  return [...new Set(parts.map((licence) => COMPATIBLE[licence] ?? '**not compatible**'))].join(
    '; ',
  );
}
