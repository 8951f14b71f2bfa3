import { diffLines, diffWordsWithSpace } from 'diff';

/** A stretch of text that is in both versions, or in one. */
export interface Stretch {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** One line, or a gap of lines that are the same. */
export type DifferenceLine = { readonly stretches: readonly Stretch[] } | { readonly gap: number };

/** After this time the comparison goes by whole lines. */
const WORDS_TIMEOUT_MS = 300;
/** So many lines beside a change are shown with it. */
const CONTEXT_LINES = 1;

/** What has changed from one text to another, word by word; empty where nothing has. */
export function differences(before: string, after: string): readonly DifferenceLine[] {
  if (before === after) return [];
  const changes =
    diffWordsWithSpace(before, after, { timeout: WORDS_TIMEOUT_MS }) ?? diffLines(before, after);
  const lines: Stretch[][] = [[]];
  for (const { value, added, removed } of changes) {
    const kind = added ? 'added' : removed ? 'removed' : 'same';
    for (const [index, text] of value.split('\n').entries()) {
      if (index > 0) lines.push([]);
      if (text !== '') lines.at(-1)?.push({ kind, text });
    }
  }
  return withGaps(lines);
}

function withGaps(lines: readonly (readonly Stretch[])[]): readonly DifferenceLine[] {
  const isChanged = lines.map((line) => line.some(({ kind }) => kind !== 'same'));
  const shown: DifferenceLine[] = [];
  let gap = 0;
  for (const [index, stretches] of lines.entries()) {
    const near = isChanged.slice(Math.max(0, index - CONTEXT_LINES), index + CONTEXT_LINES + 1);
    if (!near.includes(true)) {
      gap += 1;
      continue;
    }
    if (gap > 0) shown.push({ gap });
    gap = 0;
    shown.push({ stretches });
  }
  return gap > 0 ? [...shown, { gap }] : shown;
}
