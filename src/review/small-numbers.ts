/** Fewer people than this could be recognised in a number. */
export const SMALL_NUMBER = 5;

/** A count as it may be shown. */
export type Shown =
  | { readonly kind: 'exact'; readonly count: number }
  /** One to four. */
  | { readonly kind: 'few' }
  /** Not shown, because a smaller number could be computed from it. */
  | { readonly kind: 'hidden' };

/** The parts of a total that is itself shown, each as it may be shown. */
export interface ShownParts {
  readonly parts: readonly Shown[];
  readonly total: Shown;
}

interface Bounds {
  readonly low: number;
  readonly high: number;
}

const FEW: Shown = { kind: 'few' };
const HIDDEN: Shown = { kind: 'hidden' };

/** A count that is not part of a total shown elsewhere. Nothing is not small: it is nobody. */
export function showCount(count: number): Shown {
  return isSmall(count) ? FEW : { kind: 'exact', count };
}

/**
 * Hides small parts, and as many others, smallest first, as it takes so that no small part can be
 * computed from the total and the parts that are shown.
 */
export function showParts(counts: readonly number[]): ShownParts {
  const sum = counts.reduce((whole, count) => whole + count, 0);
  const total = showCount(sum);
  const parts: Shown[] = counts.map(showCount);
  if (isSmall(sum) || isSafe(counts, parts, boundsOf)) return { parts, total };
  const bySize = counts
    .map((count, index) => ({ count, index }))
    .filter(({ count }) => count >= SMALL_NUMBER)
    .sort((one, other) => one.count - other.count || one.index - other.index);
  for (const { index } of bySize) {
    parts[index] = HIDDEN;
    if (isSafe(counts, parts, boundsOf)) return { parts, total };
  }
  // Even "few" says too much here; at last not even which parts are empty is told.
  const blind = counts.map((count): Shown => (count === 0 ? showCount(count) : HIDDEN));
  const safe = isSafe(counts, blind, () => ({ low: 1, high: sum }));
  return { parts: safe ? blind : counts.map(() => HIDDEN), total };
}

/** Parts of a total that is not shown: nothing that is not nothing is told. */
export function hideParts(counts: readonly number[]): readonly Shown[] {
  return counts.map((count) => (count === 0 ? showCount(count) : HIDDEN));
}

/** A share of a whole in per cent, where both may be shown. */
export function showShare(part: Shown, whole: Shown): number | undefined {
  if (part.kind !== 'exact' || whole.kind !== 'exact' || whole.count === 0) return undefined;
  return Math.round((part.count / whole.count) * 100);
}

function isSmall(count: number): boolean {
  return count > 0 && count < SMALL_NUMBER;
}

/** What a reader knows about a part that is not shown. */
function boundsOf(shown: Shown): Bounds {
  return shown.kind === 'few'
    ? { low: 1, high: SMALL_NUMBER - 1 }
    : { low: SMALL_NUMBER, high: Number.POSITIVE_INFINITY };
}

/** Whether every small part could still have more than one value, for one who knows the total. */
function isSafe(
  counts: readonly number[],
  parts: readonly Shown[],
  bounds: (shown: Shown) => Bounds,
): boolean {
  const unknown = parts.flatMap((shown, index) =>
    shown.kind === 'exact' ? [] : [{ count: counts[index] ?? 0, ...bounds(shown) }],
  );
  const rest = unknown.reduce((sum, { count }) => sum + count, 0);
  return unknown.every(({ count, low, high }, index) => {
    if (!isSmall(count)) return true;
    const others = unknown.filter((_, other) => other !== index);
    const atLeast = others.reduce((sum, other) => sum + other.low, 0);
    const atMost = others.reduce((sum, other) => sum + other.high, 0);
    return Math.min(high, rest - atLeast) > Math.max(low, rest - atMost);
  });
}
