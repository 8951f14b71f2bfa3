/**
 * Loaded before the program (`--import`): lets a test, from outside, make the clock jump and names
 * unresolvable. The folder `FAULT_FOLDER` holds the orders.
 */
import dns from 'node:dns';
import { existsSync, readFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';

const folder = process.env.FAULT_FOLDER ?? '';
const LOOK_EVERY_MS = 100;
let offsetMs = 0;
setInterval(() => {
  const order = join(folder, 'clock');
  offsetMs = existsSync(order) ? Number(readFileSync(order, 'utf8')) : 0;
}, LOOK_EVERY_MS).unref();

const RealDate = Date;
globalThis.Date = new Proxy(RealDate, {
  construct: (target, values) =>
    values.length === 0
      ? new target(target.now() + offsetMs)
      : Reflect.construct(target, values, target),
  apply: (target) => new target(target.now() + offsetMs).toString(),
  get: (target, name) =>
    name === 'now' ? () => target.now() + offsetMs : Reflect.get(target, name),
});

const { lookup } = dns;
dns.lookup = ((name: string, ...rest: unknown[]) => {
  const callback = rest.at(-1);
  if (!existsSync(join(folder, 'dns')) || typeof callback !== 'function') {
    return Reflect.apply(lookup, dns, [name, ...rest]);
  }
  const error = Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), {
    ...{ code: 'ENOTFOUND', errno: -3008, syscall: 'getaddrinfo', hostname: name },
  });
  process.nextTick(() => callback(error));
}) as typeof lookup;
syncBuiltinESMExports();
