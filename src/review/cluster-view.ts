import type { OpenQuestion, ReviewReason } from '../storage/review-store.ts';
import { type Cluster, clusterQuestions, searchClusters } from './clusters.ts';
import type { TermsOf } from './question-terms.ts';

/** What an officer wants to see of the clusters. */
export interface ClusterView {
  readonly search: string;
  readonly reason?: ReviewReason | undefined;
  readonly channel?: string | undefined;
  /** Asked at least once since that day. */
  readonly since?: string | undefined;
  readonly newestFirst: boolean;
}

/** The clusters that fit a view, in its order; each whole, whatever else it holds. */
export function viewClusters(
  clusters: readonly Cluster[],
  { search, reason, channel, since, newestFirst }: ClusterView,
): readonly Cluster[] {
  const fitting = searchClusters(clusters, search).filter(
    (cluster) =>
      (reason === undefined || cluster.reasons.includes(reason)) &&
      (channel === undefined || cluster.channels.includes(channel)) &&
      (since === undefined || cluster.newestDay >= since),
  );
  if (!newestFirst) return fitting;
  return fitting.toSorted((one, other) => {
    if (one.newestDay === other.newestDay) return 0;
    return one.newestDay < other.newestDay ? 1 : -1;
  });
}

export type Clusterer = (questions: readonly OpenQuestion[]) => readonly Cluster[];

/**
 * Groups questions, and at once where they are those of the last time: who pages and searches does
 * not wait for the same work again.
 */
export function createClusterer(termsOf: TermsOf): Clusterer {
  let last: { readonly key: string; readonly clusters: readonly Cluster[] } | undefined;
  return (questions) => {
    const key = questions.map(({ turnId, reason }) => `${turnId} ${reason}`).join('\n');
    if (last?.key !== key) last = { key, clusters: clusterQuestions(questions, termsOf) };
    return last.clusters;
  };
}
