import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { auditProblems, exceptionsSchema, parseAudit } from '../scripts/parts/audit-report.ts';
import {
  isCompatible,
  isForProduction,
  licencePage,
  packageName,
  readLicences,
  readLock,
} from '../scripts/parts/licence-table.ts';
import { parseBom, productionBom } from '../scripts/parts/production-bom.ts';
import { PROJECT_FOLDER } from './support/environment.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const run = promisify(execFile);
const read = (name: string) => readFile(join(PROJECT_FOLDER, name), 'utf8');
const readManifest = async () => JSON.parse(await read('package.json'));

/** What speaks a protocol that nobody has promised us: a new version is a decision. */
const UNOFFICIAL = ['@whiskeysockets/baileys', 'libsignal', 'whatsapp-rust-bridge'];

describe('the lock file', () => {
  const lint = (file: string) =>
    run(process.execPath, [
      join(PROJECT_FOLDER, 'node_modules/lockfile-lint/bin/lockfile-lint.js'),
      ...['--path', file, '--type', 'npm', '--allowed-hosts', 'npm'],
      ...['--validate-https', '--validate-integrity', '--validate-package-names'],
    ]);

  it('passes lockfile-lint, which refuses another host, http and a weak checksum', async () => {
    await lint(join(PROJECT_FOLDER, 'package-lock.json'));
    const folder = await temporaryFolder();
    const broken = async (fields: Readonly<Record<string, string>>) => {
      const lock = JSON.parse(await read('package-lock.json'));
      Object.assign(lock.packages['node_modules/pino'], fields);
      const file = join(folder, 'package-lock.json');
      await writeFile(file, JSON.stringify(lock));
      return lint(file);
    };
    for (const fields of [
      { resolved: 'https://example.org/pino/-/pino-10.4.0.tgz' },
      { resolved: 'http://example.org/pino/-/pino-10.4.0.tgz' },
      { integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' },
    ]) {
      await expect(broken(fields), JSON.stringify(fields)).rejects.toThrow();
    }
  });

  it('has a strong checksum for whatever can be part of the program', async () => {
    const lock = await readLock(PROJECT_FOLDER);
    const without = [...lock].filter(([, { integrity }]) => !integrity?.startsWith('sha512-'));
    // npm left these out: builds of development tools for other platforms.
    const unexcused = without.filter(([, one]) => !(one.dev && one.optional && one.os && one.cpu));
    expect(lock.size).toBeGreaterThan(500);
    expect(unexcused.map(([folder]) => folder)).toEqual([]);
  });
});

describe('install scripts', () => {
  it('are each decided on, and none that is allowed is part of the program', async () => {
    const lock = [...(await readLock(PROJECT_FOLDER))];
    const { allowScripts } = await readManifest();
    const having = lock.filter(([, { hasInstallScript }]) => hasInstallScript);
    const names = having.map(([folder]) => packageName(folder)).sort();
    expect(names.length).toBeGreaterThan(3);
    expect(Object.keys(allowScripts).sort()).toEqual(names);
    const inProgram = having.filter(([, locked]) => isForProduction(locked));
    const allowed = inProgram.filter(([folder]) => allowScripts[packageName(folder)]);
    expect(allowed.map(([folder]) => folder)).toEqual([]);
  });
});

describe('what speaks an unofficial protocol', () => {
  it('is of one exact version, which is the one that is installed', async () => {
    const lock = await readLock(PROJECT_FOLDER);
    const { dependencies, devDependencies } = await readManifest();
    const wanted: Readonly<Record<string, string>> = { ...devDependencies, ...dependencies };
    for (const name of UNOFFICIAL) {
      const copies = [...lock].filter(([folder]) => packageName(folder) === name);
      expect(copies.length, name).toBe(1);
      const range = wanted[name] ?? (await rangeInBaileys(name));
      expect(range, name).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
      expect(copies[0]?.[1].version, name).toBe(range);
      const installed = JSON.parse(await read(`node_modules/${name}/package.json`));
      expect(installed.version, name).toBe(range);
    }
  });

  async function rangeInBaileys(name: string): Promise<string> {
    const { dependencies } = JSON.parse(await read(`node_modules/${UNOFFICIAL[0]}/package.json`));
    return String(dependencies[name]);
  }
});

describe('licences', () => {
  it('all go with GPL-3.0-or-later, and are listed', async () => {
    const licences = await readLicences(PROJECT_FOLDER);
    expect(licences.length).toBeGreaterThan(200);
    expect(licences.filter(({ licence }) => !isCompatible(licence))).toEqual([]);
    expect(await read('docs/licences.md')).toBe(licencePage(licences));
    expect((await readManifest()).license).toBe('GPL-3.0-or-later');
  });

  it.each([
    ['MIT', true],
    ['(MIT OR SSPL-1.0)', true],
    ['(MIT AND SSPL-1.0)', false],
    ['GPL-2.0-only', false],
    ['none stated', false],
    ['SEE LICENSE IN LICENSE.md', false],
  ])('%s: %s', (expression, fits) => {
    expect(isCompatible(expression)).toBe(fits);
  });
});

describe('the bill of materials', () => {
  it('holds what runs and leaves out what only develops', () => {
    const component = (name: string, ...marks: string[]) => ({
      'bom-ref': `${name}@1.0.0`,
      ...{ name, version: '1.0.0' },
      properties: marks.map((mark) => ({ name: `cdx:npm:package:${mark}`, value: 'true' })),
    });
    const bom = parseBom(
      JSON.stringify({
        bomFormat: 'CycloneDX',
        components: [component('pg'), component('vitest', 'development')],
        dependencies: [
          { ref: 'app', dependsOn: ['pg@1.0.0', 'vitest@1.0.0'] },
          { ref: 'vitest@1.0.0', dependsOn: [] },
        ],
      }),
    );
    expect(productionBom(bom)).toMatchObject({
      components: [{ name: 'pg' }],
      dependencies: [{ ref: 'app', dependsOn: ['pg@1.0.0'] }],
    });
  });
});

describe('the audit', () => {
  const advisory = {
    ...{ source: 1, name: 'pg', title: 'Bad things', severity: 'high' },
    url: 'https://github.com/advisories/GHSA-aaaa',
  };
  const exception = {
    ...{ advisory: advisory.url, package: 'pg', until: '2026-12-31' },
    reason: 'We never call the function that is concerned.',
  };
  const problems = (today: string, ...exceptions: (typeof exception)[]) =>
    auditProblems([advisory], exceptions, today);

  it('reads what npm reports, each advisory once', () => {
    const report = {
      vulnerabilities: { pg: { via: [advisory] }, kysely: { via: ['pg', advisory] } },
    };
    expect(parseAudit(JSON.stringify(report))).toEqual([advisory]);
    expect(parseAudit('{"vulnerabilities":{}}')).toEqual([]);
    expect(parseAudit('{"message":"405 Method Not Allowed"}')).toBeUndefined();
    expect(parseAudit('<html>')).toBeUndefined();
  });

  it('lets an advisory pass for a reason, of that package, and for a time', () => {
    expect(problems('2026-12-31', exception)).toEqual([]);
    expect(problems('2026-12-31')).toEqual([expect.stringContaining('high: pg: Bad things')]);
    expect(problems('2027-01-01', exception)).toHaveLength(1);
    expect(problems('2026-12-31', { ...exception, package: 'ws' })).toHaveLength(1);
  });

  it('does not keep an exception that nothing needs', () => {
    expect(auditProblems([], [exception], '2026-12-01')).toEqual([
      expect.stringContaining('not needed any more'),
    ]);
  });

  it('has exceptions with a reason and an end only', async () => {
    exceptionsSchema.parse(JSON.parse(await read('audit-exceptions.json')));
    expect(exceptionsSchema.safeParse([{ ...exception, reason: 'fine' }]).success).toBe(false);
    expect(exceptionsSchema.safeParse([{ ...exception, until: 'later' }]).success).toBe(false);
  });
});
