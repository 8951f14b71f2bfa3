import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { mayActAs, type Role } from '../../staff/role.ts';
import { tokenKey } from '../../staff/token.ts';
import type { StaffSession } from '../../storage/staff-sessions.ts';
import { noticePage } from '../views/desk-layout.ts';
import type { DeskParts } from './desk-parts.ts';
import { isSameOrigin } from './same-origin.ts';
import type { SessionCookie } from './session-cookie.ts';

/** Who may open a route, and how it is called in the audit log. */
export interface DeskAccess {
  readonly needs: 'public' | Role;
  /** Absent where the route notes by itself what it did. */
  readonly audit?: string;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    readonly desk?: DeskAccess;
  }
  interface FastifyRequest {
    staff: StaffSession | undefined;
  }
}

/** What a route that says nothing of itself needs: it is closed. */
const CLOSED: DeskAccess = { needs: 'peninjau', audit: 'other' };
export const PUBLIC = { desk: { needs: 'public' } } as const;

/** The configuration of a route for those who have the role. */
export function needs(role: Role, audit: string): { readonly desk: DeskAccess } {
  return { desk: { needs: role, audit } };
}

/** The person who is signed in; on routes that are not public there always is one. */
export function staffOf({ staff }: FastifyRequest): StaffSession {
  if (!staff) throw new Error('a closed route was reached without a session');
  return staff;
}

/** Closes everything in the scope except what is marked public, and notes who did what. */
export function guardDesk(scope: FastifyInstance, parts: DeskParts, cookie: SessionCookie): void {
  const accessOf = (request: FastifyRequest) => request.routeOptions.config?.desk ?? CLOSED;
  scope.decorateRequest('staff', undefined);

  scope.addHook('onRequest', async (request, reply) => {
    reply.headers({ 'cache-control': 'no-store', 'referrer-policy': 'same-origin' });
    const { needs: needed } = accessOf(request);
    const key = cookie.keyOf(request);
    request.staff = key === undefined ? undefined : await parts.sessions.find(key);
    if (needed === 'public') return undefined;
    if (!request.staff) return reply.redirect(signInUrl(request), 303);
    if (mayActAs(request.staff.role, needed)) return undefined;
    await parts.audit.note({
      actor: request.staff.email,
      action: 'refused',
      ...subjectOf(request),
    });
    return refuse(
      reply,
      'Bagian ini bukan untuk peran Anda',
      'Minta admin kalau Anda memerlukannya.',
    );
  });

  scope.addHook('preValidation', async (request, reply) => {
    if (request.method !== 'POST') return undefined;
    const isOurs =
      isSameOrigin(request, parts.publicUrl) &&
      (accessOf(request).needs === 'public' || hasFormToken(request));
    if (isOurs) return undefined;
    return refuse(
      reply,
      'Formulir ini sudah tidak berlaku',
      'Buka lagi halamannya, lalu kirim ulang. Tidak ada yang diubah.',
    );
  });

  scope.addHook('preHandler', async (request) => {
    const { audit } = accessOf(request);
    if (audit === undefined || !request.staff) return;
    await parts.audit.note({ actor: request.staff.email, action: audit, ...subjectOf(request) });
  });
}

function signInUrl({ method, url }: FastifyRequest): string {
  const next = method === 'GET' && url !== '/dashboard' ? `?next=${encodeURIComponent(url)}` : '';
  return `/dashboard/masuk${next}`;
}

function subjectOf({ params }: FastifyRequest): { readonly subject?: string } {
  const id: unknown = typeof params === 'object' && params ? Reflect.get(params, 'id') : undefined;
  return typeof id === 'string' ? { subject: id } : {};
}

function hasFormToken({ body, staff }: FastifyRequest): boolean {
  const given: unknown = typeof body === 'object' && body ? Reflect.get(body, 'formulir') : '';
  if (!staff || typeof given !== 'string') return false;
  return timingSafeEqual(Buffer.from(tokenKey(given)), Buffer.from(tokenKey(staff.formToken)));
}

function refuse(reply: FastifyReply, title: string, text: string): FastifyReply {
  return reply.code(403).type('text/html; charset=utf-8').send(noticePage(title, text).source);
}
