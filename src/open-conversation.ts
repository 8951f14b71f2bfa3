import { join } from 'node:path';
import { createActions } from './conversation/actions.ts';
import { type Arrivals, createArrivals } from './conversation/arrivals.ts';
import {
  type Conversation,
  type ConversationParts,
  createConversation,
} from './conversation/conversation.ts';
import { createDelivery, type Delivery, type SendReply } from './conversation/delivery.ts';
import { guardEngine } from './conversation/gate.ts';
import { createMemory, type Memory } from './conversation/memory.ts';
import type { Channel } from './conversation/message.ts';
import { createSharedLimit } from './conversation/shared-limit.ts';
import { createThrottle } from './conversation/throttle.ts';
import { createTicketCodes } from './conversation/ticket-code.ts';
import type { Ground } from './ground.ts';
import { openNotices } from './open-notices.ts';
import { createAskerRecords } from './storage/asker-records.ts';
import { createDialogueStore } from './storage/dialogue-store.ts';
import { createInbox } from './storage/inbox.ts';
import { createOutbox } from './storage/outbox.ts';
import { createTicketStore } from './storage/ticket-store.ts';
import { createTurnLog } from './storage/turn-log.ts';
import { createTurnSpool } from './storage/turn-spool.ts';
import { createTurnStarts } from './storage/turn-start.ts';
import { createWithdrawal } from './storage/withdrawal.ts';
import type { Switchboard } from './switchboard.ts';
import { createTurnTraces } from './trace-parts.ts';

const CODES_PER_HOUR = 10;

/** How the channels are. */
export interface ChannelConditions extends Pick<Switchboard, 'pauseOf' | 'tests'> {
  /** Channels that another instance alone can serve now; absent: none. */
  readonly notHere?: () => readonly Channel[];
}

/** Wires the shell around the engine to the database. */
export function openConversation(
  ground: Ground,
  sendReply: SendReply,
  { notHere = () => [], ...switchboard }: ChannelConditions,
  now: () => Date = () => new Date(),
): Conversation {
  const { config, log, live, secret, seal, pseudonyms } = ground;
  const traced = createTurnTraces(ground.tracing);
  const { db } = ground.database;
  const codes = { name: 'codes', points: CODES_PER_HOUR, seconds: 3_600 };
  const throttle = createThrottle(createSharedLimit(ground.rateCounts, pseudonyms, codes));
  const delivery = createDelivery({
    outbox: createOutbox(db),
    seal,
    sendReply: traced.sends(sendReply),
    notHere,
    // Only there does a message that comes twice under one id show once.
    repeatable: () => (config.whatsapp?.mode === 'baileys' ? ['whatsapp'] : []),
    log,
  });
  const notices = openNotices(ground, delivery, switchboard.pauseOf);
  const conversation = createConversation({
    engine: () => guardEngine(live.current().engine, switchboard.pauseOf),
    arrivals: traced.arrivals(openArrivals(ground, notHere)),
    memory: traced.memory(openMemory(ground, delivery)),
    delivery,
    actions: createActions({
      tickets: createTicketStore(db),
      records: createAskerRecords(db),
      notices,
      tests: switchboard.tests,
      codes: createTicketCodes(secret),
      mayTryCode: throttle.mayTryCode,
      log,
    }),
    notices,
    now,
    throttle,
    observe: observerOf(ground),
    log,
  });
  return traced.conversation(conversation);
}

function openArrivals(
  { database: { db }, seal, pseudonyms, log }: Ground,
  notHere: () => readonly Channel[],
): Arrivals {
  const inbox = createInbox(db);
  const withdrawal = createWithdrawal(db);
  return createArrivals({ inbox, withdrawal, seal, pseudonyms, notHere, log });
}

function openMemory(
  { database: { db }, config, live, redact, log }: Ground,
  delivery: Delivery,
): Memory {
  return createMemory({
    turnLog: createTurnLog(db),
    starts: createTurnStarts(db),
    dialogues: createDialogueStore(db),
    spool: createTurnSpool(join(config.dataDir, 'spool')),
    delivery,
    redact,
    dialogueTtlMs: config.dialogueMinutes * 60_000,
    contentVersion: () => live.current().content.version,
    log,
  });
}

/** What the metrics and the log learn of each turn. */
function observerOf({ metrics, log }: Ground): ConversationParts['observe'] {
  return (message, turn, milliseconds) => {
    metrics.observeTurn(message, turn, milliseconds);
    const { outcome, entryId } = turn;
    log.info({ channel: message.channel, outcome, entry: entryId, ms: milliseconds }, 'turn');
  };
}
