import type { FastifyReply, FastifyRequest } from 'fastify';
import { tokenKey } from '../../staff/token.ts';

/** The cookie by which a browser shows that it is signed in. */
export interface SessionCookie {
  /** The key under which the session is stored; `undefined` where the browser brings no cookie. */
  keyOf(request: FastifyRequest): string | undefined;
  set(reply: FastifyReply, token: string): void;
  clear(reply: FastifyReply): void;
}

/** @param secure whether the site is reached over https; only then do browsers take `__Host-` */
export function createSessionCookie(secure: boolean): SessionCookie {
  const name = secure ? '__Host-meja' : 'meja';
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const;
  return {
    keyOf({ cookies }) {
      const token = cookies[name];
      return token === undefined ? undefined : tokenKey(token);
    },
    set: (reply, token) => void reply.setCookie(name, token, options),
    clear: (reply) => void reply.clearCookie(name, options),
  };
}
