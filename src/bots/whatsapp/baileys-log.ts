import type { ILogger } from '@whiskeysockets/baileys/lib/Utils/logger.js';
import type { Logger } from 'pino';

const DIGITS_OF_A_NUMBER = /\d{5,}/g;

/**
 * Baileys' logger: warnings and errors only, and of those only the constant words. What Baileys
 * adds to them holds stanzas, addresses and keys.
 */
export function createBaileysLog(log: Logger): ILogger {
  const silent = (): void => undefined;
  const quiet: ILogger = {
    level: 'warn',
    child: () => quiet,
    trace: silent,
    debug: silent,
    info: silent,
    warn: (about, message) => log.debug({ code: codeOf(about) }, wordsOf(about, message)),
    error: (about, message) => log.warn({ code: codeOf(about) }, wordsOf(about, message)),
  };
  return quiet;
}

function wordsOf(about: unknown, message: string | undefined): string {
  const words = message ?? (typeof about === 'string' ? about : 'no words');
  return `baileys: ${words.split('\n', 1)[0]?.replace(DIGITS_OF_A_NUMBER, '…') ?? ''}`;
}

/** The number that says why, wherever Baileys has put it. */
function codeOf(about: unknown): unknown {
  if (typeof about !== 'object' || about === null) return undefined;
  const error: unknown = Reflect.get(about, 'err') ?? Reflect.get(about, 'error');
  return statusCodeOf(error);
}

/** The status code that Baileys attaches to its errors. */
export function statusCodeOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const output: unknown = Reflect.get(error, 'output');
  if (typeof output !== 'object' || output === null) return undefined;
  const code: unknown = Reflect.get(output, 'statusCode');
  return typeof code === 'number' ? code : undefined;
}
