/** When people ask in the week of an election, as shares; nothing of it is a measurement. */
export interface Week {
  /** Messages in the whole week. */
  readonly messages: number;
  /** Deterministic for the same seed. */
  readonly seed: number;
}

const DAY_SECONDS = 86_400;
export const WEEK_SECONDS = 7 * DAY_SECONDS;
/** Wednesday is election day; the quiet days before it are the busiest. */
const BY_DAY = [0.1, 0.13, 0.17, 0.22, 0.24, 0.09, 0.05];
/** From midnight, local time: offices, the lunch break, the evening at home. */
const BY_HOUR = [
  ...[6, 3, 2, 2, 4, 14, 30, 55, 78, 85, 80, 76],
  ...[88, 72, 66, 62, 56, 58, 70, 92, 96, 78, 46, 21],
];
/** Now and then a circular or a rumour makes everybody ask at once. */
const RUSHES_A_DAY = 3;
const RUSH_SECONDS = 600;
const RUSH_FACTOR = 4;

/** How many messages come in each second of the week. */
export function arrivalsOf({ messages, seed }: Week): Uint32Array {
  const random = seededRandom(seed);
  const byHourTotal = BY_HOUR.reduce((sum, weight) => sum + weight, 0);
  const rates = new Float64Array(WEEK_SECONDS);
  for (let second = 0; second < WEEK_SECONDS; second++) {
    const day = BY_DAY[Math.floor(second / DAY_SECONDS)] ?? 0;
    const hour = BY_HOUR[Math.floor((second % DAY_SECONDS) / 3_600)] ?? 0;
    rates[second] = (messages * day * hour) / byHourTotal / 3_600;
  }
  for (let rush = 0; rush < 7 * RUSHES_A_DAY; rush++) {
    const day = Math.floor(rush / RUSHES_A_DAY);
    const begin = Math.floor(day * DAY_SECONDS + (7 + random() * 14) * 3_600);
    for (let second = begin; second < begin + RUSH_SECONDS; second++) {
      rates[second] = (rates[second] ?? 0) * RUSH_FACTOR;
    }
  }
  return Uint32Array.from(rates, (rate) => poisson(rate, random));
}

/** Knuth's way for few, the normal approximation for many. */
function poisson(mean: number, random: () => number): number {
  if (mean > 50) {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal));
  }
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = random(); product > limit; product *= random()) count += 1;
  return count;
}

/** Mulberry32: small, and the same on every machine. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
