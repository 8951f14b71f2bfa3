import { type Html, html } from './html.ts';
import { layout } from './layout.ts';

/** A page that says one thing, such as that there is nothing here. */
export function messagePage(title: string, text: string): Html {
  return layout(
    { title: `${title} · Tanya Netral`, description: text },
    html`<h1>${title}</h1><p>${text}</p>
<p class="actions"><a class="button" href="/">Ke percakapan</a> <a class="button" href="/faq">Semua topik</a></p>`,
  );
}
