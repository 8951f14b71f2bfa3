import type { MessageEntity } from 'grammy/types';
import { badRequest, type Refusal } from './refusal.ts';

/** A text as Telegram keeps it: plain, with its formatting beside it. */
export interface FormattedText {
  readonly text: string;
  readonly entities: readonly MessageEntity[];
}

interface OpenTag {
  readonly name: string;
  readonly attributes: string;
  readonly offset: number;
}

type SimpleType = MessageEntity.CommonMessageEntity['type'];

const TAGS: Readonly<Record<string, SimpleType | 'text_link'>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  s: 'strikethrough',
  code: 'code',
  pre: 'pre' as SimpleType,
  blockquote: 'blockquote',
  a: 'text_link',
};
const CHARACTERS: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };
const TOKEN =
  /<(\/?)([a-zA-Z][a-zA-Z0-9-]*)([^<>]*)>|&(lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);|<|[^<&]+|&/g;

/** Reads a text as `parse_mode` asks, and refuses what Telegram refuses. */
export function readFormatted(source: unknown, parseMode: unknown): FormattedText {
  if (typeof source !== 'string') throw badRequest('message text is empty');
  if (parseMode === undefined) return { text: source, entities: [] };
  if (parseMode !== 'HTML') throw badRequest('unsupported parse_mode');
  return readHtml(source);
}

function readHtml(source: string): FormattedText {
  const open: OpenTag[] = [];
  const entities: MessageEntity[] = [];
  let text = '';
  for (const match of source.matchAll(TOKEN)) {
    const [whole, slash, tag, attributes = '', character] = match;
    if (tag !== undefined) {
      const name = tag.toLowerCase();
      if (!TAGS[name]) throw cannotParse(`Unsupported start tag "${name}"`, source, match.index);
      if (slash) entities.push(...close(open.pop(), name, text, source, match.index));
      else open.push({ name, attributes, offset: text.length });
    } else if (whole === '<') {
      throw cannotParse('Unsupported start tag ""', source, match.index);
    } else {
      text += character === undefined ? whole : decode(character);
    }
  }
  const left = open.at(-1);
  if (left) throw badRequest(`can't parse entities: Can't find end tag for "${left.name}"`);
  return { text, entities };
}

function close(
  opened: OpenTag | undefined,
  name: string,
  text: string,
  source: string,
  index: number,
): readonly MessageEntity[] {
  if (opened?.name !== name) throw cannotParse(`Unexpected end tag "${name}"`, source, index);
  const place = { offset: opened.offset, length: text.length - opened.offset };
  if (place.length === 0) return [];
  const type = TAGS[name];
  if (type === undefined || type === 'text_link') {
    const url = /href="([^"]*)"/.exec(opened.attributes)?.[1];
    return url === undefined ? [] : [{ type: 'text_link', url, ...place }];
  }
  return [{ type, ...place }];
}

function decode(character: string): string {
  if (!character.startsWith('#')) return CHARACTERS[character] ?? '';
  const isHexadecimal = character.startsWith('#x');
  const digits = character.slice(isHexadecimal ? 2 : 1);
  return String.fromCodePoint(Number.parseInt(digits, isHexadecimal ? 16 : 10));
}

function cannotParse(problem: string, source: string, index: number): Refusal {
  const offset = Buffer.byteLength(source.slice(0, index));
  return badRequest(`can't parse entities: ${problem} at byte offset ${offset}`);
}
