import { Resvg } from '@resvg/resvg-js';
import { LRUCache } from 'lru-cache';
import { escapeHtml } from '../../bots/markdown.ts';
import { FONT, FONT_FAMILY } from './font.ts';

/** How a piece of text looks on a card. */
export interface TextStyle {
  readonly size: number;
  readonly weight: 400 | 700;
  readonly fill: string;
}

/** Text broken into lines, as SVG, and how much of the card it takes. */
export interface TextBlock {
  readonly svg: string;
  readonly height: number;
}

const LINE_HEIGHT = 1.32;
const WORDS_REMEMBERED = 5_000;
/** Widths are measured at this size and scaled. */
const MEASURED_SIZE = 100;
/** Of the size: how far below a line's top its letters stand. */
const ASCENT = 0.95;

const widths = new LRUCache<string, number>({ max: WORDS_REMEMBERED });

/** Breaks text at spaces so that no line is wider than the card allows. */
export function textBlock(
  text: string,
  { size, weight, fill }: TextStyle,
  { x, y, width }: { readonly x: number; readonly y: number; readonly width: number },
): TextBlock {
  const lines = wrap(text, width / size, weight);
  const step = size * LINE_HEIGHT;
  const spans = lines.map(
    (line, index) =>
      `<text x="${x}" y="${Math.round(y + size * ASCENT + index * step)}">${escapeHtml(line)}</text>`,
  );
  const style = `font-family="${FONT_FAMILY}" font-size="${size}" font-weight="${weight}" fill="${fill}"`;
  return { svg: `<g ${style}>${spans.join('')}</g>`, height: Math.round(lines.length * step) };
}

/** How wide a text is on one line, in units of its size. */
export function widthOf(text: string, weight: TextStyle['weight']): number {
  const words = text.split(' ');
  const inner = words.map((word) => advanceOf(word, weight)).reduce((sum, one) => sum + one, 0);
  return inner + (words.length - 1) * advanceOf(' ', weight);
}

function wrap(text: string, width: number, weight: TextStyle['weight']): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/[ \n]+/).flatMap((one) => pieces(one, width, weight))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && widthOf(longer, weight) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, line];
}

/** A word that is wider than a line, such as an address, falls into several. */
function pieces(word: string, width: number, weight: TextStyle['weight']): readonly string[] {
  if (widthOf(word, weight) <= width) return [word];
  let fits = word.length - 1;
  while (fits > 1 && widthOf(word.slice(0, fits), weight) > width) fits -= 1;
  return [word.slice(0, fits), ...pieces(word.slice(fits), width, weight)];
}

/** How far a word moves the pen; two letters around it make the room beside its ink count. */
function advanceOf(word: string, weight: TextStyle['weight']): number {
  if (word === '') return 0;
  const key = `${weight} ${word}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  const advance = (inkWidth(`H${word}H`, weight) - inkWidth('HH', weight)) / MEASURED_SIZE;
  widths.set(key, advance);
  return advance;
}

function inkWidth(text: string, weight: TextStyle['weight']): number {
  const style = `font-family="${FONT_FAMILY}" font-size="${MEASURED_SIZE}" font-weight="${weight}"`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="4000" height="200"><text y="120" ${style}>${escapeHtml(text)}</text></svg>`;
  return new Resvg(svg, { font: FONT }).getBBox()?.width ?? 0;
}
