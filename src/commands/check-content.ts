import { join } from 'node:path';
import { contentProblems } from '../content-checks/check-content.ts';
import { readContent } from '../content-checks/read-content.ts';
import { reviewWarnings, summary } from '../content-checks/report.ts';
import { problemLine } from '../knowledge/parse-entry.ts';

/** Prints all that is wrong with the content, or else how much of it there is. */
async function main(): Promise<void> {
  process.chdir(join(import.meta.dirname, '../..'));
  const today = new Date();
  const content = await readContent('content');
  const problems = contentProblems(content, today);
  for (const problem of problems) console.error(problemLine(problem));
  for (const warning of reviewWarnings(content.entries, today)) {
    console.warn(`warning: ${problemLine(warning)}`);
  }
  if (problems.length > 0 || !content.register) {
    console.error(
      `problems: ${problems.length}, files: ${Map.groupBy(problems, ({ file }) => file).size}`,
    );
    process.exitCode = 1;
    return;
  }
  for (const line of summary(content.entries, content.register)) console.log(line);
}

await main();
