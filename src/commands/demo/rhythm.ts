import { addDays, localDay } from '../../review/period.ts';
import type { Random } from './random.ts';

export const DEMO_DAYS = 120;
const HOUR_MS = 60 * 60 * 1000;
const DAY_HOURS = 24;
const WEEKEND = 0.35;

/** How much is asked in each hour of a day: office hours, and the evening. */
const BY_HOUR = [
  ...[1, 0.5, 0.3, 0.2, 0.4, 1.2, 3, 6, 10, 12, 11, 8],
  ...[6, 9, 10, 8, 5, 4, 5, 8, 9, 7, 4, 2],
];

/** Days ago on which a campaign reached its height, how far it spread, how much it added. */
const PEAKS = [
  { daysAgo: 74, spread: 7, height: 2.2 },
  { daysAgo: 26, spread: 5, height: 3 },
] as const;

/** Moments of the last 120 days, as a year of elections would bring them; none in the future. */
export function createMoments(random: Random, now: Date): () => Date {
  const today = localDay(now);
  const days = Array.from({ length: DEMO_DAYS }, (_, index) => {
    const daysAgo = DEMO_DAYS - 1 - index;
    const day = addDays(today, -daysAgo);
    return { start: Date.parse(`${day}T00:00:00+08:00`), weight: weightOf(day, daysAgo) };
  });
  const weights = days.map(({ weight }) => weight);
  return function draw(): Date {
    const day = days[random.weighted(weights)];
    const hour = random.weighted(BY_HOUR);
    const at = (day?.start ?? now.getTime()) + (hour + random.next()) * HOUR_MS;
    // What lies ahead of us today was asked a day ago.
    return new Date(at < now.getTime() ? at : at - DAY_HOURS * HOUR_MS);
  };
}

function weightOf(day: string, daysAgo: number): number {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  const campaign = PEAKS.reduce((sum, { daysAgo: top, spread, height }) => {
    const distance = (daysAgo - top) / spread;
    return sum + height * Math.exp(-distance * distance);
  }, 1);
  return weekday === 0 || weekday === 6 ? campaign * WEEKEND : campaign;
}
