import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { makeFirstAccount } from '../../../staff/first-account.ts';
import { hashPassword, passwordProblem } from '../../../staff/password.ts';
import { tokenKey } from '../../../staff/token.ts';
import type { StaffAccount } from '../../../storage/staff-store.ts';
import { PUBLIC } from '../../desk/access.ts';
import type { DeskParts } from '../../desk/desk-parts.ts';
import type { SessionCookie } from '../../desk/session-cookie.ts';
import { choosePasswordPage, firstAccountPage } from '../../views/desk/door-pages.ts';
import { noticePage } from '../../views/desk-layout.ts';
import type { Html } from '../../views/html.ts';

const paramsSchema = z.object({ token: z.string().max(100) });
const passwords = { sandi: z.string().max(1_000), ulang: z.string().max(1_000) };
const emailSchema = z.email().max(250);

/** Whoever has the link may; so it works once, for a short time. */
export function registerLinks(
  scope: FastifyInstance,
  parts: DeskParts,
  cookie: SessionCookie,
): void {
  registerFirstAccount(scope, parts, cookie);
  registerChoosePassword(scope, parts, cookie);
}

function registerFirstAccount(
  scope: FastifyInstance,
  parts: DeskParts,
  cookie: SessionCookie,
): void {
  const typed = scope.withTypeProvider<ZodTypeProvider>();
  const isOpen = async (token: string) =>
    (await parts.links.find(tokenKey(token)))?.kind === 'first-account';

  typed.get(
    '/mulai/:token',
    { config: PUBLIC, schema: { params: paramsSchema } },
    async ({ params: { token } }, reply) =>
      (await isOpen(token)) ? page(reply, firstAccountPage({ token })) : gone(reply),
  );

  typed.post(
    '/mulai/:token',
    {
      config: PUBLIC,
      schema: {
        params: paramsSchema,
        body: z.object({ email: z.string().trim().max(250), ...passwords }),
      },
    },
    async ({ params: { token }, body }, reply) => {
      if (!(await isOpen(token))) return gone(reply);
      const { email, sandi: password } = body;
      const problem = emailSchema.safeParse(email).success
        ? passwordProblem(password, body.ulang, email)
        : 'Tulis alamat e-mail yang lengkap.';
      if (problem !== undefined) {
        return page(reply.code(400), firstAccountPage({ token, typedEmail: email, problem }));
      }
      const id = await makeFirstAccount(parts, token, { email, password });
      if (id === undefined) return gone(reply);
      await parts.audit.note({ actor: email, action: 'first-account' });
      cookie.set(reply, await parts.signIn.openSession(id));
      return reply.redirect('/dashboard', 303);
    },
  );
}

function registerChoosePassword(
  scope: FastifyInstance,
  parts: DeskParts,
  cookie: SessionCookie,
): void {
  const typed = scope.withTypeProvider<ZodTypeProvider>();

  async function accountOf(token: string): Promise<StaffAccount | undefined> {
    const link = await parts.links.find(tokenKey(token));
    if (link?.kind !== 'password') return undefined;
    const account = await parts.staff.find(link.staffId);
    return account?.disabled ? undefined : account;
  }

  typed.get(
    '/sandi/:token',
    { config: PUBLIC, schema: { params: paramsSchema } },
    async ({ params: { token } }, reply) => {
      const account = await accountOf(token);
      return account
        ? page(reply, choosePasswordPage({ token, email: account.email }))
        : gone(reply);
    },
  );

  typed.post(
    '/sandi/:token',
    { config: PUBLIC, schema: { params: paramsSchema, body: z.object(passwords) } },
    async ({ params: { token }, body }, reply) => {
      const account = await accountOf(token);
      if (!account) return gone(reply);
      const { id, email } = account;
      const problem = passwordProblem(body.sandi, body.ulang, email);
      if (problem !== undefined) {
        return page(reply.code(400), choosePasswordPage({ token, email, problem }));
      }
      const passwordHash = await hashPassword(body.sandi);
      if (!(await parts.links.take(tokenKey(token)))) return gone(reply);
      await parts.staff.change(id, { passwordHash });
      await parts.sessions.closeAllOf(id);
      await parts.signIn.forgive(email);
      await parts.audit.note({ actor: email, action: 'password-by-link' });
      cookie.clear(reply);
      return reply.redirect('/dashboard/masuk', 303);
    },
  );
}

function page(reply: FastifyReply, content: Html): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(content.source);
}

function gone(reply: FastifyReply): FastifyReply {
  const text = 'Tautan hanya bisa dipakai sekali dan sebentar. Minta yang baru.';
  return page(reply.code(404), noticePage('Tautan ini tidak berlaku lagi', text));
}
