import type { UserFromGetMe } from 'grammy/types';
import { z } from 'zod';
import type { Chats } from './chats.ts';
import { type FormattedText, readFormatted } from './formatting.ts';
import { type Keyboard, readKeyboard } from './keyboard.ts';
import { badRequest } from './refusal.ts';
import type { Updates } from './updates.ts';

export type Parameters = Readonly<Record<string, unknown>>;
/** A method of the Bot API: answers or throws a `Refusal`. */
export type Method = (parameters: Parameters, gone: AbortSignal) => unknown;

export interface MethodParts {
  readonly bot: UserFromGetMe;
  readonly chats: Chats;
  readonly updates: Updates;
  /** Ids of pressed buttons and inline queries that wait for an answer. */
  readonly waiting: Set<string>;
}

const TEXT_MAX_CHARACTERS = 4_096;
const DESCRIPTION_MAX_CHARACTERS = 512;
const ABOUT_MAX_CHARACTERS = 120;
const INLINE_RESULTS = 50;
const LONGEST_POLL_SECONDS = 50;
const POLL_LIMIT = 100;
const KINDS = ['message', 'edited_message', 'callback_query', 'inline_query', 'my_chat_member'];
const ACTIONS = ['typing', 'upload_photo', 'choose_sticker'];
const SECRET = /^[A-Za-z0-9_-]{1,256}$/;
const commandsSchema = z.array(
  z.object({
    command: z.string().regex(/^[a-z0-9_]{1,32}$/),
    description: z.string().min(1).max(256),
  }),
);

/** The methods a bot of ours may call, by their names in lower case. */
export function createMethods(parts: MethodParts): Readonly<Record<string, Method>> {
  return {
    getme: () => parts.bot,
    ...updateMethods(parts),
    ...introductionMethods(),
    ...messageMethods(parts),
    ...answerMethods(parts),
  };
}

function messageMethods({ chats }: MethodParts): Readonly<Record<string, Method>> {
  return {
    sendmessage(parameters) {
      const chat = chats.target(parameters.chat_id);
      return chats.post(chat, ...contentOf(parameters));
    },
    editmessagetext(parameters) {
      const chat = chats.target(parameters.chat_id);
      return chats.edit(chat, Number(parameters.message_id), ...contentOf(parameters));
    },
    sendchataction({ chat_id, action }) {
      if (!ACTIONS.includes(String(action))) throw badRequest('wrong parameter action in request');
      chats.target(chat_id);
      return true;
    },
  };
}

function contentOf(parameters: Parameters): [FormattedText, Keyboard | undefined] {
  const formatted = readFormatted(parameters.text, parameters.parse_mode);
  if (formatted.text.trim() === '') throw badRequest('message text is empty');
  if (formatted.text.length > TEXT_MAX_CHARACTERS) throw badRequest('message is too long');
  return [formatted, readKeyboard(parameters.reply_markup)];
}

function answerMethods({ waiting }: MethodParts): Readonly<Record<string, Method>> {
  return {
    answercallbackquery({ callback_query_id: id }) {
      if (!waiting.delete(String(id))) throw badRequest('query is too old or query ID is invalid');
      return true;
    },
    answerinlinequery({ inline_query_id: id, results }) {
      if (!waiting.delete(String(id))) throw badRequest('query is too old or query ID is invalid');
      if (!Array.isArray(results)) throw badRequest("can't parse inline query results");
      if (results.length > INLINE_RESULTS) throw badRequest('RESULTS_TOO_MUCH');
      for (const { input_message_content: content } of results) {
        readFormatted(content?.message_text, content?.parse_mode);
      }
      return true;
    },
  };
}

function introductionMethods(): Readonly<Record<string, Method>> {
  const atMost = (limit: number, text: unknown) => {
    if (String(text ?? '').length > limit) throw badRequest('the text is too long');
    return true;
  };
  return {
    setmycommands({ commands }) {
      if (!commandsSchema.safeParse(commands).success) throw badRequest('BOT_COMMAND_INVALID');
      return true;
    },
    setmydescription: ({ description }) => atMost(DESCRIPTION_MAX_CHARACTERS, description),
    setmyshortdescription: ({ short_description: about }) => atMost(ABOUT_MAX_CHARACTERS, about),
  };
}

function updateMethods({ updates }: MethodParts): Readonly<Record<string, Method>> {
  return {
    getupdates({ offset, limit, timeout, allowed_updates: allowed }, gone) {
      refuseUnknownKinds(allowed);
      const seconds = Math.min(Number(timeout ?? 0), LONGEST_POLL_SECONDS);
      return updates.poll({
        offset: Number(offset ?? 0),
        limit: Math.min(Number(limit ?? POLL_LIMIT), POLL_LIMIT),
        timeoutMs: seconds * 1000,
        gone,
      });
    },
    setwebhook({ url, secret_token: secret, allowed_updates: allowed }) {
      refuseUnknownKinds(allowed);
      if (secret !== undefined && !SECRET.test(String(secret))) {
        throw badRequest('bad webhook: secret token contains unallowed characters');
      }
      const given = secret === undefined ? {} : { secretToken: String(secret) };
      updates.setWebhook(url ? { url: String(url), ...given } : undefined);
      return true;
    },
    deletewebhook() {
      updates.setWebhook(undefined);
      return true;
    },
  };
}

function refuseUnknownKinds(allowed: unknown): void {
  for (const kind of Array.isArray(allowed) ? allowed : []) {
    if (!KINDS.includes(kind)) throw badRequest(`unknown kind of update ${kind}`);
  }
}
