import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import { writeBackup } from '../../src/storage/backup.ts';
import { BackupError } from '../../src/storage/backup-format.ts';
import { LEFT_OUT } from '../../src/storage/backup-plan.ts';
import { DATA_INVENTORY } from '../../src/storage/data-inventory.ts';
import { MIGRATION_NAMES, migrate } from '../../src/storage/migrate.ts';
import { type Database, openDatabase } from '../../src/storage/open-database.ts';
import { restoreBackup } from '../../src/storage/restore.ts';
import { contentsOf, fillDatabase } from '../support/filled-database.ts';
import { createPostgresDatabase } from '../support/postgres.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

type Kind = Database['kind'];

async function freshDatabase(kind: Kind): Promise<Database['db']> {
  const { db, close } = await openDatabase({
    dataDir: await temporaryFolder(),
    onConnectionLost: () => undefined,
    ...(kind === 'postgres' ? { url: await createPostgresDatabase() } : {}),
  });
  onTestFinished(close);
  return db;
}

/** A filled database and its backup. */
async function backUp(kind: Kind = 'postgres', withWhatsAppKeys = false) {
  const db = await freshDatabase(kind);
  await fillDatabase(db);
  const file = join(await temporaryFolder(), 'backup.gz');
  const header = await writeBackup(db, { file, release: '1.2.3', withWhatsAppKeys });
  return { db, file, header };
}

/** A copy of the backup with other text in it. */
async function changed(file: string, change: (text: string) => string): Promise<string> {
  const copy = `${file}.changed`;
  await writeFile(copy, gzipSync(change(gunzipSync(await readFile(file)).toString())));
  return copy;
}

describe.each([
  ['pglite', 'postgres'],
  ['postgres', 'pglite'],
] as const)('a backup of %s', (from, to) => {
  it(`restores into ${to} what it was, to the last byte`, async () => {
    const { db, file, header } = await backUp(from);
    const target = await freshDatabase(to);
    expect(await restoreBackup(target, file)).toEqual(header);
    const [before, after] = [await contentsOf(db), await contentsOf(target)];
    const altered = ['inbox', 'outbox'];
    expect(before.turns).toMatch(/^1200 /);
    expect(Object.keys(before).sort()).toEqual(Object.keys(DATA_INVENTORY).sort());
    for (const [name, content] of Object.entries(before)) {
      if (name in LEFT_OUT) expect(after[name], name).toBe('0 ');
      else if (!altered.includes(name)) expect(after[name], name).toBe(content);
    }
    await sql`insert into audit_log (actor, action) values ('server', 'next')`.execute(target);
    const { rows } = await sql`select max(id)::int as last from audit_log`.execute(target);
    expect(rows).toEqual([{ last: 4 }]);
  });
});

describe('a backup', () => {
  it('is for its owner alone, says what else is needed, and overwrites nothing', async () => {
    const { db, file, header } = await backUp();
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(header.alsoNeeded).toContain('APP_SECRET');
    expect(header.migrations).toEqual(MIGRATION_NAMES);
    const again = writeBackup(db, { file, release: '1.2.3', withWhatsAppKeys: false });
    await expect(again).rejects.toThrow('exists; choose another name');
  });

  it('holds no message that is under way, and a restore sends none again', async () => {
    const { file } = await backUp();
    const target = await freshDatabase('postgres');
    await restoreBackup(target, file);
    const { rows } = await sql`
      select state, payload from inbox union all select state, payload from outbox
      order by state`.execute(target);
    expect(rows).toEqual(
      ['done', 'done', 'sent', 'unknown', 'unknown'].map((state) => ({ state, payload: null })),
    );
  });

  it('has the WhatsApp keys only where they are asked for', async () => {
    const { file } = await backUp('postgres', true);
    const target = await freshDatabase('postgres');
    await restoreBackup(target, file);
    const keys = await target.selectFrom('channel_keys').select('value').execute();
    expect(keys.map(({ value }) => Buffer.from(value).toString('hex'))).toEqual(['deadbeef']);
  });

  it('shows one moment, whatever is written meanwhile', async () => {
    const db = await freshDatabase('postgres');
    await fillDatabase(db, 20_000);
    const file = join(await temporaryFolder(), 'backup.gz');
    let writing = true;
    const writer = (async () => {
      for (; writing; )
        await sql`delete from turns where id in (select id from turns limit 5)`.execute(db);
    })();
    const header = await writeBackup(db, { file, release: '1', withWhatsAppKeys: false });
    writing = false;
    await writer;
    const target = await freshDatabase('postgres');
    await restoreBackup(target, file);
    const expected = header.tables.find(({ name }) => name === 'turns')?.rows;
    expect(await contentsOf(target)).toMatchObject({
      turns: expect.stringMatching(new RegExp(`^${expected} `)),
    });
  });
});

describe('a restore', () => {
  it('is refused where the program has already worked', async () => {
    const { db, file } = await backUp();
    const before = await contentsOf(db);
    await expect(restoreBackup(db, file)).rejects.toThrow(/never been started.*turns 1200/);
    expect(await contentsOf(db)).toEqual(before);
  });

  it.each([
    ['a changed row', (text: string) => text.replace('asker 700"', 'asker 701"')],
    ['a missing row', (text: string) => text.replace(/\n[^\n]*asker 700"[^\n]*/, '')],
    ['a missing end', (text: string) => text.slice(0, -2_000)],
    ['a row for nobody', (text: string) => text.replace('"web"', '"web", "x": 1')],
    ['a row that is no row', (text: string) => text.replace('{"id"', '{{"id"')],
    ['another kind of file', () => 'hello'],
  ])('of a file with %s leaves nothing behind', async (_, change) => {
    const { file } = await backUp();
    const target = await freshDatabase('postgres');
    const damaged = await changed(file, change);
    await expect(restoreBackup(target, damaged)).rejects.toThrow(BackupError);
    const contents = Object.values(await contentsOf(target));
    expect(contents.filter((content) => content !== '0 ')).toEqual([]);
    await restoreBackup(target, file);
    expect((await contentsOf(target)).turns).toMatch(/^1200 /);
  });

  it('of a file that was cut short says so', async () => {
    const { file } = await backUp();
    const short = `${file}.short`;
    await writeFile(short, (await readFile(file)).subarray(0, 5_000));
    const target = await freshDatabase('postgres');
    await expect(restoreBackup(target, short)).rejects.toThrow('damaged');
    await expect(restoreBackup(target, `${file}.none`)).rejects.toThrow('no such file');
  });

  it('of a later release names that release', async () => {
    const { file } = await backUp();
    const future = await changed(file, (text) =>
      text.replace('"migrations":[', '"migrations":["9999-future",'),
    );
    const target = await freshDatabase('postgres');
    await expect(restoreBackup(target, future)).rejects.toThrow(/release 1\.2\.3.*9999-future/);
  });

  it('of an earlier release goes through the migrations that came since', async () => {
    const old = await freshDatabase('postgres');
    await migrate(old, '0002-whatsapp');
    await sql`insert into contacts (contact) values ('a')`.execute(old);
    const file = join(await temporaryFolder(), 'old.gz');
    const header = await writeBackup(old, { file, release: '0.0.1', withWhatsAppKeys: false });
    expect(header.migrations).toEqual(['0001-first-tables', '0002-whatsapp']);
    const target = await freshDatabase('postgres');
    await restoreBackup(target, file);
    const contents = await contentsOf(target);
    expect(contents.contacts).toMatch(/^1 /);
    expect(contents.tickets).toBe('0 ');
  });
});
