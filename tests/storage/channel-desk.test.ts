import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ALL_CHANNELS, createChannelPauses } from '../../src/storage/channel-pauses.ts';
import { type ChannelRecord, createChannelStates } from '../../src/storage/channel-states.ts';
import { createChannelTests } from '../../src/storage/channel-tests.ts';
import { createContacts } from '../../src/storage/contacts.ts';
import { migrate } from '../../src/storage/migrate.ts';
import { type Database, openDatabase } from '../../src/storage/open-database.ts';
import { createRetention } from '../../src/storage/retention.ts';
import { createPostgresDatabase, queryPostgres } from '../support/postgres.ts';

let url = '';
let database: Database;
beforeAll(async () => {
  url = await createPostgresDatabase();
  database = await openDatabase({ url, dataDir: 'unused', onConnectionLost: () => undefined });
  await migrate(database.db);
});
afterAll(() => database.close());

describe('pauses', () => {
  const by = 'kepala@kesbangpol.test';

  it('are in force until somebody ends them, one for each scope', async () => {
    const pauses = createChannelPauses(database.db);
    await pauses.begin({ scope: 'whatsapp', reason: 'nomor diganti', by });
    await pauses.begin({ scope: 'whatsapp', reason: 'nomor masih diganti', by });
    await pauses.begin({ scope: ALL_CHANNELS, reason: 'semua', by });
    const open = await pauses.open();
    expect(open.map(({ scope, reason }) => [scope, reason])).toEqual([
      ['whatsapp', 'nomor masih diganti'],
      ['all', 'semua'],
    ]);
    expect(await pauses.end('whatsapp', by)).toBe(true);
    expect(await pauses.end('whatsapp', by)).toBe(false);
    expect(await pauses.end(ALL_CHANNELS, by)).toBe(true);
    expect(await pauses.open()).toEqual([]);
  });

  it('end by themselves, and another can begin', async () => {
    const pauses = createChannelPauses(database.db);
    const backAt = new Date(Date.now() + 60_000);
    await pauses.begin({ scope: 'telegram', reason: 'sebentar', by, backAt });
    expect(await pauses.open()).toMatchObject([{ scope: 'telegram', backAt }]);
    await queryPostgres(url, `update channel_pauses set back_at = now() - interval '1 second'`);
    expect(await pauses.open()).toEqual([]);
    expect(await pauses.end('telegram', by)).toBe(false);
    await pauses.begin({ scope: 'telegram', reason: 'lagi', by });
    expect(await pauses.open()).toMatchObject([{ reason: 'lagi' }]);
    await pauses.end('telegram', by);
  });

  it('are forgotten 24 months after their end', async () => {
    const pauses = createChannelPauses(database.db);
    await pauses.begin({ scope: 'web', reason: 'lama', by });
    await pauses.end('web', by);
    await pauses.begin({ scope: 'web', reason: 'baru', by });
    await queryPostgres(
      url,
      `update channel_pauses set ended_at = now() - interval '731 days' where reason = 'lama'`,
    );
    await createRetention(database.db).deleteExpired({
      turns: 1,
      tickets: 1,
      messages: 1,
      audit: 1,
    });
    const left = await queryPostgres<{ reason: string }>(url, 'select reason from channel_pauses');
    expect(left.map(({ reason }) => reason)).not.toContain('lama');
    expect(await pauses.open()).toMatchObject([{ reason: 'baru' }]);
    await pauses.end('web', by);
  });
});

describe('states of processes', () => {
  const record = (fields: Partial<ChannelRecord>): ChannelRecord => ({
    channel: 'whatsapp',
    instance: 'a',
    state: 'connected',
    detail: null,
    since: new Date('2026-11-22T01:00:00Z'),
    lastInboundAt: null,
    lastDeliveredAt: null,
    handle: null,
    offer: null,
    ...fields,
  });

  it('are known to all, the fresh apart from the past', async () => {
    const states = createChannelStates(database.db);
    await states.publish([record({}), record({ instance: 'b', state: 'degraded' })]);
    await states.publish([record({ state: 'linking', offer: Buffer.from('sealed') })]);
    await queryPostgres(
      url,
      `update channel_states set seen_at = now() - interval '16 seconds' where instance = 'b'`,
    );
    const known = (await states.all()).toSorted((one, other) =>
      one.instance.localeCompare(other.instance),
    );
    expect(known.map(({ state, fresh }) => [state, fresh])).toEqual([
      ['linking', true],
      ['degraded', false],
    ]);
    expect(known[0]?.offer?.toString()).toBe('sealed');
    await states.retire('a');
    expect((await states.all()).find(({ instance }) => instance === 'a')).toMatchObject({
      state: 'off',
      offer: null,
      fresh: false,
    });
  });

  it('carry the wish to connect again to the process that has stopped, once', async () => {
    const states = createChannelStates(database.db);
    await states.publish([record({ instance: 'c', state: 'stopped' }), record({ instance: 'd' })]);
    await states.askReconnect('whatsapp');
    expect(await states.takeReconnect('whatsapp', 'd')).toBe(false);
    expect(await states.takeReconnect('whatsapp', 'c')).toBe(true);
    expect(await states.takeReconnect('whatsapp', 'c')).toBe(false);
  });
});

describe('a test of a channel', () => {
  it('is confirmed by one message, and shows when the reply went out', async () => {
    const tests = createChannelTests(database.db);
    const by = 'petugas@kesbangpol.test';
    await tests.make(by);
    const made = await tests.latest(by);
    if (!made) throw new Error('no test');
    expect(made.code).toMatch(/^[A-Z]\d[A-Z]\d$/);
    expect(made).toMatchObject({ isOver: false });
    expect(made.arrival).toBeUndefined();

    const id = randomUUID();
    expect(await tests.confirm('Z9Z9', 'telegram', id)).toBe(false);
    expect(await tests.confirm(made.code, 'telegram', id)).toBe(true);
    expect(await tests.confirm(made.code, 'telegram', id)).toBe(true);
    expect(await tests.confirm(made.code, 'telegram', randomUUID())).toBe(false);
    expect((await tests.latest(by))?.arrival).toMatchObject({ channel: 'telegram' });
    expect((await tests.latest(by))?.arrival).not.toHaveProperty('repliedAt');
    await queryPostgres(
      url,
      `insert into outbox (id, channel, state, finished_at) values ('${id}', 'telegram', 'sent', now())`,
    );
    expect((await tests.latest(by))?.arrival?.repliedAt).toBeInstanceOf(Date);
    expect(await tests.latest('lain@kesbangpol.test')).toBeUndefined();
  });

  it('is over after 15 minutes, and a new code takes its place', async () => {
    const tests = createChannelTests(database.db);
    const by = 'editor@kesbangpol.test';
    await tests.make(by);
    const first = await tests.latest(by);
    await queryPostgres(url, `update channel_tests set made_at = now() - interval '16 minutes'`);
    expect(await tests.latest(by)).toMatchObject({ isOver: true });
    expect(await tests.confirm(first?.code ?? '', 'web', randomUUID())).toBe(false);
    await tests.make(by);
    expect(await tests.latest(by)).toMatchObject({ isOver: false });
  });
});

describe('contacts', () => {
  it('are known once they were answered, not when they were only pointed elsewhere', async () => {
    const contacts = createContacts(database.db);
    await contacts.pointed('a');
    expect(await contacts.standing('a')).toEqual({ known: false, pointed: true });
    expect(await contacts.countNewToday()).toBe(1);
    await queryPostgres(
      url,
      `update contacts set first_at = first_at - interval '2 days',
        pointed_at = pointed_at - interval '2 days'`,
    );
    expect(await contacts.countNewToday()).toBe(0);
    await contacts.answered('a');
    expect(await contacts.standing('a')).toEqual({ known: true, pointed: false });
    expect(await contacts.countNewToday()).toBe(1);
    await contacts.pointed('a');
    await contacts.answered('a');
    expect(await contacts.standing('a')).toEqual({ known: true, pointed: true });
    expect(await contacts.countNewToday()).toBe(1);
  });
});
