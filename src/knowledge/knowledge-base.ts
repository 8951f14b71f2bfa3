import type { Analysis } from './analyzer.ts';
import type {
  Answer,
  Aspect,
  Candidate,
  KnowledgeBase as Contract,
  QuestionContext,
} from './answer.ts';
import { isBareTheme, notOurs, outsideShare, wordlessCourtesy } from './boundary.ts';
import { confidenceOf, type Evidence } from './calibration.ts';
import { THRESHOLDS } from './decision.ts';
import type { Audience, KnowledgeEntry } from './entry.ts';
import { type Explanation, explanationOf } from './explain.ts';
import { closeness, createFollowUpReader } from './follow-up.ts';
import type { Learnt } from './learn.ts';
import type { Lexicon } from './lexicon.ts';
import { audienceByStem, detectAspect, detectAudience } from './question-kind.ts';
import { splitQuestions } from './questions.ts';
import { createRanker, type Ranked } from './ranking.ts';

/** The contract, and a look inside for `ask --explain`. */
export interface KnowledgeBase extends Contract {
  explain(text: string, context?: QuestionContext): Explanation;
}

/** A message as far as it is understood, before it is decided what to do. */
interface Reading {
  readonly text: string;
  readonly analysis: Analysis;
  readonly ranked: readonly Ranked[];
  readonly candidates: readonly Candidate[];
  readonly evidence: Evidence;
  readonly confidence: number;
  readonly audience: Audience | undefined;
  /** The entry talked about before, when the message leans on it. */
  readonly previous: KnowledgeEntry | undefined;
}

interface Decision {
  readonly answer: Answer;
  readonly rule: string;
}

const SHOWN = 3;

/**
 * Without `learnt` it learns from the entries and the lexicon, which takes some seconds.
 *
 * @param learnt what `learn` or `loadLearnt` made of the same entries and lexicon
 */
export function createKnowledgeBase(
  entries: readonly KnowledgeEntry[],
  lexicon: Lexicon,
  learnt?: Learnt,
): KnowledgeBase {
  const ranker = createRanker(entries, lexicon, learnt);
  const { analyzer } = ranker;
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const stem = (word: string): string => analyzer.analyze(word).tokens[0]?.stem ?? word;
  const followUps = createFollowUpReader(lexicon, new Set(lexicon.stems.faint), stem);
  const audienceOf = audienceByStem(lexicon.concepts, stem);

  function read(text: string, previous?: KnowledgeEntry): Reading {
    const analysis = analyzer.analyze(text);
    const leaning = previous && rankAfter(previous, text, analysis);
    const ranked = leaning ?? ranker.rank(analysis);
    const candidates = toCandidates(ranked, SHOWN);
    const best = candidates[0];
    const evidence = {
      probability: best?.score ?? 0,
      isOurSubject: analysis.isOurSubject,
    };
    const audience = detectAudience(analysis, audienceOf);
    return {
      text,
      analysis,
      ranked,
      candidates,
      evidence,
      confidence: confidenceOf(evidence),
      audience,
      previous: leaning && previous,
    };
  }

  /** A message that leans on the turn before is also read together with what that was about. */
  function rankAfter(
    previous: KnowledgeEntry,
    text: string,
    analysis: Analysis,
  ): readonly Ranked[] | undefined {
    const strength = followUps.dependence(analysis);
    if (strength === 0) return undefined;
    const alone = ranker.rankByModel(analysis);
    if (!followUps.isScrap(analysis) && outsideShare(alone) >= THRESHOLDS.newMatter)
      return undefined;
    const together = ranker.rankByModel(analyzer.analyze(`${previous.act} ${text}`));
    const share = Math.min(0.5, strength / 2);
    return blend(alone, together, share, (entry) => closeness(entry, previous, strength));
  }

  function decide(reading: Reading, context: QuestionContext): Decision {
    const { analysis, ranked } = reading;
    const { previous } = reading;
    const courtesy = wordlessCourtesy(reading.text, analysis);
    if (courtesy)
      return { rule: 'no words', answer: { ...understood(reading), kind: 'courtesy', courtesy } };
    const resolved =
      previous && followUps.resolve(analysis, previous, reading.audience ?? context.audience);
    const meant = resolved && byId.get(resolved.entryId);
    if (resolved && meant)
      return { rule: resolved.rule, answer: found(reading, meant, resolved.aspect, 0.95) };
    const label = notOurs(ranked, analysis);
    if (label?.kind === 'outside' && isBareTheme(analysis)) return askBack(reading, 'a bare word');
    if (label) return { rule: 'not ours', answer: { ...understood(reading), ...label } };
    return decideOurs(reading);
  }

  /** Further questions of the message that another entry answers. */
  function otherQuestions(text: string, entry: KnowledgeEntry): readonly string[] {
    const parts = splitQuestions(text);
    if (parts.length < 2) return [];
    return parts.filter((part) => {
      const best = toCandidates(ranker.rank(analyzer.analyze(part)), 1)[0];
      return best !== undefined && best.entry.id !== entry.id && best.score >= OTHER_QUESTION;
    });
  }

  function explain(text: string, context: QuestionContext = {}): Explanation {
    const reading = read(text, byId.get(context.previousEntryId ?? ''));
    return explanationOf(reading, decide(reading, context));
  }

  return {
    entries,
    entry: (id) => byId.get(id),
    search: (text, limit) => searchBox(text, limit),
    answer(text, context = {}) {
      const reading = read(text, byId.get(context.previousEntryId ?? ''));
      const { answer } = decide(reading, context);
      if (answer.kind !== 'found') return answer;
      return { ...answer, alsoAsked: otherQuestions(text, answer.entry) };
    },
    explain,
  };

  /** Whole words by the model, words still being typed by the index. */
  function searchBox(text: string, limit: number): readonly Candidate[] {
    const analysis = analyzer.analyze(text);
    const ranked = toCandidates(ranker.rank(analysis), entries.length);
    const score = new Map(ranked.map((candidate) => [candidate.entry.id, candidate.score]));
    const ids = ranker.searchLoosely(analysis);
    const places = new Map(ids.map((id, place) => [id, 1 / (2 + place)]));
    return entries
      .map((entry) => ({ entry, score: (score.get(entry.id) ?? 0) + (places.get(entry.id) ?? 0) }))
      .sort((a, b) => b.score - a.score)
      .slice(0, limit);
  }
}

/** From here on a further question is offered. */
const OTHER_QUESTION = 0.5;

function decideOurs(reading: Reading): Decision {
  const { candidates, confidence, analysis } = reading;
  const best = candidates[0];
  if (best && confidence >= THRESHOLDS.answer) {
    const answer = found(reading, best.entry, detectAspect(analysis.concepts), confidence);
    return { rule: 'sure enough', answer };
  }
  const offered = candidates.reduce((sum, candidate) => sum + candidate.score, 0);
  if (offered >= THRESHOLDS.offer) {
    return askBack(reading, 'not sure enough');
  }
  return { rule: 'nothing near', answer: { ...understood(reading), kind: 'unknown', confidence } };
}

function askBack(reading: Reading, rule: string): Decision {
  const { confidence } = reading;
  return { rule, answer: { ...understood(reading), kind: 'unsure', confidence } };
}

function understood({ candidates, audience }: Reading): Pick<Answer, 'candidates' | 'audience'> {
  return { candidates, ...(audience && { audience }) };
}

function found(
  reading: Reading,
  entry: KnowledgeEntry,
  aspect: Aspect,
  confidence: number,
): Answer {
  const others = reading.candidates.filter((candidate) => candidate.entry.id !== entry.id);
  const candidates = [{ entry, score: confidence }, ...others].slice(0, SHOWN);
  return {
    ...understood(reading),
    candidates,
    kind: 'found',
    entry,
    aspect,
    confidence,
    alsoAsked: [],
  };
}

function toCandidates(ranked: readonly Ranked[], limit: number): readonly Candidate[] {
  const candidates: Candidate[] = [];
  for (const { label, probability } of ranked) {
    if (label.kind !== 'entry') continue;
    candidates.push({ entry: label.entry, score: probability });
    if (candidates.length === limit) break;
  }
  return candidates;
}

/** The weighted geometric mean of two rankings, entries weighed by how near they are to the turn before. */
function blend(
  alone: readonly Ranked[],
  together: readonly Ranked[],
  share: number,
  near: (entry: KnowledgeEntry) => number,
): readonly Ranked[] {
  const other = new Map(together.map(({ label, probability }) => [label, probability]));
  const weighed = alone.map(({ label, probability }) => ({
    label,
    probability:
      probability ** (1 - share) *
      (other.get(label) ?? 0) ** share *
      (label.kind === 'entry' ? near(label.entry) : 1),
  }));
  const total = weighed.reduce((sum, { probability }) => sum + probability, 0);
  return weighed
    .map(({ label, probability }) => ({ label, probability: probability / (total || 1) }))
    .sort((a, b) => b.probability - a.probability);
}
