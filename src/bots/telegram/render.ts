import type { Choice } from '../../conversation/message.ts';
import { escapeHtml, type Markup, renderMarkdown } from '../markdown.ts';

const LABEL_MAX_CHARACTERS = 60;

const TELEGRAM: Markup = {
  escape: escapeHtml,
  strong: (inner) => `<b>${inner}</b>`,
  emphasis: (inner) => `<i>${inner}</i>`,
  link: (inner, href) => `<a href="${escapeHtml(href)}">${inner}</a>`,
  lineBreak: '\n',
  paragraph: (inner) => inner,
  list: (items, ordered) =>
    items.map((item, index) => `${ordered ? `${index + 1}.` : '•'} ${item}`).join('\n'),
  blockSeparator: '\n\n',
};

/** Reply Markdown as the HTML that Telegram reads. */
export function renderTelegramHtml(markdown: string): string {
  return renderMarkdown(markdown, TELEGRAM);
}

/** A button as Telegram wants it, one to a row so that long labels stay readable. */
export interface InlineButton {
  readonly text: string;
  readonly callback_data: string;
}

export function renderKeyboard(choices: readonly Choice[]): InlineButton[][] {
  return choices.map(({ id, label }) => [
    { text: label.slice(0, LABEL_MAX_CHARACTERS), callback_data: id },
  ]);
}
