import type { Logger } from 'pino';
import type { Audience } from '../knowledge/entry.ts';
import type { AskerId } from '../privacy/pseudonym.ts';
import type { AskerRecords, StoredTurn } from '../storage/asker-records.ts';
import type { ChannelTests } from '../storage/channel-tests.ts';
import type { TicketStore } from '../storage/ticket-store.ts';
import { tellChoices } from './choices.ts';
import { longDate } from './long-date.ts';
import type { Choice, Outcome } from './message.ts';
import {
  CANNOT_TELL,
  CANNOT_TELL_NOW,
  CODE_UNKNOWN,
  noticesLeft,
  REMINDERS_NOT_HERE,
  REMINDERS_ON,
  stopped,
  TELL_OFFER,
  TOO_MANY_CODES,
  ticketOpened,
  ticketWaiting,
  WILL_TELL,
} from './notice-replies.ts';
import type { Notices, Place } from './notices.ts';
import { quote } from './quote.ts';
import {
  erased,
  STORE_AWAY,
  storedRecord,
  TEST_ARRIVED,
  TEST_UNKNOWN,
  ticketAnswered,
} from './replies.ts';
import type { TicketCodes } from './ticket-code.ts';
import type { Action, Turn } from './turn.ts';
import { offering } from './turn-parts.ts';
import { AUDIENCE_NAME, OUTCOME_NAME } from './wording.ts';

/** Whose turn it is, and where the message came from. */
export interface Origin extends Place {
  /** The turn's own. */
  readonly id: string;
  readonly asker: AskerId;
}

/** Carries out what a turn asks of the store, and puts the result into its reply. */
export interface Actions {
  /**
   * Idempotent for the same id, so that a turn which a crash interrupted can be repeated. Never
   * rejects: when the store is away the reply says so.
   */
  perform(turn: Turn, origin: Origin): Promise<Turn>;
  /** Erases everything kept under the pseudonym, and the chat's address. Never rejects. */
  forget(asker: AskerId, place: Place): Promise<void>;
}

export interface ActionsParts {
  readonly tickets: TicketStore;
  readonly records: AskerRecords;
  readonly notices: Notices;
  readonly tests: ChannelTests;
  readonly codes: TicketCodes;
  /** `false` when this asker has tried too many codes. */
  readonly mayTryCode: (asker: AskerId) => Promise<boolean>;
  readonly log: Logger;
}

const TURNS_SHOWN = 5;

export function createActions(parts: ActionsParts): Actions {
  return {
    async perform(turn, origin) {
      if (!turn.action) return turn;
      try {
        const { text, choices } = await resultOf(parts, turn, turn.action, origin);
        const said = text === undefined ? turn : { ...turn, reply: { ...turn.reply, text } };
        return choices ? offering(said, choices) : said;
      } catch (err) {
        parts.log.error({ err, action: turn.action.kind }, 'an action could not be carried out');
        const own = turn.action.kind === 'show-record' ? `${turn.reply.text}\n\n` : '';
        return { ...turn, reply: { ...turn.reply, text: `${own}${STORE_AWAY}` } };
      }
    },
    async forget(asker, place) {
      try {
        await parts.notices.stop(place);
        const turns = await parts.records.erase(asker);
        parts.log.info({ turns }, 'the rows of somebody who blocked the bot are erased');
      } catch (err) {
        parts.log.error({ err }, 'the rows of somebody who blocked the bot are not erased');
      }
    },
  };
}

/** What there is to say about an action's result; what is absent stays as the turn has it. */
interface Result {
  readonly text?: string;
  readonly choices?: readonly Choice[];
}

async function resultOf(
  parts: ActionsParts,
  turn: Turn,
  action: Action,
  origin: Origin,
): Promise<Result> {
  const { tests, notices } = parts;
  switch (action.kind) {
    case 'open-ticket':
    case 'read-ticket':
    case 'tell':
      return ticketResult(parts, action, origin);
    case 'remind':
      return { text: (await notices.remind(origin)) ? REMINDERS_ON : REMINDERS_NOT_HERE };
    case 'stop':
      return { text: stopped(await notices.stop(origin)) };
    case 'confirm-test': {
      const isKnown = await tests.confirm(action.code, action.channel, origin.id);
      return { text: isKnown ? TEST_ARRIVED : TEST_UNKNOWN };
    }
    default:
      return recordResult(parts, turn, action, origin);
  }
}
/** Questions that wait for an officer: opened, read, and told of. */
async function ticketResult(
  { tickets, notices, codes, mayTryCode }: ActionsParts,
  action: Extract<Action, { readonly kind: 'open-ticket' | 'read-ticket' | 'tell' }>,
  origin: Origin,
): Promise<Result> {
  switch (action.kind) {
    case 'open-ticket': {
      const { id, channel } = origin;
      const code = codes.codeOf(id);
      await tickets.open(id, codes.keyOf(code), action.question);
      return notices.canTell(origin)
        ? { text: [ticketOpened(code), TELL_OFFER].join('\n\n'), choices: tellChoices(id) }
        : { text: [ticketOpened(code), CANNOT_TELL[channel]].filter(Boolean).join(' ') };
    }
    case 'read-ticket': {
      if (!(await mayTryCode(origin.asker))) return { text: TOO_MANY_CODES };
      const ticket = await tickets.find(codes.keyOf(action.code));
      if (!ticket) return { text: CODE_UNKNOWN };
      const question = quote(ticket.question);
      const { answer } = ticket;
      return { text: answer === null ? ticketWaiting(question) : ticketAnswered(question, answer) };
    }
    case 'tell':
      return { text: (await notices.tell(action.ticketId, origin)) ? WILL_TELL : CANNOT_TELL_NOW };
  }
}

/** What is stored of the asker: shown, erased, and told what they thought of an answer. */
async function recordResult(
  { records, notices }: ActionsParts,
  { reply }: Turn,
  action: Extract<Action, { readonly kind: 'show-record' | 'erase-record' | 'rate' }>,
  origin: Origin,
): Promise<Result> {
  const { asker } = origin;
  switch (action.kind) {
    case 'show-record': {
      const latest = await records.latest(asker, TURNS_SHOWN);
      const record = storedRecord(await records.count(asker), latest.map(recordLine));
      const left = noticesLeft(await notices.countOf(origin));
      return { text: [reply.text, left, record].filter(Boolean).join('\n\n') };
    }
    case 'erase-record': {
      const { tickets, reminders } = await notices.stop(origin);
      return { text: erased(await records.erase(asker), tickets + reminders > 0) };
    }
    case 'rate':
      await records.rate(asker, action.entryId, action.feedback);
      return {};
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
