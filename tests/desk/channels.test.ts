import { describe, expect, it } from 'vitest';
import { mergeChannels } from '../../src/merge-channels.ts';
import type { StaffChannel } from '../../src/server/routes/staff-channels.ts';
import type { ShownChannel } from '../../src/server/views/desk/channel-state.ts';
import {
  type ChannelsPage,
  channelsFragment,
  channelsPage,
} from '../../src/server/views/desk/channels-page.ts';
import type { SeenRecord } from '../../src/storage/channel-states.ts';

const SINCE = new Date('2026-11-22T01:00:00Z');
const STAFF = { staffId: 'a', email: 'petugas@kesbangpol.test', role: 'admin', formToken: 'x' };
const LINKING: ShownChannel = {
  channel: 'whatsapp',
  state: 'linking',
  since: SINCE,
  qr: 'rahasia-qr',
  picture: '<svg id="gambar"></svg>',
  pairingCode: 'ABCD1234',
};
const PAGE: ChannelsPage = {
  staff: STAFF,
  channels: [],
  pauses: [],
  test: undefined,
  mayManage: true,
  pauseText: (channel) => `dijeda di ${channel}`,
};

const page = (channels: readonly ShownChannel[], more: Partial<ChannelsPage> = {}) =>
  channelsPage({ ...PAGE, channels, ...more }).source;

describe('the channels', () => {
  it('show an admin what it takes to link a number, and nobody else', () => {
    const forAdmin = page([LINKING]);
    const forOthers = page([LINKING], { mayManage: false });
    for (const part of ['<svg id="gambar">', 'ABCD1234', '<noscript><meta http-equiv="refresh"']) {
      expect(forAdmin).toContain(part);
      expect(forOthers).not.toContain(part);
    }
    expect(forOthers).toContain('Menunggu admin');
    expect(forOthers).not.toContain('<textarea');
    expect(forAdmin + channelsFragment({ ...PAGE, channels: [LINKING] }).source).not.toContain(
      'rahasia-qr',
    );
  });

  it('show the state with its proof, in the local time, and hide small numbers', () => {
    const budget = { repliesToday: 3, repliesPerDay: 1_500, newContactsToday: 12 };
    const connected = page([
      {
        ...{ channel: 'whatsapp', state: 'connected', since: SINCE, lastInboundAt: SINCE },
        budget: { ...budget, newContactsPerDay: 150 },
      },
    ]);
    expect(connected).toMatch(/Tersambung<\/span> sejak 22 Nov 2026[^<]*09\.00/);
    expect(connected).toMatch(/Pesan masuk terakhir<\/dt><dd>22 Nov 2026/);
    expect(connected).toContain('belum ada yang tercatat');
    expect(connected).toContain('&lt;5 dari 1.500 balasan; 12 dari 150 orang baru');
    expect(connected).not.toContain('http-equiv');
  });

  it.each([
    ['replaced', 'dipakai program lain'],
    ['banned-403', 'memblokir nomor ini'],
    ['client-too-old', 'menolak versi program'],
    ['lost-503', 'Sambungan terputus'],
    ['reach-out-locked', 'kode 463'],
    ['reach-out-locked until 2026-11-23T01:00:00.000Z', '23 Nov 2026, 09.00'],
    ['token-refused', 'Token ditolak'],
    ['suspect', 'Terlalu lama sunyi'],
  ])('say in plain words what %s means', (detail, words) => {
    expect(page([{ channel: 'whatsapp', state: 'degraded', since: SINCE, detail }])).toContain(
      words,
    );
  });

  it('let an admin reconnect what has stopped, and nothing else', () => {
    const stopped = { ...LINKING, state: 'stopped', detail: 'replaced' } as const;
    const canReconnect = true as const;
    expect(page([{ ...stopped, canReconnect }])).toContain('Sambungkan lagi');
    expect(page([stopped])).not.toContain('Sambungkan lagi');
    expect(page([{ ...LINKING, canReconnect }])).not.toContain('Sambungkan lagi');
    expect(page([{ ...stopped, canReconnect }], { mayManage: false })).not.toContain(
      'action="/dashboard/kanal/whatsapp/sambung"',
    );
  });

  it('say who paused a channel, why, until when, and what people read', () => {
    const pause = {
      ...{ id: '1', scope: 'telegram', pausedBy: 'ani@kesbangpol.test', pausedAt: SINCE },
      reason: '<b>uji</b> coba',
      backAt: new Date('2026-11-23T01:00:00Z'),
    };
    const telegram = { channel: 'telegram', state: 'connected', since: SINCE } as const;
    const shown = page([{ ...telegram, pause }], { pauses: [pause] });
    expect(shown).toContain('oleh ani@kesbangpol.test: “&lt;b&gt;uji&lt;/b&gt; coba”');
    expect(shown).toContain('Selesai sendiri 23 Nov 2026, 09.00 WITA');
    expect(shown).toContain('dijeda di telegram');
    expect(shown).toContain('Lanjutkan Telegram');
    const forOthers = page([{ ...telegram, pause }], { pauses: [pause], mayManage: false });
    expect(forOthers).toContain('ani@kesbangpol.test');
    expect(forOthers).not.toContain('Lanjutkan Telegram');
  });

  it('say where to set them up while none is', () => {
    expect(page([])).toContain('belum diatur');
  });
});

describe('several processes', () => {
  const own: StaffChannel = {
    channel: 'whatsapp',
    state: 'degraded',
    detail: 'another-instance',
    since: SINCE,
    canReconnect: true,
  };
  const record: SeenRecord = {
    channel: 'whatsapp',
    instance: 'b',
    state: 'linking',
    detail: null,
    since: new Date('2026-11-22T02:00:00Z'),
    lastInboundAt: new Date('2026-11-22T02:10:00Z'),
    lastDeliveredAt: null,
    handle: null,
    offer: Buffer.from('sealed'),
    fresh: true,
  };
  const merge = (channel: StaffChannel, seen: readonly SeenRecord[]) =>
    mergeChannels([channel], seen, 'a', (sealed) => ({ qr: `opened ${String(sealed)}` }))[0];

  it('show the channel as the one sees it that has it', () => {
    expect(merge(own, [record])).toEqual({
      channel: 'whatsapp',
      state: 'linking',
      since: record.since,
      qr: 'opened sealed',
      lastInboundAt: record.lastInboundAt,
      instance: 'b',
      instances: 2,
      canReconnect: true,
    });
  });

  it('do not believe a process that is gone, but remember what it proved', () => {
    expect(merge(own, [{ ...record, fresh: false }])).toMatchObject({
      state: 'degraded',
      detail: 'another-instance',
      lastInboundAt: record.lastInboundAt,
      instance: 'a',
      instances: 1,
    });
  });

  it('show what one of them has stopped for a person to decide', () => {
    const stopped = { ...record, state: 'stopped', detail: 'replaced', offer: null };
    expect(merge(own, [stopped])).toMatchObject({ state: 'stopped', detail: 'replaced' });
    expect(merge({ ...own, state: 'connected' }, [stopped])).toMatchObject({ instance: 'b' });
  });
});
