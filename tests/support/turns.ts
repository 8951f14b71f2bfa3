import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { openDatabase } from '../../src/storage/open-database.ts';
import { createTurnLog, type TurnRecord } from '../../src/storage/turn-log.ts';
import { aTurnRecord } from './builders.ts';

export interface SeededTurn extends Partial<TurnRecord> {
  readonly feedback?: 'helpful' | 'unhelpful';
}

const HOUR_MS = 60 * 60 * 1000;

export function hoursAgo(hours: number): Date {
  return new Date(Date.now() - hours * HOUR_MS);
}

/** Turns alike, each by another asker. */
export function many(count: number, fields: SeededTurn): readonly SeededTurn[] {
  return Array.from({ length: count }, () => ({ asker: randomUUID(), ...fields }));
}

/** Turns that were recorded earlier, in the database of a program that runs. */
export async function seedTurns(databaseUrl: string, turns: readonly SeededTurn[]): Promise<void> {
  const database = await openDatabase({
    url: databaseUrl,
    dataDir: 'unused',
    onConnectionLost: () => undefined,
  });
  const log = createTurnLog(database.db);
  for (const { feedback, ...fields } of turns) {
    const turn = aTurnRecord(fields);
    await log.record(turn);
    if (feedback === undefined) continue;
    await sql`update turns set feedback = ${feedback} where id = ${turn.id}`.execute(database.db);
  }
  await database.close();
}
