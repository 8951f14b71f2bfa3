import { Worker } from 'node:worker_threads';
import type { EntryText } from '../knowledge/load-entries.ts';
import type { ContentProblem } from '../knowledge/parse-entry.ts';

/** What the worker is given. */
export interface CheckTask {
  readonly contentDir: string;
  /** All that would stand in place of the files, the drafts included. */
  readonly revisions: readonly EntryText[];
  /** The entries that are to be checked. */
  readonly ids: readonly string[];
}

/** `check:content` with drafts in their places, in a thread of its own: it takes some seconds. */
export function checkApart(task: CheckTask): Promise<readonly ContentProblem[]> {
  const worker = new Worker(new URL('./check-worker.ts', import.meta.url), { workerData: task });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the check ended without a result')));
  });
}
