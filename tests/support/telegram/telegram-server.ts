import type { Server } from 'node:http';
import type { Update, UserFromGetMe } from 'grammy/types';
import { waitFor } from '../wait-for.ts';
import { type BotMessage, createChats } from './chats.ts';
import { createFaults, type Fault } from './faults.ts';
import { type Call, createBotApiServer } from './http.ts';
import { createMethods, type Method } from './methods.ts';
import { createPeople, type People } from './people.ts';
import { createUpdates } from './updates.ts';
import type { Webhook } from './webhook-delivery.ts';

/**
 * Telegram, reduced to what a bot sees of it over the wire: a strict Bot API and the people who
 * write to the bot.
 */
export interface TelegramServer extends People {
  readonly url: string;
  readonly token: string;
  /** What the bot wrote in a chat, as it stands there now. */
  messagesTo(chatId: number): readonly BotMessage[];
  /** How often the bot has changed a message in a chat. */
  editsIn(chatId: number): number;
  /** The newest message in a chat, as soon as it has `count` of them. */
  waitForReply(chatId: number, count?: number): Promise<BotMessage>;
  /** A message in a chat that says this, whether it was sent so or changed. */
  waitForText(chatId: number, text: RegExp): Promise<BotMessage>;
  calls(method: string): readonly Call[];
  /** Calls that were refused for what they said, or for a fault that a test had ordered. */
  refused(): readonly Call[];
  fault(fault: Fault): void;
  clearFaults(): void;
  webhook(): Webhook | undefined;
  webhookStatuses(): readonly number[];
  /** Updates that the bot has not confirmed. */
  pending(): readonly Update[];
  /** How many pressed buttons and inline queries wait for an answer. */
  unanswered(): number;
  stop(): Promise<void>;
}

export interface TelegramServerOptions {
  readonly port?: number;
  readonly token?: string;
  /** Told of each message of the bot, before the bot knows that it arrived. */
  readonly onMessage?: (message: BotMessage) => void;
}

const TOKEN = '7000000001:AAHtokenForTestsOnly_0123456789abcde';
const BOT = {
  id: 7_000_000_001,
  is_bot: true,
  first_name: 'Tanya Netral',
  username: 'tanya_netral_bot',
  can_join_groups: true,
  can_read_all_group_messages: false,
  can_connect_to_business: false,
  has_main_web_app: false,
  supports_inline_queries: true,
} as UserFromGetMe;

export async function startTelegramServer(
  options: TelegramServerOptions = {},
): Promise<TelegramServer> {
  const { token = TOKEN } = options;
  const chats = createChats(BOT);
  const updates = createUpdates();
  const faults = createFaults();
  const calls: Call[] = [];
  const parts = { bot: BOT, chats, updates, waiting: new Set<string>() };
  const methods = createMethods(parts);
  const http = createBotApiServer({
    token,
    methods: { ...methods, ...announced(methods.sendmessage, chats.writtenTo, options.onMessage) },
    faults,
    record: (call) => void calls.push(call),
  });
  return {
    ...createPeople(parts),
    ...waiting(chats.writtenTo),
    url: await listen(http, options.port),
    token,
    messagesTo: chats.writtenTo,
    editsIn: chats.editsIn,
    calls: (method) => calls.filter((call) => call.method === method),
    refused: () => calls.filter(({ status }) => status === 400 || status === 404),
    fault: faults.add,
    clearFaults: faults.clear,
    webhook: updates.webhook,
    webhookStatuses: updates.webhookStatuses,
    pending: updates.pending,
    unanswered: () => parts.waiting.size,
    async stop() {
      updates.stop();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}

async function listen(http: Server, port = 0): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  const address = http.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : port}`;
}

type Written = (chatId: number) => readonly BotMessage[];

function waiting(writtenTo: Written): Pick<TelegramServer, 'waitForReply' | 'waitForText'> {
  return {
    waitForReply: (chatId, count = 1) =>
      waitFor(`message ${count} in chat ${chatId}`, () => {
        const written = writtenTo(chatId);
        return written.length >= count && written.at(-1);
      }),
    waitForText: (chatId, wanted) =>
      waitFor(`${wanted} in chat ${chatId}`, () =>
        writtenTo(chatId).findLast(({ text }) => wanted.test(text)),
      ),
  };
}

/** `sendMessage` that tells the test at once. */
function announced(
  send: Method | undefined,
  writtenTo: Written,
  onMessage: TelegramServerOptions['onMessage'],
): Readonly<Record<string, Method>> {
  if (!send || !onMessage) return {};
  return {
    sendmessage(parameters, gone) {
      const result = send(parameters, gone);
      const message = writtenTo(Number(parameters.chat_id)).at(-1);
      if (message) onMessage(message);
      return result;
    },
  };
}
