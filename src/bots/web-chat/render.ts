import { VERDICT_WORD } from '../../conversation/wording.ts';
import { escapeHtml, type Markup, renderMarkdown } from '../markdown.ts';

const VERDICT_CLASS: ReadonlyMap<string, string> = new Map(
  Object.entries(VERDICT_WORD).map(([verdict, word]) => [word, verdict]),
);

const WEB: Markup = {
  escape: escapeHtml,
  strong(inner) {
    const verdict = VERDICT_CLASS.get(inner);
    return verdict === undefined
      ? `<strong>${inner}</strong>`
      : `<strong class="verdict verdict-${verdict}">${inner}</strong>`;
  },
  emphasis: (inner) => `<em>${inner}</em>`,
  link(inner, href) {
    const safe = /^https?:\/\//.test(href);
    return safe ? `<a href="${escapeHtml(href)}" rel="noopener noreferrer">${inner}</a>` : inner;
  },
  lineBreak: '<br>',
  paragraph: (inner) => `<p>${inner.replaceAll('\n', '<br>')}</p>`,
  list(items, ordered) {
    const tag = ordered ? 'ol' : 'ul';
    return `<${tag}>${items.map((item) => `<li>${item}</li>`).join('')}</${tag}>`;
  },
  blockSeparator: '',
};

/** Reply Markdown as HTML in which nothing but our own tags can stand. */
export function renderWebHtml(markdown: string): string {
  return renderMarkdown(markdown, WEB);
}
