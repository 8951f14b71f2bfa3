import { parentPort, workerData } from 'node:worker_threads';
import type { LearningTask } from './learn-apart.ts';
import { loadLearnt } from './load-learnt.ts';

/** The thread of `learnApart`. */
const { file, entries, lexicon }: LearningTask = workerData;
parentPort?.postMessage(await loadLearnt(file, entries, lexicon));
