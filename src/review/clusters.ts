import type { OpenQuestion, ReviewReason } from '../storage/review-store.ts';
import type { TermsOf } from './question-terms.ts';

/** Questions that are alike, and why they stand together. */
export interface Cluster {
  /** The one asked most; among equals the shortest. */
  readonly title: string;
  /** Each wording once, the most frequent first. */
  readonly wordings: readonly string[];
  readonly turnIds: readonly string[];
  readonly reasons: readonly ReviewReason[];
  readonly channels: readonly string[];
  /** The day of the newest, `2026-11-22`. */
  readonly newestDay: string;
  /** Words that most of them share; empty where there is one wording only. */
  readonly sharedTerms: readonly string[];
  /** The entries that came nearest, most often first. */
  readonly nearest: readonly string[];
}

/** One wording with everyone who used it. */
interface Wording {
  readonly key: string;
  readonly text: string;
  readonly terms: readonly string[];
  readonly questions: readonly OpenQuestion[];
}

interface Group {
  readonly leader: Wording;
  /** Of the leader's words together. */
  readonly weight: number;
  readonly nearest: string;
  readonly members: Wording[];
}

/** Share of the meaning that two questions must have in common. */
const ALIKE = 0.5;
/** The same for two that came nearest to the same entry. */
const ALIKE_NEAR_SAME_ENTRY = 0.3;
/** Share of the wordings in which a word must stand to be named as what they share. */
const SHARED_BY = 0.6;
const SHARED_TERMS_NAMED = 5;
const NEAREST_NAMED = 3;

/**
 * Groups alike questions. Pure and independent of the order of the input: frequent wordings lead,
 * each other wording joins the leader that it shares most with, rare words counting more.
 */
export function clusterQuestions(
  questions: readonly OpenQuestion[],
  termsOf: TermsOf,
): readonly Cluster[] {
  const wordings = toWordings(questions, termsOf);
  const weight = weights(wordings);
  const groups = createGroupIndex(wordings.length, weight);
  for (const wording of wordings) {
    const best = groups.nearest(wording);
    if (best) best.members.push(wording);
    else groups.add(wording);
  }
  return groups.all.map((group) => toCluster(group, weight)).sort(largestAndNewestFirst);
}

/** The clusters in which some wording has all words of a search, in any order and case. */
export function searchClusters(clusters: readonly Cluster[], search: string): readonly Cluster[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return clusters.filter(({ wordings }) =>
    wordings.some((text) => words.every((word) => text.toLowerCase().includes(word))),
  );
}

function toWordings(questions: readonly OpenQuestion[], termsOf: TermsOf): readonly Wording[] {
  const byKey = Map.groupBy(questions, ({ text }) => wordingKey(text));
  return [...byKey]
    .map(([key, same]) => {
      const sorted = same.toSorted((one, other) => compare(one.turnId, other.turnId));
      const text = sorted.map((question) => question.text).toSorted(compare)[0] ?? key;
      return { key, text, terms: termsOf(text), questions: sorted };
    })
    .sort(
      (one, other) =>
        other.questions.length - one.questions.length ||
        one.text.length - other.text.length ||
        compare(one.key, other.key),
    );
}

/** The same words in the same order, whatever the capitals and the punctuation. */
function wordingKey(text: string): string {
  const key = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return key === '' ? text : key;
}

type Weight = (term: string) => number;

/** A word that stands in few of the questions says more than one that stands in most. */
function weights(wordings: readonly Wording[]): Weight {
  const counts = new Map<string, number>();
  for (const { terms } of wordings) {
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  const logs = new Map(
    [...counts].map(([term, count]) => [term, Math.log(1 + wordings.length / count)]),
  );
  return (term) => logs.get(term) ?? 0;
}

/** The groups so far, found by the words of their leaders; thousands are compared in a moment. */
interface GroupIndex {
  readonly all: readonly Group[];
  add(leader: Wording): void;
  /** The group with which the largest weighted share of words is common, if that is enough. */
  nearest(wording: Wording): Group | undefined;
}

function createGroupIndex(atMost: number, weight: Weight): GroupIndex {
  const all: Group[] = [];
  const byTerm = new Map<string, number[]>();
  /** By group: the weight of the words in common with the wording at hand. */
  const common = new Float64Array(atMost);

  /** Returns the groups that have a word in common, in the order in which they come up. */
  function addUp({ terms }: Wording): readonly number[] {
    const touched: number[] = [];
    for (const term of terms) {
      const weightOfTerm = weight(term);
      for (const index of byTerm.get(term) ?? []) {
        const before = common[index] ?? 0;
        if (before === 0) touched.push(index);
        common[index] = before + weightOfTerm;
      }
    }
    return touched;
  }

  return {
    all,

    add(leader) {
      const index = all.length;
      const nearest = nearestEntry(leader);
      all.push({ leader, weight: weightOf(leader, weight), nearest, members: [leader] });
      for (const term of leader.terms) {
        const sharing = byTerm.get(term);
        if (sharing) sharing.push(index);
        else byTerm.set(term, [index]);
      }
    },

    nearest(wording) {
      const own = weightOf(wording, weight);
      const nearest = nearestEntry(wording);
      let best: Group | undefined;
      let likenessOfBest = 0;
      for (const index of addUp(wording)) {
        const shared = common[index] ?? 0;
        common[index] = 0;
        const group = all[index];
        if (!group) continue;
        const likeness = shared / (own + group.weight - shared);
        const enough = group.nearest === nearest ? ALIKE_NEAR_SAME_ENTRY : ALIKE;
        if (likeness < enough || likeness <= likenessOfBest) continue;
        best = group;
        likenessOfBest = likeness;
      }
      return best;
    },
  };
}

function weightOf({ terms }: Wording, weight: Weight): number {
  let sum = 0;
  for (const term of terms) sum += weight(term);
  return sum;
}

function nearestEntry({ questions }: Wording): string {
  return questions.find(({ candidates }) => candidates.length > 0)?.candidates[0] ?? 'none';
}

function toCluster({ leader, members }: Group, weight: Weight): Cluster {
  const questions = members.flatMap((member) => member.questions);
  return {
    title: leader.text,
    wordings: members.map(({ text }) => text),
    turnIds: questions.map(({ turnId }) => turnId),
    reasons: [...new Set(questions.map(({ reason }) => reason))].sort(compare),
    channels: [...new Set(questions.map(({ channel }) => channel))].sort(compare),
    newestDay:
      questions
        .map(({ day }) => day)
        .toSorted(compare)
        .at(-1) ?? '',
    sharedTerms: members.length < 2 ? [] : sharedTerms(members, weight),
    nearest: mostFrequent(questions.flatMap(({ candidates }) => candidates.slice(0, 1))),
  };
}

function sharedTerms(members: readonly Wording[], weight: Weight): readonly string[] {
  const counts = countEach(members.flatMap(({ terms }) => terms));
  return [...counts]
    .filter(([, count]) => count / members.length >= SHARED_BY)
    .map(([term]) => term)
    .sort((one, other) => weight(other) - weight(one) || compare(one, other))
    .slice(0, SHARED_TERMS_NAMED);
}

function mostFrequent(ids: readonly string[]): readonly string[] {
  return [...countEach(ids)]
    .sort(([one, ofOne], [other, ofOther]) => ofOther - ofOne || compare(one, other))
    .map(([id]) => id)
    .slice(0, NEAREST_NAMED);
}

function countEach(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function largestAndNewestFirst(one: Cluster, other: Cluster): number {
  return (
    other.turnIds.length - one.turnIds.length ||
    compare(other.newestDay, one.newestDay) ||
    compare(one.title, other.title)
  );
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
