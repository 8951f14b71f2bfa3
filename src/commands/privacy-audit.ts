import { existsSync } from 'node:fs';
import { Command } from 'commander';
import { z } from 'zod';
import { type Config, parseConfig } from '../config.ts';
import { askRunning } from '../control-socket.ts';
import { checkDatabase } from '../self-check/check-database.ts';
import type { Finding } from '../self-check/finding.ts';
import { createRowCheck } from '../self-check/rows.ts';
import { visitDump, visitSpool } from '../self-check/sources.ts';
import { checkFiles, checkHeaders } from '../self-check/surroundings.ts';
import { DirectoryLockedError } from '../storage/directory-lock.ts';
import { openDatabase } from '../storage/open-database.ts';

const findingsSchema = z.array(
  z.object({ place: z.string(), detail: z.string(), kind: z.string(), count: z.number() }),
);
const optionsSchema = z.object({
  dump: z.string().optional(),
  url: z.url({ protocol: /^https?$/ }).optional(),
  json: z.boolean().optional(),
});

const command = new Command('privacy:audit')
  .description('Looks for personal data where none should be. Exit 1 where something is found.')
  .option('--dump <file>', 'a file of `npm run backup` or `pg_dump`, in place of the database')
  .option('--url <url>', 'an installation whose headers are checked too')
  .option('--json', 'the findings as JSON')
  .parse();

try {
  const { dump, url, json } = optionsSchema.parse(command.opts());
  if (existsSync('.env')) process.loadEnvFile('.env');
  const findings = [
    ...(dump === undefined
      ? await auditInstallation(parseConfig(process.env))
      : await auditDump(dump)),
    ...(url === undefined ? [] : await checkHeaders(url)),
  ];
  if (json) console.log(JSON.stringify(findings));
  else for (const line of report(findings)) console.log(line);
  process.exitCode = findings.length === 0 ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}

async function auditDump(file: string): Promise<readonly Finding[]> {
  const rows = createRowCheck();
  await visitDump(file, rows.visit);
  return rows.findings();
}

async function auditInstallation(config: Config): Promise<readonly Finding[]> {
  const spool = createRowCheck();
  await visitSpool(config.dataDir, spool.visit);
  return [
    ...(await auditDatabase(config)),
    ...spool.findings(),
    ...(await checkFiles(config.dataDir)),
  ];
}

/** The embedded database is open in one process alone: a running program checks it itself. */
async function auditDatabase(config: Config): Promise<readonly Finding[]> {
  try {
    const database = await openDatabase({
      dataDir: config.dataDir,
      onConnectionLost: (error) => console.error(error.message),
      ...(config.databaseUrl === undefined ? {} : { url: config.databaseUrl }),
    });
    try {
      return await checkDatabase(database.db, config.retentionDays);
    } finally {
      await database.close();
    }
  } catch (error) {
    if (!(error instanceof DirectoryLockedError)) throw error;
    return findingsSchema.parse(await askRunning(config.dataDir, 'privacy-audit', null));
  }
}

function report(findings: readonly Finding[]): readonly string[] {
  if (findings.length === 0) return ['nothing found'];
  const lines = findings.map(
    ({ place, detail, kind, count }) => `${kind}: ${place}, ${detail}: ${count}`,
  );
  return [...lines, `${findings.length} findings`];
}
