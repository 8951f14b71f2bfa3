import { CHAT_TEXT, renderMarkdown } from '../../../bots/markdown.ts';
import { renderTelegramHtml } from '../../../bots/telegram/render.ts';
import { renderWebHtml } from '../../../bots/web-chat/render.ts';
import { quote } from '../../../conversation/quote.ts';
import { ticketAnswered } from '../../../conversation/replies.ts';
import { localDay } from '../../../review/period.ts';
import { REPLY_MAX_CHARACTERS } from '../../../review/reply-check.ts';
import { mayActAs } from '../../../staff/role.ts';
import type { StaffSession } from '../../../storage/staff-sessions.ts';
import type { DeskTicket } from '../../../storage/ticket-desk.ts';
import { deskLayout, formToken } from '../desk-layout.ts';
import { type Html, html, trusted } from '../html.ts';
import { shortDate } from './wording.ts';

export interface RepliesPage {
  readonly staff: StaffSession;
  readonly waiting: readonly DeskTicket[];
  readonly answered: readonly DeskTicket[];
  readonly notice?: string | undefined;
}

/** Questions that askers passed on, oldest first, and what was answered lately. */
export function repliesPage({ staff, waiting, answered, notice }: RepliesPage): Html {
  return deskLayout(
    { title: 'Balasan', section: 'balasan', staff, notice },
    html`<p>Pertanyaan yang dititipkan tanpa nama. Penanya menyimpan kode dan mengambil balasannya sendiri; siapa dia tidak tercatat di mana pun.</p>
<section><h2>${waiting.length} menunggu balasan</h2>
${waiting.length === 0 ? html`<p class="empty">Tidak ada yang menunggu. Titipan baru muncul di sini begitu seseorang memintanya.</p>` : list(waiting)}</section>
<section><h2>Sudah dibalas</h2>
${answered.length === 0 ? html`<p class="empty">Belum ada. Balasan disimpan 90 hari supaya penanya sempat mengambilnya.</p>` : list(answered)}</section>`,
  );
}

function list(tickets: readonly DeskTicket[]): Html {
  return html`<ul class="cards">${tickets.map(
    ({ id, question, openedAt, answer }) =>
      html`<li class="card"><p class="asked-text">${question}</p><p class="quiet">Dititipkan ${shortDate(localDay(openedAt))}</p>
<p><a class="button" href="/dashboard/balasan/${id}"><span class="visually-hidden">${question}: </span>${answer === null ? 'Tulis balasan' : 'Lihat balasan'}</a></p></li>`,
  )}</ul>`;
}

export interface TicketPage {
  readonly staff: StaffSession;
  readonly ticket: DeskTicket;
  /** What the officer has written so far. */
  readonly draft?: string;
  readonly problems?: readonly string[];
  /** Something in the draft looks like personal data. */
  readonly personal?: boolean;
  readonly showPreview?: boolean;
}

/** One ticket: what was asked, and the reply in writing or as it was sent. */
export function ticketPage(page: TicketPage): Html {
  const { staff, ticket, draft = '', problems = [], personal = false, showPreview = false } = page;
  const { id, question, openedAt, expiresAt, answer } = ticket;
  return deskLayout(
    { title: answer === null ? 'Tulis balasan' : 'Balasan terkirim', section: 'balasan', staff },
    html`<p><a href="/dashboard/balasan">Semua titipan</a></p>
<section><h2>Pertanyaannya</h2><p class="asked-text">${question}</p>
<p class="quiet">Dititipkan ${shortDate(localDay(openedAt))}, tersimpan sampai ${shortDate(localDay(expiresAt))}.</p></section>
${problems.length > 0 && html`<div class="problem" role="alert"><p>Belum bisa dikirim:</p><ul>${problems.map((text) => html`<li>${text}</li>`)}</ul></div>`}
${personal && html`<p class="notice" role="status">Periksa lagi: di balasan ini ada yang tampak seperti nama, nomor, atau alamat orang.</p>`}
${answer === null ? editor(staff, id, draft) : keep(staff, id)}
${answer !== null ? previews(question, answer) : showPreview && previews(question, draft)}`,
  );
}

function editor(staff: StaffSession, id: string, draft: string): Html {
  return html`<form method="post" action="/dashboard/balasan/${id}" class="stack">${formToken(staff)}
<p class="field"><label for="balasan">Balasan Anda</label>
<span class="quiet" id="balasan-hint">Paragraf dipisah baris kosong. **tebal**, _miring_, baris yang diawali - menjadi daftar. Paling banyak ${REPLY_MAX_CHARACTERS} huruf. Jangan menulis nama orang.</span>
<textarea id="balasan" name="balasan" rows="10" maxlength="${REPLY_MAX_CHARACTERS}" aria-describedby="balasan-hint" required>${draft}</textarea></p>
<p class="row"><button name="aksi" value="pratinjau">Lihat pratinjau</button> <button class="primary" name="aksi" value="kirim">Kirim</button></p></form>`;
}

/** What was answered once may be asked again. */
function keep(staff: StaffSession, id: string): Html | undefined {
  if (!mayActAs(staff.role, 'editor')) return undefined;
  return html`<form method="post" action="/dashboard/balasan/${id}/jadikan">${formToken(staff)}<p>Pertanyaan seperti ini bisa datang lagi.</p><button>Jadikan rancangan jawaban</button></form>`;
}

/** The whole message as the asker will see it, in each channel's own way of showing text. */
function previews(question: string, answer: string): Html {
  const message = ticketAnswered(quote(question), answer);
  return html`<section><h2>Begini tampilnya</h2><div class="previews">
<figure><figcaption>Halaman web</figcaption><div class="bubble">${trusted(renderWebHtml(message))}</div></figure>
<figure><figcaption>WhatsApp</figcaption><div class="bubble plain">${renderMarkdown(message, CHAT_TEXT)}</div></figure>
<figure><figcaption>Telegram</figcaption><div class="bubble plain">${trusted(renderTelegramHtml(message))}</div></figure>
</div></section>`;
}
