import type { Logger } from 'pino';
import type { Audience } from '../knowledge/entry.ts';
import type { AskerId } from '../privacy/pseudonym.ts';
import type { AskerRecords, StoredTurn } from '../storage/asker-records.ts';
import type { TicketStore } from '../storage/ticket-store.ts';
import { longDate } from './long-date.ts';
import type { Outcome } from './message.ts';
import { quote } from './quote.ts';
import {
  CODE_UNKNOWN,
  erased,
  STORE_AWAY,
  storedRecord,
  TOO_MANY_CODES,
  ticketAnswered,
  ticketOpened,
  ticketWaiting,
} from './replies.ts';
import type { TicketCodes } from './ticket-code.ts';
import type { Action, Turn } from './turn.ts';
import { AUDIENCE_NAME, OUTCOME_NAME } from './wording.ts';

/** Carries out what a turn asks of the store, and puts the result into its reply. */
export interface Actions {
  /**
   * Idempotent for the same id, so that a turn which a crash interrupted can be repeated. Never
   * rejects: when the store is away the reply says so.
   */
  perform(turn: Turn, id: string, asker: AskerId): Promise<Turn>;
  /** Erases everything kept under the pseudonym. Never rejects. */
  forget(asker: AskerId): Promise<void>;
}

export interface ActionsParts {
  readonly tickets: TicketStore;
  readonly records: AskerRecords;
  readonly codes: TicketCodes;
  /** `false` when this asker has tried too many codes. */
  readonly mayTryCode: (asker: AskerId) => Promise<boolean>;
  readonly log: Logger;
}

const TURNS_SHOWN = 5;

export function createActions(parts: ActionsParts): Actions {
  return {
    async perform(turn, id, asker) {
      if (!turn.action) return turn;
      try {
        const text = await textOf(parts, turn, turn.action, id, asker);
        return text === undefined ? turn : { ...turn, reply: { ...turn.reply, text } };
      } catch (err) {
        parts.log.error({ err, action: turn.action.kind }, 'an action could not be carried out');
        const own = turn.action.kind === 'show-record' ? `${turn.reply.text}\n\n` : '';
        return { ...turn, reply: { ...turn.reply, text: `${own}${STORE_AWAY}` } };
      }
    },
    async forget(asker) {
      try {
        const turns = await parts.records.erase(asker);
        parts.log.info({ turns }, 'the rows of somebody who blocked the bot are erased');
      } catch (err) {
        parts.log.error({ err }, 'the rows of somebody who blocked the bot are not erased');
      }
    },
  };
}

/** What there is to say about an action's result; `undefined` leaves the turn's own words. */
async function textOf(
  { tickets, records, codes, mayTryCode }: ActionsParts,
  { reply }: Turn,
  action: Action,
  id: string,
  asker: AskerId,
): Promise<string | undefined> {
  switch (action.kind) {
    case 'open-ticket': {
      const code = codes.codeOf(id);
      await tickets.open(id, codes.keyOf(code), action.question);
      return ticketOpened(code);
    }
    case 'read-ticket': {
      if (!(await mayTryCode(asker))) return TOO_MANY_CODES;
      const ticket = await tickets.find(codes.keyOf(action.code));
      if (!ticket) return CODE_UNKNOWN;
      const question = quote(ticket.question);
      return ticket.answer === null
        ? ticketWaiting(question)
        : ticketAnswered(question, ticket.answer);
    }
    case 'show-record': {
      const latest = await records.latest(asker, TURNS_SHOWN);
      const record = storedRecord(await records.count(asker), latest.map(recordLine));
      return [reply.text, record].join('\n\n');
    }
    case 'erase-record':
      return erased(await records.erase(asker));
    case 'rate':
      await records.rate(asker, action.entryId, action.feedback);
      return undefined;
  }
}

function recordLine({
  askedAt,
  question,
  outcome,
  entryId,
  audience,
  feedback,
}: StoredTurn): string {
  const day = longDate(askedAt.toISOString().slice(0, 10));
  const fields = [
    OUTCOME_NAME[outcome as Outcome] ?? outcome,
    entryId === null ? '' : `topik ${entryId}`,
    audience === null ? '' : `untuk ${AUDIENCE_NAME[audience as Audience] ?? audience}`,
    feedback === null ? '' : `penilaian ${feedback === 'helpful' ? 'membantu' : 'belum membantu'}`,
  ];
  return `- ${day}: "${quote(question)}" (${fields.filter(Boolean).join(', ')})`;
}
