import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { z } from 'zod';
import { loadLabelled } from '../src/evaluation/labelled-question.ts';
import { createAnalyzer } from '../src/knowledge/analyzer.ts';
import { learn } from '../src/knowledge/learn.ts';
import { loadEntries } from '../src/knowledge/load-entries.ts';
import { loadLexicon } from '../src/knowledge/load-lexicon.ts';
import { createFuzzyIndex } from '../tests/support/fuzzy-index.ts';
import { PEERS } from './search-peers.ts';
import { type Contender, finding, openOurs, type Result, run } from './search-run.ts';

const GROWTHS = [1, 10, 100];
/** What learning ten thousand topics needs at its height, in MiB. */
const MOST_HEAP = 8192;

const growthSchema = z.object({
  entries: z.number(),
  learnMs: z.number(),
  usedMiB: z.number(),
  peakMiB: z.number(),
  hit1: z.number(),
  shown3: z.number(),
  p50Us: z.number(),
  p99Us: z.number(),
});

const root = join(import.meta.dirname, '..');
const [entries, lexicon, { questions }] = await Promise.all([
  loadEntries(join(root, 'content/faq')),
  loadLexicon(join(root, 'content')),
  loadLabelled(join(root, 'tests/quality/questions-dev.jsonl')),
]);

if (!process.argv.includes('--growth')) await compare();
if (!process.argv.includes('--peers')) grow();

/** The same entries and questions for all; times as multiples of ours. */
async function compare(): Promise<void> {
  const start = performance.now();
  const learnt = learn(entries, lexicon);
  const learnMs = performance.now() - start;
  const ours = await measured(openOurs(entries, lexicon, learnt));
  say('| | right first | right among three | answers what is not ours | p50 | p99 | ready in |');
  say('|---|---|---|---|---|---|---|');
  const times = `${milliseconds(ours.p50Us)} | ${milliseconds(ours.p99Us)}`;
  say(`| **Tanya Netral** | ${shares(ours)} | ${times} | ${seconds(learnMs)} |`);
  for (const { name, open } of PEERS) {
    const opening = performance.now();
    const contender = await open(entries);
    const readyMs = performance.now() - opening;
    const theirs = await measured(contender);
    say(`| ${name} | ${shares(theirs)} | ${ratios(theirs, ours)} | ${seconds(readyMs)} |`);
  }
  const analyzer = createAnalyzer(lexicon, learnt.wordCounts);
  const search = createFuzzyIndex(learnt.documents, lexicon.stems.faint);
  // The reading of the question is given to it for free.
  const stems = new Map(
    questions.map(({ q }) => [q, analyzer.analyze(q).tokens.map(({ stem }) => stem)]),
  );
  const bare = await measured({
    find: (text) => finding(search(stems.get(text) ?? [])),
    async close() {},
  });
  const p50 = (ours.p50Us / bare.p50Us).toFixed(2);
  const p99 = (ours.p99Us / bare.p99Us).toFixed(2);
  say(`\nBeside a bare fuzzy search on our own index: ${p50} times its p50, ${p99} times its p99.`);
}

async function measured(contender: Contender): Promise<Result> {
  const result = await run(contender, questions);
  await contender.close();
  return result;
}

/** Each size in a process of its own, so that memory is its own too. */
function grow(): void {
  say(
    '\n| content | topics | p50 | p99 | learning | memory in use | at its height | right first |',
  );
  say('|---|---|---|---|---|---|---|---|');
  const sizes = GROWTHS.map((times) => {
    const script = join(import.meta.dirname, 'search-growth.ts');
    const flags = [`--max-old-space-size=${MOST_HEAP}`, '--expose-gc'];
    const output = execFileSync(process.execPath, [...flags, script, String(times)]);
    const size = growthSchema.parse(JSON.parse(output.toString()));
    const speed = `${milliseconds(size.p50Us)} | ${milliseconds(size.p99Us)}`;
    const memory = `${size.usedMiB} MiB | ${size.peakMiB} MiB`;
    const cells = [size.entries, speed, seconds(size.learnMs), memory, percent(size.hit1)];
    say(`| × ${times} | ${cells.join(' | ')} |`);
    return size;
  });
  const [first, last] = [sizes[0], sizes.at(-1)];
  if (!first || !last) return;
  const p50 = (last.p50Us / first.p50Us).toFixed(1);
  const p99 = (last.p99Us / first.p99Us).toFixed(1);
  say(`\nA hundred times the content takes ${p50} times the p50 and ${p99} times the p99.`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function shares({ hit1, shown3, falseAnswer }: Result): string {
  return [hit1, shown3, falseAnswer].map(percent).join(' | ');
}

function ratios(theirs: Result, ours: Result): string {
  return [theirs.p50Us / ours.p50Us, theirs.p99Us / ours.p99Us]
    .map((ratio) => `× ${ratio < 10 ? ratio.toFixed(1) : Math.round(ratio)}`)
    .join(' | ');
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function milliseconds(micros: number): string {
  return `${(micros / 1000).toFixed(2)} ms`;
}

function seconds(milli: number): string {
  return `${(milli / 1000).toFixed(1)} s`;
}
