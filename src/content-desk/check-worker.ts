import { parentPort, workerData } from 'node:worker_threads';
import { contentProblems } from '../content-checks/check-content.ts';
import { readContent } from '../content-checks/read-content.ts';
import type { CheckTask } from './check-apart.ts';

/** The thread of `checkApart`: the problems that concern the entries in question. */
const { contentDir, revisions, ids }: CheckTask = workerData;
const problems = contentProblems(await readContent(contentDir, revisions), new Date());
const concern = (text: string): boolean =>
  ids.some((id) => text.endsWith(` ${id}`) || text.includes(`/${id}.`));
parentPort?.postMessage(problems.filter(({ file, found }) => concern(file) || concern(found)));
