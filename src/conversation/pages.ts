import type { Channel } from './message.ts';

/** Where a message fills the screen of a phone; a page on the web may be longer. */
const PAGE_MAX_CHARACTERS: Readonly<Record<Channel, number>> = {
  web: Number.POSITIVE_INFINITY,
  telegram: 1_800,
  whatsapp: 1_800,
};

const HEADING = /^\*\*[^*\n]+\*\*$/;

/** Cuts a long text at its paragraphs, or else its lines, into parts that the channel shows well. */
export function pagesOf(text: string, channel: Channel): readonly string[] {
  const limit = PAGE_MAX_CHARACTERS[channel];
  if (text.length <= limit) return [text];
  const pages: string[][] = [[]];
  for (const block of text.split('\n\n').flatMap((long) => blocksOf(long, limit))) {
    const page = pages.at(-1) ?? [];
    const isFull = page.length > 0 && [...page, block].join('\n\n').length > limit;
    if (!isFull) page.push(block);
    else pages.push([...takeHeading(page), block]);
  }
  return pages.map((page) => page.join('\n\n'));
}

/** A heading goes with what it heads. */
function takeHeading(page: string[]): readonly string[] {
  return page.length > 1 && HEADING.test(page.at(-1) ?? '') ? page.splice(-1) : [];
}

/** A list that is too long by itself falls into several. */
function blocksOf(block: string, limit: number): readonly string[] {
  if (block.length <= limit) return [block];
  const blocks: string[] = [];
  for (const line of block.split('\n')) {
    const last = blocks.at(-1);
    const joined = last === undefined ? line : `${last}\n${line}`;
    if (last !== undefined && joined.length <= limit) blocks[blocks.length - 1] = joined;
    else blocks.push(line);
  }
  return blocks;
}
