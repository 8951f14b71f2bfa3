/** Something that everything has to pass, so many a second, first come, first served. */
export interface Station {
  readonly name: string;
  readonly perSecond: number;
  /** The part of the messages that passes here; absent: all. */
  readonly share?: number;
  /** So many a day; who comes later that day is pointed elsewhere. */
  readonly perDay?: number;
}

/** How a station fared. */
export interface Passage {
  readonly name: string;
  readonly perSecond: number;
  /** Of its capacity, in the busiest hour. */
  readonly busiestHour: number;
  readonly longestQueue: number;
  /** Seconds that 99 of 100 messages waited at most. */
  readonly p99Seconds: number;
  readonly longestSeconds: number;
  /** The part of what came that was pointed elsewhere. */
  readonly turnedAway: number;
}

/**
 * Sends the arrivals through a station, in steps of a second. Waiting within a second is left out:
 * it is what `npm run bench -- load` measures.
 */
export function pass(arrivals: Uint32Array, station: Station): Passage {
  const { name, perSecond, share = 1, perDay = Number.POSITIVE_INFINITY } = station;
  const waits: Wait[] = [];
  let [queue, longestQueue, today, turnedAway] = [0, 0, 0, 0];
  for (const [second, count] of arrivals.entries()) {
    if (second % DAY_SECONDS === 0) today = 0;
    const taken = Math.min(count * share, Math.max(0, perDay - today));
    today += taken;
    turnedAway += count * share - taken;
    if (taken > 0) {
      const seconds = Math.max(0, queue + taken / 2 - perSecond) / perSecond;
      waits.push({ seconds, messages: taken });
    }
    queue = Math.max(0, queue + taken - perSecond);
    longestQueue = Math.max(longestQueue, queue);
  }
  const came = arrivals.reduce((sum, count) => sum + count, 0) * share;
  return {
    ...{ name, perSecond, longestQueue: Math.round(longestQueue), turnedAway: turnedAway / came },
    busiestHour: (busiestHour(arrivals) * share) / (perSecond * 3_600),
    p99Seconds: quantile(waits, 0.99),
    longestSeconds: waits.reduce((longest, { seconds }) => Math.max(longest, seconds), 0),
  };
}

interface Wait {
  readonly seconds: number;
  readonly messages: number;
}

const DAY_SECONDS = 86_400;

function busiestHour(arrivals: Uint32Array): number {
  let busiest = 0;
  for (let begin = 0; begin < arrivals.length; begin += 3_600) {
    const hour = arrivals.subarray(begin, begin + 3_600).reduce((sum, count) => sum + count, 0);
    busiest = Math.max(busiest, hour);
  }
  return busiest;
}

function quantile(waits: readonly Wait[], part: number): number {
  const sorted = waits.toSorted((one, other) => one.seconds - other.seconds);
  const wanted = part * sorted.reduce((sum, { messages }) => sum + messages, 0);
  let passed = 0;
  for (const { seconds, messages } of sorted) {
    passed += messages;
    if (passed >= wanted) return seconds;
  }
  return 0;
}
