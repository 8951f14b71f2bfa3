import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { auditProblems, exceptionsSchema, parseAudit } from './parts/audit-report.ts';

/**
 * `npm audit` of what runs, with the reasoned exceptions of `audit-exceptions.json`. Code 1: there
 * is something to do; code 2: the registry did not tell.
 */
const PROJECT = join(import.meta.dirname, '..');
const UNKNOWN = 2;

const exceptions = exceptionsSchema.parse(
  JSON.parse(await readFile(join(PROJECT, 'audit-exceptions.json'), 'utf8')),
);
const { stdout, stderr } = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
  cwd: PROJECT,
  encoding: 'utf8',
});
const advisories = parseAudit(stdout);
if (advisories) {
  const problems = auditProblems(advisories, exceptions, new Date().toISOString().slice(0, 10));
  for (const problem of problems) console.error(problem);
  console.log(`${advisories.length} advisories, ${exceptions.length} exceptions`);
  if (problems.length > 0) process.exitCode = 1;
} else {
  console.error(`npm audit did not answer; nothing is known:\n${stderr || stdout}`);
  process.exitCode = UNKNOWN;
}
