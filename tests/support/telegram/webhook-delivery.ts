import { setTimeout as sleep } from 'node:timers/promises';
import type { Update } from 'grammy/types';

export interface Webhook {
  readonly url: string;
  readonly secretToken?: string;
}

export interface WebhookDeliveryParts {
  readonly webhook: () => Webhook | undefined;
  readonly waiting: () => readonly Update[];
  readonly done: (update: Update) => void;
}

/** Posts updates: a chat in order, chats side by side, again and again until the bot takes them. */
export interface WebhookDelivery {
  pump(): void;
  statuses(): readonly number[];
}

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2_000;

export function createWebhookDelivery(parts: WebhookDeliveryParts): WebhookDelivery {
  const busy = new Set<number>();
  const statuses: number[] = [];

  async function deliver(update: Update): Promise<void> {
    let pauseMs = FIRST_PAUSE_MS;
    for (;;) {
      const webhook = parts.webhook();
      if (!webhook) return;
      const status = await post(webhook, update);
      if (status !== undefined) statuses.push(status);
      if (status !== undefined && status < 300) return parts.done(update);
      await sleep(pauseMs);
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    }
  }

  function pump(): void {
    for (const update of parts.waiting()) {
      const chat = chatOf(update);
      if (busy.has(chat)) continue;
      busy.add(chat);
      void deliver(update).finally(() => {
        busy.delete(chat);
        if (parts.webhook()) pump();
      });
    }
  }

  return { pump, statuses: () => statuses };
}

async function post(webhook: Webhook, update: Update): Promise<number | undefined> {
  const { url, secretToken } = webhook;
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(secretToken === undefined ? {} : { 'x-telegram-bot-api-secret-token': secretToken }),
      },
      body: JSON.stringify(update),
    });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return undefined; // nobody listens there yet, or no longer
  }
}

function chatOf(update: Update): number {
  const { message, edited_message: edited, callback_query: press, my_chat_member: member } = update;
  return message?.chat.id ?? edited?.chat.id ?? press?.message?.chat.id ?? member?.chat.id ?? 0;
}
