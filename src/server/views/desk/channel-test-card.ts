import type { ChannelTest } from '../../../storage/channel-tests.ts';
import type { StaffSession } from '../../../storage/staff-sessions.ts';
import { formToken } from '../desk-layout.ts';
import { type Html, html } from '../html.ts';
import { exactTime } from './channel-words.ts';
import { CHANNEL_NAME } from './wording.ts';

/** A try of the whole way: from the officer's own phone to the bot and back. */
export function channelTestCard(staff: StaffSession, test: ChannelTest | undefined): Html {
  return html`<section class="card" id="uji"><h2>Kirim uji</h2>
<p>Pastikan bot menjawab, dari ponsel Anda sendiri. Nomor Anda tidak dicatat. Bisa juga selama dijeda.</p>
<div data-live="uji">${testProgress(test)}</div>
<form method="post" action="/dashboard/kanal/uji">${formToken(staff)}<button>${test ? 'Buat kode baru' : 'Buat kode uji'}</button></form></section>`;
}

/** How far the try has got; changes by itself. */
export function testProgress(test: ChannelTest | undefined): Html {
  if (!test) return html``;
  const { code, isOver, arrival } = test;
  if (!arrival) {
    return isOver
      ? html`<p>Kode <strong>uji ${code}</strong> sudah lewat 15 menit dan tidak berlaku lagi.</p>`
      : html`<p>Kirim pesan ini ke bot lewat WhatsApp, Telegram, atau halaman web: <strong class="pairing">uji ${code}</strong></p>
<p data-busy>Menunggu pesannya, paling lama 15 menit. <a href="/dashboard/kanal#uji">Lihat lagi</a></p>`;
  }
  const name = CHANNEL_NAME[arrival.channel] ?? arrival.channel;
  return html`<dl class="facts"><dt>Pesan uji masuk lewat ${name}</dt><dd>${exactTime(arrival.receivedAt)}</dd>
<dt>Balasannya diterima ${name}</dt><dd>${arrival.repliedAt ? exactTime(arrival.repliedAt) : html`<span data-busy>belum; <a href="/dashboard/kanal#uji">lihat lagi</a></span>`}</dd></dl>`;
}
