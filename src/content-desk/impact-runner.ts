import { createHash } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { EntryText } from '../knowledge/load-entries.ts';
import type { ContentImpacts } from '../storage/content-impacts.ts';
import type { ContentRevision, ContentStore } from '../storage/content-store.ts';
import type { ContentUsage } from '../storage/content-usage.ts';
import { toText } from './content-desk.ts';
import type { Impact } from './impact.ts';
import type { ImpactNews, ImpactOrder } from './impact-worker.ts';

/** What is known of a draft's impact. */
export type ImpactState =
  | { readonly kind: 'none' }
  | { readonly kind: 'running'; readonly done: number; readonly total: number }
  | { readonly kind: 'failed' }
  /** `isOutdated` when the draft or what is published has changed since. */
  | { readonly kind: 'done'; readonly impact: Impact; readonly isOutdated: boolean };

/** Works out what drafts would change, one at a time, beside everything else. */
export interface ImpactRunner {
  state(revision: ContentRevision): Promise<ImpactState>;
  /** Returns as soon as it has begun; `false` when it, or another, is being worked out. */
  begin(revision: ContentRevision): Promise<boolean>;
  stop(): Promise<void>;
}

export interface ImpactRunnerParts {
  readonly store: ContentStore;
  readonly impacts: ContentImpacts;
  readonly usage: ContentUsage;
  readonly place: Pick<ImpactOrder, 'contentDir' | 'region' | 'cacheDir'>;
  readonly onFailure: (error: unknown) => void;
}

const QUESTIONS_ASKED = 2_000;

export function createImpactRunner(parts: ImpactRunnerParts): ImpactRunner {
  const { store, impacts, usage, place, onFailure } = parts;
  let worker: Worker | undefined;
  let isBusy = false;

  async function run(revision: ContentRevision): Promise<void> {
    try {
      const { revisions: before } = await store.published();
      const order: ImpactOrder = {
        ...place,
        before,
        after: withDraft(before, revision),
        questions: await usage.recentQuestions(QUESTIONS_ASKED),
      };
      worker = new Worker(new URL('./impact-worker.ts', import.meta.url), { workerData: order });
      const impact = await resultOf(worker, (done, total) => {
        impacts.progress(revision.id, done, total).catch(onFailure);
      });
      await impacts.finish(revision.id, JSON.stringify(impact));
    } catch (error) {
      onFailure(error);
      await impacts.fail(revision.id);
    } finally {
      worker = undefined;
      isBusy = false;
    }
  }

  return {
    async state(revision) {
      const record = await impacts.find(revision.id);
      if (!record || (record.state === 'running' && record.isStale)) return { kind: 'none' };
      if (record.state === 'running') return { ...record, kind: 'running' };
      if (record.state === 'failed' || record.result === null) return { kind: 'failed' };
      const impact: Impact = JSON.parse(record.result);
      const isOutdated = record.fingerprint !== (await fingerprint(store, revision));
      return { kind: 'done', impact, isOutdated };
    },
    async begin(revision) {
      if (isBusy) return false;
      isBusy = true;
      const hasBegun = await impacts
        .begin(revision.id, await fingerprint(store, revision))
        .catch((error: unknown) => {
          isBusy = false;
          throw error;
        });
      if (hasBegun) run(revision).catch(onFailure);
      else isBusy = false;
      return hasBegun;
    },
    async stop() {
      await worker?.terminate();
    },
  };
}

function withDraft(
  published: readonly EntryText[],
  revision: ContentRevision,
): readonly EntryText[] {
  return [...published.filter(({ id }) => id !== revision.entryId), toText(revision)];
}

/** Of the draft and of what stands beside it. */
async function fingerprint(store: ContentStore, revision: ContentRevision): Promise<string> {
  const parts = [await store.publication(), revision.text, revision.ways];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

function resultOf(
  worker: Worker,
  onProgress: (done: number, total: number) => void,
): Promise<Impact> {
  return new Promise((resolve, reject) => {
    worker.on('message', (news: ImpactNews) => {
      if (news.kind === 'done') resolve(news.impact);
      else onProgress(news.done, news.total);
    });
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the impact was not worked out to its end')));
  });
}
