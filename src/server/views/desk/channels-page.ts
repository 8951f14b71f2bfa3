import type { StaffSession } from '../../../storage/staff-sessions.ts';
import type { StaffChannel } from '../../routes/staff-channels.ts';
import { deskLayout } from '../desk-layout.ts';
import { type Html, html, trusted } from '../html.ts';
import { CHANNEL_NAME, STATE_NAME } from './wording.ts';

/** A channel, and its QR as a picture while one is offered. */
export interface ShownChannel extends StaffChannel {
  readonly picture?: string;
}

export interface ChannelsPage {
  readonly staff: StaffSession;
  readonly channels: readonly ShownChannel[];
  /** Whether this person may link a channel. */
  readonly mayLink: boolean;
}

const WHEN = new Intl.DateTimeFormat('id', {
  dateStyle: 'medium',
  timeStyle: 'short',
  timeZone: 'Asia/Makassar',
});

/** How each channel is, with the proof. */
export function channelsPage({ staff, channels, mayLink }: ChannelsPage): Html {
  const isLinking = channels.some(({ state }) => state === 'linking');
  return deskLayout(
    {
      title: 'Kanal',
      section: 'kanal',
      staff,
      ...(isLinking && mayLink ? { script: '/assets/desk-linking.js' } : {}),
    },
    html`<ul class="cards">
<li class="card"><h2>Halaman web</h2><p><span class="state state-connected">Tersambung</span></p>
<p>Halaman ini dan percakapan di web dilayani program yang sama: selama halaman ini terbuka, percakapan web berjalan.</p></li>
${channels.map((channel) => card(channel, mayLink))}</ul>
${channels.length === 0 && html`<p class="empty">Telegram dan WhatsApp belum diatur. Pengelola server mengaturnya lewat berkas <code>.env</code>.</p>`}`,
  );
}

function card(channel: ShownChannel, mayLink: boolean): Html {
  const { state, since, detail, lastInboundAt, lastDeliveredAt } = channel;
  return html`<li class="card"><h2>${CHANNEL_NAME[channel.channel] ?? channel.channel}</h2>
<p><span class="state state-${state}">${STATE_NAME[state]}</span> sejak ${WHEN.format(since)} WITA</p>
<dl class="facts"><dt>Pesan masuk terakhir</dt><dd>${lastInboundAt ? `${WHEN.format(lastInboundAt)} WITA` : 'belum ada sejak program dimulai'}</dd>
<dt>Balasan terakhir yang pasti sampai</dt><dd>${lastDeliveredAt ? `${WHEN.format(lastDeliveredAt)} WITA` : 'belum ada sejak program dimulai'}</dd>
${detail !== undefined && html`<dt>Keterangan untuk pengelola server</dt><dd><code>${detail}</code></dd>`}</dl>
${linking(channel, mayLink)}</li>`;
}

function linking({ picture, pairingCode }: ShownChannel, mayLink: boolean): Html | undefined {
  if (picture === undefined && pairingCode === undefined) return undefined;
  if (!mayLink) return html`<p>Menunggu admin menautkan nomor.</p>`;
  return html`<section class="linking"><h3>Tautkan nomor</h3>
<p>Di ponsel dengan nomor dinas: buka WhatsApp, <strong>Perangkat tertaut</strong>, <strong>Tautkan perangkat</strong>.</p>
${picture !== undefined && html`<div class="qr">${trusted(picture)}</div>`}
${pairingCode !== undefined && html`<p>Pilih “Tautkan dengan nomor telepon”, lalu ketik kode ini: <strong class="pairing">${pairingCode}</strong></p>`}
<p class="quiet">Gambar dan kode berganti tiap beberapa detik. <a href="/dashboard/kanal">Muat yang terbaru</a></p></section>`;
}
