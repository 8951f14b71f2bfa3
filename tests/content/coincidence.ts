import { wordsOf } from '../../src/content-checks/plain-text.ts';
import { bareText, nearPairs } from '../../src/content-checks/similarity.ts';

/** A line and where it stands. */
export interface PlacedLine {
  readonly text: string;
  readonly place: string;
}

/** Above this a line is the labelled question with a word more or less. */
export const COINCIDENCE_SIMILARITY_MAX = 0.75;
const NEAR_RULE_MIN_WORDS = 4;

/**
 * The lines that give a labelled question away: the same but for case and punctuation, or nearly
 * so. Queries of up to three words ("sanksi pppk") are alike wherever they are written down: for
 * them only the near rule is waived, and in the lexicon, which is made of words, both rules.
 */
export function coincidences(
  labelled: readonly PlacedLine[],
  ways: readonly PlacedLine[],
  lexicon: readonly PlacedLine[],
): readonly string[] {
  const waysByText = Map.groupBy(ways, ({ text }) => bareText(text));
  const verbatim = labelled.flatMap((question) =>
    (waysByText.get(bareText(question.text)) ?? []).map((line) => describe(line, question)),
  );
  const near = nearPairs(
    [
      ...[...ways, ...lexicon].map((line) => ({ ...line, group: 'ours' })),
      ...labelled.map((line) => ({ ...line, group: 'labelled' })),
    ].filter(({ text }) => wordsOf(text).length >= NEAR_RULE_MIN_WORDS),
    COINCIDENCE_SIMILARITY_MAX,
  ).map(({ one, other }) => (one.group === 'ours' ? describe(one, other) : describe(other, one)));
  return [...new Set([...verbatim, ...near])].toSorted();
}

function describe(ours: PlacedLine, labelled: PlacedLine): string {
  return `${ours.place}: "${ours.text}" is, or nearly is, ${labelled.place}`;
}
