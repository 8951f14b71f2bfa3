import { renderWebHtml } from '../../bots/web-chat/render.ts';
import { contactsText, type EntryContext } from '../../conversation/entry-message.ts';
import { longDate } from '../../conversation/long-date.ts';
import { AUDIENCE_NAME, VERDICT_WORD } from '../../conversation/wording.ts';
import {
  AUDIENCE_SECTION,
  ENGLISH,
  indonesianSections,
  type KnowledgeEntry,
  type Section,
  sectionText,
} from '../../knowledge/entry.ts';
import type { ResolvedReference } from '../../knowledge/source-register.ts';
import { CARD_HEIGHT, CARD_WIDTH } from '../card/card-svg.ts';
import { type Html, html, trusted } from './html.ts';
import { layout, type PageHead } from './layout.ts';

const AUDIENCE_HEADINGS: ReadonlySet<string> = new Set(Object.values(AUDIENCE_SECTION));

const STATUS_REMARK: Readonly<Record<ResolvedReference['status'], string>> = {
  verified: '',
  unverified: 'belum kami cocokkan dengan naskah resmi',
  contested: 'ada beda pembacaan',
};

export interface EntryPage {
  readonly entry: KnowledgeEntry;
  readonly related: readonly KnowledgeEntry[];
  readonly context: EntryContext;
  readonly canonicalUrl?: string;
  /** The answer as a picture. */
  readonly cardPath: string;
  /** The same, absolute; absent where the address of the site is not configured. */
  readonly cardUrl?: string;
}

/** One entry as a page of its own: to read, to print, to share. */
export function entryPage(page: EntryPage): Html {
  const { entry, related, context, canonicalUrl, cardPath, cardUrl } = page;
  const forAll = indonesianSections(entry).filter(({ heading }) => !AUDIENCE_HEADINGS.has(heading));
  const english = sectionText(entry, ENGLISH);
  const perAudience = entry.sections.filter(({ heading }) => AUDIENCE_HEADINGS.has(heading));
  const contacts = contactsText(entry, context);
  return layout(
    {
      title: `${entry.question} · Tanya Netral`,
      description: `${verdictPrefix(entry)}${entry.short}`,
      ...(canonicalUrl === undefined ? {} : { canonicalUrl }),
      ...(cardUrl === undefined ? {} : { image: cardImage(entry, cardUrl) }),
    },
    html`<article class="entry">
<h1>${entry.question}</h1>
<p class="lead">${verdictBadge(entry)} ${entry.act}</p>
<p>${entry.short}</p>
${forAll.map(sectionPart)}
${perAudience.map(audiencePart)}
${contacts && html`<section>${trusted(renderWebHtml(contacts))}</section>`}
${legalBasisPart(entry, context)}
<p class="quiet">Berlaku untuk ${listed(entry)}. Ditinjau <time datetime="${entry.reviewedOn}">${longDate(entry.reviewedOn)}</time>.</p>
${english && html`<section lang="en"><h2>In short, in English</h2>${trusted(renderWebHtml(english))}</section>`}
${related.length > 0 && html`<section><h2>Topik terkait</h2><ul>${related.map(entryLink)}</ul></section>`}
<p class="actions"><a class="button" href="/">Tanya soal lain</a> <a class="button" href="${cardPath}" download="${entry.id}.png">Simpan sebagai gambar</a></p>
</article>`,
  );
}

function cardImage(entry: KnowledgeEntry, url: string): NonNullable<PageHead['image']> {
  const alt = `${verdictPrefix(entry)}${entry.act}`;
  return { url, width: CARD_WIDTH, height: CARD_HEIGHT, alt };
}

/** The verdict as a word on a ground of its own; nothing for plain information. */
export function verdictBadge({ verdict }: KnowledgeEntry): Html | undefined {
  return verdict === 'informasi'
    ? undefined
    : html`<strong class="verdict verdict-${verdict}">${VERDICT_WORD[verdict]}</strong>`;
}

export function entryLink(entry: KnowledgeEntry): Html {
  return html`<li><a href="/faq/${entry.id}">${entry.title}</a> ${verdictBadge(entry)}</li>`;
}

function verdictPrefix({ verdict }: KnowledgeEntry): string {
  return verdict === 'informasi' ? '' : `${VERDICT_WORD[verdict]}. `;
}

function sectionPart({ heading, markdown }: Section): Html {
  return html`<section><h2>${heading}</h2>${trusted(renderWebHtml(markdown))}</section>`;
}

function audiencePart({ heading, markdown }: Section): Html {
  return html`<details open><summary><h2>${heading}</h2></summary>${trusted(renderWebHtml(markdown))}</details>`;
}

function legalBasisPart(entry: KnowledgeEntry, { register }: EntryContext): Html | undefined {
  const references = entry.legalBasis.flatMap((reference) => register.resolve(reference) ?? []);
  if (references.length === 0) return undefined;
  return html`<section><h2>Dasar hukum</h2><ul>${references.map(referenceItem)}</ul></section>`;
}

function referenceItem({ source, article, status, note }: ResolvedReference): Html {
  const url = article.url ?? source.url;
  const where = article.id === 'umum' ? source.short : `${source.short} ${article.id}`;
  const remark = status === 'verified' ? '' : ` (${note ?? STATUS_REMARK[status]})`;
  const name =
    url === undefined ? where : html`<a href="${url}" rel="noopener noreferrer">${where}</a>`;
  return html`<li>${name}: ${article.settles}${remark}</li>`;
}

function listed(entry: KnowledgeEntry): string {
  const names = entry.audience.map((audience) => AUDIENCE_NAME[audience]);
  return new Intl.ListFormat('id', { type: 'conjunction' }).format(names);
}
