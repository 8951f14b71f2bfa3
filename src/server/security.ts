import helmet from '@fastify/helmet';
import rateLimit, {
  type FastifyRateLimitStore,
  type FastifyRateLimitStoreCtor,
} from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import type { SharedLimit } from '../conversation/shared-limit.ts';

/** Generous, because a whole office may share one address. */
export const PER_ADDRESS = { name: 'address', points: 600, seconds: 60 } as const;

/** The platforms come from few addresses, and whoever watches over us must always get through. */
const UNLIMITED_ROUTES = ['/telegram/webhook', '/whatsapp/webhook', '/healthz', '/readyz'];

/** Headers and limits that hold for every route. */
export async function registerSecurity(
  server: FastifyInstance,
  perAddress: SharedLimit,
): Promise<void> {
  await server.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  });
  server.addHook('onSend', async (_request, reply) => {
    reply.header(
      'Permissions-Policy',
      'camera=(), geolocation=(), microphone=(), browsing-topics=()',
    );
  });
  await server.register(rateLimit, {
    max: perAddress.points,
    timeWindow: '1 minute',
    store: storeOf(perAddress),
    allowList: (request) => UNLIMITED_ROUTES.includes(request.routeOptions.url ?? ''),
    errorResponseBuilder: () => ({
      statusCode: 429,
      error: 'Terlalu banyak permintaan dari jaringan ini. Coba lagi sebentar lagi.',
    }),
  });
}

/** The plugin wants a class, which it makes anew for each route: all share one count. */
function storeOf(limit: SharedLimit): FastifyRateLimitStoreCtor {
  return class AddressStore implements FastifyRateLimitStore {
    incr(
      address: string,
      callback: (error: Error | null, result?: { current: number; ttl: number }) => void,
    ): void {
      void limit
        .take(address)
        .then(({ count, msLeft }) => callback(null, { current: count, ttl: Math.ceil(msLeft) }));
    }

    child(): FastifyRateLimitStore {
      return new AddressStore();
    }
  };
}
