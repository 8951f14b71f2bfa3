import { createHmac } from 'node:crypto';
import type { Logger } from 'pino';
import type { Content } from '../knowledge/content.ts';
import { deriveKey } from '../privacy/pseudonym.ts';
import type { Seal } from '../privacy/seal.ts';
import type { StandingAddress, Subscriptions } from '../storage/subscriptions.ts';
import type { TicketWatchers } from '../storage/ticket-watchers.ts';
import type { Delivery } from './delivery.ts';
import { localTime } from './long-date.ts';
import { CHANNELS, type Channel, type Reply } from './message.ts';
import { type NoticeCounts, ticketToldOf } from './notice-replies.ts';
import { quote } from './quote.ts';
import { remindersOn } from './reminders.ts';

/** Where a message came from. */
export interface Place {
  readonly channel: Channel;
  /** Absent where the channel answers in the same breath. */
  readonly address?: string | undefined;
}

/** Where a chat can be written to later. */
export interface Standing {
  /** The same for the same chat, however its address looks. */
  readonly chat: string;
  /** An address of the chat that points to no single message of it. */
  readonly address: string;
}

/** What the channels let us do of our own accord, for somebody who asked for it. */
export interface Reach {
  /** `undefined` where nobody may be written to later. */
  standing(place: Place): Standing | undefined;
  /** Whether an officer's answer may be told of there. */
  tells(channel: Channel): boolean;
  /** `false` while staff have paused the channel: what is due waits. */
  isOpen(channel: Channel): boolean;
  /** Whether reminders of stages are offered there. */
  reminds(channel: Channel): boolean;
}

/** What the bot writes of its own accord, and only to whom asked for it. */
export interface Notices {
  canTell(place: Place): boolean;
  /** Takes down who wants to be told of the answer; `false` when the ticket is gone. */
  tell(ticketId: string, place: Place): Promise<boolean>;
  /** `false` where there are no reminders. */
  remind(place: Place): Promise<boolean>;
  countOf(place: Place): Promise<NoticeCounts>;
  /** Erases the chat's addresses; returns what there was. */
  stop(place: Place): Promise<NoticeCounts>;
  /** Puts into the outbox what is due now. Never rejects: the next time takes what is left. */
  sendDue(now: Date): Promise<void>;
}

export interface NoticesParts {
  readonly watchers: TicketWatchers;
  readonly subscriptions: Subscriptions;
  readonly reach: Reach;
  readonly seal: Seal;
  readonly secret: Buffer;
  readonly delivery: Pick<Delivery, 'pack'>;
  readonly content: () => Pick<Content, 'calendar' | 'region'>;
  readonly log: Logger;
}

/** Reminders disturb nobody's evening. */
const DAY_BEGINS_HOUR = 8;
const DAY_ENDS_HOUR = 17;
/** So many at a time, so that answers are not held up. */
const BATCH = 200;
const NOTHING: NoticeCounts = { tickets: 0, reminders: 0 };

export function createNotices(parts: NoticesParts): Notices {
  const { watchers, subscriptions, reach, seal, log } = parts;
  const key = deriveKey(parts.secret, 'standing address');

  function standing(place: Place): StandingAddress | undefined {
    const found = reach.standing(place);
    if (!found) return undefined;
    const named = createHmac('sha256', key).update(`${place.channel}\n${found.chat}`);
    const address = seal.close(found.address);
    return { channel: place.channel, key: named.digest('base64url'), address };
  }

  /** `undefined` when the address cannot be read any more: then it is given up. */
  function pack(address: Buffer, reply: Reply): Buffer | undefined {
    try {
      return parts.delivery.pack(String(seal.open(address)), reply);
    } catch (err) {
      log.error({ err }, 'an address cannot be read any more and is given up');
      return undefined;
    }
  }

  const openChannels = () => CHANNELS.filter((channel) => reach.isOpen(channel));

  function sendAnswers(): Promise<number> {
    return watchers.hand(openChannels(), BATCH, ({ question, answer, address }) =>
      pack(address, { text: ticketToldOf(quote(question), answer), choices: [] }),
    );
  }

  async function sendReminders(now: Date): Promise<number> {
    const content = parts.content();
    const { day, hour } = localTime(now, content.region.timeZone);
    if (hour < DAY_BEGINS_HOUR || hour >= DAY_ENDS_HOUR) return 0;
    let handed = 0;
    for (const { id, text } of remindersOn(day, content)) {
      const reply: Reply = { text, choices: [] };
      handed += await subscriptions.hand(id, openChannels(), BATCH, (address) =>
        pack(address, reply),
      );
    }
    return handed;
  }

  return {
    canTell: (place) => reach.tells(place.channel) && reach.standing(place) !== undefined,

    async tell(ticketId, place) {
      const where = reach.tells(place.channel) ? standing(place) : undefined;
      return where !== undefined && watchers.watch(ticketId, where);
    },

    async remind(place) {
      const where = reach.reminds(place.channel) ? standing(place) : undefined;
      if (where) await subscriptions.subscribe(where);
      return where !== undefined;
    },

    async countOf(place) {
      const where = standing(place);
      if (!where) return NOTHING;
      const reminders = (await subscriptions.isSubscribed(where.key)) ? 1 : 0;
      return { tickets: await watchers.count(where.key), reminders };
    },

    async stop(place) {
      const where = standing(place);
      if (!where) return NOTHING;
      const tickets = await watchers.forget(where.key);
      return { tickets, reminders: await subscriptions.forget(where.key) };
    },

    async sendDue(now) {
      try {
        const [told, reminded] = [await sendAnswers(), await sendReminders(now)];
        if (told + reminded > 0) log.info({ told, reminded }, 'notices go out');
      } catch (err) {
        log.warn({ err }, 'notices wait for the next time');
      }
    },
  };
}
