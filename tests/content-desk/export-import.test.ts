import { execFile } from 'node:child_process';
import { cp, mkdir, readdir, readFile, rename, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { createContentPublication } from '../../src/storage/content-publication.ts';
import { createContentStore } from '../../src/storage/content-store.ts';
import { migrate } from '../../src/storage/migrate.ts';
import { openDatabase } from '../../src/storage/open-database.ts';
import { CONTENT_FOLDER, PROJECT_FOLDER, testEnvironment } from '../support/environment.ts';
import { createPostgresDatabase, queryPostgres } from '../support/postgres.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const ENTRY = 'medsos-like-komentar-bagikan';
const FILE = `faq/media-sosial/${ENTRY}.md`;
const run = promisify(execFile);

interface Ended {
  readonly code: number;
  readonly output: string;
}

/** The command as an operator runs it. */
async function command(
  name: string,
  databaseUrl: string,
  contentDir: string,
  ...more: readonly string[]
): Promise<Ended> {
  const cwd = await temporaryFolder();
  const env = {
    PATH: process.env.PATH,
    ...testEnvironment(cwd, { DATABASE_URL: databaseUrl, CONTENT_DIR: contentDir }),
  };
  const program = join(PROJECT_FOLDER, `src/commands/${name}.ts`);
  try {
    const { stdout, stderr } = await run(process.execPath, [program, ...more], { cwd, env });
    return { code: 0, output: stdout + stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, output: stdout + stderr };
  }
}

/** Publishes a text as two people do at the desk. */
async function publish(
  databaseUrl: string,
  entryId: string,
  category: string,
  text: string,
  ways: string,
): Promise<void> {
  const database = await openDatabase({
    url: databaseUrl,
    dataDir: 'unused',
    onConnectionLost: () => undefined,
  });
  await migrate(database.db);
  const store = createContentStore(database.db);
  const { id } = await store.propose({
    ...{ entryId, category, text, ways, reason: 'uji', by: 'a@x.test', state: 'review' },
  });
  const result = await createContentPublication(database.db).publish(
    [id],
    'b@x.test',
    await store.publication(),
  );
  await database.close();
  expect(result).toBe('published');
}

async function filesOf(folder: string): Promise<ReadonlyMap<string, string>> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = found.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
  return new Map(
    await Promise.all(
      paths.map(async (path) => [path.slice(folder.length), await readFile(path, 'utf8')] as const),
    ),
  );
}

let original = '';
let ways = '';
beforeAll(async () => {
  original = await readFile(join(CONTENT_FOLDER, FILE), 'utf8');
  ways = await readFile(join(CONTENT_FOLDER, FILE.replace('.md', '.ways.txt')), 'utf8');
});

async function ownContent(): Promise<string> {
  const contentDir = join(await temporaryFolder(), 'content');
  await cp(CONTENT_FOLDER, contentDir, { recursive: true });
  return contentDir;
}

describe('content:export and content:import', () => {
  it('carry what is published to the files and back, and change nothing else', async () => {
    const databaseUrl = await createPostgresDatabase();
    const contentDir = await ownContent();
    const before = await filesOf(contentDir);
    const changed = original.replace(/^title: .*$/m, 'title: Like atau komentar di unggahan calon');
    await publish(databaseUrl, ENTRY, 'media-sosial', changed, ways);

    const refused = await command('content-import', databaseUrl, contentDir);
    expect(refused.code).toBe(1);
    expect(refused.output).toContain(`${ENTRY}.md: revision 1 was published at the desk`);

    const exported = await command('content-export', databaseUrl, contentDir);
    expect(exported).toMatchObject({ code: 0 });
    expect(exported.output).toContain('files changed: 1');
    const after = await filesOf(contentDir);
    const differing = [...after].filter(([path, text]) => before.get(path) !== text);
    expect(differing).toEqual([[`/${FILE}`, changed]]);
    expect(after.size).toBe(before.size);
    const again = await command('content-export', databaseUrl, contentDir);
    expect(again.output).toContain('files changed: 0');

    await writeFile(join(contentDir, FILE), original);
    const imported = await command('content-import', databaseUrl, contentDir);
    expect(imported.output).toContain('imported: 1');
    const [live] = await queryPostgres<{ text: string }>(
      databaseUrl,
      'select text from content_revisions order by publication desc limit 1',
    );
    expect(live?.text).toBe(original);
    const idle = await command('content-import', databaseUrl, contentDir);
    expect(idle.output).toContain('imported: 0');
  });

  it('leave broken files and broken publications alone', async () => {
    const databaseUrl = await createPostgresDatabase();
    const contentDir = await ownContent();
    const broken = original.replace(/^verdict: .*$/m, 'verdict: mungkin');
    await publish(databaseUrl, ENTRY, 'media-sosial', broken, ways);
    const before = await filesOf(contentDir);
    const refused = await command('content-export', databaseUrl, contentDir);
    expect(refused.code).toBe(1);
    expect(refused.output).toContain('verdict must be');
    expect(await filesOf(contentDir)).toEqual(before);
    const mended = await command('content-import', databaseUrl, contentDir, '--replace');
    expect(mended.output).toContain('imported: 1');
    await writeFile(join(contentDir, FILE), broken);
    const rejected = await command('content-import', databaseUrl, contentDir);
    expect(rejected.code).toBe(1);
    const rows = await queryPostgres(databaseUrl, 'select id from content_revisions');
    expect(rows).toHaveLength(2);
  });

  it('never write outside the folder, neither by a name nor by a link', async () => {
    const databaseUrl = await createPostgresDatabase();
    const contentDir = await ownContent();
    const outside = await temporaryFolder();
    await publish(databaseUrl, ENTRY, 'media-sosial', `${original}\n`, ways);
    await mkdir(join(outside, 'di-luar'));
    await rename(join(contentDir, 'faq/media-sosial'), join(outside, 'di-luar/isi'));
    await symlink(join(outside, 'di-luar/isi'), join(contentDir, 'faq/media-sosial'));
    const before = await filesOf(outside);
    const refused = await command('content-export', databaseUrl, contentDir);
    expect(refused.code).toBe(1);
    expect(await filesOf(outside)).toEqual(before);

    await queryPostgres(
      databaseUrl,
      `update content_revisions set entry_id = '../../../x', category = '../..'`,
    );
    const named = await command('content-export', databaseUrl, await ownContent());
    expect(named.code).toBe(1);
    expect(named.output).toMatch(/must be/);
  });
});
