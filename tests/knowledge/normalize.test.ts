import { describe, expect, it } from 'vitest';
import { normalize } from '../../src/knowledge/normalize.ts';

describe('normalize', () => {
  it.each([
    ['BOLEH gaaaak sih???', 'boleh gak sih???'],
    ['PPPK dan PPP', 'pppk dan ppp'],
    ['lucu2an aja', 'lucu lucuan aja'],
    ['teriak-teriak yel-yel', 'teriak teriak yel yel'],
    ['wkwkwk boleh ga haha', 'boleh ga'],
    ['Café ﬁnal ᴮoleh', 'cafe final boleh'],
    ['lihat https://contoh.id/a?b=1 ya', 'lihat tautan ya'],
    ['p3rtanyaan p3k', 'pertanyaan p3k'],
    ['bo\u200Bleh\u202E', 'boleh'],
    ['kasih 👍 di foto ❤️', 'kasih jempol di foto love'],
  ])('reads %j as %j', (text, expected) => {
    expect(normalize(text)).toBe(expected);
  });

  it('reads long messages at both ends', () => {
    const text = `awal ${'x'.repeat(20).concat(' ').repeat(500)} akhir`;
    const result = normalize(text);
    expect(result.length).toBeLessThan(2000);
    expect(result.startsWith('awal')).toBe(true);
    expect(result.endsWith('akhir')).toBe(true);
  });
});
