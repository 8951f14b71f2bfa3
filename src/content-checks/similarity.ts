/** A text with the name under which a near-duplicate is reported. */
export interface ComparedText {
  readonly text: string;
  /** Texts of the same group are not compared. */
  readonly group: string;
}

export interface NearPair<T extends ComparedText> {
  readonly one: T;
  readonly other: T;
  /** Shared character trigrams over all of them, from 0 to 1. */
  readonly similarity: number;
}

const GRAM_CHARACTERS = 3;
/** What a product of fractions may be off by. */
const ROUNDING = 1e-9;

/** Letters and digits in lower case: what stays the same when only the typing differs. */
export function bareText(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{Mn}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * All pairs of different groups that are at least so similar.
 *
 * Two sets with a Jaccard index of `bar` must share one of their rarest grams, and the smaller
 * must have `bar` times the grams of the larger: only such texts are compared.
 */
export function nearPairs<T extends ComparedText>(
  texts: readonly T[],
  bar: number,
): readonly NearPair<T>[] {
  const order = gramOrder(texts);
  const sets = texts
    .map((text) => ({ text, grams: orderedGrams(text.text, order) }))
    .toSorted((one, other) => one.grams.length - other.grams.length);
  const seenByGram = new Map<number, number[]>();
  const pairs: NearPair<T>[] = [];
  for (const [index, { text, grams }] of sets.entries()) {
    for (const candidate of candidatesFor(grams, index, seenByGram, bar)) {
      const other = sets[candidate];
      if (!other || other.text.group === text.group) continue;
      if (other.grams.length < bar * grams.length) continue;
      const similarity = jaccardFrom(bar, grams, other.grams);
      if (similarity >= bar) pairs.push({ one: other.text, other: text, similarity });
    }
  }
  return pairs;
}

/** The earlier texts that share one of the rarest grams; the text joins them. */
function candidatesFor(
  grams: Uint32Array,
  index: number,
  seenByGram: Map<number, number[]>,
  bar: number,
): ReadonlySet<number> {
  const candidates = new Set<number>();
  const prefixLength = grams.length - Math.ceil(bar * grams.length - ROUNDING) + 1;
  for (const gram of grams.subarray(0, prefixLength)) {
    const seen = seenByGram.get(gram) ?? [];
    for (const earlier of seen) candidates.add(earlier);
    seen.push(index);
    seenByGram.set(gram, seen);
  }
  return candidates;
}

function gramsOf(text: string): readonly string[] {
  const padded = ` ${bareText(text)} `;
  return Array.from({ length: Math.max(0, padded.length - GRAM_CHARACTERS + 1) }, (_, start) =>
    padded.slice(start, start + GRAM_CHARACTERS),
  );
}

/** Every gram with its rank, the rarest first. */
function gramOrder(texts: readonly ComparedText[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { text } of texts) {
    for (const gram of new Set(gramsOf(text))) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  const ranked = [...counts].toSorted(([, one], [, other]) => one - other);
  return new Map(ranked.map(([gram], rank) => [gram, rank]));
}

function orderedGrams(text: string, order: ReadonlyMap<string, number>): Uint32Array {
  const ranks = new Set(gramsOf(text).map((gram) => order.get(gram) ?? -1));
  return Uint32Array.from(ranks).sort();
}

/**
 * Shared over all, of two ascending lists; 0 as soon as the bar is out of reach, which in lists
 * with the rarest first is soon.
 */
function jaccardFrom(bar: number, one: Uint32Array, other: Uint32Array): number {
  const total = one.length + other.length;
  const missesMax = total - 2 * Math.ceil((bar * total) / (1 + bar) - ROUNDING);
  let [left, right, misses] = [0, 0, 0];
  while (left < one.length && right < other.length) {
    const difference = (one[left] ?? 0) - (other[right] ?? 0);
    if (difference <= 0) left += 1;
    if (difference >= 0) right += 1;
    if (difference !== 0) misses += 1;
    if (misses > missesMax) return 0;
  }
  misses += total - left - right;
  const shared = (total - misses) / 2;
  return shared / (total - shared);
}
