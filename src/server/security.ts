import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';

/** Generous, because a whole office may share one address. */
const REQUESTS_PER_MINUTE_PER_ADDRESS = 600;

/** The platforms come from few addresses, and whoever watches over us must always get through. */
const UNLIMITED_ROUTES = ['/telegram/webhook', '/whatsapp/webhook', '/healthz', '/readyz'];

/** Headers and limits that hold for every route. */
export async function registerSecurity(server: FastifyInstance): Promise<void> {
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
    max: REQUESTS_PER_MINUTE_PER_ADDRESS,
    timeWindow: '1 minute',
    allowList: (request) => UNLIMITED_ROUTES.includes(request.routeOptions.url ?? ''),
    errorResponseBuilder: () => ({
      statusCode: 429,
      error: 'Terlalu banyak permintaan dari jaringan ini. Coba lagi sebentar lagi.',
    }),
  });
}
