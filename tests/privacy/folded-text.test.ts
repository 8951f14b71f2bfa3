import { describe, expect, it } from 'vitest';
import { foldText } from '../../src/privacy/folded-text.ts';
import { redactWithFindings } from '../../src/privacy/redact.ts';
import { tokenise } from '../../src/privacy/tokens.ts';

describe('foldText', () => {
  it.each([
    ['０８１２', '0812'],
    ['٠٨١٢', '0812'],
    ['०८१२', '0812'],
    ['𝟎𝟖𝟏𝟐', '0812'],
    ['0\u200b8\u00ad1\ufeff2', '0812'],
    ['0️⃣8️⃣', '08'],
    ['0812–34—56‑78−90', '0812-34-56-78-90'],
    ['a\u00a0b\u2009c\u3000d', 'a b c d'],
    ['Mas’ud x´', "Mas'ud x'"],
    ['ＢＵＤＩ', 'BUDI'],
    ['\uE000', ' '],
    ['é 你 👍', 'é 你 👍'],
  ])('reads %j as %j', (typed, plain) => {
    expect(foldText(typed).text).toBe(plain);
  });

  it('leads back past invisible and wide characters', () => {
    const typed = 'x\u200b𝟎8\u200b1';
    const folded = foldText(typed);
    expect(folded.text).toBe('x081');
    expect([0, 1, 2, 3].map((index) => folded.toOriginalStart(index))).toEqual([0, 2, 4, 6]);
    expect([1, 2, 3, 4].map((index) => folded.toOriginalEnd(index))).toEqual([1, 4, 5, 7]);
  });
});

describe('redactWithFindings', () => {
  it('tells where in the typed text something stood', () => {
    expect(redactWithFindings('wa \u200b𝟎812\u200b3456 7890!')).toEqual({
      text: 'wa \u200b[TELEPON]!',
      findings: [{ kind: 'TELEPON', start: 4, end: 19 }],
    });
  });
});

describe('tokenise', () => {
  it('splits words, numbers, marks and what is masked', () => {
    const tokens = tokenise("Mas'ud, p3k 12a\n\uE000\uE000x 👍é'");
    expect(tokens.map(({ kind, text, gap }) => [kind, text, gap])).toEqual([
      ['word', "Mas'ud", 'none'],
      ['mark', ',', 'none'],
      ['word', 'p3k', 'space'],
      ['number', '12', 'space'],
      ['word', 'a', 'none'],
      ['mask', '\uE000\uE000', 'line'],
      ['word', 'x', 'none'],
      ['mark', '👍', 'space'],
      ['word', 'é', 'none'],
      ['mark', "'", 'none'],
    ]);
    expect(tokens[0]).toMatchObject({ lower: "mas'ud", start: 0, end: 6 });
  });

  it('knows a line break among blanks', () => {
    expect(tokenise('a \n b').at(-1)?.gap).toBe('line');
    expect(tokenise('a  b').at(-1)?.gap).toBe('space');
  });
});
