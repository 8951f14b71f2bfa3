type ConsoleMethod = (...parts: unknown[]) => void;

const METHODS = ['log', 'info', 'warn', 'error', 'debug', 'trace', 'dir'] as const;

/** libsignal's own lines, which come with a whole session, private keys included. */
const LIBRARY_LINE =
  /^(Closing|Opening|Removing old|Migrating) .*session|^Session (already|error)|^V1 session|^Failed to decrypt|^Decrypted message|^Unhandled bucket|session/i;

export interface ConsoleGuard {
  /** How many calls were dropped, and how many of them told of a message that does not decrypt. */
  readonly dropped: () => { readonly calls: number; readonly badMac: number };
  /** Puts the console back as it was. */
  restore(): void;
}

/**
 * Drops whatever a library writes to the console that is not plain text, and what libsignal writes
 * in any form. Must be in place before Baileys is imported.
 */
export function installConsoleGuard(): ConsoleGuard {
  const target = globalThis.console;
  const before = new Map(METHODS.map((method) => [method, target[method] as ConsoleMethod]));
  let calls = 0;
  let badMac = 0;
  for (const [method, original] of before) {
    target[method] = (...parts: unknown[]) => {
      if (parts.every(isHarmless)) return original.apply(target, parts);
      calls += 1;
      if (parts.some((part) => String(part).includes('Bad MAC'))) badMac += 1;
    };
  }
  return {
    dropped: () => ({ calls, badMac }),
    restore() {
      for (const [method, original] of before) target[method] = original;
    },
  };
}

function isHarmless(part: unknown): boolean {
  return typeof part === 'string' && !LIBRARY_LINE.test(part);
}
