import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ROLES } from '../../../staff/role.ts';
import { normalEmail } from '../../../staff/sign-in.ts';
import { newToken, tokenKey } from '../../../staff/token.ts';
import type { StaffAccount } from '../../../storage/staff-store.ts';
import { needs, staffOf } from '../../desk/access.ts';
import type { DeskParts } from '../../desk/desk-parts.ts';
import { type AccountsPage, accountsPage } from '../../views/desk/accounts-page.ts';

const PASSWORD_LINK_HOURS = 72;
const paramsSchema = z.object({ id: z.uuid() });
const roleSchema = z.object({ peran: z.enum(ROLES) });
const newAccountSchema = roleSchema.extend({ email: z.string().max(250) });

const LAST_ADMIN = 'Itu admin terakhir. Jadikan petugas lain admin lebih dulu.';
const NO_ACCOUNT = 'Akun itu tidak ada.';

type Said = Pick<AccountsPage, 'link' | 'notice' | 'problem'>;
/** What is done to one account, and what there is to say about it. */
type Deed = (account: StaffAccount, request: FastifyRequest) => Promise<Said>;

/** Accounts: who may in, and as what. For admins. */
export function registerAccounts(scope: FastifyInstance, parts: DeskParts): void {
  const typed = scope.withTypeProvider<ZodTypeProvider>();

  typed.get('/akun', { config: needs('admin', 'accounts') }, (request, reply) =>
    show(parts, request, reply, {}),
  );

  typed.post(
    '/akun',
    { config: { desk: { needs: 'admin' } }, schema: { body: newAccountSchema } },
    async (request, reply) => {
      const email = normalEmail(request.body.email);
      if (!z.email().safeParse(email).success) {
        return show(parts, request, reply, { problem: 'Tulis alamat e-mail yang lengkap.' });
      }
      const id = await parts.staff.add(email, request.body.peran);
      if (id === undefined) {
        return show(parts, request, reply, { problem: `${email} sudah punya akun.` });
      }
      const actor = staffOf(request).email;
      await parts.audit.note({ actor, action: 'account-added', subject: email });
      const link = await linkFor(parts, request, { id, email });
      return show(parts, request, reply, { link });
    },
  );

  registerDeeds(scope, parts);
}

function registerDeeds(scope: FastifyInstance, parts: DeskParts): void {
  const typed = scope.withTypeProvider<ZodTypeProvider>();
  const { staff, sessions } = parts;

  function deed(path: string, audit: string, act: Deed): void {
    typed.post(
      `/akun/:id/${path}`,
      { config: needs('admin', audit), schema: { params: paramsSchema } },
      async (request, reply) => {
        const account = await staff.find(request.params.id);
        const said = account ? await act(account, request) : { problem: NO_ACCOUNT };
        return show(parts, request, reply, said);
      },
    );
  }

  deed('tautan', 'password-link', async (account, request) => ({
    link: await linkFor(parts, request, account),
  }));
  deed('keluarkan', 'account-sessions-closed', async ({ id, email }) => {
    await sessions.closeAllOf(id);
    return { notice: `${email} sudah dikeluarkan dari semua perangkat.` };
  });
  deed('tanpa-kode', 'account-code-off', async ({ id, email }) => {
    await staff.change(id, { totpSecret: null, totpPending: null });
    return { notice: `Kode 6 angka ${email} dimatikan.` };
  });
  deed('buka', 'account-opened', async ({ id, email }) => {
    await staff.change(id, { disabled: false });
    return { notice: `Akun ${email} dibuka.` };
  });
  deed('tutup', 'account-closed', async (account) => {
    if (await isLastAdmin(parts, account)) return { problem: LAST_ADMIN };
    await staff.change(account.id, { disabled: true });
    await sessions.closeAllOf(account.id);
    return { notice: `Akun ${account.email} ditutup.` };
  });
  deed('peran', 'account-role', async (account, { body }) => {
    const role = roleSchema.safeParse(body).data?.peran;
    if (role === undefined) return { problem: 'Peran itu tidak ada.' };
    if (role !== 'admin' && (await isLastAdmin(parts, account))) return { problem: LAST_ADMIN };
    await staff.change(account.id, { role });
    return { notice: `Peran ${account.email} sekarang ${role}.` };
  });
}

async function isLastAdmin({ staff }: DeskParts, { id }: StaffAccount): Promise<boolean> {
  const admins = (await staff.all()).filter(({ role, disabled }) => role === 'admin' && !disabled);
  return admins.every((admin) => admin.id === id);
}

async function linkFor(
  { links, publicUrl }: DeskParts,
  request: FastifyRequest,
  { id, email }: Pick<StaffAccount, 'id' | 'email'>,
): Promise<NonNullable<AccountsPage['link']>> {
  const token = newToken();
  await links.add(tokenKey(token), { kind: 'password', staffId: id }, PASSWORD_LINK_HOURS);
  const base = publicUrl ?? `${request.protocol}://${request.host}`;
  return { email, url: new URL(`/dashboard/sandi/${token}`, base).href };
}

async function show(
  { staff }: DeskParts,
  request: FastifyRequest,
  reply: FastifyReply,
  said: Said,
): Promise<FastifyReply> {
  if (said.problem !== undefined) reply.code(400);
  const page = accountsPage({ staff: staffOf(request), accounts: await staff.all(), ...said });
  return reply.type('text/html; charset=utf-8').send(page.source);
}
