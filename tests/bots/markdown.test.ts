import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHAT_TEXT, renderMarkdown } from '../../src/bots/markdown.ts';
import { renderTelegramHtml } from '../../src/bots/telegram/render.ts';
import { renderWebHtml } from '../../src/bots/web-chat/render.ts';

const ANSWER = [
  '**DILARANG** · menyukai *unggahan*',
  'Lihat [naskahnya](https://peraturan.go.id/?a=1&b=2).',
  '- satu\n- dua',
].join('\n\n');

describe('an answer', () => {
  it('on the web is HTML with the verdict marked', () => {
    expect(renderWebHtml(ANSWER)).toBe(
      '<p><strong class="verdict verdict-dilarang">DILARANG</strong> · menyukai <em>unggahan</em></p>' +
        '<p>Lihat <a href="https://peraturan.go.id/?a=1&amp;b=2" rel="noopener noreferrer">naskahnya</a>.</p>' +
        '<ul><li>satu</li><li>dua</li></ul>',
    );
  });

  it('on Telegram is its own small HTML', () => {
    expect(renderTelegramHtml(ANSWER)).toBe(
      [
        '<b>DILARANG</b> · menyukai <i>unggahan</i>',
        'Lihat <a href="https://peraturan.go.id/?a=1&amp;b=2">naskahnya</a>.',
        '• satu\n• dua',
      ].join('\n\n'),
    );
  });

  it('as text keeps its emphasis and its links', () => {
    expect(renderMarkdown(ANSWER, CHAT_TEXT)).toBe(
      [
        '*DILARANG* · menyukai _unggahan_',
        'Lihat naskahnya (https://peraturan.go.id/?a=1&b=2).',
        '- satu\n- dua',
      ].join('\n\n'),
    );
  });
});

describe('hostile Markdown', () => {
  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[klik](javascript:alert(1))',
    '[klik](data:text/html,<script>)',
    '![gambar](https://x/"onerror="alert(1))',
    '`<b>`\n\n```\n<script>\n```',
    '# <i>judul</i>\n\n> <u>kutipan</u>',
    '[a](https://x/"><script>)',
  ])('never becomes anything but our own tags: %s', (markdown) => {
    expect(foreignTags(renderWebHtml(markdown))).toEqual([]);
    expect(foreignTags(renderTelegramHtml(markdown))).toEqual([]);
  });

  it('never does, whatever it is', () => {
    const piece = fc.constantFrom('<', '>', '"', "'", '&', '[x](', ')', '*', '`', '\n', 'a', '//');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        expect(foreignTags(renderWebHtml(pieces.join('')))).toEqual([]);
        expect(foreignTags(renderTelegramHtml(pieces.join('')))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

const OUR_TAGS =
  /^<\/?(p|ul|ol|li|em|i|b|strong)>$|^<br>$|^<\/a>$|^<strong class="verdict verdict-\w+">$/;
const OUR_LINKS = /^<a href="[^"<>]*"( rel="noopener noreferrer")?>$/;

/** Everything that begins like a tag and is none of those that we write. */
function foreignTags(html: string): readonly string[] {
  const tags = html.match(/<[^>]*>?/g) ?? [];
  return tags.filter((tag) => !OUR_TAGS.test(tag) && !OUR_LINKS.test(tag));
}
