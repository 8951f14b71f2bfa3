import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { NONE } from '../../conversation/choices.ts';
import type { Edition } from '../../conversation/live-engine.ts';
import { clusterQuestions } from '../../review/clusters.ts';
import { DESK_TIME_ZONE } from '../../review/period.ts';
import { createTermsOf } from '../../review/question-terms.ts';
import { createReviewStore } from '../../storage/review-store.ts';
import type { DatabaseSchema } from '../../storage/schema.ts';
import { createTurnCounter } from '../../storage/turn-counter.ts';
import { UNSETTLED } from './questions.ts';
import { createRandom, type Random } from './random.ts';
import { createDemoTurns } from './turns.ts';

export const DEMO_TURNS = 20_000;
const SEED = 20_240_925;
const ROWS_AT_ONCE = 1_000;
const DAYS_AT_ONCE = 40;
const TICKETS = 14;
const HOUR_MS = 60 * 60 * 1000;
const TICKET_DAYS = 90;
const ANSWER =
  'Sebaiknya jangan dulu. Tanyakan ke atasan langsung, dan simpan jawabannya.\n\nKalau ragu, hubungi Kesbangpol pada jam kerja.';

/** Fills a migrated, empty database with what a province might have asked in 120 days. */
export async function fillDemo(
  db: Kysely<DatabaseSchema>,
  edition: Edition,
  officer: string,
): Promise<void> {
  const random = createRandom(SEED);
  const draw = createDemoTurns(edition, random, new Date());
  // Marks are for days that have been counted; here none has.
  await sql`alter table turns disable trigger user`.execute(db);
  for (let filled = 0; filled < DEMO_TURNS; filled += ROWS_AT_ONCE) {
    await db
      .insertInto('turns')
      .values(Array.from({ length: ROWS_AT_ONCE }, draw).flat().slice(0, ROWS_AT_ONCE))
      .execute();
  }
  await sql`alter table turns enable trigger user`.execute(db);
  await sql`analyze turns`.execute(db);
  const counter = createTurnCounter(db, DESK_TIME_ZONE);
  while ((await counter.countDays(DAYS_AT_ONCE)) === DAYS_AT_ONCE);
  await passOn(db, random);
  await decide(db, officer);
}

/** Tickets: most of them answered, some still waiting. */
async function passOn(db: Kysely<DatabaseSchema>, random: Random): Promise<void> {
  const now = Date.now();
  const tickets = Array.from({ length: TICKETS }, (_, index) => {
    const openedAt = now - (index * 40 + 3 + random.below(20)) * HOUR_MS;
    const isAnswered = index >= 5;
    return {
      id: randomUUID(),
      code_key: `demo-${index}`,
      question: UNSETTLED[index % UNSETTLED.length] ?? '',
      opened_at: new Date(openedAt),
      answer: isAnswered ? ANSWER : null,
      answered_at: isAnswered ? new Date(openedAt + (2 + random.below(30)) * HOUR_MS) : null,
      expires_at: new Date(now + TICKET_DAYS * 24 * HOUR_MS),
    };
  });
  await db.insertInto('tickets').values(tickets).execute();
}

/** Every third group has been decided, as if somebody had begun to work through them. */
async function decide(db: Kysely<DatabaseSchema>, officer: string): Promise<void> {
  const review = createReviewStore(db, { timeZone: DESK_TIME_ZONE, notQuestions: [NONE.label] });
  const clusters = clusterQuestions(await review.open(3_000), createTermsOf());
  const kinds = ['answer-is-right', 'not-ours'] as const;
  for (const [index, { turnIds, nearest }] of clusters.entries()) {
    if (index % 3 !== 1) continue;
    const kind = nearest[0] === undefined ? 'not-ours' : (kinds[index % 2] ?? 'not-ours');
    const entryId = kind === 'answer-is-right' ? (nearest[0] ?? null) : null;
    await review.decide({ kind, entryId, by: officer, turnIds });
  }
}
