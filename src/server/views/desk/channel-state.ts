import type { StaffSession } from '../../../storage/staff-sessions.ts';
import type { StaffChannel } from '../../routes/staff-channels.ts';
import { formToken } from '../desk-layout.ts';
import { type Html, html, trusted } from '../html.ts';
import { localTime, meaningOf, useOf } from './channel-words.ts';
import { CHANNEL_NAME, STATE_NAME } from './wording.ts';

/** A channel, and its QR as a picture while one is offered. */
export interface ShownChannel extends StaffChannel {
  readonly picture?: string;
}

const NOT_YET = 'belum ada yang tercatat';
/** In these states something is about to change. */
const BUSY: readonly string[] = ['starting', 'linking', 'degraded'];

/** How a channel is, with the proof; linking and reconnecting, where a person has to. */
export function channelState(channel: ShownChannel, staff: StaffSession, mayManage: boolean): Html {
  const { channel: id, state, since, lastInboundAt, lastDeliveredAt, handle, pause } = channel;
  const meaning = meaningOf(channel);
  return html`<p><span class="state state-${state}" data-state="${CHANNEL_NAME[id] ?? id}"${BUSY.includes(state) && html` data-busy`}>${STATE_NAME[state]}</span> sejak ${localTime(since)}${pause && html` · <strong>sedang dijeda</strong>`}</p>
${meaning !== undefined && html`<p>${meaning}</p>`}
<dl class="facts"><dt>Pesan masuk terakhir</dt><dd>${lastInboundAt ? localTime(lastInboundAt) : NOT_YET}</dd>
<dt>Balasan terakhir yang pasti sampai</dt><dd>${lastDeliveredAt ? localTime(lastDeliveredAt) : NOT_YET}</dd>
${handle !== undefined && html`<dt>Nama bot</dt><dd>@${handle}</dd>`}
${budget(channel)}${mayManage && technical(channel)}</dl>
${linking(channel, mayManage)}${mayManage && reconnecting(channel, staff)}`;
}

function budget({ budget: use }: ShownChannel): Html | undefined {
  if (!use) return undefined;
  const { repliesToday, repliesPerDay, newContactsToday, newContactsPerDay } = use;
  return html`<dt>Jatah terpakai dalam 24 jam</dt>
<dd>${useOf(repliesToday, repliesPerDay)} balasan; ${useOf(newContactsToday, newContactsPerDay)} orang baru. Kalau habis, orang diarahkan ke kanal lain.</dd>`;
}

function technical({ instance, instances = 1, detail }: ShownChannel): Html {
  return html`${instances > 1 && html`<dt>Dipegang program</dt><dd><code>${instance ?? ''}</code>, satu dari ${instances} yang berjalan</dd>`}
${detail !== undefined && html`<dt>Kode untuk pengelola server</dt><dd><code>${detail}</code></dd>`}`;
}

function linking({ picture, pairingCode }: ShownChannel, mayManage: boolean): Html | undefined {
  if (picture === undefined && pairingCode === undefined) return undefined;
  if (!mayManage) return html`<p>Menunggu admin menautkan nomor.</p>`;
  return html`<section class="linking"><h3>Tautkan nomor</h3>
<p>Di ponsel dengan nomor dinas: buka WhatsApp, <strong>Perangkat tertaut</strong>, <strong>Tautkan perangkat</strong>.</p>
${picture !== undefined && html`<div class="qr" role="img" aria-label="QR untuk dipindai">${trusted(picture)}</div>`}
${pairingCode !== undefined && html`<p>Pilih “Tautkan dengan nomor telepon”, lalu ketik kode ini: <strong class="pairing">${pairingCode}</strong></p>`}
<p class="quiet">QR dan kode sama nilainya dengan kunci: jangan difoto atau dikirim. Keduanya berganti sendiri. <a href="/dashboard/kanal">Muat yang terbaru</a></p></section>`;
}

/** After a stop only a person lets it go on, and knows what may follow. */
function reconnecting(channel: ShownChannel, staff: StaffSession): Html | undefined {
  if (channel.state !== 'stopped' || !channel.canReconnect) return undefined;
  const isBanned = channel.detail?.startsWith('banned') ?? false;
  const sure = isBanned
    ? 'Banding sudah dikabulkan; mencoba selagi diblokir bisa memperpanjang blokir'
    : 'Tidak ada program lain yang memakai tautan ini';
  return html`<form method="post" action="/dashboard/kanal/whatsapp/sambung">${formToken(staff)}
<p><label><input type="checkbox" name="yakin" value="ya" required> ${sure}</label></p>
<button class="primary">Sambungkan lagi</button></form>`;
}
