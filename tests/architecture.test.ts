import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { PROJECT_FOLDER } from './support/environment.ts';
import { loadSourceFiles, type SourceFile } from './support/source-files.ts';

const FILE_LINES = 250;
const FUNCTION_LINES = 50;

const GROUND = ['knowledge', 'privacy', 'storage'];
/** What each folder may look into, besides itself. Files beside the folders wire, and see all. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  server: ['bots', 'content-desk', 'review', 'staff', 'conversation', ...GROUND],
  bots: ['conversation', ...GROUND],
  review: ['conversation', ...GROUND],
  staff: GROUND,
  'content-desk': ['content-checks', 'evaluation', 'conversation', ...GROUND],
  evaluation: ['conversation', ...GROUND],
  'content-checks': ['conversation', ...GROUND],
  'self-check': ['privacy', 'storage'],
  conversation: GROUND,
  knowledge: [],
  privacy: [],
  storage: [],
};
/** The shape of the configuration, which the outer folders are handed. */
const SHARED_FILES: Readonly<Record<string, readonly string[]>> = {
  'config.ts': ['server', 'bots'],
  'config-channels.ts': ['server', 'bots'],
};

const folderOf = (path: string) => (path.includes('/') ? (path.split('/')[0] ?? '') : '');
const seesAll = (path: string) => ['', 'commands'].includes(folderOf(path));

function isAllowed(from: string, to: string): boolean {
  const [outer, inner] = [folderOf(from), folderOf(to)];
  if (outer === inner || seesAll(from)) return true;
  if (inner === '') return SHARED_FILES[to]?.includes(outer) ?? false;
  return MAY_IMPORT[outer]?.includes(inner) ?? false;
}

describe('the source', () => {
  let files: readonly SourceFile[] = [];
  beforeAll(async () => {
    files = await loadSourceFiles();
  });

  it('is there', () => {
    expect(files.length).toBeGreaterThan(80);
    expect(files.flatMap(({ imports }) => imports).length).toBeGreaterThan(200);
    expect(files.flatMap(({ functions }) => functions).length).toBeGreaterThan(500);
  });

  it('looks only inwards', () => {
    const wrong = files.flatMap(({ path, imports }) =>
      imports.filter((target) => !isAllowed(path, target)).map((target) => `${path} → ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('has no circles, not even of types', () => {
    expect(findCircle(files)).toBeUndefined();
  });

  it('imports only what exists', () => {
    const known = new Set(files.map(({ path }) => path));
    const missing = files.flatMap(({ path, imports }) =>
      imports.filter((target) => !known.has(target)).map((target) => `${path} → ${target}`),
    );
    expect(missing.filter((line) => !line.endsWith('.json'))).toEqual([]);
  });

  it(`has no file above ${FILE_LINES} lines`, () => {
    const long = files.filter(({ lines }) => lines > FILE_LINES);
    expect(long.map(({ path, lines }) => `${path}: ${lines}`)).toEqual([]);
  });

  it(`has no function above ${FUNCTION_LINES} lines of its own`, () => {
    const long = files.flatMap(({ path, functions }) =>
      functions
        .filter(({ ownLines }) => ownLines > FUNCTION_LINES)
        .map(({ name, line, ownLines }) => `${path}:${line} ${name}: ${ownLines}`),
    );
    expect(long).toEqual([]);
  });
});

it('package.json names exact versions only', async () => {
  const manifest = JSON.parse(await readFile(join(PROJECT_FOLDER, 'package.json'), 'utf8'));
  const versions = Object.entries<string>({
    ...manifest.dependencies,
    ...manifest.devDependencies,
  });
  expect(versions.length).toBeGreaterThan(10);
  const loose = versions.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version));
  expect(loose).toEqual([]);
});

/** A chain of imports that ends where it began. */
function findCircle(files: readonly SourceFile[]): string | undefined {
  const imports = new Map(files.map((file) => [file.path, file.imports]));
  const done = new Set<string>();
  function walk(path: string, chain: readonly string[]): string | undefined {
    if (chain.includes(path)) return [...chain.slice(chain.indexOf(path)), path].join(' → ');
    if (done.has(path)) return undefined;
    for (const target of imports.get(path) ?? []) {
      const circle = walk(target, [...chain, path]);
      if (circle) return circle;
    }
    done.add(path);
    return undefined;
  }
  for (const { path } of files) {
    const circle = walk(path, []);
    if (circle) return circle;
  }
  return undefined;
}
