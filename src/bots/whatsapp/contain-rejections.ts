import type { EventEmitter } from 'node:events';
import type { Logger } from 'pino';

/**
 * Several of Baileys' own listeners are async and write to a socket that may just have closed.
 * Nobody handles their rejections, and an unhandled one ends the process. The closing of the
 * socket, which is what these errors tell of, is noticed elsewhere.
 */
export function containRejections(
  emitter: Pick<EventEmitter, 'eventNames' | 'rawListeners' | 'removeAllListeners' | 'on'>,
  log: Logger,
): void {
  for (const event of emitter.eventNames()) {
    const listeners = emitter.rawListeners(event);
    emitter.removeAllListeners(event);
    for (const listener of listeners) {
      emitter.on(event, (...parts: unknown[]) => {
        const outcome: unknown = Reflect.apply(listener, emitter, parts);
        if (!(outcome instanceof Promise)) return;
        outcome.catch((err: unknown) => log.debug({ err }, 'a listener of baileys failed'));
      });
    }
  }
}
