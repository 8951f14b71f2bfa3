import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createKeyVault } from '../../src/bots/whatsapp/key-vault.ts';
import { createCredentialStore, LeaseLostError } from '../../src/storage/credential-store.ts';
import { createLease, type Lease } from '../../src/storage/lease.ts';
import { migrate } from '../../src/storage/migrate.ts';
import { type Database, openDatabase } from '../../src/storage/open-database.ts';
import { createPostgresDatabase } from '../support/postgres.ts';
import { sealWith } from '../support/seal.ts';

const SECRET = Buffer.from('a secret of at least thirty-two bytes');
const CODEC = {
  encode: (value: unknown) => JSON.stringify(value),
  decode: (text: string) => JSON.parse(text) as unknown,
};
const onConnectionLost = () => undefined;

describe.each([
  ['PGlite', (dataDir: string) => openDatabase({ dataDir, onConnectionLost })],
  [
    'PostgreSQL',
    async () =>
      openDatabase({ url: await createPostgresDatabase(), dataDir: '-', onConnectionLost }),
  ],
])('credentials and leases on %s', (_name, open) => {
  let database: Database;
  let dataDir: string;
  const lease = (holder: string, alone = false): Lease =>
    createLease(database.db, { name: 'whatsapp', holder, ttlMs: 60_000, alone });
  const expire = () =>
    sql`update leases set expires_at = now() - interval '1 second'`.execute(database.db);

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'tanya-netral-test-'));
    database = await open(dataDir);
    await migrate(database.db);
  });
  beforeEach(async () => void (await sql`truncate channel_keys, leases`.execute(database.db)));
  afterAll(async () => {
    await database.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  async function openVault(secret = SECRET) {
    const fence = await lease('me', true).acquire();
    if (!fence) throw new Error('no lease');
    return createKeyVault(
      createCredentialStore(database.db, 'whatsapp', fence),
      { secret, seal: sealWith(secret, 'channel keys') },
      CODEC,
    );
  }

  it('gives a lease to one at a time, until it is let go or runs out', async () => {
    const first = await lease('first').acquire();
    expect(first).toBeDefined();
    expect(await lease('second').acquire()).toBeUndefined();
    if (first) await lease('first').release(first);
    const second = await lease('second').acquire();
    expect(Number(second?.token)).toBeGreaterThan(Number(first?.token));
    expect(first && (await lease('first').renew(first))).toBe(false);
    expect(second && (await lease('second').renew(second))).toBe(true);
    await expire();
    expect(await lease('third').acquire()).toBeDefined();
  });

  it('gives a leftover lease at once to whoever is alone with the database', async () => {
    await lease('gone').acquire();
    expect(await lease('me', true).acquire()).toBeDefined();
  });

  it('keeps values for the next process, and shows nobody what they are', async () => {
    const vault = await openVault();
    const value = { privKey: 'secret' };
    await vault.write([
      { type: 'session', id: '6281200000001.0', value },
      { type: 'lid-mapping', id: '6281200000001', value: '201' },
    ]);
    const next = await openVault();
    expect(await next.read('session', ['6281200000001.0', 'unknown'])).toEqual({
      '6281200000001.0': value,
    });
    const { rows } = await sql<{
      id: string;
      value: Buffer;
    }>`select id, value from channel_keys`.execute(database.db);
    for (const row of rows) {
      expect(row.id).not.toContain('62812');
      expect(Buffer.from(row.value).toString('latin1')).not.toContain('privKey');
    }
    const stranger = await openVault(Buffer.from('another secret of thirty-two bytes!!'));
    expect(await stranger.read('session', ['6281200000001.0'])).toEqual({});
  });

  it('writes in the order of the calls, replaces, and deletes what is null', async () => {
    const vault = await openVault();
    const write = (value: unknown) => vault.write([{ type: 't', id: 'a', value }]);
    await Promise.all([write(1), write(2), write(null), write(3)]);
    expect(await vault.read('t', ['a'])).toEqual({ a: 3 });
    await write(null);
    expect(await vault.read('t', ['a'])).toEqual({});
  });

  it('takes 812 keys at once', async () => {
    const vault = await openVault();
    const ids = Array.from({ length: 812 }, (_, index) => String(index));
    await vault.write(ids.map((id) => ({ type: 'pre-key', id, value: id })));
    expect(Object.keys(await vault.read('pre-key', ids))).toHaveLength(812);
    await vault.clear();
    expect(await vault.read('pre-key', ids)).toEqual({});
  });

  it('writes nothing for a process that has lost its lease', async () => {
    const vault = await openVault();
    await vault.write([{ type: 't', id: 'a', value: 1 }]);
    await expire();
    await lease('other').acquire();
    const late = vault.write([
      { type: 't', id: 'a', value: 2 },
      { type: 't', id: 'b', value: 2 },
    ]);
    await expect(late).rejects.toThrow(LeaseLostError);
    expect(await vault.read('t', ['a', 'b'])).toEqual({ a: 1 });
  });
});
