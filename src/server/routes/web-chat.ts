import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { CHAT_TEXT, renderMarkdown } from '../../bots/markdown.ts';
import { renderWebHtml } from '../../bots/web-chat/render.ts';
import type { Conversation } from '../../conversation/conversation.ts';
import type { InboundMessage, Reply } from '../../conversation/message.ts';
import { GREETING } from '../../conversation/replies.ts';
import type { SharedLimit } from '../../conversation/shared-limit.ts';
import type { Turn } from '../../conversation/turn.ts';
import { LABEL } from '../../conversation/wording.ts';
import type { Pseudonyms } from '../../privacy/pseudonym.ts';
import { chatPage, type Share } from '../views/chat-page.ts';

export interface WebChatParts {
  readonly conversation: Conversation;
  readonly pseudonyms: Pseudonyms;
  readonly limits: { readonly perSession: SharedLimit };
  /** What people read while the web chat is paused; `undefined` while it answers. */
  readonly webPause: () => string | undefined;
  readonly publicUrl?: string;
}

const BODY_LIMIT_BYTES = 4_096;
/** How many messages one session may send. */
export const PER_SESSION = { name: 'session', points: 30, seconds: 60 } as const;
const CHOICE_MAX_CHARACTERS = 64;

const bodySchema = z
  .object({
    session: z.uuid('session harus berupa UUID'),
    text: z.string('text harus berupa teks').default(''),
    choice: z.string('choice harus berupa teks').max(CHOICE_MAX_CHARACTERS).optional(),
  })
  .refine(({ text, choice }) => text.trim() !== '' || choice !== undefined, {
    error: 'text tidak boleh kosong kalau choice tidak ada',
    path: ['text'],
  });
type ChatBody = z.infer<typeof bodySchema>;

const WELCOME: Reply = {
  text: GREETING,
  choices: [
    { id: 'topics', label: LABEL.topics },
    { id: 'privacy', label: LABEL.privacy },
  ],
};

const TOO_FAST = 'Terlalu cepat. Tunggu sebentar, lalu kirim lagi.';

/** The web chat: a page, its form for browsers without scripts, and the API. */
export function registerWebChatRoutes(server: FastifyInstance, parts: WebChatParts): void {
  const canonical = parts.publicUrl === undefined ? {} : { canonicalUrl: parts.publicUrl };
  const typed = server.withTypeProvider<ZodTypeProvider>();

  async function ask(body: ChatBody): Promise<Turn> {
    const { count, msLeft } = await parts.limits.perSession.take(body.session);
    if (count > parts.limits.perSession.points) throw tooFast(msLeft);
    return parts.conversation.reply(toInbound(body, parts.pseudonyms));
  }

  server.get('/', async (_request, reply) => {
    reply.type('text/html; charset=utf-8');
    const banner = parts.webPause();
    return chatPage({ session: randomUUID(), reply: WELCOME, banner, ...canonical }).source;
  });

  typed.post(
    '/',
    { bodyLimit: BODY_LIMIT_BYTES, schema: { body: bodySchema } },
    async (request, reply) => {
      const turn = await ask(request.body);
      const { reply: said, question } = turn;
      reply.type('text/html; charset=utf-8');
      const { session } = request.body;
      const banner = parts.webPause();
      const share = shareOf(turn) ?? undefined;
      return chatPage({ session, question, reply: said, share, banner, ...canonical }).source;
    },
  );

  typed.post(
    '/api/chat',
    { bodyLimit: BODY_LIMIT_BYTES, schema: { body: bodySchema } },
    async (request) => {
      const turn = await ask(request.body);
      const { outcome, entryId, reply: said } = turn;
      return {
        outcome,
        topic: entryId ?? null,
        text: renderMarkdown(said.text, CHAT_TEXT),
        html: renderWebHtml(said.text),
        choices: said.choices,
        share: shareOf(turn),
      };
    },
  );
}

/** Where an answer may be passed on from; nothing for who may be in danger. */
function shareOf({ outcome, entryId, unstored }: Turn): Share | null {
  if (outcome !== 'answered' || entryId === undefined || unstored) return null;
  return { page: `/faq/${entryId}`, card: `/faq/${entryId}/kartu.png` };
}

function toInbound(body: ChatBody, pseudonyms: Pseudonyms): InboundMessage {
  const sentAt = new Date();
  return {
    id: randomUUID(),
    channel: 'web',
    asker: pseudonyms.asker('web', body.session, sentAt),
    text: body.text,
    ...(body.choice === undefined ? {} : { choiceId: body.choice }),
    sentAt,
  };
}

function tooFast(msLeft: number): Error {
  const seconds = Math.max(1, Math.ceil(msLeft / 1000));
  return Object.assign(new Error('rate limit'), {
    statusCode: 429,
    error: TOO_FAST,
    headers: { 'retry-after': String(seconds) },
  });
}
