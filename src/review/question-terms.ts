import { LRUCache } from 'lru-cache';
import { normalize } from '../knowledge/normalize.ts';
import { createStemmer } from '../knowledge/stemmer.ts';
import { splitWords } from '../knowledge/tokenizer.ts';

/** The words by which questions are alike, in the form in which they are compared. */
export type TermsOf = (text: string) => readonly string[];

/** Words that stand in questions about anything. */
const FAINT = new Set(
  `ada adalah agar aja aku akan anda apa apakah atau bagaimana bagi bahwa banget bila bisa boleh
  bolehkah buat bukan dalam dan dapat dari deh dengan di dong enggak ga gak gimana gimn gitu hal ini
  itu izin jadi jika juga ka kah kak kalau kalo kami kamu kan karena ke kenapa kita klo kok lah lagi
  mau maka masih mas mbak mengapa min misal mohon nah nanti ngga nggak nih nya nyebut oleh orang pada
  pak para per pernah punya saat saja sama sampai saya sebagai secara sedang seperti seorang siapa
  sih sudah supaya tanya tapi tdk telah tentang terus tetap tidak tolong tuh untuk utk ya yah yang
  yg`.split(/\s+/),
);
/** The same questions are looked at again with each page; masked text, in memory alone. */
const TEXTS_KEPT = 10_000;
const PLACEHOLDER = /\[[A-Z ]+\]/g;

/** Terms are roots, each once, in alphabetical order. */
export function createTermsOf(): TermsOf {
  const stemmer = createStemmer({ roots: [], notRoots: [] });
  const known = new LRUCache<string, readonly string[]>({ max: TEXTS_KEPT });
  return (text) => {
    const kept = known.get(text);
    if (kept) return kept;
    const terms = termsIn(text);
    known.set(text, terms);
    return terms;
  };

  function termsIn(text: string): readonly string[] {
    const words = splitWords(normalize(text.replace(PLACEHOLDER, ' ')));
    const roots = words
      .filter((word) => word.length > 1 && !FAINT.has(word))
      .map((word) => stemmer.stem(word))
      .filter((root) => !FAINT.has(root));
    return [...new Set(roots)].sort();
  }
}
