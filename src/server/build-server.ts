import { fileURLToPath } from 'node:url';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import serveStatic from '@fastify/static';
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { Logger } from 'pino';
import type { SharedLimit } from '../conversation/shared-limit.ts';
import { markAsDemo } from './demo-mark.ts';
import type { ChannelDesk } from './desk/channel-desk.ts';
import type { DeskStores } from './desk/desk-parts.ts';
import { isAdmin, registerDesk } from './desk/register-desk.ts';
import { registerErrorHandlers } from './error-handler.ts';
import { registerHttpMetrics } from './http-metrics.ts';
import { registerHttpTracing, type TraceStep } from './http-tracing.ts';
import { type FaqParts, registerFaqRoutes } from './routes/faq.ts';
import { type HealthParts, registerHealthRoutes } from './routes/health.ts';
import { registerOfflineRoutes } from './routes/offline.ts';
import { registerStaffChannels, type StaffChannelsParts } from './routes/staff-channels.ts';
import { registerTelegramWebhook, type TelegramWebhookParts } from './routes/telegram-webhook.ts';
import { registerWebChatRoutes, type WebChatParts } from './routes/web-chat.ts';
import { registerWhatsAppWebhook, type WhatsAppWebhookParts } from './routes/whatsapp-webhook.ts';
import { registerSecurity } from './security.ts';

const ASSETS = fileURLToPath(new URL('./assets', import.meta.url));
/** Proxies on this machine or in a private network may say who the client is. */
const TRUSTED_PROXIES = 'loopback, linklocal, uniquelocal';

export interface ServerParts extends HealthParts, WebChatParts, FaqParts, StaffChannelsParts {
  readonly log: Logger;
  readonly desk: DeskStores;
  /** Nothing is real, and every page says so. */
  readonly demo?: true;
  readonly limits: { readonly perAddress: SharedLimit; readonly perSession: SharedLimit };
  readonly channelDesk: ChannelDesk;
  /** Absent: requests leave no trace. */
  readonly traceStep?: TraceStep;
  /** Absent: the webhook answers 404. */
  readonly telegramWebhook?: TelegramWebhookParts;
  /** Absent: the webhook answers 404. */
  readonly whatsappWebhook?: WhatsAppWebhookParts;
}

/** The HTTP application, built but not listening. */
export async function buildServer(parts: ServerParts): Promise<FastifyInstance> {
  const loggerInstance: FastifyBaseLogger = parts.log;
  const server = fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: TRUSTED_PROXIES,
  });
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(serializerCompiler);
  registerErrorHandlers(server);
  registerHttpMetrics(server, parts.metrics);
  if (parts.traceStep) registerHttpTracing(server, parts.traceStep);
  await registerSecurity(server, parts.limits.perAddress);
  if (parts.demo) markAsDemo(server);
  await server.register(compress);
  await server.register(formbody);
  await server.register(cookie);
  await server.register(serveStatic, { root: ASSETS, prefix: '/assets/', maxAge: '1h' });
  registerHealthRoutes(server, parts);
  registerWebChatRoutes(server, parts);
  registerFaqRoutes(server, parts);
  registerOfflineRoutes(server);
  registerStaffChannels(server, { ...parts, isStaff: isAdmin(parts.desk) });
  await registerDesk(server, { ...parts, ...parts.desk });
  if (parts.telegramWebhook) registerTelegramWebhook(server, parts.telegramWebhook);
  if (parts.whatsappWebhook) registerWhatsAppWebhook(server, parts.whatsappWebhook);
  return server;
}
