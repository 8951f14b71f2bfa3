import type { Ground } from './ground.ts';
import { createRepeater, type Repeater } from './repeater.ts';
import { DESK_TIME_ZONE } from './review/period.ts';
import { createTurnCounter } from './storage/turn-counter.ts';

const COUNTING_PAUSE_MS = 60_000;
/** So few at once that the program stops soon when it is told to. */
const DAYS_AT_ONCE = 5;
const COUNTING_LASTS_MS = 5_000;

/** What the desk has done in the background, whichever process comes first. */
export function deskChores({
  database,
  log,
}: Pick<Ground, 'database' | 'log'>): readonly Repeater[] {
  const counter = createTurnCounter(database.db, DESK_TIME_ZONE);
  return [
    createRepeater(
      async () => {
        const until = performance.now() + COUNTING_LASTS_MS;
        let counted: number;
        do counted = await counter.countDays(DAYS_AT_ONCE);
        while (counted === DAYS_AT_ONCE && performance.now() < until);
      },
      COUNTING_PAUSE_MS,
      log,
    ),
  ];
}
