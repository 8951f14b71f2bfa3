import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Keyring, openKeyring, WrongSecretError } from '../../src/keyring.ts';
import { keyIdOf, UnsealError } from '../../src/privacy/seal.ts';
import {
  destroyOldSealKeys,
  planRotation,
  resealAll,
  rotateSecret,
} from '../../src/secret-rotation.ts';
import { migrate } from '../../src/storage/migrate.ts';
import { type Database, openDatabase } from '../../src/storage/open-database.ts';
import type { DatabaseSchema } from '../../src/storage/schema.ts';
import { SEALED_COLUMNS, UNSEALED_BINARY_COLUMNS } from '../../src/storage/sealed-columns.ts';
import { createWrappedKeys, type WrappedKeys } from '../../src/storage/wrapped-keys.ts';
import { createPostgresDatabase } from '../support/postgres.ts';
import { sealWith } from '../support/seal.ts';
import { temporaryFolderForAll } from '../support/temporary-folder.ts';

const OLD = Buffer.alloc(40, 'old secret ');
const NEW = Buffer.alloc(40, 'new secret ');
const ROWS = 450;
const FILLED = ROWS + 6;

const dataDir = temporaryFolderForAll();
const DATABASES = {
  PGlite: async () => ({ dataDir: dataDir() }),
  PostgreSQL: async () => ({ dataDir: 'unused', url: await createPostgresDatabase() }),
} as const;

describe.each(Object.entries(DATABASES))('on %s', (_name, locate) => {
  let database: Database;
  let db: Kysely<DatabaseSchema>;
  let store: WrappedKeys;
  beforeAll(async () => {
    database = await openDatabase({ ...(await locate()), onConnectionLost: () => undefined });
    db = database.db;
    await migrate(db);
    store = createWrappedKeys(db);
  });
  afterAll(() => database.close());

  const rotate = (keyring: Keyring, next: Buffer, running: readonly Buffer[]) =>
    rotateSecret({ db, store, keyring, next, running, keep: async () => undefined, shared: false });

  async function startAnew(): Promise<void> {
    await sql`truncate wrapped_keys, inbox, outbox, pseudonym_keys, staff, channel_keys,
      sent_messages, tickets cascade`.execute(db);
  }

  it('lists every binary column as sealed, or says that it is not', async () => {
    const { rows } = await sql<{ name: string }>`
      select table_name || '.' || column_name as name from information_schema.columns
      where table_schema = 'public' and data_type = 'bytea'`.execute(db);
    const listed = [...SEALED_COLUMNS, ...UNSEALED_BINARY_COLUMNS];
    expect(listed.map(({ table, column }) => `${table}.${column}`).sort()).toEqual(
      rows.map(({ name }) => name).sort(),
    );
  });

  it('gives every start with the same secret the same keys, and another secret none', async () => {
    await startAnew();
    const [first, second] = await Promise.all([
      openKeyring(store, [OLD]),
      openKeyring(store, [OLD]),
    ]);
    expect(second.root).toEqual(first.root);
    expect(second.sealFor().open(first.sealFor().close('halo'))).toBe('halo');
    await expect(openKeyring(store, [NEW])).rejects.toThrow(WrongSecretError);
    const { rows } = await sql<{ text: string }>`
      select encode(wrapped, 'hex') || secret_id as text from wrapped_keys`.execute(db);
    expect(rows).toHaveLength(2);
    for (const { text } of rows) {
      expect(text).not.toContain(first.root.toString('hex'));
      expect(text).not.toContain(OLD.toString('hex'));
    }
  });

  it('opens what was sealed before keys had names', async () => {
    await startAnew();
    await db.insertInto('pseudonym_keys').values({ month: '2026-10', key: OLD }).execute();
    const keyring = await openKeyring(store, [OLD]);
    expect(keyring.root).toEqual(OLD);
    const named = sealWith(OLD).close({ text: 'lama' });
    expect(keyIdOf(named)).toBe(1);
    expect(keyring.sealFor().open(named)).toEqual({ text: 'lama' });
  });

  it('rotates: everything under the new secret, hashes as before, the old secret worthless', async () => {
    await startAnew();
    const before = await openKeyring(store, [OLD]);
    await fill(db, before);
    const counts = await rotate(before, NEW, [OLD]);
    expect(counts).toEqual({ resealed: FILLED, unreadable: 0 });
    await expect(openKeyring(store, [OLD])).rejects.toThrow(WrongSecretError);
    const after = await openKeyring(store, [NEW]);
    expect(after.root).toEqual(before.root);
    await expectAllOpen(db, after);
    expect(keyIdOf(after.sealFor().close(''))).toBe(2);
    expect(await destroyOldSealKeys({ db, store, keyring: after })).toBe(0);
    await sql`update wrapped_keys set active_at = active_at - interval '2 days'`.execute(db);
    await sql`insert into sent_messages (message_key, payload)
      values ('late', ${sealWith(OLD).close('')})`.execute(db);
    expect(await destroyOldSealKeys({ db, store, keyring: after })).toBe(0);
    await sql`delete from sent_messages where message_key = 'late'`.execute(db);
    expect(await destroyOldSealKeys({ db, store, keyring: after })).toBe(1);
    await expectAllOpen(db, await openKeyring(store, [NEW]));
  });

  it('is done again from any point at which it was killed, and nothing is lost', async () => {
    await startAnew();
    await fill(db, await openKeyring(store, [OLD]));
    for (const killedAfter of [1, 2, 7, 250, 460, 470]) {
      const broken = breakAfter(db, killedAfter);
      const keyring = await openKeyring(createWrappedKeys(broken), [OLD, NEW]).catch(() => null);
      if (keyring) {
        const parts = { db: broken, store: createWrappedKeys(broken), keyring, shared: false };
        await expect(
          rotateSecret({ ...parts, next: NEW, running: [OLD], keep: async () => undefined }),
        ).rejects.toThrow('killed');
      }
      await expectAllOpen(db, await openKeyring(store, [OLD]));
    }
    const keyring = await openKeyring(store, [NEW, OLD]);
    await rotate(keyring, NEW, [OLD]);
    await expectAllOpen(db, await openKeyring(store, [NEW]));
    expect(await resealAll({ db, keyring })).toEqual({ resealed: 0, unreadable: 0 });
  });

  it('counts what no key opens, and does not stop there', async () => {
    await startAnew();
    const keyring = await openKeyring(store, [OLD]);
    await fill(db, keyring);
    const foreign = sealWith(Buffer.alloc(32, 9)).close('asing');
    foreign.writeUInt32BE(77, 4);
    await db.insertInto('channel_keys').values(channelKey('asing', foreign)).execute();
    const counts = await rotate(keyring, OLD, []);
    expect(counts).toEqual({ resealed: FILLED, unreadable: 1 });
    expect(() => keyring.sealFor('channel keys').open(foreign)).toThrow(UnsealError);
  });
});

it('keeps a kept secret in its file, whole, and readable by its owner alone', () => {
  const plan = planRotation({ current: OLD, file: 'unused' });
  expect(plan.running).toEqual([OLD]);
  expect(plan.next).toHaveLength(32);
  expect(planRotation({ current: NEW, previous: OLD })).toMatchObject({
    next: NEW,
    running: [OLD],
  });
});

const channelKey = (id: string, value: Buffer) => ({ account: 'whatsapp', type: 'x', id, value });

/** Many rows in one sealed column and one in each other. */
async function fill(db: Kysely<DatabaseSchema>, keyring: Keyring): Promise<void> {
  const of = (purpose?: 'channel keys' | 'sent messages') =>
    keyring.sealFor(purpose).close({ purpose: purpose ?? 'shared' });
  await db
    .insertInto('channel_keys')
    .values(
      Array.from({ length: ROWS }, (_, index) => channelKey(String(index), of('channel keys'))),
    )
    .execute();
  await sql`insert into sent_messages (message_key, payload) values ('m', ${of('sent messages')})`.execute(
    db,
  );
  await sql`insert into pseudonym_keys (month, key) values ('2026-11', ${of()})`.execute(db);
  await sql`insert into inbox (id, channel, message_key, asker, state, payload, claimed_until)
    values (gen_random_uuid(), 'web', 'k', 'a', 'received', ${of()}, now())`.execute(db);
  await sql`insert into outbox (id, channel, state, payload)
    values (gen_random_uuid(), 'web', 'queued', ${of()})`.execute(db);
  await sql`insert into staff (id, email, role, totp_secret, totp_pending)
    values (gen_random_uuid(), 'a@example.go.id', 'admin', ${of()}, ${of()})`.execute(db);
}

async function expectAllOpen(db: Kysely<DatabaseSchema>, keyring: Keyring): Promise<void> {
  let opened = 0;
  for (const { table, column, purpose } of SEALED_COLUMNS) {
    const { rows } = await sql<{ value: Buffer }>`
      select ${sql.ref(column)} as value from ${sql.table(table)}
      where ${sql.ref(column)} is not null`.execute(db);
    const seal = keyring.sealFor(purpose);
    for (const { value } of rows) {
      expect(seal.open(Buffer.from(value))).toEqual({ purpose: purpose ?? 'shared' });
      opened += 1;
    }
  }
  expect(opened).toBe(FILLED);
}

/** The same database, whose connection breaks after so many statements. */
function breakAfter(db: Kysely<DatabaseSchema>, statements: number): Kysely<DatabaseSchema> {
  let left = statements;
  return db.withPlugin({
    transformQuery({ node }) {
      left -= 1;
      if (left < 0) throw new Error('killed');
      return node;
    },
    transformResult: async ({ result }) => result,
  });
}
