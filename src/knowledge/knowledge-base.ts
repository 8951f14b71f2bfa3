import type { Analysis } from './analyzer.ts';
import type { Answer, Candidate, KnowledgeBase as Contract, QuestionContext } from './answer.ts';
import { THRESHOLDS } from './decision.ts';
import type { KnowledgeEntry } from './entry.ts';
import type { Lexicon } from './lexicon.ts';
import { detectAspect, detectAudience } from './question-kind.ts';
import { createRanker, type Ranked } from './ranking.ts';

export interface Explanation {
  readonly analysis: Analysis;
  readonly ranked: readonly Ranked[];
  readonly rule: string;
  readonly answer: Answer;
}

/** The contract, and a look inside for `ask --explain`. */
export interface KnowledgeBase extends Contract {
  explain(text: string, context?: QuestionContext): Explanation;
}

const SHOWN = 3;

export function createKnowledgeBase(
  entries: readonly KnowledgeEntry[],
  lexicon: Lexicon,
): KnowledgeBase {
  const ranker = createRanker(entries, lexicon);
  const byId = new Map(entries.map((entry) => [entry.id, entry]));

  function explain(text: string, context: QuestionContext = {}): Explanation {
    const analysis = ranker.analyzer.analyze(text);
    const ranked = ranker.rank(analysis);
    const { answer, rule } = decide(analysis, ranked, context);
    return { analysis, ranked: ranked.slice(0, 8), rule, answer };
  }
  return {
    entries,
    entry: (id) => byId.get(id),
    search: (text, limit) => toCandidates(ranker.rank(ranker.analyzer.analyze(text)), limit),
    answer: (text, context) => explain(text, context).answer,
    explain,
  };
}

function decide(
  analysis: Analysis,
  ranked: readonly Ranked[],
  _context: QuestionContext,
): { readonly answer: Answer; readonly rule: string } {
  const candidates = toCandidates(ranked);
  const audience = detectAudience(analysis.concepts);
  const understood = { candidates, ...(audience && { audience }) };
  if (analysis.tokens.length === 0) {
    return { rule: 'no words', answer: { ...understood, kind: 'courtesy', courtesy: 'gibberish' } };
  }
  const ours = candidates.reduce((sum, candidate) => sum + candidate.score, 0);
  const best = ranked[0];
  const outside = ranked
    .filter(({ label }) => label.kind !== 'entry')
    .reduce((sum, { probability }) => sum + probability, 0);
  const first = candidates[0];
  const notOurs = ranked.find(({ label }) => label.kind !== 'entry')?.label;
  if (notOurs && (outside >= THRESHOLDS.outside || best?.label === notOurs)) {
    if (notOurs.kind === 'outside') {
      return {
        rule: 'outside',
        answer: { ...understood, kind: 'outside', subject: notOurs.subject },
      };
    }
    if (notOurs.kind === 'courtesy') {
      return {
        rule: 'courtesy',
        answer: { ...understood, kind: 'courtesy', courtesy: notOurs.courtesy },
      };
    }
  }
  if (first && first.score >= THRESHOLDS.answer) {
    return {
      rule: 'sure',
      answer: {
        ...understood,
        kind: 'found',
        entry: first.entry,
        aspect: detectAspect(analysis.concepts),
        confidence: first.score,
        alsoAsked: [],
      },
    };
  }
  if (ours >= THRESHOLDS.clarify) {
    return {
      rule: 'unsure',
      answer: { ...understood, kind: 'unsure', confidence: first?.score ?? 0 },
    };
  }
  return {
    rule: 'unknown',
    answer: { ...understood, kind: 'unknown', confidence: first?.score ?? 0 },
  };
}

function toCandidates(ranked: readonly Ranked[], limit = SHOWN): readonly Candidate[] {
  const candidates: Candidate[] = [];
  for (const { label, probability } of ranked) {
    if (label.kind !== 'entry') continue;
    candidates.push({ entry: label.entry, score: probability });
    if (candidates.length === limit) break;
  }
  return candidates;
}
