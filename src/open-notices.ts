import { standingTelegram } from './bots/telegram/address.ts';
import { standingWhatsApp } from './bots/whatsapp/standing.ts';
import { standingCloud } from './bots/whatsapp-cloud/template.ts';
import type { Config } from './config.ts';
import type { Delivery } from './conversation/delivery.ts';
import type { PauseOf } from './conversation/gate.ts';
import { createNotices, type Notices, type Reach } from './conversation/notices.ts';
import type { Ground } from './ground.ts';
import { createSubscriptions } from './storage/subscriptions.ts';
import { createTicketWatchers } from './storage/ticket-watchers.ts';

/** Wires what the bot writes of its own accord to the database and the channels. */
export function openNotices(ground: Ground, delivery: Delivery, pauseOf: PauseOf): Notices {
  const { config, live, secret, seal, log } = ground;
  const { db } = ground.database;
  return createNotices({
    watchers: createTicketWatchers(db),
    subscriptions: createSubscriptions(db),
    reach: reachOf(config, pauseOf),
    seal,
    secret,
    delivery,
    content: () => live.current().content,
    log,
  });
}

/**
 * The web has no address. The Cloud API closes its window 24 hours after a person wrote, before
 * any officer answers; only an approved template goes out later. Through Baileys, reminders look
 * like what numbers are blocked for.
 */
function reachOf({ whatsapp }: Config, pauseOf: PauseOf): Reach {
  const template = whatsapp?.mode === 'cloud' ? whatsapp.reminderTemplate : undefined;
  const baileys = whatsapp?.mode === 'baileys' ? whatsapp : undefined;
  return {
    standing({ channel, address }) {
      if (address === undefined || channel === 'web') return undefined;
      if (channel === 'telegram') return standingTelegram(address);
      if (template !== undefined) return standingCloud(address, template);
      return baileys && standingWhatsApp(address);
    },
    isOpen: (channel) => pauseOf(channel) === undefined,
    tells: (channel) => channel === 'telegram' || (channel === 'whatsapp' && baileys !== undefined),
    reminds(channel) {
      const onWhatsApp = baileys?.reminders === true || template !== undefined;
      return channel === 'telegram' || (channel === 'whatsapp' && onWhatsApp);
    },
  };
}
