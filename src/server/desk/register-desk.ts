import type { FastifyError, FastifyInstance, FastifyPluginAsync, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { mayActAs } from '../../staff/role.ts';
import { registerAccounts } from '../routes/desk/accounts.ts';
import { registerAudit } from '../routes/desk/audit.ts';
import { registerChannels } from '../routes/desk/channels.ts';
import { registerContent } from '../routes/desk/content.ts';
import { registerContentDrafts } from '../routes/desk/content-drafts.ts';
import { registerContentImpact } from '../routes/desk/content-impact.ts';
import { registerContentReview } from '../routes/desk/content-review.ts';
import { registerContentSources } from '../routes/desk/content-sources.ts';
import { registerLinks } from '../routes/desk/links.ts';
import { registerOverview } from '../routes/desk/overview.ts';
import { registerOwnAccount } from '../routes/desk/own-account.ts';
import { registerQuestions } from '../routes/desk/questions.ts';
import { registerReplies } from '../routes/desk/replies.ts';
import { registerReport } from '../routes/desk/report.ts';
import { registerSignIn } from '../routes/desk/sign-in.ts';
import { noticePage } from '../views/desk-layout.ts';
import { guardDesk } from './access.ts';
import type { DeskParts, DeskStores } from './desk-parts.ts';
import { createSessionCookie } from './session-cookie.ts';

/** Everything below `/dashboard`; closed except for what is marked public. */
export async function registerDesk(server: FastifyInstance, parts: DeskParts): Promise<void> {
  const cookie = createSessionCookie(parts.secure);
  await server.register(
    (async (scope) => {
      guardDesk(scope, parts, cookie);
      registerRefusals(scope);
      registerSignIn(scope, parts, cookie);
      registerLinks(scope, parts, cookie);
      registerOwnAccount(scope, parts, cookie);
      registerAccounts(scope, parts);
      registerAudit(scope, parts);
      registerOverview(scope, parts);
      registerQuestions(scope, parts);
      registerReplies(scope, parts);
      registerContent(scope, parts);
      registerContentDrafts(scope, parts);
      registerContentReview(scope, parts);
      registerContentSources(scope, parts);
      registerContentImpact(scope, parts);
      registerReport(scope, parts);
      registerChannels(scope, parts);
    }) satisfies FastifyPluginAsync,
    { prefix: '/dashboard' },
  );
}

/** Whether a request comes from an admin who is signed in. */
export function isAdmin({ sessions, secure }: DeskStores) {
  const cookie = createSessionCookie(secure);
  return async (request: FastifyRequest): Promise<boolean> => {
    const key = cookie.keyOf(request);
    const session = key === undefined ? undefined : await sessions.find(key);
    return session !== undefined && mayActAs(session.role, 'admin');
  };
}

/** What went wrong, as a page. */
function registerRefusals(scope: FastifyInstance): void {
  scope.setNotFoundHandler((_request, reply) =>
    reply
      .code(404)
      .type('text/html; charset=utf-8')
      .send(noticePage('Halaman ini tidak ada', 'Mungkin alamatnya salah ketik.').source),
  );
  scope.setErrorHandler((error: FastifyError, request, reply) => {
    const status = hasZodFastifySchemaValidationErrors(error) ? 400 : (error.statusCode ?? 500);
    if (status >= 500) {
      request.log.error({ err: error, route: request.routeOptions.url }, 'a request failed');
    }
    const [title, text] =
      status >= 500
        ? ['Ada gangguan', 'Coba lagi beberapa menit lagi. Yang Anda tulis belum tersimpan.']
        : ['Permintaan ini tidak bisa dibaca', 'Kembali ke halamannya, lalu coba lagi.'];
    return reply.code(status).type('text/html; charset=utf-8').send(noticePage(title, text).source);
  });
}
