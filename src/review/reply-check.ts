import { marked, type Token, type Tokens } from 'marked';

/** What all channels together can bear, the quoted question included. */
export const REPLY_MAX_CHARACTERS = 3_000;

const ALLOWED = new Set([
  'paragraph',
  'list',
  'list_item',
  'text',
  'strong',
  'em',
  'br',
  'escape',
  'space',
]);
const NAMES: Readonly<Record<string, string>> = {
  heading: 'judul (baris yang diawali #)',
  code: 'blok kode (baris yang menjorok empat spasi atau diapit ```)',
  codespan: 'kode (teks di antara tanda `)',
  blockquote: 'kutipan (baris yang diawali >)',
  hr: 'garis pemisah (---)',
  image: 'gambar',
  html: 'kode HTML (tanda < dan >)',
  def: 'catatan tautan',
};

/** Why a reply cannot be sent as it is; empty when it can. In words for an officer. */
export function replyProblems(markdown: string): readonly string[] {
  const text = markdown.trim();
  if (text === '') return ['Balasannya masih kosong.'];
  const problems = new Set<string>();
  if (text.length > REPLY_MAX_CHARACTERS) {
    problems.add(`Terlalu panjang: ${text.length} huruf, paling banyak ${REPLY_MAX_CHARACTERS}.`);
  }
  for (const token of flatten(marked.lexer(text, { gfm: false }))) {
    if (token.type === 'link') {
      const { href } = token as Tokens.Link;
      if (!/^https?:\/\//.test(href)) {
        problems.add('Tautan harus diawali https:// atau http://.');
      }
    } else if (!ALLOWED.has(token.type)) {
      problems.add(`Tidak semua kanal bisa menampilkan ${NAMES[token.type] ?? token.type}.`);
    }
  }
  return [...problems];
}

function flatten(tokens: readonly Token[]): readonly Token[] {
  return tokens.flatMap((token) => [
    token,
    ...flatten('tokens' in token && token.tokens ? token.tokens : []),
    ...flatten(token.type === 'list' ? (token as Tokens.List).items : []),
  ]);
}
