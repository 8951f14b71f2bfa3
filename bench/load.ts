/** `npm run bench -- load [--soak MINUTES] [--seconds N] [--profile DIR]`: the whole path under load. */
import { Agent } from 'node:http';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadLabelled } from '../src/evaluation/labelled-question.ts';
import { post, startPlatform } from './load-platform.ts';
import { startPrograms } from './load-programs.ts';
import { soak } from './load-soak.ts';

const ROOT = join(import.meta.dirname, '..');
const AT_ONCE = 64;
const STEADY_PER_SECOND = 50;

const seconds = Number(argument('--seconds') ?? 10);
const soakMinutes = Number(argument('--soak') ?? 0);
const labelled = await loadLabelled(join(ROOT, 'tests/quality/questions-dev.jsonl'));
// A greeting alone waits 1.5 s for its question, by intention; it would measure that wait.
const questions = labelled.questions.filter((one) => one.in_scope).map(({ q }) => q);
let asked = 0;
const nextQuestion = () => questions[asked++ % questions.length] ?? '';

const SECRET = 'bench-secret-bench-secret-bench-secret';
const platform = await startPlatform(SECRET);
const programs = await startPrograms(platform.url, SECRET, argument('--profile'));
try {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const ask = () => platform.ask(programs.webhookUrl, nextQuestion());
  const call = (path: string) => async () =>
    post(agent, `${programs.baselineUrl}${path}`, { update_id: asked, text: nextQuestion() });
  await throughput(ask, 3);
  await throughput(call('/insert'), 2);
  const rows = { bare: [] as number[], insert: [] as number[], ours: [] as number[] };
  for (let round = 0; round < 3; round++) {
    rows.bare.push(await throughput(call('/bare'), seconds / 3));
    rows.insert.push(await throughput(call('/insert'), seconds / 3));
    rows.ours.push(await throughput(ask, seconds / 3));
  }
  const [bare, insert, ours] = [median(rows.bare), median(rows.insert), median(rows.ours)];
  say(`${AT_ONCE} at once, PostgreSQL with fsync, three rounds of each in turn, median:`);
  say(`  a bare Fastify route            ${bare.toFixed(0)} requests/s`);
  say(`  a Fastify route with one INSERT ${insert.toFixed(0)} requests/s`);
  say(`  webhook → turn → reply out      ${ours.toFixed(0)} messages/s`);
  say(
    `  ratio to one INSERT ${(ours / insert).toFixed(2)}, to the bare route ${(ours / bare).toFixed(2)}`,
  );
  await sleep(2_000);
  const { p50, p99 } = await steady(ask, seconds);
  say(
    `${STEADY_PER_SECOND} messages/s: p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms until the reply is out`,
  );
  if (soakMinutes > 0) await soak(programs, ask, soakMinutes, say);
  agent.destroy();
} finally {
  await programs.stop();
  await platform.close();
}

/** Finished calls per second, with always the same number under way. */
async function throughput(call: () => Promise<unknown>, forSeconds: number): Promise<number> {
  const begun = performance.now();
  const end = begun + forSeconds * 1000;
  let done = 0;
  async function loop(): Promise<void> {
    while (performance.now() < end) {
      await call();
      done += 1;
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, loop));
  return done / ((performance.now() - begun) / 1000);
}

/** Calls at a steady rate that does not wait for answers. */
async function steady(call: () => Promise<number>, forSeconds: number) {
  const count = STEADY_PER_SECOND * forSeconds;
  const begun = performance.now();
  const calls: Promise<number>[] = [];
  for (let index = 0; index < count; index++) {
    const wait = begun + (index * 1000) / STEADY_PER_SECOND - performance.now();
    if (wait > 0) await sleep(wait);
    calls.push(call());
  }
  const times = (await Promise.all(calls)).sort((one, other) => one - other);
  return { p50: times[Math.floor(count * 0.5)] ?? 0, p99: times[Math.floor(count * 0.99)] ?? 0 };
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}

function argument(name: string): string | undefined {
  const place = process.argv.indexOf(name);
  return place < 0 ? undefined : process.argv[place + 1];
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
