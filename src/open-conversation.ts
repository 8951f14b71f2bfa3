import { join } from 'node:path';
import { createActions } from './conversation/actions.ts';
import { createArrivals } from './conversation/arrivals.ts';
import { type Conversation, createConversation } from './conversation/conversation.ts';
import { createDelivery, type SendReply } from './conversation/delivery.ts';
import { createMemory } from './conversation/memory.ts';
import { createThrottle } from './conversation/throttle.ts';
import { createTicketCodes } from './conversation/ticket-code.ts';
import type { Ground } from './ground.ts';
import { redact } from './privacy/redact.ts';
import { createAskerRecords } from './storage/asker-records.ts';
import { createDialogueStore } from './storage/dialogue-store.ts';
import { createInbox } from './storage/inbox.ts';
import { createOutbox } from './storage/outbox.ts';
import { createTicketStore } from './storage/ticket-store.ts';
import { createTurnLog } from './storage/turn-log.ts';
import { createTurnSpool } from './storage/turn-spool.ts';
import { createWithdrawal } from './storage/withdrawal.ts';

/** Wires the shell around the engine to the database. */
export function openConversation(ground: Ground, sendReply: SendReply): Conversation {
  const { config, log, live, secret, seal, pseudonyms, metrics } = ground;
  const { db } = ground.database;
  const throttle = createThrottle();
  const delivery = createDelivery({
    outbox: createOutbox(db),
    seal,
    sendReply,
    // Only there does a message that comes twice under one id show once.
    repeatable: () => (config.whatsapp?.mode === 'baileys' ? ['whatsapp'] : []),
    log,
  });
  return createConversation({
    engine: () => live.current().engine,
    arrivals: createArrivals({
      inbox: createInbox(db),
      withdrawal: createWithdrawal(db),
      seal,
      pseudonyms,
      log,
    }),
    memory: createMemory({
      turnLog: createTurnLog(db),
      dialogues: createDialogueStore(db),
      spool: createTurnSpool(join(config.dataDir, 'spool')),
      delivery,
      redact,
      contentVersion: () => live.current().content.version,
      log,
    }),
    delivery,
    actions: createActions({
      tickets: createTicketStore(db),
      records: createAskerRecords(db),
      codes: createTicketCodes(secret),
      mayTryCode: throttle.mayTryCode,
      log,
    }),
    throttle,
    observe: (message, turn, milliseconds) => {
      metrics.observeTurn(message, turn, milliseconds);
      const { outcome, entryId } = turn;
      log.info({ channel: message.channel, outcome, entry: entryId, ms: milliseconds }, 'turn');
    },
    log,
  });
}
