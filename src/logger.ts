import { type DestinationStream, type Logger, pino } from 'pino';

/** Second lock only: nothing under these names should reach a log call in the first place. */
const NEVER_LOGGED = [
  'text',
  'token',
  'secret',
  'address',
  'payload',
  'session',
  '*.text',
  '*.token',
  '*.secret',
  '*.address',
  '*.payload',
  '*.session',
];

export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: NEVER_LOGGED, censor: '[disembunyikan]' },
    serializers: { err: serializeError },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** Type, code, message and stack; never the request, parameters or rows an error carries along. */
function serializeError(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack } = error;
  return { type: name, code: Reflect.get(error, 'code'), message, stack };
}
