import fc from 'fast-check';
import { expect, it } from 'vitest';
import { splitText } from '../../src/bots/split-text.ts';

it('leaves a short text alone', () => {
  expect(splitText('pendek', 10)).toEqual(['pendek']);
  expect(splitText('  ', 10)).toEqual([]);
});

it('cuts between paragraphs, else between lines, else between words, else anywhere', () => {
  expect(splitText('satu dua\n\ntiga', 10)).toEqual(['satu dua', 'tiga']);
  expect(splitText('satu dua\ntiga', 10)).toEqual(['satu dua', 'tiga']);
  expect(splitText('satu dua tiga', 10)).toEqual(['satu dua', 'tiga']);
  expect(splitText('panjangsekali', 10)).toEqual(['panjangsek', 'ali']);
});

it('loses nothing but space, and no part is too long', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), fc.integer({ min: 2, max: 40 }), (text, limit) => {
      const parts = splitText(text, limit);
      expect(parts.every((part) => part.length > 0 && part.length <= limit)).toBe(true);
      expect(parts.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
    }),
  );
});

it('never cuts a character in two', () => {
  expect(splitText('😀😀😀', 3).join('')).toBe('😀😀😀');
  for (const part of splitText('😀😀😀', 3)) expect(part.isWellFormed()).toBe(true);
});
