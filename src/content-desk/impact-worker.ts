import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { loadContent } from '../knowledge/content.ts';
import { learn } from '../knowledge/learn.ts';
import type { EntryText } from '../knowledge/load-entries.ts';
import { fingerprintOf, loadLearnt } from '../knowledge/load-learnt.ts';
import { loadLexicon } from '../knowledge/load-lexicon.ts';
import { type AskedQuestion, type Impact, impactOf, type Side } from './impact.ts';

/** What the thread is given. */
export interface ImpactOrder {
  readonly contentDir: string;
  readonly region: string;
  readonly cacheDir: string;
  readonly before: readonly EntryText[];
  readonly after: readonly EntryText[];
  readonly questions: readonly AskedQuestion[];
}

/** What it tells. */
export type ImpactNews =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly impact: Impact };

const order: ImpactOrder = workerData;
const lexicon = await loadLexicon(order.contentDir);
const before = await sideOf(order.before);
const after = await sideOf(order.after, before);
const impact = impactOf({
  before,
  after,
  lexicon,
  questions: order.questions,
  onProgress: (done, total) => tell({ kind: 'progress', done, total }),
});
tell({ kind: 'done', impact });

/** @param like what was learnt there is taken over where the same would be learnt */
async function sideOf(revisions: readonly EntryText[], like?: Side): Promise<Side> {
  const { entries } = await loadContent(order.contentDir, order.region, revisions);
  if (!like) {
    // What is live was learnt and kept before.
    const file = join(order.cacheDir, 'learnt.bin');
    return { entries, learnt: await loadLearnt(file, entries, lexicon) };
  }
  const isSame =
    (await fingerprintOf(entries, lexicon)) === (await fingerprintOf(like.entries, lexicon));
  return { entries, learnt: isSame ? like.learnt : learn(entries, lexicon) };
}

function tell(news: ImpactNews): void {
  parentPort?.postMessage(news);
}
