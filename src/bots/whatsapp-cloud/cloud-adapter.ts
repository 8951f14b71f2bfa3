import type { Logger } from 'pino';
import { z } from 'zod';
import type { WhatsAppConfig } from '../../config-channels.ts';
import type { Conversation } from '../../conversation/conversation.ts';
import type { SendResult } from '../../conversation/delivery.ts';
import type { Pseudonyms } from '../../privacy/pseudonym.ts';
import type { ChannelAdapter } from '../channel-adapter.ts';
import { createHealth, type Health } from '../whatsapp/health.ts';
import { createGraphApi, type GraphApi } from './graph-api.ts';
import { type CloudAddress, toCloudInbound } from './inbound.ts';
import { type CloudMessage, type CloudStatus, parseCloudEvent } from './payload.ts';
import { renderCloudMessages } from './render.ts';
import { WINDOW_CLOSED } from './send-result.ts';
import { templateAddressSchema, templateMessage } from './template.ts';

export interface CloudAdapter extends ChannelAdapter {
  /** Takes an event whose signature was checked; resolves when its messages are safe. */
  receive(event: unknown): Promise<void>;
}

export interface CloudParts {
  readonly conversation: Conversation;
  readonly pseudonyms: Pseudonyms;
  /** Told what became of a message of ours: sent, delivered, read or failed. */
  readonly onStatus: (status: string) => void;
  readonly log: Logger;
}

export type CloudConfig = Extract<WhatsAppConfig, { readonly mode: 'cloud' }>;

const WINDOW_MS = 24 * 60 * 60 * 1000;
const KNOWN_STATUSES = new Set(['sent', 'delivered', 'read', 'failed']);
const CUT_SHORT: SendResult = { kind: 'unknown', reason: 'cut-short' };

const addressSchema = z.object({ to: z.string(), messageId: z.string(), askedAt: z.string() });

export function createCloudAdapter(config: CloudConfig, parts: CloudParts): CloudAdapter {
  const api = createGraphApi(config);
  const health = createHealth(parts.log);
  return {
    channel: 'whatsapp',
    async start() {
      // Meta calls us: the channel is there as long as the server listens.
      health.set('connected');
    },
    async stop() {
      health.set('stopped');
    },
    status: health.status,
    async receive(event) {
      const { messages, statuses } = parseCloudEvent(event, config.phoneId);
      for (const status of statuses) observe(status, parts, health);
      for (const message of messages) await take(message, parts, health);
    },
    async send(address, reply) {
      const template = templateAddressSchema.safeParse(JSON.parse(address)).data;
      if (template) return api.post(templateMessage(template, reply));
      const where = addressSchema.parse(JSON.parse(address));
      if (Date.now() - Date.parse(where.askedAt) >= WINDOW_MS) {
        return { kind: 'refused', reason: `whatsapp-cloud-${WINDOW_CLOSED}` };
      }
      const result = await sendAll(api, where, renderCloudMessages(reply));
      if (result.kind === 'away') health.set('degraded', 'token-refused');
      else if (result.kind === 'sent') health.set('connected');
      return result;
    },
  };
}

async function take(
  message: CloudMessage,
  { conversation, pseudonyms }: CloudParts,
  health: Health,
): Promise<void> {
  const inbound = toCloudInbound(message, pseudonyms);
  if (!inbound) return;
  if (inbound.kind === 'withdrawn') {
    await conversation.withdraw('whatsapp', inbound.id);
    return;
  }
  health.received();
  if (inbound.replaces !== undefined) await conversation.withdraw('whatsapp', inbound.replaces);
  await conversation.receive(inbound.message, JSON.stringify(inbound.address));
}

function observe({ status, errors }: CloudStatus, { onStatus, log }: CloudParts, health: Health) {
  if (status === 'delivered' || status === 'read') health.delivered();
  if (status === 'failed') {
    log.warn({ channel: 'whatsapp', codes: errors?.map(({ code }) => code) }, 'a message failed');
  }
  onStatus(KNOWN_STATUSES.has(status) ? status : 'other');
}

async function sendAll(
  api: GraphApi,
  { to, messageId }: CloudAddress,
  contents: ReturnType<typeof renderCloudMessages>,
): Promise<SendResult> {
  for (const [index, content] of contents.entries()) {
    const result = await api.post({ recipient_type: 'individual', to, ...content });
    if (result.kind === 'sent') continue;
    const mayRepeat = result.kind === 'retry' || result.kind === 'away';
    return index > 0 && mayRepeat ? CUT_SHORT : result;
  }
  await api.post({ status: 'read', message_id: messageId }); // a courtesy: nothing depends on it
  return { kind: 'sent' };
}
