import { run } from '../../../src/run.ts';
import { FAST } from './fast.ts';

/** The program itself, for which three hours pass at once when it gets SIGWINCH. */
const SKIPPED_MS = 3 * 60 * 60 * 1000;
const RealDate = Date;

process.once('SIGWINCH', () => {
  const later = () => RealDate.now() + SKIPPED_MS;
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, values: unknown[]) =>
      Reflect.construct(target, values.length === 0 ? [later()] : values),
    get: (target, name) => (name === 'now' ? later : Reflect.get(target, name)),
  });
});

await run({ whatsappTuning: FAST });
