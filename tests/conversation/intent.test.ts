import { describe, expect, it } from 'vitest';
import { recogniseIntent } from '../../src/conversation/intent.ts';
import type { Choice } from '../../src/conversation/message.ts';

const OFFERED: readonly Choice[] = [
  { id: 'entry:a', label: 'Menyukai unggahan' },
  { id: 'entry:b', label: 'Memasang stiker' },
  { id: 'none', label: 'Bukan ini' },
];
const intentOf = (text: string, offered = OFFERED) => recogniseIntent(text, undefined, offered);

describe('commands', () => {
  it.each([
    ['/start', 'start'],
    ['/start@tanya_netral_bot', 'start'],
    ['  /BANTUAN ', 'help'],
    ['menu', 'help'],
    ['Topik', 'topics'],
    ['privasi', 'privacy'],
    ['selengkapnya', 'more'],
  ])('%s', (text, command) => {
    expect(intentOf(text)).toMatchObject({ kind: 'command', command });
  });

  it('carry an argument', () => {
    expect(intentOf('/start kampanye-hadir')).toMatchObject({ argument: 'kampanye-hadir' });
  });

  it('are not seen in the midst of a sentence', () => {
    expect(intentOf('topik apa yang paling sering ditanya')).toEqual({ kind: 'question' });
  });
});

describe('choices', () => {
  it.each([
    ['1', 0],
    ['2.', 1],
    ['yang kedua aja', 1],
    ['no 2 ya', 1],
    ['nomor satu', 0],
    ['bukan ini', 2],
    ['MEMASANG STIKER', 1],
  ])('"%s" names one by its place or its words', (text, index) => {
    expect(intentOf(text)).toEqual({ kind: 'choice', choice: OFFERED[index] });
  });

  it.each(['4', '12', 'dua calon', '2024', '1 orang'])('"%s" names none', (text) => {
    expect(intentOf(text).kind).toBe('question');
  });

  it('mean nothing when nothing was offered', () => {
    expect(intentOf('2', []).kind).toBe('question');
  });

  it('that are pressed count whatever the text says, and keep their label', () => {
    expect(recogniseIntent('', 'entry:b', OFFERED)).toEqual({
      kind: 'choice',
      choice: { id: 'entry:b', label: 'Memasang stiker' },
    });
  });
});

it('"bukan" declines what was offered, and "ya" asks back which one is meant', () => {
  expect(intentOf('bukan')).toEqual({ kind: 'choice', choice: OFFERED[2] });
  expect(intentOf('ya')).toEqual({ kind: 'which' });
  expect(intentOf('ya', [])).toEqual({ kind: 'question' });
});
