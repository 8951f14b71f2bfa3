import type { Update } from 'grammy/types';
import { createPolling, type PollRequest } from './polling.ts';
import { badRequest, conflict } from './refusal.ts';
import { createWebhookDelivery, type Webhook } from './webhook-delivery.ts';

/** Updates that wait for the bot, and the two ways by which it gets them. */
export interface Updates {
  add(content: Omit<Update, 'update_id'>): Update;
  /** Delivers an update once more, as Telegram does when it saw no confirmation. */
  again(update: Update): void;
  /** `getUpdates`: waits for updates, and refuses while a webhook is set. */
  poll(request: PollRequest): Promise<readonly Update[]>;
  setWebhook(webhook: Webhook | undefined): void;
  webhook(): Webhook | undefined;
  /** Updates that the bot has not confirmed. */
  pending(): readonly Update[];
  /** HTTP statuses with which the webhook answered, in order. */
  webhookStatuses(): readonly number[];
  stop(): void;
}

const FIRST_UPDATE_ID = 500_000_000;

export function createUpdates(): Updates {
  let waiting: Update[] = [];
  let nextId = FIRST_UPDATE_ID;
  let webhook: Webhook | undefined;
  const forget = (update: Update) => {
    waiting = waiting.filter((other) => other !== update);
  };
  const delivery = createWebhookDelivery({
    webhook: () => webhook,
    waiting: () => waiting,
    done: forget,
  });
  const polling = createPolling({
    waiting: () => waiting,
    confirm: (offset) => {
      waiting = waiting.filter(({ update_id: id }) => id >= offset);
    },
  });

  function enqueue(update: Update): void {
    waiting.push(update);
    if (webhook) delivery.pump();
    else polling.wake();
  }

  return {
    add(content) {
      const update: Update = { update_id: nextId++, ...content };
      enqueue(update);
      return update;
    },
    again: (update) => enqueue({ ...update }),
    poll(request) {
      if (webhook) throw conflict("can't use getUpdates method while webhook is active");
      return polling.poll(request);
    },
    setWebhook(wanted) {
      if (wanted && !URL.canParse(wanted.url)) throw badRequest('bad webhook: invalid URL');
      webhook = wanted;
      if (wanted) polling.end(conflict('terminated by setWebhook request'));
      delivery.pump();
    },
    webhook: () => webhook,
    pending: () => waiting,
    webhookStatuses: () => delivery.statuses(),
    stop() {
      webhook = undefined;
      polling.end(undefined);
    },
  };
}
