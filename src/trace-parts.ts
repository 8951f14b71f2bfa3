import type { Arrivals } from './conversation/arrivals.ts';
import type { Conversation } from './conversation/conversation.ts';
import type { SendReply } from './conversation/delivery.ts';
import type { Memory } from './conversation/memory.ts';
import { NO_TRACING, type Tracing } from './tracing.ts';

/** The steps of a turn that take time: coarse ones, so that a trace fits on a screen. */
export interface TurnTraces {
  conversation(conversation: Conversation): Conversation;
  arrivals(arrivals: Arrivals): Arrivals;
  memory(memory: Memory): Memory;
  sends(sendReply: SendReply): SendReply;
}

/** Without tracing each part stays the very one that it was. */
export function createTurnTraces(tracing: Tracing): TurnTraces {
  if (tracing === NO_TRACING) {
    return {
      conversation: (conversation) => conversation,
      arrivals: (arrivals) => arrivals,
      memory: (memory) => memory,
      sends: (sendReply) => sendReply,
    };
  }
  const { step } = tracing;
  return {
    conversation: (conversation) => ({
      ...conversation,
      reply: (message) =>
        step('turn', { channel: message.channel }, () => conversation.reply(message)),
      receive: (message, address) =>
        step('message', { channel: message.channel }, () => conversation.receive(message, address)),
    }),
    arrivals: (arrivals) => ({
      ...arrivals,
      accept: (message, ...rest) =>
        step('inbox accept', { channel: message.channel }, () => arrivals.accept(message, ...rest)),
    }),
    memory: (memory) => ({
      ...memory,
      begin: (arrived) =>
        step('turn begin', { channel: arrived.message.channel }, () => memory.begin(arrived)),
      keep: (arrived, turn, milliseconds) =>
        step(
          'turn keep',
          {
            channel: arrived.message.channel,
            outcome: turn.outcome,
            ...(turn.entryId === undefined ? {} : { entry: turn.entryId }),
            thinking_ms: milliseconds,
          },
          async (note) => {
            const kept = await memory.keep(arrived, turn, milliseconds);
            note({ kept });
            return kept;
          },
        ),
    }),
    sends: (sendReply) => (channel, address, reply, id) =>
      step('reply send', { channel }, async (note) => {
        const result = await sendReply(channel, address, reply, id);
        note({ result: result.kind });
        return result;
      }),
  };
}
