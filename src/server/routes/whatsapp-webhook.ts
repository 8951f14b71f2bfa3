import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';

export interface WhatsAppWebhookParts {
  readonly appSecret: string;
  readonly verifyToken: string;
  /** Resolves when the event's messages are safe; then Meta may forget it. */
  readonly receive: (event: unknown) => Promise<void>;
}

const PATH = '/whatsapp/webhook';
const SIGNATURE = /^sha256=([0-9a-f]{64})$/;
const BODY_LIMIT_BYTES = 3_145_728;

const handshakeSchema = z.object({
  'hub.mode': z.string().optional(),
  'hub.verify_token': z.string().optional(),
  'hub.challenge': z.string().max(200).optional(),
});

/** Meta's handshake and events. The signature covers the bytes as they came. */
export function registerWhatsAppWebhook(
  server: FastifyInstance,
  parts: WhatsAppWebhookParts,
): void {
  void server.register((scope, _options, done) => {
    scope.removeContentTypeParser('application/json');
    scope.addContentTypeParser(
      'application/json',
      { parseAs: 'buffer' },
      async (_: unknown, body: unknown) => body,
    );

    scope
      .withTypeProvider<ZodTypeProvider>()
      .get(PATH, { schema: { querystring: handshakeSchema } }, async (request, reply) => {
        const {
          'hub.mode': mode,
          'hub.verify_token': token,
          'hub.challenge': challenge,
        } = request.query;
        const known = token !== undefined && equal(token, parts.verifyToken);
        if (mode !== 'subscribe' || !known || challenge === undefined) {
          return reply.code(403).send({ error: 'Token verifikasi tidak cocok.' });
        }
        return reply.type('text/plain; charset=utf-8').send(challenge);
      });

    scope.post(PATH, { bodyLimit: BODY_LIMIT_BYTES }, async (request, reply) => {
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      if (!isSigned(body, request.headers['x-hub-signature-256'], parts.appSecret)) {
        return reply.code(401).send({ error: 'Tanda tangan tidak cocok.' });
      }
      await parts.receive(parseJson(body));
      return { ok: true };
    });
    done();
  });
}

function isSigned(body: Buffer, header: string | string[] | undefined, secret: string): boolean {
  const given = SIGNATURE.exec(String(header))?.[1];
  if (given === undefined) return false;
  const expected = createHmac('sha256', secret).update(body).digest();
  return timingSafeEqual(Buffer.from(given, 'hex'), expected);
}

/** Signed but unreadable: nothing that Meta could send better a second time. */
function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

function equal(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
