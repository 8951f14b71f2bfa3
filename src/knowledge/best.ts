/**
 * What a number must reach to be among so many greatest; negative infinity when all are. So lists
 * are cut before they are sorted, which is what would cost time with thousands of topics.
 */
export function leastOfBest(numbers: Float64Array, count: number): number {
  if (numbers.length <= count) return Number.NEGATIVE_INFINITY;
  // Ascending; nearly all numbers fail the first comparison.
  const best = new Float64Array(count).fill(Number.NEGATIVE_INFINITY);
  for (let at = 0; at < numbers.length; at++) {
    const number = numbers[at] ?? 0;
    if (number <= (best[0] ?? 0)) continue;
    let place = 0;
    for (; place + 1 < count && (best[place + 1] ?? 0) < number; place++) {
      best[place] = best[place + 1] ?? 0;
    }
    best[place] = number;
  }
  return best[0] ?? Number.NEGATIVE_INFINITY;
}
