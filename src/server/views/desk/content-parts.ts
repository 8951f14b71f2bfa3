import { renderTelegramHtml } from '../../../bots/telegram/render.ts';
import { renderWebHtml } from '../../../bots/web-chat/render.ts';
import { renderWhatsAppText } from '../../../bots/whatsapp/render.ts';
import { type DifferenceLine, differences } from '../../../content-desk/differences.ts';
import type { CheckedDraft } from '../../../content-desk/draft-check.ts';
import type { DraftProblem } from '../../../content-desk/problem-wording.ts';
import { followUpChoices } from '../../../conversation/choices.ts';
import { answerMessage } from '../../../conversation/entry-message.ts';
import { VERDICT_WORD } from '../../../conversation/wording.ts';
import type { Content } from '../../../knowledge/content.ts';
import type { KnowledgeEntry, Verdict } from '../../../knowledge/entry.ts';
import type { ContentRevision } from '../../../storage/content-store.ts';
import { type Html, html, trusted } from '../html.ts';

/** What a text is compared by. */
export interface ComparedTexts {
  readonly text: string;
  readonly ways: string;
}

export function stateName({ state, withdraws }: ContentRevision): string {
  switch (state) {
    case 'draft':
      return 'Rancangan';
    case 'review':
      return withdraws ? 'Penarikan menunggu persetujuan' : 'Menunggu persetujuan';
    case 'published':
      return 'Diterbitkan';
    case 'rejected':
      return 'Ditolak';
    case 'cancelled':
      return 'Dibatalkan';
  }
}

export function verdictName(verdict: Verdict): string {
  return verdict === 'informasi' ? 'INFORMASI' : VERDICT_WORD[verdict];
}

/** What is to be mended, and what would be well. */
export function problemList(problems: readonly DraftProblem[]): Html {
  const blocking = problems.filter(({ blocks }) => blocks);
  const advised = problems.filter(({ blocks }) => !blocks);
  if (problems.length === 0) return html`<p class="notice">Tidak ada yang perlu diperbaiki.</p>`;
  return html`${blocking.length > 0 && html`<div class="problem"><h3>Harus diperbaiki sebelum diterbitkan (${blocking.length})</h3>${listOf(blocking)}</div>`}
${advised.length > 0 && html`<details class="advice"${blocking.length === 0 && html` open`}><summary>Saran (${advised.length})</summary>${listOf(advised)}</details>`}`;
}

function listOf(problems: readonly DraftProblem[]): Html {
  return html`<ul>${problems.map(
    ({ place, advice, found }) =>
      html`<li><strong>${place}</strong>: ${advice}${found !== '' && html` <span class="quiet">Sekarang: ${found}</span>`}</li>`,
  )}</ul>`;
}

/** The first message as each channel shows it. */
export function previews(entry: KnowledgeEntry, content: Content): Html {
  const text = answerMessage(entry, content, new Date());
  const choices = followUpChoices(entry, content.entries, undefined);
  return html`<div class="previews">
<figure><figcaption>Halaman web</figcaption><div class="bubble">${trusted(renderWebHtml(text))}</div></figure>
<figure><figcaption>WhatsApp</figcaption><div class="bubble plain">${renderWhatsAppText({ text, choices })}</div></figure>
<figure><figcaption>Telegram</figcaption><div class="bubble plain">${trusted(renderTelegramHtml(text))}</div><p class="quiet">Tombol: ${choices.map(({ label }) => label).join(' · ')}</p></figure>
</div>`;
}

/** The checks of a draft and its previews: what changes while somebody types. */
export function checkedPart({ entry, problems }: CheckedDraft, content: Content): Html {
  return html`<section><h2>Pemeriksaan</h2>${problemList(problems)}</section>
<section><h2>Begini tampilnya</h2>${entry ? previews(entry, content) : html`<p class="empty">Pratinjau muncul setelah yang di atas diperbaiki.</p>`}</section>`;
}

/** What has changed, told by words and lines as well as by colour. */
export function differencePart(before: ComparedTexts | undefined, after: ComparedTexts): Html {
  const text = differences(before?.text ?? '', after.text);
  const ways = differences(before?.ways ?? '', after.ways);
  if (text.length === 0 && ways.length === 0) {
    return html`<p class="empty">Tidak ada bedanya.</p>`;
  }
  return html`${before === undefined && html`<p>Belum ada sebelumnya; semuanya baru.</p>`}
${text.length > 0 && html`<h3>Isi jawaban</h3>${differenceLines(text, 'Perubahan isi jawaban')}`}
${ways.length > 0 && html`<h3>Cara bertanya</h3>${differenceLines(ways, 'Perubahan cara bertanya')}`}
<p class="quiet">Yang <ins>digarisbawahi</ins> ditambahkan, yang <del>dicoret</del> dihapus.</p>`;
}

function differenceLines(lines: readonly DifferenceLine[], label: string): Html {
  return html`<div class="difference" tabindex="0" role="region" aria-label="${label}">${lines.map(
    (line) =>
      'gap' in line
        ? html`<p class="quiet">⋯ ${line.gap} baris sama</p>`
        : html`<p>${line.stretches.map(({ kind, text }) => {
            if (kind === 'same') return text;
            return kind === 'added'
              ? html`<ins><span class="visually-hidden"> ditambahkan: </span>${text}</ins>`
              : html`<del><span class="visually-hidden"> dihapus: </span>${text}</del>`;
          })}</p>`,
  )}</div>`;
}
