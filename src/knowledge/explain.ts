import type { Analysis } from './analyzer.ts';
import type { Answer } from './answer.ts';
import type { Evidence } from './calibration.ts';
import type { Audience } from './entry.ts';
import type { Label } from './labels.ts';
import type { Ranked } from './ranking.ts';

/** How a message was read and why it was answered so; plain data, for `ask --explain`. */
export interface Explanation {
  readonly normalized: string;
  /** `typed → read → root`, with what corrected it. */
  readonly tokens: readonly string[];
  readonly corrections: readonly string[];
  readonly concepts: readonly string[];
  readonly isOurSubject: boolean;
  readonly audience: Audience | undefined;
  /** Everything the message may mean, best first, with the model's probability. */
  readonly candidates: readonly { readonly label: string; readonly probability: number }[];
  readonly evidence: Evidence;
  readonly confidence: number;
  readonly outcome: Answer['kind'];
  /** The rule that chose the outcome. */
  readonly rule: string;
}

const MOST_CANDIDATES = 8;

export function explanationOf(
  reading: {
    readonly analysis: Analysis;
    readonly ranked: readonly Ranked[];
    readonly evidence: Evidence;
    readonly confidence: number;
    readonly audience: Audience | undefined;
  },
  decision: { readonly answer: Answer; readonly rule: string },
): Explanation {
  const { analysis, ranked, evidence, confidence, audience } = reading;
  const { tokens, normalized, concepts, isOurSubject } = analysis;
  return {
    normalized,
    tokens: tokens.map(({ raw, word, stem }) => `${raw} → ${word} → ${stem}`),
    corrections: tokens
      .filter(({ corrected }) => corrected)
      .map(({ raw, word, corrected }) => `${raw} → ${word} (${corrected})`),
    concepts,
    isOurSubject,
    audience,
    candidates: ranked
      .slice(0, MOST_CANDIDATES)
      .map(({ label, probability }) => ({ label: labelName(label), probability })),
    evidence,
    confidence,
    outcome: decision.answer.kind,
    rule: decision.rule,
  };
}

function labelName(label: Label): string {
  switch (label.kind) {
    case 'entry':
      return label.entry.id;
    case 'courtesy':
      return `courtesy: ${label.courtesy}`;
    case 'outside':
      return label.subject.kind === 'political'
        ? 'political'
        : `elsewhere: ${label.subject.office ?? 'anywhere'}`;
  }
}
