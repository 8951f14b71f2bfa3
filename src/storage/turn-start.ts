import { type Kysely, sql } from 'kysely';
import { createBatcher } from './batch.ts';
import type { DatabaseSchema } from './schema.ts';

/** Whose message is to be answered, and its place among that asker's messages. */
export interface TurnPlace {
  readonly asker: string;
  readonly seq: string;
  readonly sentAt: Date;
}

/** What has to be known before a message can be answered. */
export interface TurnStart {
  /** The asker's unexpired dialogue, as it was written. */
  readonly dialogue: string | undefined;
  /** `false` while an earlier message of the same asker is unanswered, on whichever instance. */
  readonly isNext: boolean;
  /** How many messages of the asker were recorded in the minute before this one. */
  readonly lately: number;
}

export interface TurnStarts {
  look(place: TurnPlace): Promise<TurnStart>;
}

export function createTurnStarts(db: Kysely<DatabaseSchema>): TurnStarts {
  const looking = createBatcher((places: readonly TurnPlace[]) => lookAll(db, places));
  return { look: looking.run };
}

async function lookAll(
  db: Kysely<DatabaseSchema>,
  places: readonly TurnPlace[],
): Promise<readonly TurnStart[]> {
  const { rows } = await sql<{
    dialogue: string | null;
    next: boolean;
    lately: number;
  }>`/* prepared: look */
    select dialogues.state as dialogue,
      not exists (select from inbox where inbox.asker = place.asker
        and inbox.state = 'received' and inbox.seq < place.seq) as next,
      (select count(*)::int from turns where turns.asker = place.asker
        and turns.asked_at > place."sentAt" - interval '1 minute') as lately
    from rows from (json_to_recordset(${JSON.stringify(places)}::json)
        as (asker text, seq bigint, "sentAt" timestamptz)) with ordinality
      as place (asker, seq, "sentAt", nth)
    left join dialogues on dialogues.asker = place.asker and dialogues.expires_at > now()
    order by nth`.execute(db);
  return rows.map(({ dialogue, next, lately }) => ({
    dialogue: dialogue ?? undefined,
    isNext: next,
    lately,
  }));
}
