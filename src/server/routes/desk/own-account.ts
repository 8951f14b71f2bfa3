import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { toString as toPicture } from 'qrcode';
import { z } from 'zod';
import { hashPassword, passwordProblem } from '../../../staff/password.ts';
import { newTotpSecret, totpStep, totpUri } from '../../../staff/totp.ts';
import type { StaffAccount } from '../../../storage/staff-store.ts';
import { needs, staffOf } from '../../desk/access.ts';
import type { DeskParts } from '../../desk/desk-parts.ts';
import type { SessionCookie } from '../../desk/session-cookie.ts';
import { ownAccountPage } from '../../views/desk/own-account-page.ts';

const WRONG_PASSWORD =
  'Kata sandi sekarang tidak cocok. Kalau baru saja salah berkali-kali, tunggu sebentar.';
const secret = z.string().max(1_000);
const confirmation = z.object({ 'sandi-kode': secret });

/** The part of the desk in which staff look after their own account. */
export function registerOwnAccount(
  scope: FastifyInstance,
  parts: DeskParts,
  cookie: SessionCookie,
): void {
  const typed = scope.withTypeProvider<ZodTypeProvider>();
  const show = (request: FastifyRequest, reply: FastifyReply, said: Said = {}) =>
    showAccount(parts, request, reply, said);

  scope.get('/saya', { config: needs('peninjau', 'own-account') }, (request, reply) =>
    show(request, reply),
  );

  typed.post(
    '/saya/sandi',
    {
      config: needs('peninjau', 'password-change'),
      schema: { body: z.object({ lama: secret, sandi: secret, ulang: secret }) },
    },
    async (request, reply) => {
      const { lama, sandi, ulang } = request.body;
      const account = await accountOf(parts, request);
      const problem = passwordProblem(sandi, ulang, account.email);
      if (problem !== undefined) return show(request, reply, { problem });
      if (!(await parts.signIn.confirm(account, lama))) {
        return show(request, reply, { problem: WRONG_PASSWORD });
      }
      await parts.staff.change(account.id, { passwordHash: await hashPassword(sandi) });
      await parts.sessions.closeAllOf(account.id, cookie.keyOf(request));
      return show(request, reply, {
        notice: 'Kata sandi diganti. Perangkat lain sudah dikeluarkan.',
      });
    },
  );

  scope.post(
    '/saya/keluar-lain',
    { config: needs('peninjau', 'sessions-closed') },
    async (request, reply) => {
      const closed = await parts.sessions.closeAllOf(
        staffOf(request).staffId,
        cookie.keyOf(request),
      );
      return show(request, reply, { notice: `${closed} sesi lain diakhiri.` });
    },
  );
  registerCode(scope, parts, show);
  registerCodeOff(scope, parts, show);
}

interface Said {
  readonly notice?: string;
  readonly problem?: string;
}
type Show = (request: FastifyRequest, reply: FastifyReply, said?: Said) => Promise<FastifyReply>;

/** Turning the code of an authenticator on, in two steps. */
function registerCode(scope: FastifyInstance, parts: DeskParts, show: Show): void {
  const typed = scope.withTypeProvider<ZodTypeProvider>();

  typed.post(
    '/saya/kode-mulai',
    { config: needs('peninjau', 'code-begin'), schema: { body: confirmation } },
    async (request, reply) => {
      const account = await accountOf(parts, request);
      if (!(await parts.signIn.confirm(account, request.body['sandi-kode']))) {
        return show(request, reply, { problem: WRONG_PASSWORD });
      }
      const totpPending = parts.seal.close(newTotpSecret());
      await parts.staff.change(account.id, { totpPending });
      return reply.redirect('/dashboard/saya', 303);
    },
  );

  typed.post(
    '/saya/kode',
    {
      config: needs('peninjau', 'code-on'),
      schema: { body: z.object({ kode: z.string().max(20) }) },
    },
    async (request, reply) => {
      const account = await accountOf(parts, request);
      const { totpPending: pending } = account;
      const step =
        pending && totpStep(String(parts.seal.open(pending)), request.body.kode, new Date());
      if (!pending || step === null || step === undefined) {
        return show(request, reply, {
          problem: 'Kode itu tidak cocok. Ketik kode yang sedang tampil.',
        });
      }
      await parts.staff.change(account.id, { totpSecret: pending, totpPending: null });
      await parts.staff.takeTotpStep(account.id, step);
      return show(request, reply, { notice: 'Kode 6 angka aktif mulai sekarang.' });
    },
  );
}

function registerCodeOff(scope: FastifyInstance, parts: DeskParts, show: Show): void {
  scope
    .withTypeProvider<ZodTypeProvider>()
    .post(
      '/saya/kode-mati',
      { config: needs('peninjau', 'code-off'), schema: { body: confirmation } },
      async (request, reply) => {
        const account = await accountOf(parts, request);
        if (!(await parts.signIn.confirm(account, request.body['sandi-kode']))) {
          return show(request, reply, { problem: WRONG_PASSWORD });
        }
        await parts.staff.change(account.id, { totpSecret: null, totpPending: null });
        return show(request, reply, { notice: 'Kode 6 angka dimatikan.' });
      },
    );
}

async function accountOf({ staff }: DeskParts, request: FastifyRequest): Promise<StaffAccount> {
  const account = await staff.find(staffOf(request).staffId);
  if (!account) throw new Error('the session has no account');
  return account;
}

async function showAccount(
  parts: DeskParts,
  request: FastifyRequest,
  reply: FastifyReply,
  said: Said,
): Promise<FastifyReply> {
  const account = await accountOf(parts, request);
  const pending = account.totpPending && String(parts.seal.open(account.totpPending));
  const picture = pending && (await toPicture(totpUri(pending, account.email), { type: 'svg' }));
  const page = ownAccountPage({
    staff: staffOf(request),
    sessions: await parts.sessions.countOf(account.id),
    usesCode: account.totpSecret !== null,
    ...(pending && picture ? { pending: { secret: pending, picture } } : {}),
    ...said,
  });
  if (said.problem !== undefined) reply.code(400);
  return reply.type('text/html; charset=utf-8').send(page.source);
}
