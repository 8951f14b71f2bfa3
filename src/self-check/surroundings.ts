import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Finding } from './finding.ts';

/** Bits that let anybody but the owner in. */
const OTHERS = 0o077;

/** Whether what opens the seals is readable by its owner alone. */
export async function checkFiles(dataDir: string): Promise<readonly Finding[]> {
  const paths = [
    dataDir,
    '.env',
    ...['app-secret', 'control.sock'].map((name) => join(dataDir, name)),
  ];
  const findings: Finding[] = [];
  for (const path of paths) {
    const found = await stat(path).catch(() => undefined);
    if (found && (found.mode & OTHERS) !== 0) {
      const detail = `mode ${(found.mode & 0o777).toString(8)}`;
      findings.push({ place: path, detail, kind: 'TERBUKA UNTUK ORANG LAIN', count: 1 });
    }
  }
  return findings;
}

const HEADERS: readonly (readonly [name: string, expected: RegExp])[] = [
  ['content-security-policy', /default-src 'none'.*frame-ancestors 'none'/],
  ['x-content-type-options', /^nosniff$/],
  ['referrer-policy', /^no-referrer$/],
  ['x-frame-options', /^DENY$/i],
];
const FORBIDDEN_HEADERS = ['set-cookie', 'x-powered-by'];

/** Whether an installation answers as it should, as anybody can see it from outside. */
export async function checkHeaders(url: string): Promise<readonly Finding[]> {
  const { headers, status } = await fetch(url, { redirect: 'manual' });
  const finding = (detail: string, kind: string): Finding => ({
    place: url,
    detail,
    kind,
    count: 1,
  });
  const expected = url.startsWith('https:')
    ? [...HEADERS, ['strict-transport-security', /max-age=\d{7,}/] as const]
    : HEADERS;
  const dashboard = await fetch(new URL('/dashboard', url), { redirect: 'manual' });
  return [
    ...(status === 200 ? [] : [finding(`status ${status}`, 'TIDAK MENJAWAB')]),
    ...expected
      .filter(([name, right]) => !right.test(headers.get(name) ?? ''))
      .map(([name]) => finding(name, 'TAJUK KURANG')),
    ...FORBIDDEN_HEADERS.filter((name) => headers.has(name)).map((name) =>
      finding(name, 'TAJUK BERLEBIH'),
    ),
    ...(dashboard.status === 200 ? [finding('/dashboard', 'TERBUKA UNTUK ORANG LAIN')] : []),
  ];
}
