import { CHAT_TEXT, type Markup, renderMarkdown } from '../../bots/markdown.ts';
import { allowedText, type EntryContext, sourcesText } from '../../conversation/entry-message.ts';
import { VERDICT_WORD } from '../../conversation/wording.ts';
import type { KnowledgeEntry, Verdict } from '../../knowledge/entry.ts';
import { type TextBlock, type TextStyle, textBlock, widthOf } from './text-block.ts';

/** As tall as a phone shows a picture without cutting it. */
export const CARD_WIDTH = 1080;
export const CARD_HEIGHT = 1350;

const MARGIN = 80;
const BAND_HEIGHT = 124;
const INNER = CARD_WIDTH - 2 * MARGIN;
const PAPER = '#ffffff';
const INK = '#17211e';
const QUIET = '#4a5a55';
const ACCENT = '#0b5e56';

const DATE = /\d{1,2} \p{L}+ \d{4}/gu;
const NO_BREAK_SPACE = '\u00a0';

const same = (inner: string): string => inner;
const WITHOUT_MARKS: Markup = { ...CHAT_TEXT, strong: same, emphasis: same };

interface Badge {
  readonly ink: string;
  readonly ground: string;
  /** A shape of its own, so that colour is never alone. */
  readonly radius: number;
  readonly dashes: string;
}

const BADGE: Readonly<Record<Exclude<Verdict, 'informasi'>, Badge>> = {
  dilarang: { ink: '#9b1c1c', ground: '#fbe4e1', radius: 0, dashes: 'none' },
  boleh: { ink: '#14532d', ground: '#dcf3e2', radius: 48, dashes: 'none' },
  bersyarat: { ink: '#6b4300', ground: '#fdeec9', radius: 24, dashes: '18 10' },
  wajib: { ink: '#1b3f7a', ground: '#dfe9fb', radius: 8, dashes: 'none' },
};

/** Sizes from generous to small: the first with which everything fits is taken. */
const SCALES = [1, 0.94, 0.88, 0.82, 0.76, 0.7, 0.64, 0.58];
/** Below this size what may be done instead is left to the page. */
const SMALLEST_WITH_ALLOWED = 0.8;

export interface CardContent {
  readonly entry: KnowledgeEntry;
  readonly context: EntryContext;
  /** Where the whole answer stands, as people read it; absent where the site has no address. */
  readonly address?: string;
}

/** An answer as a picture that stands alone: verdict, act, reason, basis, where to read on. */
export function cardSvg(content: CardContent): string {
  const foot = footer(content);
  const room = CARD_HEIGHT - MARGIN / 2 - foot.height;
  const taken = fittingBody(content, room);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${CARD_WIDTH}" height="${CARD_HEIGHT}">`,
    `<rect width="100%" height="100%" fill="${PAPER}"/>`,
    header(content),
    taken,
    `<rect x="${MARGIN}" y="${room}" width="${INNER}" height="3" fill="#c9d3cf"/>`,
    `<g transform="translate(0 ${room})">${foot.svg}</g>`,
    '</svg>',
  ].join('');
}

/** Rather smaller letters than no way out; rather no way out than letters nobody can read. */
function fittingBody(content: CardContent, room: number): string {
  const allowed = allowedText(content.entry);
  const plain = allowed && renderMarkdown(allowed, WITHOUT_MARKS).replace(/\s+/g, ' ');
  const whole = SCALES.filter((scale) => plain && scale >= SMALLEST_WITH_ALLOWED);
  for (const scale of whole) {
    const { svg, height } = body(content, scale, plain);
    if (height <= room) return svg;
  }
  for (const scale of SCALES) {
    const { svg, height } = body(content, scale);
    if (height <= room || scale === SCALES.at(-1)) return svg;
  }
  return '';
}

function header({ context }: CardContent): string {
  const name: TextStyle = { size: 46, weight: 700, fill: '#ffffff' };
  const office: TextStyle = { size: 30, weight: 400, fill: '#ffffff' };
  const who = `Kesbangpol ${context.region.name}`;
  const x = CARD_WIDTH - MARGIN - widthOf(who, office.weight) * office.size;
  return [
    `<rect width="${CARD_WIDTH}" height="${BAND_HEIGHT}" fill="${ACCENT}"/>`,
    textBlock('Tanya Netral', name, { x: MARGIN, y: 34, width: INNER }).svg,
    textBlock(who, office, { x: Math.round(x), y: 46, width: INNER }).svg,
  ].join('');
}

function body({ entry, context }: CardContent, scale: number, allowed?: string): TextBlock {
  const parts: string[] = [];
  let y = BAND_HEIGHT + Math.round(72 * scale);
  const add = (text: string, style: TextStyle, after: number): void => {
    const size = Math.round(style.size * scale);
    const block = textBlock(text, { ...style, size }, { x: MARGIN, y, width: INNER });
    parts.push(block.svg);
    y += block.height + Math.round(after * scale);
  };
  const badge = verdictBadge(entry.verdict, y, scale);
  if (badge) {
    parts.push(badge.svg);
    y += badge.height + Math.round(44 * scale);
  }
  add(capitalised(entry.act), { size: 58, weight: 700, fill: INK }, 34);
  add(entry.short, { size: 42, weight: 400, fill: INK }, allowed ? 26 : 40);
  if (allowed) add(allowed, { size: 42, weight: 400, fill: INK }, 40);
  for (const line of sources(entry, context)) add(line, { size: 31, weight: 400, fill: QUIET }, 12);
  return { svg: parts.join(''), height: y };
}

function verdictBadge(verdict: Verdict, y: number, scale: number): TextBlock | undefined {
  if (verdict === 'informasi') return undefined;
  const { ink, ground, radius, dashes } = BADGE[verdict];
  const word = VERDICT_WORD[verdict];
  const size = Math.round(64 * scale);
  const height = Math.round(size * 1.7);
  const width = Math.round(widthOf(word, 700) * size + size * 1.3);
  const box = `<rect x="${MARGIN + 3}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="${ground}" stroke="${ink}" stroke-width="6" stroke-dasharray="${dashes}"/>`;
  const inner =
    verdict === 'wajib'
      ? `<rect x="${MARGIN + 15}" y="${y + 12}" width="${width - 24}" height="${height - 24}" fill="none" stroke="${ink}" stroke-width="4"/>`
      : '';
  const text = textBlock(
    word,
    { size, weight: 700, fill: ink },
    { x: MARGIN + 3 + Math.round(size * 0.65), y: y + Math.round(size * 0.26), width },
  );
  return { svg: `${box}${inner}${text.svg}`, height };
}

/** Each line of what the answer rests on and whom it binds, without the escapes of Markdown. */
function sources(entry: KnowledgeEntry, context: EntryContext): readonly string[] {
  return sourcesText(entry, context)
    .replaceAll('\\*', '*')
    .replace(DATE, (date) => date.replaceAll(' ', NO_BREAK_SPACE))
    .split('\n');
}

/** From the line downwards; its own top is 0. */
function footer({ address }: CardContent): TextBlock {
  const at = (y: number) => ({ x: MARGIN, y, width: INNER });
  const where = address === undefined ? undefined : `Selengkapnya: ${address}`;
  const link = where && textBlock(where, { size: 32, weight: 700, fill: ACCENT }, at(30));
  const noteY = 30 + (link ? link.height + 8 : 0);
  const note = textBlock(
    'Informasi, bukan nasihat hukum.',
    { size: 28, weight: 400, fill: QUIET },
    at(noteY),
  );
  return { svg: `${link ? link.svg : ''}${note.svg}`, height: noteY + note.height + 20 };
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
