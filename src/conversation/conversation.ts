import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import type { AskerId } from '../privacy/pseudonym.ts';
import type { Actions } from './actions.ts';
import type { Arrivals, Arrived } from './arrivals.ts';
import { createBursts } from './burst.ts';
import type { Delivery } from './delivery.ts';
import type { Dialogue } from './dialogue.ts';
import { createKeyedQueue } from './keyed-queue.ts';
import type { Memory } from './memory.ts';
import type { Channel, InboundMessage } from './message.ts';
import { publicTurn } from './public-turn.ts';
import { FAILED, LATE, SLOW_DOWN } from './replies.ts';
import type { Throttle } from './throttle.ts';
import type { ConversationEngine, Turn } from './turn.ts';

/** The shell around the engine: takes messages, keeps turns, lets replies go out. */
export interface Conversation {
  /** For channels that answer in the same breath. Never rejects: there is always a reply. */
  reply(message: InboundMessage): Promise<Turn>;
  /**
   * For messengers: resolves as soon as the message is safe, or known to be a repetition; the
   * reply goes out to `address` by itself. Never rejects.
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
  forget(asker: AskerId): Promise<void>;
  /** Resolves when no turn is in flight. */
  idle(): Promise<void>;
}

export interface ConversationParts {
  /** Asked for each message, so that new content takes effect at once. */
  readonly engine: () => ConversationEngine;
  readonly arrivals: Arrivals;
  readonly memory: Memory;
  readonly delivery: Delivery;
  readonly actions: Actions;
  readonly throttle: Throttle;
  /** Told of each turn when it stands. */
  readonly observe: (message: InboundMessage, turn: Turn, milliseconds: number) => void;
  readonly log: Logger;
}

const WITHDRAWN_REMEMBERED = 10_000;

export function createConversation(parts: ConversationParts): Conversation {
  const { arrivals, memory, delivery, throttle, log } = parts;
  const queue = createKeyedQueue();
  const bursts = createBursts();
  const underWay = new Set<string>();
  const withdrawn = new LRUCache<string, true>({ max: WITHDRAWN_REMEMBERED });

  async function think(message: InboundMessage): Promise<Turn> {
    const dialogue = await memory.dialogue(message.asker);
    try {
      return parts.engine()(message, dialogue);
    } catch (err) {
      log.error({ err }, 'the engine failed');
      return failedTurn(message, dialogue);
    }
  }

  /** Carries out what the turn asks for, keeps it and sends its reply. */
  async function finish(arrived: Arrived, thought: Turn, begun: number): Promise<Turn> {
    const { id, message } = arrived;
    const performed = await parts.actions.perform(thought, id, message.asker);
    const turn = message.late ? apologise(performed) : performed;
    await deliver(arrived, turn, performance.now() - begun);
    return turn;
  }

  /** In a private chat: one reply to a burst of greetings, one notice to a flood. */
  async function answerInOrder(arrived: Arrived): Promise<void> {
    const { id, message, stored } = arrived;
    const admission = await throttle.admit(message.asker);
    const begun = performance.now();
    const turn = await think(message);
    const isFollowed =
      admission === 'admitted' && turn.awaitsMore && (await bursts.pause(message.asker));
    if (admission === 'silence' || isFollowed) await deliver({ id, message, stored }, turn, 0);
    else if (admission === 'notice') await deliver(arrived, slowDown(turn), 0);
    else await finish(arrived, turn, begun);
  }

  async function deliver(arrived: Arrived, turn: Turn, milliseconds: number): Promise<void> {
    const { id, message, address } = arrived;
    const kept = await memory.keep(arrived, turn, milliseconds);
    parts.observe(message, turn, milliseconds);
    const { channel } = message;
    if (address !== undefined && kept) await delivery.send(id, channel, address, turn.reply);
    else if (address !== undefined) await delivery.sendUnrecorded(channel, address, turn.reply);
  }

  /** In a group: answers when sure, else leaves no trace. */
  async function answerAmongOthers(arrived: Arrived): Promise<void> {
    const { message } = arrived;
    const turn = publicTurn(await think(message), await memory.dialogue(message.asker));
    if (turn) await deliver(arrived, turn, 0);
    else await arrivals.discard(arrived.id);
  }

  function answerInBackground(arrived: Arrived): void {
    const { id, message } = arrived;
    if (underWay.has(id)) return;
    underWay.add(id);
    const task = async () => {
      if (withdrawn.has(id)) return;
      await (message.group ? answerAmongOthers(arrived) : answerInOrder(arrived));
    };
    bursts.arrived(message.asker);
    queue
      .run(message.asker, task)
      .catch((err: unknown) => log.error({ err }, 'a reply is left to the next sweep'))
      .finally(() => {
        underWay.delete(id);
        bursts.ended(message.asker);
      });
  }

  async function sweep(patienceMs?: number): Promise<void> {
    await memory.sweep();
    await delivery.sweep(patienceMs);
    for (const arrived of await arrivals.reclaim([...underWay])) answerInBackground(arrived);
  }

  return {
    async reply(message) {
      const begun = performance.now();
      const arrived = await arrivals.accept(message);
      if (!arrived) return think(message);
      return queue.run(message.asker, async () => finish(arrived, await think(message), begun));
    },
    async receive(message, address) {
      const arrived = await arrivals.accept(message, address);
      if (arrived) answerInBackground(arrived);
    },
    sweep: () => sweep(),
    async resume(channel) {
      await delivery.hasten(channel);
      await arrivals.abandon(channel, [...underWay]);
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
    forget: (asker) => parts.actions.forget(asker),
    async idle() {
      await queue.idle();
      await delivery.idle();
    },
  };
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
