/** `npm run bench -- <name>`: runs one benchmark. */
const BENCHMARKS: Readonly<Record<string, () => Promise<unknown>>> = {
  search: () => import('./search.ts'),
  load: () => import('./load.ts'),
  simulation: () => import('./simulation/main.ts'),
  desk: () => import('./desk.ts'),
};

const name = process.argv[2] ?? '';
const benchmark = BENCHMARKS[name];
if (benchmark) await benchmark();
else {
  const names = Object.keys(BENCHMARKS).join(', ');
  process.stderr.write(`bench: expected one of ${names}; got ${name || 'nothing'}\n`);
  process.exitCode = 2;
}
