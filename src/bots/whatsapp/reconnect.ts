/** What the past of the connection says about the next step. Pure; times in milliseconds. */
export interface LinkHistory {
  /** Disconnections in a row without a stable connection in between. */
  readonly failures: number;
  /** Refused logins in a row. */
  readonly refusals: number;
  /** When the present or last connection was established; absent when it never was. */
  readonly openedAt?: number;
  /** When WhatsApp last asked for a new connection, as it does after linking. */
  readonly restartedAt?: number;
}

export interface Disconnection {
  /** Baileys' `DisconnectReason`, which is WhatsApp's code or one in its manner. */
  readonly code: number;
  readonly at: number;
  /** Whether a phone has linked this device. */
  readonly linked: boolean;
  /** Whether WhatsApp had let us in or offered a QR before. */
  readonly greeted: boolean;
}

export type NextStep =
  | { readonly kind: 'connect'; readonly afterMs: number; readonly detail: string }
  /** The link is gone: forget the keys and offer a new QR or code. */
  | { readonly kind: 'relink'; readonly detail: string }
  /** Nothing a program can mend; a person decides. */
  | { readonly kind: 'stop'; readonly detail: string };

export interface Timing {
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
  /** A connection that has lasted this long makes earlier failures forgotten. */
  readonly stableAfterMs: number;
  /** How long after a requested restart a refused login is not believed. */
  readonly restartGraceMs: number;
}

export const TIMING: Timing = {
  firstPauseMs: 1_000,
  longestPauseMs: 300_000,
  stableAfterMs: 60_000,
  restartGraceMs: 30_000,
};

export const NEW_LINK: LinkHistory = { failures: 0, refusals: 0 };

const RESTART_REQUIRED = 515;
const LOGGED_OUT = 401;
const CONFIRMING_REFUSALS = 2;
/** A refused login is tried again this many first pauses later. */
const CALM = 2;
const FINAL: ReadonlyMap<number, string> = new Map([
  [402, 'banned-402'],
  [403, 'banned-403'],
  [406, 'banned-406'],
  [405, 'client-too-old'],
  [411, 'no-multi-device'],
  [440, 'replaced'],
  [463, 'reach-out-locked'],
]);

export function afterOpen(history: LinkHistory, at: number): LinkHistory {
  return { ...history, refusals: 0, openedAt: at };
}

/** @param random between 0 and 1, spreads the pauses of many bots */
export function afterDisconnect(
  history: LinkHistory,
  disconnection: Disconnection,
  random: number,
  timing: Timing = TIMING,
): { readonly history: LinkHistory; readonly step: NextStep } {
  const { code, at } = disconnection;
  const known = forgetWhenStable(history, at, timing);
  if (code === RESTART_REQUIRED) {
    return {
      history: { ...known, refusals: 0, restartedAt: at },
      step: { kind: 'connect', afterMs: 0, detail: 'restart' },
    };
  }
  const final = FINAL.get(code);
  if (final !== undefined) return { history: known, step: { kind: 'stop', detail: final } };
  if (code === LOGGED_OUT) return afterRefusal(known, disconnection, timing);
  const pause = Math.min(timing.firstPauseMs * 2 ** known.failures, timing.longestPauseMs);
  const afterMs = Math.round(pause * (0.5 + random / 2));
  const detail = disconnection.greeted ? `lost-${code}` : 'unreachable';
  return {
    history: { ...known, failures: known.failures + 1 },
    step: { kind: 'connect', afterMs, detail },
  };
}

function afterRefusal(
  history: LinkHistory,
  { at, linked }: Disconnection,
  timing: Timing,
): { readonly history: LinkHistory; readonly step: NextStep } {
  const relink: NextStep = { kind: 'relink', detail: linked ? 'logged-out' : 'link-failed' };
  const afterMs = timing.firstPauseMs * CALM;
  const again: NextStep = { kind: 'connect', afterMs, detail: 'refused' };
  const { restartedAt } = history;
  const justRestarted = restartedAt !== undefined && at - restartedAt < timing.restartGraceMs;
  if (linked && justRestarted) return { history, step: again };
  const refusals = history.refusals + 1;
  return !linked || refusals >= CONFIRMING_REFUSALS
    ? { history: NEW_LINK, step: relink }
    : { history: { ...history, refusals }, step: again };
}

function forgetWhenStable(history: LinkHistory, at: number, timing: Timing): LinkHistory {
  const { openedAt, ...rest } = history;
  const lasted = openedAt === undefined ? 0 : at - openedAt;
  return lasted >= timing.stableAfterMs ? { ...rest, failures: 0 } : rest;
}
