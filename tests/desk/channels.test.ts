import { describe, expect, it } from 'vitest';
import { channelsPage, type ShownChannel } from '../../src/server/views/desk/channels-page.ts';

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

const page = (channels: readonly ShownChannel[], mayLink: boolean) =>
  channelsPage({ staff: STAFF, channels, mayLink }).source;

describe('the channels', () => {
  it('show an admin what it takes to link a number, and nobody else', () => {
    const forAdmin = page([LINKING], true);
    for (const part of ['<svg id="gambar">', 'ABCD1234', 'desk-linking.js']) {
      expect(forAdmin).toContain(part);
      expect(page([LINKING], false)).not.toContain(part);
    }
    expect(page([LINKING], false)).toContain('Menunggu admin');
    expect(forAdmin).not.toContain('rahasia-qr');
  });

  it('show the state with its proof, in the local time', () => {
    const connected = page(
      [{ channel: 'telegram', state: 'connected', since: SINCE, lastInboundAt: SINCE }],
      true,
    );
    expect(connected).toMatch(/Tersambung<\/span> sejak 22 Nov 2026[^<]*09\.00/);
    expect(connected).toMatch(/Pesan masuk terakhir<\/dt><dd>22 Nov 2026/);
    expect(connected).toContain('belum ada sejak program dimulai');
    expect(connected).not.toContain('desk-linking.js');
  });

  it('say where to set them up while none is', () => {
    expect(page([], true)).toContain('belum diatur');
  });
});
