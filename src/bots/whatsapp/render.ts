import type { Choice, Reply } from '../../conversation/message.ts';
import { MORE_HINT, NUMBER_HINT } from '../../conversation/replies.ts';
import { CHAT_TEXT, type Markup, renderMarkdown } from '../markdown.ts';

/** WhatsApp's `*bold*` and `_emphasis_` take hold only where they hug their words. */
const WHATSAPP: Markup = {
  ...CHAT_TEXT,
  strong: (inner) => wrapped('*', inner),
  emphasis: (inner) => wrapped('_', inner),
};

/** Reply Markdown as WhatsApp text, with the choices numbered underneath. */
export function renderWhatsAppText({ text, choices }: Reply): string {
  return [renderMarkdown(text, WHATSAPP), renderChoices(choices)].filter(Boolean).join('\n\n');
}

function renderChoices(choices: readonly Choice[]): string {
  if (choices.length === 0) return '';
  const lines = choices.map(({ label }, index) => `*${index + 1}* ${label}`);
  const hint = choices.some(({ id }) => isMore(id)) ? MORE_HINT : NUMBER_HINT;
  return [lines.join('\n'), renderMarkdown(hint, WHATSAPP)].join('\n\n');
}

function isMore(id: string): boolean {
  return id.startsWith('more:');
}

function wrapped(mark: string, inner: string): string {
  const plain = inner.trim();
  return plain === '' ? inner : inner.replace(plain, `${mark}${plain}${mark}`);
}
