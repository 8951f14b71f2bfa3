import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';

export interface TelegramWebhookParts {
  readonly secret: string;
  /** Resolves when the update is safe; then Telegram may forget it. */
  readonly receive: (update: unknown) => Promise<void>;
}

const SECRET_HEADER = 'x-telegram-bot-api-secret-token';
const BODY_LIMIT_BYTES = 1_048_576;

/** Telegram's POST: 401 without the secret, 200 as soon as the update is in the inbox. */
export function registerTelegramWebhook(
  server: FastifyInstance,
  parts: TelegramWebhookParts,
): void {
  const expected = digest(parts.secret);
  server.post(
    '/telegram/webhook',
    {
      bodyLimit: BODY_LIMIT_BYTES,
      onRequest: async (request, reply) => {
        const given = request.headers[SECRET_HEADER];
        const known = typeof given === 'string' && timingSafeEqual(digest(given), expected);
        if (!known) await reply.code(401).send({ error: 'Secret token tidak cocok.' });
      },
    },
    async (request) => {
      await parts.receive(request.body);
      return { ok: true };
    },
  );
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
