/** `npm run chaos [-- NAME]`: the fault tests in their long form, and what became of the messages. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const COLUMNS = ['fault', 'sent', 'answered', 'lost', 'doubled', 'unknown', 'longestMs'] as const;

const reportFile = join(mkdtempSync(join(tmpdir(), 'tanya-netral-chaos-')), 'report.jsonl');
const only = process.argv.slice(2).flatMap((name) => ['-t', name]);
const vitest = join(import.meta.dirname, '../node_modules/vitest/vitest.mjs');
const { status } = spawnSync(
  process.execPath,
  [vitest, 'run', 'tests/e2e/chaos', '--no-file-parallelism', ...only],
  {
    stdio: 'inherit',
    env: { ...process.env, CHAOS: 'long', CHAOS_REPORT: reportFile },
  },
);
say(`| ${COLUMNS.join(' | ')} |`);
say(`| ${COLUMNS.map(() => '---').join(' | ')} |`);
for (const line of readReport().split('\n').filter(Boolean)) {
  const row = JSON.parse(line) as Readonly<Record<string, unknown>>;
  say(`| ${COLUMNS.map((column) => row[column]).join(' | ')} |`);
}
process.exitCode = status ?? 1;

function readReport(): string {
  try {
    return readFileSync(reportFile, 'utf8');
  } catch {
    return ''; // no fault has come to its end
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
