import type { Environment } from '../environment.ts';
import { freePort } from '../free-port.ts';
import type { TelegramServer } from './telegram-server.ts';

export const WEBHOOK_SECRET = 'a-secret-of-our-own-making-0123456789';

export type TelegramMode = 'polling' | 'webhook';

/** The environment of a program that talks to this Telegram. */
export async function telegramEnvironment(
  telegram: Pick<TelegramServer, 'url' | 'token'>,
  mode: TelegramMode,
): Promise<Environment> {
  const base = { TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.url };
  if (mode === 'polling') return base;
  const port = String(await freePort());
  return {
    ...base,
    PORT: port,
    TELEGRAM_MODE: 'webhook',
    TELEGRAM_WEBHOOK_SECRET: WEBHOOK_SECRET,
    PUBLIC_URL: `http://127.0.0.1:${port}`,
  };
}
