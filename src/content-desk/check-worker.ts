import { parentPort, workerData } from 'node:worker_threads';
import { problemsConcerning } from '../content-checks/check-content.ts';
import { readContent } from '../content-checks/read-content.ts';
import type { CheckTask } from './check-apart.ts';

/** The thread of `checkApart`: the problems that concern the entries in question. */
const { contentDir, revisions, ids }: CheckTask = workerData;
const content = await readContent(contentDir, revisions);
parentPort?.postMessage(problemsConcerning(ids, content, new Date()));
