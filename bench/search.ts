import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { loadLabelled } from '../src/evaluation/labelled-question.ts';
import type { KnowledgeEntry } from '../src/knowledge/entry.ts';
import { createKnowledgeBase } from '../src/knowledge/knowledge-base.ts';
import type { Lexicon } from '../src/knowledge/lexicon.ts';
import { loadEntries } from '../src/knowledge/load-entries.ts';
import { loadLexicon } from '../src/knowledge/load-lexicon.ts';
import { grownContent } from './grown-content.ts';
import { type Contender, PEERS } from './search-peers.ts';

const ROOT = join(import.meta.dirname, '..');
const WAYS_WHEN_GROWN = 12;
const GROWTHS = [1, 10, 100];

interface Row {
  readonly name: string;
  readonly hit1: string;
  readonly shown3: string;
  readonly falseAnswer: string;
  readonly p50: string;
  readonly p99: string;
  readonly build: string;
}

const [entries, lexicon, labelled] = await Promise.all([
  loadEntries(join(ROOT, 'content/faq')),
  loadLexicon(join(ROOT, 'content')),
  loadLabelled(join(ROOT, 'tests/quality/questions-dev.jsonl')),
]);

printHead();
const wantsPeers = !process.argv.includes('--growth');
for (const [name, open] of wantsPeers ? ([['Tanya Netral', openOurs], ...PEERS] as const) : []) {
  const start = performance.now();
  const contender = await open(entries, lexicon).catch((error: unknown) => missing(name, error));
  if (contender) printRow(await run(name, contender, performance.now() - start));
}
if (!process.argv.includes('--quick')) await printGrowth();

/** Ours, with its own judgement of when to answer. */
async function openOurs(content: readonly KnowledgeEntry[], words: Lexicon): Promise<Contender> {
  const knowledge = createKnowledgeBase(content, words);
  return {
    async find(text) {
      const answer = knowledge.answer(text);
      const topics = answer.candidates.map(({ entry }) => entry.id);
      const isShown = answer.kind === 'found' || answer.kind === 'unsure';
      return { topics: isShown ? topics : [], isAnswer: answer.kind === 'found' };
    },
    async close() {},
  };
}

function missing(name: string, error: unknown): undefined {
  const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
  say(`${name}: left out, ${reason}`);
  return undefined;
}

async function run(name: string, contender: Contender, buildMs: number): Promise<Row> {
  const micros: number[] = [];
  let hits = 0;
  let shown = 0;
  let falseAnswers = 0;
  for (const { q } of labelled.questions.slice(0, 50)) await contender.find(q);
  for (const { q, topics, in_scope } of labelled.questions) {
    const start = performance.now();
    const found = await contender.find(q);
    micros.push((performance.now() - start) * 1000);
    if (!in_scope) falseAnswers += found.isAnswer ? 1 : 0;
    else {
      hits += topics.includes(found.topics[0] ?? '') ? 1 : 0;
      shown += found.topics.slice(0, 3).some((topic) => topics.includes(topic)) ? 1 : 0;
    }
  }
  await contender.close();
  micros.sort((a, b) => a - b);
  const inside = labelled.questions.filter(({ in_scope }) => in_scope).length;
  return {
    name,
    hit1: percent(hits, inside),
    shown3: percent(shown, inside),
    falseAnswer: percent(falseAnswers, labelled.questions.length - inside),
    p50: milliseconds(micros[Math.floor(micros.length * 0.5)] ?? 0),
    p99: milliseconds(micros[Math.floor(micros.length * 0.99)] ?? 0),
    build: `${Math.round(buildMs)} ms`,
  };
}

function printHead(): void {
  say('| | right first | right among three | answers what is not ours | p50 | p99 | ready in |');
  say('|---|---|---|---|---|---|---|');
}

function printRow({ name, hit1, shown3, falseAnswer, p50, p99, build }: Row): void {
  say(`| ${name} | ${hit1} | ${shown3} | ${falseAnswer} | ${p50} | ${p99} | ${build} |`);
}

/** Time per question and memory as the content grows. */
async function printGrowth(): Promise<void> {
  say('\n| content | entries | p50 | p99 | ready in | memory |');
  say('|---|---|---|---|---|---|');
  for (const times of GROWTHS) {
    const grown = grownContent(entries, times, WAYS_WHEN_GROWN);
    const before = process.memoryUsage().rss;
    const start = performance.now();
    const contender = await openOurs(grown, lexicon);
    const buildMs = performance.now() - start;
    const { p50, p99, build } = await run(`× ${times}`, contender, buildMs);
    const memory = Math.round((process.memoryUsage().rss - before) / 2 ** 20);
    say(`| × ${times} | ${grown.length} | ${p50} | ${p99} | ${build} | ${memory} MiB |`);
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)} %`;
}

function milliseconds(micros: number): string {
  return `${(micros / 1000).toFixed(2)} ms`;
}
