import { describe, expect, it } from 'vitest';
import {
  expectedArrivals,
  hourOfWeek,
  isSuspect,
  startWatchdog,
} from '../../../src/bots/whatsapp/watchdog.ts';
import { HOURS_PER_WEEK } from '../../../src/storage/arrival-rhythm.ts';
import { waitFor } from '../../support/wait-for.ts';

const BUSY = Array.from({ length: HOURS_PER_WEEK }, () => 12);
const AT_NIGHT = BUSY.map((rate, hour) => (hour % 24 < 6 ? 0 : rate));
const NOON = new Date('2026-11-23T12:00:00Z');
const minutesBefore = (minutes: number) => new Date(NOON.getTime() - minutes * 60_000);

describe('silence', () => {
  it('is measured against the hours it falls into', () => {
    expect(hourOfWeek(NOON)).toBe(36);
    expect(expectedArrivals(BUSY, minutesBefore(90), NOON)).toBeCloseTo(18);
    const morning = new Date('2026-11-23T06:30:00Z');
    const midnight = new Date('2026-11-23T00:00:00Z');
    expect(expectedArrivals(AT_NIGHT, midnight, morning)).toBeCloseTo(6);
  });

  it.each([
    ['busy hours, an hour of silence', BUSY, 60, true],
    ['busy hours, half of that', BUSY, 29, false],
    ['a channel that nobody uses yet', BUSY.map(() => 0), 100_000, false],
    ['two messages an hour, two hours', BUSY.map(() => 2), 120, false],
    ['two messages an hour, six hours', BUSY.map(() => 2), 360, true],
  ] as const)('in %s', (_what, rhythm, minutes, suspect) => {
    expect(isSuspect(rhythm, minutesBefore(minutes), NOON)).toBe(suspect);
  });
});

describe('the watchdog', () => {
  it('acts once, and only where there is a connection', async () => {
    let acted = 0;
    let silentSince: Date | undefined;
    const errors: unknown[] = [];
    const watchdog = startWatchdog({
      rhythm: async () => BUSY,
      silentSince: () => silentSince,
      onSuspect: () => void acted++,
      onError: (error) => void errors.push(error),
      everyMs: 5,
    });
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect(acted).toBe(0);
    silentSince = new Date(Date.now() - 3_600_000);
    await waitFor('the action', () => acted > 0);
    await new Promise((resolve) => setTimeout(resolve, 40));
    watchdog.stop();
    expect(acted).toBe(1);
    expect(errors).toEqual([]);
  });
});
