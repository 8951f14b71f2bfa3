import { randomBytes } from 'node:crypto';
import type { Message, Update, UserFromGetMe } from 'grammy/types';
import { waitFor } from '../wait-for.ts';
import { type BotMessage, createChats, type Profile } from './chats.ts';
import { createFaults, type Fault } from './faults.ts';
import { type Call, createBotApiServer } from './http.ts';
import { createMethods } from './methods.ts';
import { createUpdates } from './updates.ts';
import type { Webhook } from './webhook-delivery.ts';

/**
 * Telegram, reduced to what a bot sees of it over the wire: a strict Bot API and the people who
 * write to the bot. A person's id is also the id of their private chat.
 */
export interface TelegramServer {
  readonly url: string;
  readonly token: string;
  introduce(chatId: number, profile: Profile): void;
  say(chatId: number, text: string): Update;
  /** Something other than text, such as `{ voice: … }`. */
  send(chatId: number, content: Readonly<Record<string, unknown>>): Update;
  press(chatId: number, messageId: number, data: string): Update;
  /** Delivers an update once more. */
  deliverAgain(update: Update): void;
  block(chatId: number): void;
  messagesTo(chatId: number): readonly BotMessage[];
  /** The newest message in a chat, as soon as it has `count` of them. */
  waitForReply(chatId: number, count?: number): Promise<BotMessage>;
  calls(method: string): readonly Call[];
  /** Calls that were refused for what they said, and not by a fault that a test had ordered. */
  refused(): readonly Call[];
  fault(fault: Fault): void;
  clearFaults(): void;
  webhook(): Webhook | undefined;
  webhookStatuses(): readonly number[];
  pending(): readonly Update[];
  /** Pressed buttons that the bot has not confirmed. */
  unconfirmedPresses(): number;
  stop(): Promise<void>;
}

export interface TelegramServerOptions {
  readonly port?: number;
  readonly token?: string;
  /** Told of each message of the bot, before the bot knows that it arrived. */
  readonly onMessage?: (message: BotMessage) => void;
}

const TOKEN = '7000000001:AAHtokenForTestsOnly_0123456789abcde';
const BOT: UserFromGetMe = {
  id: 7_000_000_001,
  is_bot: true,
  first_name: 'Tanya Netral',
  username: 'tanya_netral_bot',
  can_join_groups: false,
  can_read_all_group_messages: false,
  can_connect_to_business: false,
  has_main_web_app: false,
  supports_inline_queries: false,
} as UserFromGetMe;

export async function startTelegramServer(
  options: TelegramServerOptions = {},
): Promise<TelegramServer> {
  const token = options.token ?? TOKEN;
  const chats = createChats(BOT);
  const updates = createUpdates();
  const faults = createFaults();
  const presses = new Set<string>();
  const calls: Call[] = [];
  const methods = createMethods({ bot: BOT, chats, updates, presses });
  const http = createBotApiServer({
    token,
    methods: { ...methods, ...announced(methods, chats.writtenTo, options.onMessage) },
    faults,
    record: (call) => void calls.push(call),
  });
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject).listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const address = http.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const send = (chatId: number, content: Readonly<Record<string, unknown>>) =>
    updates.add({ message: chats.compose(chatId, content) as Message & Update.NonChannel });
  return {
    url: `http://127.0.0.1:${port}`,
    token,
    introduce: chats.introduce,
    say: (chatId, text) => send(chatId, { text }),
    send,
    press: (chatId, messageId, data) => updates.add(pressOf(chatId, messageId, data)),
    deliverAgain: updates.again,
    block: chats.block,
    messagesTo: chats.writtenTo,
    waitForReply: (chatId, count = 1) =>
      waitFor(`message ${count} in chat ${chatId}`, () => {
        const written = chats.writtenTo(chatId);
        return written.length >= count && written.at(-1);
      }),
    calls: (method) => calls.filter((call) => call.method === method),
    refused: () => calls.filter(({ status }) => status === 400 || status === 404),
    fault: faults.add,
    clearFaults: faults.clear,
    webhook: updates.webhook,
    webhookStatuses: updates.webhookStatuses,
    pending: updates.pending,
    unconfirmedPresses: () => presses.size,
    async stop() {
      updates.stop();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };

  function pressOf(chatId: number, messageId: number, data: string): Omit<Update, 'update_id'> {
    const shown = chats.writtenTo(chatId).find((message) => message.messageId === messageId);
    const offered = shown?.keyboard.flat().some((button) => button.callback_data === data);
    if (!offered) throw new Error(`message ${messageId} has no button ${data}`);
    const id = BigInt(`0x${randomBytes(7).toString('hex')}`).toString();
    presses.add(id);
    const message = {
      ...chats.compose(chatId, { text: shown?.text ?? '' }),
      message_id: messageId,
    };
    const press = { id, from: chats.person(chatId), chat_instance: String(chatId), data, message };
    return { callback_query: press };
  }
}

/** `sendMessage` that tells the test at once. */
function announced(
  { sendmessage: send }: ReturnType<typeof createMethods>,
  writtenTo: (chatId: number) => readonly BotMessage[],
  onMessage: TelegramServerOptions['onMessage'],
): ReturnType<typeof createMethods> {
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
