import { Worker } from 'node:worker_threads';
import type { KnowledgeEntry } from './entry.ts';
import type { Learnt } from './learn.ts';
import type { Lexicon } from './lexicon.ts';

/** Learning that goes on beside everything else. */
export interface LearningApart {
  /** Rejects when it is stopped before its end. */
  readonly learnt: Promise<Learnt>;
  stop(): void;
}

/** What the worker is given; the file is that of `loadLearnt`. */
export interface LearningTask {
  readonly file: string;
  readonly entries: readonly KnowledgeEntry[];
  readonly lexicon: Lexicon;
}

/** `loadLearnt` in a thread of its own, so that nobody who asks meanwhile waits for it. */
export function learnApart(task: LearningTask): LearningApart {
  const worker = new Worker(new URL('./learn-worker.ts', import.meta.url), { workerData: task });
  const learnt = new Promise<Learnt>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('learning ended without a result')));
  });
  return { learnt, stop: () => void worker.terminate() };
}
