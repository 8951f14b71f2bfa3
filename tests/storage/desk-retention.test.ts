import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { migrate } from '../../src/storage/migrate.ts';
import { openDatabase } from '../../src/storage/open-database.ts';
import { createRetention } from '../../src/storage/retention.ts';
import { createReviewStore } from '../../src/storage/review-store.ts';
import { createTurnLog } from '../../src/storage/turn-log.ts';
import { aTurnRecord } from '../support/builders.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS);

it('keeps notes of the desk for 24 months, and decisions as long as their turns', async () => {
  const dataDir = await temporaryFolder();
  const { db, close } = await openDatabase({ dataDir, onConnectionLost: () => undefined });
  await migrate(db);
  const note = { actor: 'petugas', action: 'questions' };
  await db
    .insertInto('audit_log')
    .values([
      { ...note, at: daysAgo(731), subject: 'old' },
      { ...note, at: daysAgo(729), subject: 'young' },
    ])
    .execute();
  const review = createReviewStore(db, { timeZone: 'Asia/Makassar', notQuestions: [] });
  const turns = [
    aTurnRecord({ outcome: 'unanswered', askedAt: daysAgo(2) }),
    aTurnRecord({ outcome: 'unanswered', askedAt: daysAgo(2) }),
  ];
  for (const turn of turns) {
    await createTurnLog(db).record(turn);
    await review.decide({ kind: 'not-ours', entryId: null, by: 'petugas', turnIds: [turn.id] });
  }
  await sql`update turns set asked_at = now() - interval '366 days' where id = ${turns[0]?.id}`.execute(
    db,
  );

  await createRetention(db).deleteExpired({ turns: 365, tickets: 90, messages: 14, audit: 730 });

  const notes = await db.selectFrom('audit_log').select('subject').execute();
  expect(notes).toEqual([{ subject: 'young' }]);
  const [left, ...others] = await review.decided(10);
  expect(others).toEqual([]);
  expect(left?.questions).toEqual([turns[1]?.question]);
  await close();
});
