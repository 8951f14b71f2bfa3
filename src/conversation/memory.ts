import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import { isDataError } from '../storage/batch.ts';
import type { DialogueStore } from '../storage/dialogue-store.ts';
import type { TurnLog, TurnRecord } from '../storage/turn-log.ts';
import type { TurnSpool } from '../storage/turn-spool.ts';
import type { TurnStarts } from '../storage/turn-start.ts';
import type { Arrived } from './arrivals.ts';
import type { Delivery } from './delivery.ts';
import { type Dialogue, NEW_DIALOGUE, parseDialogue, serializeDialogue } from './dialogue.ts';
import type { Turn } from './turn.ts';

/** What has to be known before a message can be answered. */
export interface Beginning {
  readonly dialogue: Dialogue;
  /** `false` while an earlier message of the asker is unanswered, on whichever instance. */
  readonly isNext: boolean;
  /** How many messages the asker had in the minute before; absent without database. */
  readonly lately?: number;
}

/**
 * `begun`: the turn and its reply stand in the database, and sending it is up to this process.
 * `kept`: the same, but the reply waits its turn, or there is none to send. `aside`: the turn waits on disk or cannot be
 * recorded at all, and the reply has to go out without a record. `left`: the message stands in the
 * database and will be answered when that is back, by whichever instance; a reply now would be one
 * too many.
 */
export type Kept = 'begun' | 'kept' | 'aside' | 'left';

/** What stays of a turn: its redacted record, what may be chosen next, the reply on its way. */
export interface Memory {
  /** Never rejects: without database it is what this process remembers. */
  begin(arrived: Arrived): Promise<Beginning>;
  /** Keeps a turn. Never rejects. */
  keep(arrived: Arrived, turn: Turn, milliseconds: number): Promise<Kept>;
  /** Brings turns from disk into the database and forgets what has expired. */
  sweep(): Promise<void>;
}

export interface MemoryParts {
  readonly turnLog: TurnLog;
  readonly starts: TurnStarts;
  readonly dialogues: Pick<DialogueStore, 'forgetExpired'>;
  readonly spool: TurnSpool;
  readonly delivery: Delivery;
  readonly redact: (text: string) => string;
  /** After this time without a message the asker starts afresh. */
  readonly dialogueTtlMs: number;
  readonly contentVersion: () => string;
  readonly log: Logger;
}

const REMEMBERED_WITHOUT_DATABASE = 10_000;

export function createMemory(parts: MemoryParts): Memory {
  const { turnLog, starts, dialogues, spool, delivery, log } = parts;
  const recent = new LRUCache<string, Dialogue>({
    max: REMEMBERED_WITHOUT_DATABASE,
    ttl: parts.dialogueTtlMs,
  });
  return {
    async begin({ message: { asker, sentAt }, seq }) {
      const remembered = { dialogue: recent.get(asker) ?? NEW_DIALOGUE, isNext: true };
      if (seq === undefined) return remembered;
      try {
        const { dialogue, ...start } = await starts.look({ asker, sentAt, seq });
        return { ...start, dialogue: parseDialogue(dialogue) };
      } catch (err) {
        log.warn({ err }, 'the dialogue cannot be read');
        return remembered;
      }
    },

    async keep(arrived, turn, milliseconds) {
      const record = recordOf(parts, arrived, turn, milliseconds);
      recent.set(record.asker, turn.dialogue);
      try {
        if (arrived.seq === undefined) throw new Error('the message itself could not be stored');
        const dialogue = { state: serializeDialogue(turn.dialogue), ttlMs: parts.dialogueTtlMs };
        const { address } = arrived;
        const outgoing = address === undefined ? undefined : delivery.pack(address, turn.reply);
        const begun = await turnLog.commit(record, dialogue, outgoing, true);
        return begun ? 'begun' : 'kept';
      } catch (err) {
        if (isDataError(err)) {
          log.error({ err }, 'a turn cannot be recorded');
          return 'aside';
        }
        if (arrived.seq !== undefined && arrived.address !== undefined) {
          log.warn({ err }, 'a message is left until the database is back');
          delivery.notBegun(arrived.id);
          return 'left';
        }
        const kept = await spool.add(record).catch(() => false);
        log.error({ err, kept }, 'a turn waits on disk for the database');
        return 'aside';
      }
    },

    async sweep() {
      const drained = await spool.drain((turn) => turnLog.record(turn));
      if (drained > 0) log.info({ drained }, 'turns came from disk into the database');
      await dialogues.forgetExpired();
    },
  };
}

function recordOf(
  { redact, contentVersion }: MemoryParts,
  { id, message }: Arrived,
  turn: Turn,
  milliseconds: number,
): TurnRecord {
  return {
    id,
    channel: message.channel,
    asker: message.asker,
    askedAt: message.sentAt,
    question: redact(turn.question),
    outcome: turn.outcome,
    entryId: turn.entryId ?? null,
    verdict: turn.verdict ?? null,
    audience: turn.audience ?? null,
    confidence: turn.confidence ?? null,
    candidates: turn.candidates.map(({ entry }) => entry.id),
    contentVersion: contentVersion(),
    milliseconds,
  };
}
