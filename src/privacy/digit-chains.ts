/** One run of digits inside a chain. */
export interface DigitGroup {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
  /** What stands between the group before and this one; empty for the first. */
  readonly gap: string;
}

const RUN = /\d+/g;
const GAP = /^(?:[ \t]{0,2}[().\-/_•·|*~][ \t]{0,2}[().\-/_]?[ \t]?|,|[ \t]{1,3})$/;

/** Runs of digits that are held together by blanks, dots, dashes, slashes or brackets. */
export function findDigitChains(text: string): readonly (readonly DigitGroup[])[] {
  const chains: DigitGroup[][] = [];
  let chain: DigitGroup[] = [];
  let previousEnd = -9;
  for (const match of text.matchAll(RUN)) {
    const start = match.index;
    const gap = start - previousEnd <= 5 ? text.slice(previousEnd, start) : '';
    const linked = gap !== '' && GAP.test(gap);
    if (!linked && chain.length > 0) {
      chains.push(chain);
      chain = [];
    }
    previousEnd = start + match[0].length;
    chain.push({ digits: match[0], start, end: previousEnd, gap: linked ? gap : '' });
  }
  if (chain.length > 0) chains.push(chain);
  return chains;
}
