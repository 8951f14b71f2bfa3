import { createHash } from 'node:crypto';
import { renderAsync } from '@resvg/resvg-js';
import { LRUCache } from 'lru-cache';
import type { KnowledgeEntry } from '../../knowledge/entry.ts';
import { type CardContent, cardSvg } from './card-svg.ts';
import { FONT } from './font.ts';

/** A picture, and a name for exactly these bytes. */
export interface Card {
  readonly etag: string;
  /** Made when it is first asked for, outside the event loop, and kept for a while. */
  png(): Promise<Buffer>;
}

/** Makes pictures of answers, each once while it stays the same. */
export interface Cards {
  of(content: CardContent): Card;
}

/** More than there are entries; a picture has some 80 kB. */
const CARDS_KEPT = 120;
const HASH_CHARACTERS = 24;

export function createCards(): Cards {
  const pictures = new LRUCache<string, Promise<Buffer>>({ max: CARDS_KEPT });
  // An entry is a new one whenever the content is read anew.
  const drawn = new WeakMap<KnowledgeEntry, Card>();

  function draw(content: CardContent): Card {
    const svg = cardSvg(content);
    const hash = createHash('sha256').update(svg).digest('base64url').slice(0, HASH_CHARACTERS);
    return {
      etag: `"${hash}"`,
      png() {
        const known = pictures.get(hash);
        if (known) return known;
        const made = renderAsync(svg, { font: FONT }).then((image) => image.asPng());
        pictures.set(hash, made);
        made.catch(() => pictures.delete(hash)); // whoever asks sees the error; the next one tries anew
        return made;
      },
    };
  }

  return {
    of(content) {
      const card = drawn.get(content.entry) ?? draw(content);
      drawn.set(content.entry, card);
      return card;
    },
  };
}
