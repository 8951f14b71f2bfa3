import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ChannelStatus } from '../../bots/channel-adapter.ts';
import type { BudgetUse } from '../../bots/whatsapp/allowance.ts';
import type { ChannelPause } from '../../storage/channel-pauses.ts';

/** A channel as staff see it, with what they need to link it. */
export interface StaffChannel extends ChannelStatus {
  readonly channel: string;
  /** The bot's own public name on the platform. */
  readonly handle?: string;
  /** The process whose view this is, and how many serve the channel. */
  readonly instance?: string;
  readonly instances?: number;
  readonly budget?: BudgetUse;
  readonly pause?: ChannelPause;
  /** A person may let it connect again after a stop. */
  readonly canReconnect?: true;
  readonly qr?: string;
  readonly pairingCode?: string;
}

export interface StaffChannelsParts {
  readonly staffChannels: () => Promise<readonly StaffChannel[]>;
  /** Absent: no token opens the route. */
  readonly staffApiToken?: string;
  /** Whether the request comes from a signed-in member of staff. */
  readonly isStaff?: (request: FastifyRequest) => Promise<boolean>;
}

const BEARER = /^Bearer (.+)$/i;

/** `GET /api/staff/channels`: states of the channels, and the QR or code while one is offered. */
export function registerStaffChannels(server: FastifyInstance, parts: StaffChannelsParts): void {
  server.get('/api/staff/channels', async (request, reply) => {
    const allowed =
      hasToken(request, parts.staffApiToken) || ((await parts.isStaff?.(request)) ?? false);
    if (!allowed) {
      reply.header('www-authenticate', 'Bearer');
      return reply.code(401).send({ error: 'Khusus petugas.' });
    }
    reply.header('cache-control', 'no-store');
    return (await parts.staffChannels()).map(toJson);
  });
}

function hasToken({ headers }: FastifyRequest, expected: string | undefined): boolean {
  const given = BEARER.exec(headers.authorization ?? '')?.[1];
  if (given === undefined || expected === undefined) return false;
  return timingSafeEqual(digest(given), digest(expected));
}

function toJson(channel: StaffChannel) {
  return {
    channel: channel.channel,
    state: channel.state,
    detail: channel.detail ?? null,
    since: channel.since.toISOString(),
    qr: channel.qr ?? null,
    pairingCode: channel.pairingCode ?? null,
    lastInboundAt: channel.lastInboundAt?.toISOString() ?? null,
    lastDeliveredAt: channel.lastDeliveredAt?.toISOString() ?? null,
    handle: channel.handle ?? null,
    paused: channel.pause ? { backAt: channel.pause.backAt?.toISOString() ?? null } : null,
  };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
