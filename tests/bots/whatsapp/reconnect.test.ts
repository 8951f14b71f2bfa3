import { describe, expect, it } from 'vitest';
import {
  afterDisconnect,
  afterOpen,
  type Disconnection,
  type LinkHistory,
  NEW_LINK,
  TIMING,
} from '../../../src/bots/whatsapp/reconnect.ts';

const MIDDLE = 0.5;

function lost(fields: Partial<Disconnection> = {}): Disconnection {
  return { code: 428, at: 0, linked: true, greeted: true, ...fields };
}

describe('the next step after a disconnection', () => {
  it('is a new socket at once when WhatsApp asks for a restart', () => {
    const { history, step } = afterDisconnect(NEW_LINK, lost({ code: 515, at: 7 }), MIDDLE);
    expect(step).toEqual({ kind: 'connect', afterMs: 0, detail: 'restart' });
    expect(history).toMatchObject({ failures: 0, restartedAt: 7 });
  });

  it.each([408, 428, 500, 503])('is a pause that grows after %i, up to 5 minutes', (code) => {
    let history: LinkHistory = NEW_LINK;
    const pauses = Array.from({ length: 12 }, () => {
      const next = afterDisconnect(history, lost({ code }), 1);
      history = next.history;
      return next.step.kind === 'connect' ? next.step.afterMs : -1;
    });
    expect(pauses.slice(0, 4)).toEqual([1_000, 2_000, 4_000, 8_000]);
    expect(pauses.at(-1)).toBe(300_000);
  });

  it('spreads the pauses between half and whole', () => {
    const pause = (random: number) => afterDisconnect(NEW_LINK, lost(), random).step;
    expect(pause(0)).toMatchObject({ afterMs: 500 });
    expect(pause(1)).toMatchObject({ afterMs: 1_000 });
  });

  it('forgets earlier failures only after a minute of stability', () => {
    const worn: LinkHistory = { ...NEW_LINK, failures: 5 };
    const failuresAfter = (stableMs: number) =>
      afterDisconnect(afterOpen(worn, 0), lost({ at: stableMs }), 1).history.failures;
    expect(failuresAfter(TIMING.stableAfterMs - 1)).toBe(6);
    expect(failuresAfter(TIMING.stableAfterMs)).toBe(1);
  });

  it('does not count a connection that never opened as stable', () => {
    const first = afterDisconnect(afterOpen(NEW_LINK, 0), lost({ at: 1_000 }), 1).history;
    const second = afterDisconnect(first, lost({ at: 10 * TIMING.stableAfterMs }), 1).history;
    expect(second.failures).toBe(2);
  });

  it('tells an unreachable server from a lost connection', () => {
    expect(afterDisconnect(NEW_LINK, lost({ code: 408, greeted: false }), 1).step).toMatchObject({
      detail: 'unreachable',
    });
    expect(afterDisconnect(NEW_LINK, lost({ code: 408 }), 1).step).toMatchObject({
      detail: 'lost-408',
    });
  });

  it('does not believe a refused login right after a restart', () => {
    const restarted = afterDisconnect(NEW_LINK, lost({ code: 515, at: 0 }), 1).history;
    for (const at of [10, 1_000, TIMING.restartGraceMs - 1]) {
      expect(afterDisconnect(restarted, lost({ code: 401, at }), 1).step.kind).toBe('connect');
    }
  });

  it('believes a refused login when it is confirmed', () => {
    const first = afterDisconnect(NEW_LINK, lost({ code: 401 }), 1);
    expect(first.step).toMatchObject({ kind: 'connect', detail: 'refused' });
    const second = afterDisconnect(first.history, lost({ code: 401 }), 1);
    expect(second.step).toEqual({ kind: 'relink', detail: 'logged-out' });
    expect(second.history).toEqual(NEW_LINK);
  });

  it('starts to count refusals anew after a login', () => {
    const refused = afterDisconnect(NEW_LINK, lost({ code: 401 }), 1).history;
    const later = afterDisconnect(afterOpen(refused, 5), lost({ code: 401, at: 9 }), 1);
    expect(later.step.kind).toBe('connect');
  });

  it('offers a new link at once when linking itself is refused', () => {
    expect(afterDisconnect(NEW_LINK, lost({ code: 401, linked: false }), 1).step).toEqual({
      kind: 'relink',
      detail: 'link-failed',
    });
  });

  it.each([
    [402, 'banned-402'],
    [403, 'banned-403'],
    [406, 'banned-406'],
    [405, 'client-too-old'],
    [411, 'no-multi-device'],
    [440, 'replaced'],
    [463, 'reach-out-locked'],
  ])('is left to a person after %i', (code, detail) => {
    const { step } = afterDisconnect({ ...NEW_LINK, failures: 3 }, lost({ code }), 1);
    expect(step).toEqual({ kind: 'stop', detail });
  });
});
