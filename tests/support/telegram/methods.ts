import type { UserFromGetMe } from 'grammy/types';
import { z } from 'zod';
import type { Chats } from './chats.ts';
import { readFormatted } from './formatting.ts';
import { readKeyboard } from './keyboard.ts';
import { badRequest } from './refusal.ts';
import type { Updates } from './updates.ts';

export type Parameters = Readonly<Record<string, unknown>>;
/** A method of the Bot API: answers or throws a `Refusal`. */
export type Method = (parameters: Parameters, gone: AbortSignal) => unknown;

export interface MethodParts {
  readonly bot: UserFromGetMe;
  readonly chats: Chats;
  readonly updates: Updates;
  /** Ids of pressed buttons that wait to be confirmed. */
  readonly presses: Set<string>;
}

const TEXT_MAX_CHARACTERS = 4_096;
const LONGEST_POLL_SECONDS = 50;
const POLL_LIMIT = 100;
const ALLOWED_KINDS = ['message', 'callback_query', 'my_chat_member', 'edited_message'];
const ACTIONS = ['typing', 'upload_photo', 'choose_sticker'];
const SECRET = /^[A-Za-z0-9_-]{1,256}$/;
const commandsSchema = z.array(
  z.object({ command: z.string().regex(/^[a-z0-9_]{1,32}$/), description: z.string().min(1) }),
);

/** The methods a bot of ours may call, by their names in lower case. */
export function createMethods(parts: MethodParts): Readonly<Record<string, Method>> {
  const { bot, chats, presses } = parts;
  return {
    getme: () => bot,
    ...updateMethods(parts),
    setmycommands({ commands }) {
      if (!commandsSchema.safeParse(commands).success) throw badRequest('BOT_COMMAND_INVALID');
      return true;
    },
    sendmessage(parameters) {
      const chat = chats.target(parameters.chat_id);
      const formatted = readFormatted(parameters.text, parameters.parse_mode);
      if (formatted.text.trim() === '') throw badRequest('message text is empty');
      if (formatted.text.length > TEXT_MAX_CHARACTERS) throw badRequest('message is too long');
      return chats.post(chat, formatted, readKeyboard(parameters.reply_markup));
    },
    sendchataction({ chat_id, action }) {
      if (!ACTIONS.includes(String(action))) throw badRequest('wrong parameter action in request');
      chats.typing(chats.target(chat_id));
      return true;
    },
    answercallbackquery({ callback_query_id: id }) {
      if (!presses.delete(String(id))) throw badRequest('query is too old or query ID is invalid');
      return true;
    },
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
    if (!ALLOWED_KINDS.includes(kind)) throw badRequest(`unknown kind of update ${kind}`);
  }
}
