import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { redact } from '../../../privacy/redact.ts';
import { replyProblems } from '../../../review/reply-check.ts';
import { needs, staffOf } from '../../desk/access.ts';
import type { DeskParts } from '../../desk/desk-parts.ts';
import { repliesPage, ticketPage } from '../../views/desk/replies-pages.ts';
import { noticePage } from '../../views/desk-layout.ts';
import type { Html } from '../../views/html.ts';

const WAITING_SHOWN = 200;
const ANSWERED_SHOWN = 50;
const paramsSchema = z.object({ id: z.uuid() });
const querySchema = z.object({ pesan: z.literal('terkirim').optional().catch(undefined) });
const bodySchema = z.object({
  balasan: z.string().max(10_000),
  aksi: z.enum(['pratinjau', 'kirim']).catch('pratinjau'),
});

const SENT = 'Balasan terkirim. Penanya membacanya begitu mengetik kodenya.';
const TAKEN = 'Sementara itu petugas lain sudah membalas. Balasan Anda tidak dikirim.';

/** Tickets that wait for an officer, and their replies. */
export function registerReplies(scope: FastifyInstance, parts: DeskParts): void {
  registerReading(scope, parts);
  registerKeeping(scope, parts);
  registerWriting(scope, parts);
}

function registerReading(scope: FastifyInstance, { tickets }: DeskParts): void {
  const typed = scope.withTypeProvider<ZodTypeProvider>();

  typed.get(
    '/balasan',
    { config: needs('peninjau', 'replies'), schema: { querystring: querySchema } },
    async (request, reply) =>
      page(
        reply,
        repliesPage({
          staff: staffOf(request),
          waiting: await tickets.waiting(WAITING_SHOWN),
          answered: await tickets.answered(ANSWERED_SHOWN),
          notice: request.query.pesan && SENT,
        }),
      ),
  );

  typed.get(
    '/balasan/:id',
    { config: needs('peninjau', 'ticket'), schema: { params: paramsSchema } },
    async (request, reply) => {
      const ticket = await tickets.find(request.params.id);
      return ticket ? page(reply, ticketPage({ staff: staffOf(request), ticket })) : gone(reply);
    },
  );
}

/** A reply becomes the beginning of an answer for everybody. */
function registerKeeping(scope: FastifyInstance, { tickets, content }: DeskParts): void {
  scope
    .withTypeProvider<ZodTypeProvider>()
    .post(
      '/balasan/:id/jadikan',
      { config: needs('editor', 'draft-from-reply'), schema: { params: paramsSchema } },
      async (request, reply) => {
        const ticket = await tickets.find(request.params.id);
        if (!ticket || ticket.answer === null) return gone(reply);
        const { question, answer: explanation } = ticket;
        const id = await content.desk.begin({ question, explanation }, staffOf(request).email);
        return reply.redirect(`/dashboard/konten/rancangan/${id}`, 303);
      },
    );
}

function registerWriting(scope: FastifyInstance, { tickets, audit }: DeskParts): void {
  scope.withTypeProvider<ZodTypeProvider>().post(
    '/balasan/:id',
    {
      config: needs('peninjau', 'ticket-reply'),
      schema: { params: paramsSchema, body: bodySchema },
    },
    async (request, reply) => {
      const { id } = request.params;
      const staff = staffOf(request);
      const ticket = await tickets.find(id);
      if (!ticket) return gone(reply);
      const draft = request.body.balasan.replaceAll('\r\n', '\n').trim();
      const problems = replyProblems(draft);
      const personal = redact(draft) !== draft;
      if (request.body.aksi === 'pratinjau' || problems.length > 0) {
        if (problems.length > 0) reply.code(400);
        const showPreview = problems.length === 0;
        return page(reply, ticketPage({ staff, ticket, draft, problems, personal, showPreview }));
      }
      if (!(await tickets.answer(id, draft))) {
        const now = (await tickets.find(id)) ?? ticket;
        return page(reply.code(409), ticketPage({ staff, ticket: now, draft, problems: [TAKEN] }));
      }
      await audit.note({ actor: staff.email, action: 'ticket-answered', subject: id });
      return reply.redirect('/dashboard/balasan?pesan=terkirim', 303);
    },
  );
}

function page(reply: FastifyReply, content: Html): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(content.source);
}

function gone(reply: FastifyReply): FastifyReply {
  const text = 'Mungkin sudah lewat 90 hari, atau alamatnya salah ketik.';
  return page(reply.code(404), noticePage('Titipan ini tidak ada', text));
}
