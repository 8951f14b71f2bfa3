import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CHAT_TEXT, escapeHtml, renderMarkdown } from '../../src/bots/markdown.ts';
import { renderTelegramHtml } from '../../src/bots/telegram/render.ts';
import { renderWebHtml } from '../../src/bots/web-chat/render.ts';
import { quote } from '../../src/conversation/quote.ts';

/** Text with much in it that Markdown and HTML take for their own. */
const hostileText = fc
  .array(
    fc.oneof(
      fc.constantFrom('*', '**', '_', '`', '[', ']', '(', ')', '<b>', '</p>', '&lt;', '\\', '~~'),
      fc.constantFrom('![x](y)', '[a](http://x)', '<http://x>', '1. ', '- ', '# ', '> ', '|', '\n'),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''))
  .filter((text) => text.trim() !== '' && !text.includes('\u0000'));

const onOneLine = (text: string) => text.replace(/\s+/g, ' ');

it('lets an asker’s words stand as they are, on one line, in every channel', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const markdown = `Disimpan begini: "${quote(text)}".`;
      const shown = `Disimpan begini: "${onOneLine(text)}".`;
      expect(renderMarkdown(markdown, CHAT_TEXT)).toBe(shown);
      expect(renderTelegramHtml(markdown)).toBe(escapeHtml(shown));
      expect(renderWebHtml(markdown)).toBe(`<p>${escapeHtml(shown)}</p>`);
    }),
    { numRuns: 500 },
  );
});

it('lets them stand as they are in a list, too', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const html = renderWebHtml(`- ${quote(text)}`);
      expect(html.replace(/^<ul><li>|<\/li><\/ul>$/g, '')).not.toContain('<');
    }),
    { numRuns: 300 },
  );
});
