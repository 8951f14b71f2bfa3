import { createInterface } from 'node:readline';
import { redact } from '../privacy/redact.ts';

/** Standard input to standard output, line by line, each as it would be stored. */
async function main(): Promise<void> {
  const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
  for await (const line of lines) process.stdout.write(`${redact(line)}\n`);
}

await main();
