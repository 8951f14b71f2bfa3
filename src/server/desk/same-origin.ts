import type { FastifyRequest } from 'fastify';

/** Whether a form was sent from a page of this site. A browser that says nothing is not believed. */
export function isSameOrigin(request: FastifyRequest, publicUrl: string | undefined): boolean {
  const { origin, 'sec-fetch-site': site } = request.headers;
  if (site !== undefined && site !== 'same-origin') return false;
  if (origin === undefined) return site === 'same-origin';
  if (publicUrl !== undefined && origin === new URL(publicUrl).origin) return true;
  return hostOf(origin) === hostOf(`${request.protocol}://${request.host}`);
}

/** Without the port that goes without saying; `undefined` never equals the host of a request. */
function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

const HOME = '/dashboard';

/** Where to go after signing in: a page of the desk, whatever was asked for. */
export function safeNext(next: string | undefined): string {
  const base = 'http://desk.invalid';
  if (next === undefined || !next.startsWith(HOME) || !URL.canParse(next, base)) return HOME;
  const { origin, pathname, search } = new URL(next, base);
  const isDesk = pathname === HOME || pathname.startsWith(`${HOME}/`);
  return origin === base && isDesk ? `${pathname}${search}` : HOME;
}
