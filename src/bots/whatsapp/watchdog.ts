import { type ArrivalRhythm, HOURS_PER_WEEK } from '../../storage/arrival-rhythm.ts';

const HOUR_MS = 3_600_000;
/** Silence is suspect when by rights so many messages would have come: chance is 1 in 20,000. */
const MISSED_MESSAGES = 10;
const SHORTEST_SILENCE_MS = 30 * 60_000;

/** How many messages usually come between two moments. Pure. */
export function expectedArrivals(rhythm: ArrivalRhythm, from: Date, to: Date): number {
  let expected = 0;
  for (let at = from.getTime(); at < to.getTime(); ) {
    const endOfHour = (Math.floor(at / HOUR_MS) + 1) * HOUR_MS;
    const until = Math.min(endOfHour, to.getTime());
    expected += (rhythm[hourOfWeek(new Date(at))] ?? 0) * ((until - at) / HOUR_MS);
    at = until;
  }
  return expected;
}

/** Whether a connection that looks alive has been silent for too long to be believed. Pure. */
export function isSuspect(rhythm: ArrivalRhythm, silentSince: Date, now: Date): boolean {
  const silentMs = now.getTime() - silentSince.getTime();
  if (silentMs < SHORTEST_SILENCE_MS) return false;
  return expectedArrivals(rhythm, silentSince, now) >= MISSED_MESSAGES;
}

/** Hours since Sunday 00:00 UTC. */
export function hourOfWeek(at: Date): number {
  return (at.getUTCDay() * 24 + at.getUTCHours()) % HOURS_PER_WEEK;
}

export interface Watchdog {
  stop(): void;
}

export interface WatchdogParts {
  readonly rhythm: () => Promise<ArrivalRhythm>;
  /** Since when nothing has come over the present connection; absent while there is none. */
  readonly silentSince: () => Date | undefined;
  readonly onSuspect: () => void;
  readonly onError: (error: unknown) => void;
  readonly everyMs: number;
}

/** Looks again and again until it is stopped or has barked once. */
export function startWatchdog(parts: WatchdogParts): Watchdog {
  async function look(): Promise<void> {
    const since = parts.silentSince();
    if (!since || !isSuspect(await parts.rhythm(), since, new Date())) return;
    clearInterval(timer);
    parts.onSuspect();
  }
  const timer = setInterval(() => void look().catch(parts.onError), parts.everyMs);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
