import { marked, type Token, type Tokens } from 'marked';

/** How a channel writes what a reply's Markdown means. */
export interface Markup {
  escape(text: string): string;
  strong(inner: string): string;
  emphasis(inner: string): string;
  link(inner: string, href: string): string;
  lineBreak: string;
  paragraph(inner: string): string;
  list(items: readonly string[], ordered: boolean): string;
  /** What stands between two paragraphs or lists. */
  blockSeparator: string;
}

/** Renders paragraphs, lists, emphasis and links; anything else becomes its plain text. */
export function renderMarkdown(markdown: string, markup: Markup): string {
  return renderBlocks(marked.lexer(markdown, { gfm: false }), markup);
}

function renderBlocks(tokens: readonly Token[], markup: Markup): string {
  return tokens
    .filter((token) => token.type !== 'space')
    .map((token) => {
      if (token.type !== 'list') return markup.paragraph(renderInline(childrenOf(token), markup));
      const list = token as Tokens.List;
      const items = list.items.map((item) => renderInline(item.tokens, markup));
      return markup.list(items, list.ordered);
    })
    .join(markup.blockSeparator);
}

function renderInline(tokens: readonly Token[], markup: Markup): string {
  return tokens
    .map((token) => {
      const inner = () => renderInline(childrenOf(token), markup);
      switch (token.type) {
        case 'strong':
          return markup.strong(inner());
        case 'em':
          return markup.emphasis(inner());
        case 'link':
          return markup.link(inner(), (token as Tokens.Link).href);
        case 'br':
          return markup.lineBreak;
        case 'list':
          return `${markup.lineBreak}${renderBlocks([token], markup)}`;
        default:
          return childrenOf(token)[0] === token ? markup.escape(textOf(token)) : inner();
      }
    })
    .join('');
}

/** A token's children; a token without children is its own only child. */
function childrenOf(token: Token): readonly Token[] {
  return 'tokens' in token && token.tokens ? token.tokens : [token];
}

function textOf(token: Token): string {
  return 'text' in token ? String(token.text) : token.raw;
}

/** Text as WhatsApp shows it and a terminal bears it: `*bold*`, `_emphasis_`, `- item`. */
export const CHAT_TEXT: Markup = {
  escape: (text) => text,
  strong: (inner) => `*${inner}*`,
  emphasis: (inner) => `_${inner}_`,
  link: (inner, href) => (inner === href ? href : `${inner} (${href})`),
  lineBreak: '\n',
  paragraph: (inner) => inner,
  list: (items, ordered) =>
    items.map((item, index) => `${ordered ? `${index + 1}.` : '-'} ${item}`).join('\n'),
  blockSeparator: '\n\n',
};

/** Escapes text for HTML, in content and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
