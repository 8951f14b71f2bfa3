import type { Message } from 'grammy/types';

/** The bot as others address it. */
export interface BotName {
  readonly id: number;
  readonly username: string;
}

const COMMAND = /^\/\w+(?:@(\w+))?/;

/**
 * What a group's message says to the bot: a command, a mention or a reply to one of its messages.
 * The mention itself is left out. `undefined` when others are talking among themselves.
 */
export function textForBot(message: Message, bot: BotName): string | undefined {
  const text = message.text ?? message.caption;
  if (text === undefined) return undefined;
  const command = COMMAND.exec(text);
  if (command) return command[1] === undefined || isName(command[1], bot) ? text : undefined;
  const mention = new RegExp(`@${bot.username}(?!\\w)`, 'gi');
  if (mention.test(text)) return text.replace(mention, ' ').replace(/\s+/g, ' ').trim();
  return message.reply_to_message?.from?.id === bot.id ? text : undefined;
}

function isName(name: string, { username }: BotName): boolean {
  return name.toLowerCase() === username.toLowerCase();
}
