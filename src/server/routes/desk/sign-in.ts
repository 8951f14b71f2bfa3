import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { z } from 'zod';
import type { SignInResult } from '../../../staff/sign-in.ts';
import { PUBLIC, staffOf } from '../../desk/access.ts';
import type { DeskParts } from '../../desk/desk-parts.ts';
import { safeNext } from '../../desk/same-origin.ts';
import type { SessionCookie } from '../../desk/session-cookie.ts';
import { type SignInPage, signInPage } from '../../views/desk/door-pages.ts';

/** An office behind one address shares this; guessing over many accounts ends here. */
const ATTEMPTS_PER_ADDRESS = 60;
const ATTEMPTS_WINDOW_SECONDS = 600;

const REFUSED = 'E-mail, kata sandi, atau kode tidak cocok.';

const querySchema = z.object({ next: z.string().max(500).optional().catch(undefined) });
const bodySchema = z.object({
  email: z.string().max(250),
  sandi: z.string().max(1_000),
  kode: z.string().max(20).default(''),
  next: z.string().max(500).default(''),
});

/** Signing in and out. */
export function registerSignIn(
  scope: FastifyInstance,
  parts: DeskParts,
  cookie: SessionCookie,
): void {
  registerDoor(scope, parts, cookie);

  scope.post('/keluar', { config: { desk: { needs: 'peninjau' } } }, async (request, reply) => {
    const key = cookie.keyOf(request);
    if (key !== undefined) await parts.sessions.close(key);
    await parts.audit.note({ actor: staffOf(request).email, action: 'sign-out' });
    cookie.clear(reply);
    return reply.redirect('/dashboard/masuk', 303);
  });
}

function registerDoor(scope: FastifyInstance, parts: DeskParts, cookie: SessionCookie): void {
  const typed = scope.withTypeProvider<ZodTypeProvider>();
  const limiter = new RateLimiterMemory({
    points: ATTEMPTS_PER_ADDRESS,
    duration: ATTEMPTS_WINDOW_SECONDS,
  });

  typed.get(
    '/masuk',
    { config: PUBLIC, schema: { querystring: querySchema } },
    async ({ query, staff }, reply) => {
      const next = safeNext(query.next);
      if (staff) return reply.redirect(next, 303);
      return reply.type('text/html; charset=utf-8').send(signInPage({ next }).source);
    },
  );

  typed.post('/masuk', { config: PUBLIC, schema: { body: bodySchema } }, async (request, reply) => {
    const { email, sandi: password, kode: code } = request.body;
    const next = safeNext(request.body.next);
    const wait = await secondsToWait(limiter, request.ip);
    const result =
      wait === undefined
        ? await parts.signIn.signIn({ email, password, code })
        : ({ kind: 'locked', seconds: wait } as const);
    if (result.kind !== 'signed-in') return refuse(reply, result, { next, email });
    const old = cookie.keyOf(request);
    if (old !== undefined) await parts.sessions.close(old);
    cookie.set(reply, result.token);
    return reply.redirect(next, 303);
  });
}

function refuse(
  reply: FastifyReply,
  result: Exclude<SignInResult, { readonly kind: 'signed-in' }>,
  typed: Pick<SignInPage, 'next' | 'email'>,
): FastifyReply {
  let problem = REFUSED;
  reply.code(401);
  if (result.kind === 'locked') {
    problem = `Terlalu banyak percobaan. Coba lagi dalam ${inWords(result.seconds)}.`;
    reply.code(429).header('retry-after', String(result.seconds));
  }
  const page = signInPage({ ...typed, problem });
  return reply.type('text/html; charset=utf-8').send(page.source);
}

async function secondsToWait(
  limiter: RateLimiterMemory,
  address: string,
): Promise<number | undefined> {
  try {
    await limiter.consume(address);
    return undefined;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return Math.ceil(refusal.msBeforeNext / 1000);
    throw refusal;
  }
}

function inWords(seconds: number): string {
  return seconds < 90 ? `${seconds} detik` : `${Math.ceil(seconds / 60)} menit`;
}
