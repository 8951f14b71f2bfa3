import { nameOf } from '../../conversation/choices.ts';
import { CATEGORIES, type KnowledgeEntry } from '../../knowledge/entry.ts';
import { entryLink } from './entry-page.ts';
import { type Html, html } from './html.ts';
import { layout } from './layout.ts';

export interface EntriesPage {
  readonly entries: readonly KnowledgeEntry[];
  /** What was searched for, and what it found; absent where nothing was. */
  readonly search?: { readonly query: string; readonly found: readonly KnowledgeEntry[] };
  readonly canonicalUrl?: string;
}

export const QUERY_MAX_CHARACTERS = 200;

/** All topics by category, with a search box that uses the chat's own index. */
export function entriesPage({ entries, search, canonicalUrl }: EntriesPage): Html {
  const categories = CATEGORIES.filter((name) => entries.some(({ category }) => category === name));
  return layout(
    {
      title: 'Semua topik netralitas · Tanya Netral',
      description: `${entries.length} jawaban tentang netralitas ASN dan non-ASN, dengan dasar hukumnya.`,
      ...(canonicalUrl === undefined ? {} : { canonicalUrl }),
    },
    html`<h1>Semua topik</h1>
<form class="search" role="search" action="/faq">
<label for="q">Cari topik</label>
<div class="ask-row">
<input id="q" name="q" type="search" maxlength="${QUERY_MAX_CHARACTERS}" value="${search?.query ?? ''}" placeholder="Misalnya: foto bersama caleg">
<button type="submit">Cari</button>
</div>
</form>
${search && searchResult(search)}
${categories.map(
  (category) => html`<section>
<h2>${nameOf(category)}</h2>
<ul class="topics">${entries.filter((entry) => entry.category === category).map(entryLink)}</ul>
</section>`,
)}`,
  );
}

function searchResult({ query, found }: NonNullable<EntriesPage['search']>): Html {
  if (found.length === 0) {
    return html`<section aria-live="polite"><h2>Belum ada yang cocok untuk “${query}”</h2>
<p>Coba kata lain, atau <a href="/">tanyakan lewat percakapan</a>.</p></section>`;
  }
  return html`<section aria-live="polite"><h2>Hasil untuk “${query}”</h2>
<ul class="topics">${found.map(entryLink)}</ul></section>`;
}
