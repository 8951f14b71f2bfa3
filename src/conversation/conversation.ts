import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import type { AskerId } from '../privacy/pseudonym.ts';
import type { Actions } from './actions.ts';
import type { Arrivals, Arrived } from './arrivals.ts';
import { createBackground } from './background.ts';
import { createBursts } from './burst.ts';
import { BusyError } from './busy-error.ts';
import type { Delivery } from './delivery.ts';
import { type Dialogue, NEW_DIALOGUE } from './dialogue.ts';
import { createKeyedQueue } from './keyed-queue.ts';
import type { Beginning, Memory } from './memory.ts';
import type { Channel, InboundMessage } from './message.ts';
import type { Notices, Place } from './notices.ts';
import { publicTurn } from './public-turn.ts';
import { FAILED, LATE, SLOW_DOWN } from './replies.ts';
import type { Throttle } from './throttle.ts';
import type { ConversationEngine, Turn } from './turn.ts';
import { takeTurn } from './turn-taking.ts';

/** The shell around the engine: takes messages, keeps turns, lets replies go out. */
export interface Conversation {
  /**
   * For channels that answer in the same breath. There is always a reply.
   *
   * @throws BusyError when so many wait for theirs that this one had better ask again later
   */
  reply(message: InboundMessage): Promise<Turn>;
  /**
   * For messengers: resolves as soon as the message is safe, or known to be a repetition; the
   * reply goes out to `address` by itself.
   *
   * @throws BusyError when neither the database nor this process can take more: the platform keeps
   *   the message and sends it again
   */
  receive(message: InboundMessage, address: string): Promise<void>;
  /** Finishes what an ended process, or this one without its database, left undone. */
  sweep(): Promise<void>;
  /**
   * A channel is this process's alone: takes over at once what others left undone there, and
   * sends what waits. Resolves when all of it is under way, in its order.
   */
  resume(channel: Channel): Promise<void>;
  /**
   * Erases a message that its sender took back, answered or not; returns the id under which its
   * reply may be on its way out. Never rejects.
   */
  withdraw(channel: Channel, messageId: string): Promise<string | undefined>;
  /** Erases what is kept of somebody who blocked the bot. Never rejects. */
  forget(asker: AskerId, place: Place): Promise<void>;
  /** Resolves when no turn is in flight. */
  idle(): Promise<void>;
  /** Takes nothing more from the database: what is left there is for the next process. */
  close(): void;
}

export interface ConversationParts {
  /** Asked for each message, so that new content takes effect at once. */
  readonly engine: () => ConversationEngine;
  readonly arrivals: Arrivals;
  readonly memory: Memory;
  readonly delivery: Delivery;
  readonly actions: Actions;
  readonly notices: Pick<Notices, 'sendDue'>;
  readonly throttle: Throttle;
  /** Decides which reminders are due. */
  readonly now: () => Date;
  /** Told of each turn when it stands. */
  readonly observe: (message: InboundMessage, turn: Turn, milliseconds: number) => void;
  readonly log: Logger;
}

const WITHDRAWN_REMEMBERED = 10_000;
const MOST_REPLIES = 200;

export function createConversation(parts: ConversationParts): Conversation {
  const { arrivals, memory, delivery, throttle, log } = parts;
  const queue = createKeyedQueue<AskerId>();
  const bursts = createBursts();
  const background = createBackground({ arrivals, bursts, queue, answer, log });
  let replying = 0;
  const withdrawn = new LRUCache<string, true>({ max: WITHDRAWN_REMEMBERED });

  /** Carries out what the turn asks for, keeps it and sends its reply. */
  async function finish(arrived: Arrived, thought: Turn, begun: number): Promise<Turn> {
    const { id, message, address } = arrived;
    const performed = await parts.actions.perform(thought, { ...message, id, address });
    const turn = message.late ? apologise(performed) : performed;
    await deliver(arrived, turn, performance.now() - begun);
    return turn;
  }

  /** In a private chat: one reply to a burst of greetings, one notice to a flood. */
  async function answerInOrder(arrived: Arrived, beginning: Beginning): Promise<void> {
    const { message, address: _nowhere, ...kept } = arrived;
    const admission = await throttle.admit(message.asker, beginning.lately);
    const begun = performance.now();
    const turn = think(parts, message, beginning.dialogue);
    const isFollowed =
      admission === 'admitted' &&
      turn.awaitsMore &&
      (await bursts.pause(message.asker, () => arrivals.isFollowed(arrived)));
    if (admission === 'silence' || isFollowed) await deliver({ ...kept, message }, turn, 0);
    else if (admission === 'notice') await deliver(arrived, slowDown(turn), 0);
    else await finish(arrived, turn, begun);
  }

  async function deliver(arrived: Arrived, turn: Turn, milliseconds: number): Promise<void> {
    const { id, message, address } = arrived;
    const kept = await memory.keep(arrived, turn, milliseconds);
    if (kept === 'left') return;
    parts.observe(message, turn, milliseconds);
    if (kept === 'aside' && arrived.seq !== undefined) await discardQuietly(parts, id);
    if (address === undefined) return;
    const { channel } = message;
    if (kept === 'aside') await delivery.sendUnrecorded(channel, address, turn.reply);
    else await delivery.send(id, channel, address, turn.reply, kept === 'begun');
  }

  /** In a group: answers when sure, else leaves no trace. */
  async function answerAmongOthers(arrived: Arrived, { dialogue }: Beginning): Promise<void> {
    const turn = publicTurn(think(parts, arrived.message, dialogue), dialogue);
    if (turn) await deliver(arrived, turn, 0);
    else await arrivals.discard(arrived.id);
  }

  async function answer(arrived: Arrived): Promise<void> {
    if (withdrawn.has(arrived.id)) return;
    const beginning = await takeTurn(memory, arrived);
    if (!beginning.isNext) await arrivals.release(arrived.id);
    else if (arrived.message.group) await answerAmongOthers(arrived, beginning);
    else await answerInOrder(arrived, beginning);
  }

  async function sweep(patienceMs?: number): Promise<void> {
    await arrivals.renew(background.underWay());
    await memory.sweep();
    await delivery.sweep(patienceMs);
    await background.fetch();
  }

  /** The answer to somebody who waits for it, and whom nobody may overtake for long. */
  async function replyInTurn(arrived: Arrived, begun: number): Promise<Turn> {
    const { dialogue } = await takeTurn(memory, arrived);
    return finish(arrived, think(parts, arrived.message, dialogue), begun);
  }

  return {
    async reply(message) {
      if (replying >= MOST_REPLIES) throw new BusyError();
      replying += 1;
      try {
        const begun = performance.now();
        const arrived = await arrivals.accept(message);
        if (!arrived) return think(parts, message, NEW_DIALOGUE);
        return await queue.run(message.asker, () => replyInTurn(arrived, begun));
      } finally {
        replying -= 1;
      }
    },
    async receive(message, address) {
      const hasRoom = background.hasRoom();
      const arrived = await arrivals.accept(message, address, hasRoom);
      if (!arrived) return;
      if (arrived.seq === undefined && background.isFull()) throw new BusyError();
      if (hasRoom || arrived.seq === undefined) background.take(arrived);
      else background.leave();
    },
    sweep: () => parts.notices.sendDue(parts.now()).then(() => sweep()),
    async resume(channel) {
      await delivery.hasten(channel);
      await arrivals.abandon(channel, background.underWay());
      await sweep(0);
    },
    async withdraw(channel, messageId) {
      try {
        const id = await arrivals.withdraw(channel, messageId);
        if (id !== undefined) withdrawn.set(id, true);
        return id;
      } catch (err) {
        log.error({ err, channel }, 'a message that was taken back is not erased');
        return undefined;
      }
    },
    forget: (asker, place) => parts.actions.forget(asker, place),
    close: background.close,
    async idle() {
      await queue.idle();
      await delivery.idle();
    },
  };
}

function think(
  { engine, log }: ConversationParts,
  message: InboundMessage,
  dialogue: Dialogue,
): Turn {
  try {
    return engine()(message, dialogue);
  } catch (err) {
    log.error({ err }, 'the engine failed');
    return failedTurn(message, dialogue);
  }
}

async function discardQuietly({ arrivals, log }: ConversationParts, id: string): Promise<void> {
  await arrivals
    .discard(id)
    .catch((err: unknown) => log.debug({ err }, 'the database is away; the spool does it later'));
}

function slowDown(turn: Turn): Turn {
  return { ...turn, reply: { text: SLOW_DOWN, choices: [] } };
}

function apologise(turn: Turn): Turn {
  return { ...turn, reply: { ...turn.reply, text: `${LATE}\n\n${turn.reply.text}` } };
}

function failedTurn(message: InboundMessage, dialogue: Dialogue): Turn {
  return {
    reply: { text: FAILED, choices: [] },
    outcome: 'unanswered',
    dialogue,
    question: message.text,
    candidates: [],
  };
}
