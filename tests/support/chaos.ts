import { appendFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished } from 'vitest';
import { type Fates, fatesIn } from './instances.ts';
import { newPerson } from './telegram/stage.ts';
import { startTelegramServer, type TelegramServer } from './telegram/telegram-server.ts';
import { waitFor } from './wait-for.ts';

/** `npm run chaos` asks for the long form; `npm test` has the short one. */
export const IS_LONG = process.env.CHAOS === 'long';
const REPORT = process.env.CHAOS_REPORT;

/** Seconds in the short and in the long form. */
export function seconds(short: number, long: number): number {
  return (IS_LONG ? long : short) * 1000;
}

/** What became of the messages that were sent while something was broken. */
export interface ChaosRow {
  readonly fault: string;
  readonly sent: number;
  readonly answered: number;
  readonly lost: number;
  readonly doubled: number;
  /** Whose reply may or may not have gone out; they are not lost. */
  readonly unknown: number;
  readonly longestMs: number;
}

/** People who write to the bot all the while, one message each. */
export interface Flow {
  readonly telegram: TelegramServer;
  /** Begins to write, at a steady rate; the rows of the database that stand by then do not count. */
  begin(databaseUrl: string, perSecond: number): Promise<void>;
  /** Stops writing, waits until all is settled, and holds the outcome against what must be. */
  settle(fault: string, options?: SettleOptions): Promise<ChaosRow>;
}

export interface SettleOptions {
  readonly patienceMs?: number;
  /** How many turns may go unrecorded, though their replies went out; absent: none. */
  readonly unrecorded?: number;
}

const QUESTION = 'boleh gak like postingan caleg?';

export async function startFlow(): Promise<Flow> {
  const begun = new Map<number, number>();
  const delays = new Map<number, number>();
  const telegram = await startTelegramServer({
    onMessage({ chatId }) {
      const at = begun.get(chatId);
      if (at !== undefined && !delays.has(chatId)) delays.set(chatId, performance.now() - at);
    },
  });
  onTestFinished(() => telegram.stop());
  let isOn = false;
  let saying = Promise.resolve();
  let databaseUrl = '';
  let before: Fates = { turns: 0, sent: 0, unknown: 0, open: 0 };

  async function sayOn(perSecond: number): Promise<void> {
    while (isOn) {
      const person = newPerson();
      begun.set(person, performance.now());
      telegram.say(person, QUESTION);
      await sleep(1000 / perSecond);
    }
  }
  const shown = () => [...begun.keys()].map((person) => telegram.messagesTo(person).length);

  const answered = () => shown().filter((count) => count > 0).length;

  return {
    telegram,
    async begin(url, perSecond) {
      before = await fatesIn(url);
      databaseUrl = url;
      begun.clear();
      delays.clear();
      isOn = true;
      saying = sayOn(perSecond);
    },
    async settle(fault, { patienceMs = 60_000, unrecorded = 0 } = {}) {
      isOn = false;
      await saying;
      const sent = begun.size;
      await waitFor(
        `every message to be settled after ${fault}`,
        async () => {
          const { turns, open, unknown } = await fatesIn(databaseUrl);
          const settled = answered() + unknown - before.unknown;
          const recorded = turns - before.turns;
          return recorded >= sent - unrecorded && open === 0 && settled >= sent;
        },
        patienceMs,
      );
      const unknown = (await fatesIn(databaseUrl)).unknown - before.unknown;
      const row = {
        ...{ fault, sent, answered: answered(), unknown },
        lost: Math.max(0, sent - answered() - unknown),
        doubled: shown().filter((count) => count > 1).length,
        longestMs: Math.round(Math.max(...delays.values())),
      };
      await report(row);
      expect(row).toMatchObject({ lost: 0, doubled: 0 });
      expect(sent).toBeGreaterThan(10);
      return row;
    },
  };
}

export async function report(row: ChaosRow): Promise<void> {
  if (REPORT !== undefined) await appendFile(REPORT, `${JSON.stringify(row)}\n`);
}
