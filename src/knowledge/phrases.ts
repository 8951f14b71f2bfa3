/** A stretch of a sequence: a known phrase with its value, or a single item without one. */
export interface Segment<V> {
  readonly items: readonly string[];
  readonly value: V | undefined;
}

/** Finds known phrases in a sequence of words. */
export interface PhraseMatcher<V> {
  /** Cuts the sequence from left to right, the longest phrase first. */
  segments(items: readonly string[]): readonly Segment<V>[];
  /** The values of all phrases that occur anywhere, overlapping ones too. */
  findAll(items: readonly string[]): readonly V[];
}

interface Phrase<V> {
  readonly items: readonly string[];
  readonly value: V;
}

/** Later phrases with the same words win in `segments`; `findAll` reports all of them. */
export function createPhraseMatcher<V>(
  phrases: Iterable<readonly [readonly string[], V]>,
): PhraseMatcher<V> {
  const byFirst = new Map<string, Phrase<V>[]>();
  for (const [items, value] of phrases) {
    const first = items[0];
    if (first === undefined) continue;
    const list = byFirst.get(first) ?? [];
    list.push({ items, value });
    byFirst.set(first, list);
  }
  for (const list of byFirst.values())
    list.reverse().sort((a, b) => b.items.length - a.items.length);

  function matchesAt(items: readonly string[], start: number): readonly Phrase<V>[] {
    const list = byFirst.get(items[start] ?? '') ?? [];
    return list.filter((phrase) => phrase.items.every((item, k) => items[start + k] === item));
  }
  return {
    segments(items) {
      const result: Segment<V>[] = [];
      let start = 0;
      while (start < items.length) {
        const phrase = matchesAt(items, start)[0];
        const length = phrase?.items.length ?? 1;
        result.push({ items: items.slice(start, start + length), value: phrase?.value });
        start += length;
      }
      return result;
    },
    findAll: (items) =>
      items.flatMap((_, start) => matchesAt(items, start).map((phrase) => phrase.value)),
  };
}
