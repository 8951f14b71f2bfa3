import { renderWebHtml } from '../../bots/web-chat/render.ts';
import type { Reply } from '../../conversation/message.ts';
import { type Html, html, trusted } from './html.ts';
import { layout } from './layout.ts';

/** Paths of an answer's page and of its picture. */
export interface Share {
  readonly page: string;
  readonly card: string;
}

/** The chat as the server shows it: complete without a script, livelier with one. */
export interface ChatPage {
  readonly session: string;
  /** What was asked, if anything was. */
  readonly question?: string;
  readonly reply: Reply;
  readonly share?: Share | undefined;
  readonly canonicalUrl?: string;
  /** Why there are no answers now. */
  readonly banner?: string | undefined;
}

export const QUESTION_MAX_CHARACTERS = 1_000;

export function chatPage(page: ChatPage): Html {
  const { session, question, reply, share, canonicalUrl, banner } = page;
  return layout(
    {
      title: 'Tanya Netral: tanya jawab netralitas ASN dan non-ASN',
      description:
        'Boleh atau tidak? Tanyakan soal netralitas ASN dan non-ASN saat pemilu dan pilkada. Dijawab dengan dasar hukumnya, tanpa mencatat siapa Anda.',
      script: '/assets/chat.js',
      ...(canonicalUrl === undefined ? {} : { canonicalUrl }),
    },
    html`<h1 class="visually-hidden">Tanya jawab netralitas ASN dan non-ASN</h1>
${banner && html`<p class="banner" role="note">${banner}</p>`}
<section class="chat" data-session="${session}" aria-label="Percakapan">
<div class="messages" role="log" aria-live="polite" aria-relevant="additions">
${question && html`<div class="bubble asked"><span class="visually-hidden">Anda: </span>${question}</div>`}
<div class="bubble"><span class="visually-hidden">Tanya Netral: </span>${trusted(renderWebHtml(reply.text))}${share && shareRow(share)}</div>
</div>
<form class="choices" method="post" action="/" aria-label="Pilihan jawaban">
<input type="hidden" name="session" value="${session}">
<input type="hidden" name="text" value="">
${reply.choices.map(({ id, label }) => html`<button name="choice" value="${id}">${label}</button>`)}
</form>
<p class="status" role="status"></p>
</section>
<form class="ask" method="post" action="/">
<input type="hidden" name="session" value="${session}">
<label for="text">Pertanyaan Anda</label>
<div class="ask-row">
<textarea id="text" name="text" rows="1" maxlength="${QUESTION_MAX_CHARACTERS}" required autocomplete="off" enterkeyhint="send" placeholder="Misalnya: foto bareng caleg?"></textarea>
<button type="submit">Kirim</button>
</div>
</form>`,
  );
}

/** Ways to pass an answer on; a script adds those that need one. */
function shareRow({ page, card }: Share): Html {
  return html`<p class="share"><a href="${page}">Halaman jawaban ini</a> <a href="${card}" download>Gambar</a></p>`;
}
