import type { FastifyInstance } from 'fastify';
import { toString as toPicture } from 'qrcode';
import { mayActAs } from '../../../staff/role.ts';
import { needs, staffOf } from '../../desk/access.ts';
import type { DeskParts } from '../../desk/desk-parts.ts';
import { channelsPage, type ShownChannel } from '../../views/desk/channels-page.ts';
import type { StaffChannel } from '../staff-channels.ts';

/** How each channel is; admins also get what it takes to link one. */
export function registerChannels(scope: FastifyInstance, { staffChannels }: DeskParts): void {
  scope.get('/kanal', { config: needs('peninjau', 'channels') }, async (request, reply) => {
    const staff = staffOf(request);
    const channels = await Promise.all(staffChannels().map(withPicture));
    const page = channelsPage({ staff, channels, mayLink: mayActAs(staff.role, 'admin') });
    return reply.type('text/html; charset=utf-8').send(page.source);
  });
}

async function withPicture(channel: StaffChannel): Promise<ShownChannel> {
  if (channel.qr === undefined) return channel;
  return { ...channel, picture: await toPicture(channel.qr, { type: 'svg' }) };
}
