import { enableCompileCache } from 'node:module';

// A third of the start is compiling: what was compiled once is kept for the next start.
enableCompileCache();
const { run } = await import('./run.ts');
await run();
