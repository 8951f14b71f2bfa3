import type { Count } from '../storage/turn-statistics.ts';
import {
  hideParts,
  type Shown,
  type ShownParts,
  showCount,
  showParts,
  showShare,
} from './small-numbers.ts';

/** Something counted in a period and in the one before it. */
export interface Compared {
  readonly key: string;
  readonly now: Shown;
  readonly before: Shown;
  /** Per cent of the whole, where both may be shown. */
  readonly share?: number;
}

/** The same parts counted in a period and in the one before it. */
export interface Both<T> {
  readonly now: T;
  readonly before: T;
}

/** What may be told of parts whose total is told elsewhere as `whole`. */
export function showWithin(counts: readonly number[], whole: Shown): ShownParts {
  if (whole.kind === 'exact') return { ...showParts(counts), total: whole };
  // From parts that were told, a total that is hidden could be added up.
  return { parts: hideParts(counts), total: whole };
}

/**
 * The parts of both periods by key; most frequent first where no order is given.
 *
 * @param whole what is told of the totals; absent where the total is the sum, and told
 */
export function compareParts(
  { now, before }: Both<readonly Count[]>,
  options: { readonly order?: readonly string[]; readonly whole?: Both<Shown> } = {},
): readonly Compared[] {
  const counts = addUp(now);
  const earlier = addUp(before);
  const keys = options.order ?? byFrequency(counts, earlier);
  const parts = (of: ReadonlyMap<string, number>, whole?: Shown) => {
    const numbers = keys.map((key) => of.get(key) ?? 0);
    return whole ? showWithin(numbers, whole) : showParts(numbers);
  };
  const shown = parts(counts, options.whole?.now);
  const shownBefore = parts(earlier, options.whole?.before);
  return keys.map((key, index) =>
    comparedOf(key, shown.parts[index], shownBefore.parts[index], shown.total),
  );
}

/**
 * Parts of parts: what may be told of an entry depends on what is told of its category, and that on
 * what is told of the whole, because a reader can add and take away on every level.
 */
export function compareNested(
  counts: Both<readonly Count[]>,
  groupOf: (key: string) => string,
  whole: Both<Shown>,
): { readonly groups: readonly Compared[]; readonly members: readonly Compared[] } {
  const grouped = (of: readonly Count[]) =>
    of.map(({ key, count }) => ({ key: groupOf(key), count }));
  const groups = compareParts(
    { now: grouped(counts.now), before: grouped(counts.before) },
    { whole },
  );
  const members = groups.flatMap((group) => {
    const ofGroup = (of: readonly Count[]) => of.filter(({ key }) => groupOf(key) === group.key);
    const both = { now: ofGroup(counts.now), before: ofGroup(counts.before) };
    return compareParts(both, { whole: group }).map(({ share: _ofGroup, ...member }) => {
      const share = showShare(member.now, whole.now);
      return { ...member, ...(share === undefined ? {} : { share }) };
    });
  });
  const sizes = addUp(counts.now);
  return { groups, members: members.toSorted(largestFirst(sizes)) };
}

export function totalOf(counts: readonly { readonly count: number }[]): number {
  return counts.reduce((sum, { count }) => sum + count, 0);
}

function comparedOf(
  key: string,
  now: Shown = showCount(0),
  before: Shown = showCount(0),
  whole: Shown = showCount(0),
): Compared {
  const share = showShare(now, whole);
  return { key, now, before, ...(share === undefined ? {} : { share }) };
}

function byFrequency(
  counts: ReadonlyMap<string, number>,
  earlier: ReadonlyMap<string, number>,
): readonly string[] {
  const keys = [...new Set([...counts.keys(), ...earlier.keys()])].map((key) => ({ key }));
  return keys.sort(largestFirst(counts)).map(({ key }) => key);
}

function largestFirst(sizes: ReadonlyMap<string, number>) {
  return (one: { readonly key: string }, other: { readonly key: string }) =>
    (sizes.get(other.key) ?? 0) - (sizes.get(one.key) ?? 0) ||
    one.key.localeCompare(other.key, 'id');
}

function addUp(counts: readonly Count[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { key, count } of counts) sums.set(key, (sums.get(key) ?? 0) + count);
  return sums;
}
