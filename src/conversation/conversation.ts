import type { Logger } from 'pino';
import type { Arrivals, Arrived } from './arrivals.ts';
import type { Delivery } from './delivery.ts';
import type { Dialogue } from './dialogue.ts';
import { createKeyedQueue } from './keyed-queue.ts';
import type { Memory } from './memory.ts';
import type { InboundMessage } from './message.ts';
import { FAILED } from './replies.ts';
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
  /** Resolves when no turn is in flight. */
  idle(): Promise<void>;
}

export interface ConversationParts {
  /** Asked for each message, so that new content takes effect at once. */
  readonly engine: () => ConversationEngine;
  readonly arrivals: Arrivals;
  readonly memory: Memory;
  readonly delivery: Delivery;
  /** Told of each turn when it stands. */
  readonly observe: (message: InboundMessage, turn: Turn, milliseconds: number) => void;
  readonly log: Logger;
}

export function createConversation(parts: ConversationParts): Conversation {
  const { arrivals, memory, delivery, log } = parts;
  const queue = createKeyedQueue();

  async function think(message: InboundMessage): Promise<Turn> {
    const dialogue = await memory.dialogue(message.asker);
    try {
      return parts.engine()(message, dialogue);
    } catch (err) {
      log.error({ err }, 'the engine failed');
      return failedTurn(message, dialogue);
    }
  }

  async function answer(arrived: Arrived): Promise<Turn> {
    const { id, message, address } = arrived;
    const begun = performance.now();
    const turn = await think(message);
    const milliseconds = performance.now() - begun;
    const kept = await memory.keep(arrived, turn, milliseconds);
    parts.observe(message, turn, milliseconds);
    const { channel } = message;
    if (address !== undefined && kept) await delivery.send(id, channel, address, turn.reply);
    else if (address !== undefined) await delivery.sendUnrecorded(channel, address, turn.reply);
    return turn;
  }

  function answerInBackground(arrived: Arrived): void {
    queue
      .run(arrived.message.asker, () => answer(arrived))
      .catch((err: unknown) => log.error({ err }, 'a reply is left to the next sweep'));
  }

  return {
    async reply(message) {
      const arrived = await arrivals.accept(message);
      return arrived ? queue.run(message.asker, () => answer(arrived)) : think(message);
    },
    async receive(message, address) {
      const arrived = await arrivals.accept(message, address);
      if (arrived) answerInBackground(arrived);
    },
    async sweep() {
      await memory.sweep();
      await delivery.sweep();
      for (const arrived of await arrivals.reclaim()) answerInBackground(arrived);
    },
    idle: () => queue.idle(),
  };
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
