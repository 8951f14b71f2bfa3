/** `node bench/search-growth.ts TIMES`: one size of content in a process of its own, as one line of JSON. */
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { loadLabelled } from '../src/evaluation/labelled-question.ts';
import { learn } from '../src/knowledge/learn.ts';
import { loadEntries } from '../src/knowledge/load-entries.ts';
import { loadLexicon } from '../src/knowledge/load-lexicon.ts';
import { grownContent } from './grown-content.ts';
import { openOurs, run } from './search-run.ts';

/** So few ways of asking each topic keeps, at every size, for learning ten thousand topics to end soon. */
const WAYS = 6;

const root = join(import.meta.dirname, '..');
const [entries, lexicon, { questions }] = await Promise.all([
  loadEntries(join(root, 'content/faq')),
  loadLexicon(join(root, 'content')),
  loadLabelled(join(root, 'tests/quality/questions-dev.jsonl')),
]);
const grown = grownContent(entries, Number(process.argv[2]), WAYS);
const start = performance.now();
const learnt = learn(grown, lexicon);
const learnMs = performance.now() - start;
const peakMiB = Math.round(process.resourceUsage().maxRSS / 1024);
const ours = openOurs(grown, lexicon, learnt);
const result = await run(ours, questions);
globalThis.gc?.();
const { heapUsed, arrayBuffers } = process.memoryUsage();
const usedMiB = Math.round((heapUsed + arrayBuffers) / 2 ** 20);
const line = { entries: grown.length, learnMs, usedMiB, peakMiB, ...result };
process.stdout.write(`${JSON.stringify(line)}\n`);
