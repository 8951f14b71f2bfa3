import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { toString as toPicture } from 'qrcode';
import { z } from 'zod';
import { mayActAs } from '../../../staff/role.ts';
import { ALL_CHANNELS } from '../../../storage/channel-pauses.ts';
import { needs, staffOf } from '../../desk/access.ts';
import type { DeskParts } from '../../desk/desk-parts.ts';
import type { ShownChannel } from '../../views/desk/channel-state.ts';
import {
  type ChannelsPage,
  channelsFragment,
  channelsPage,
} from '../../views/desk/channels-page.ts';
import type { RefusedPause } from '../../views/desk/pause-form.ts';
import type { StaffChannel } from '../staff-channels.ts';

const HOME = '/dashboard/kanal';
const REASON_MIN_CHARACTERS = 5;
const LONGEST_PAUSE_MS = 366 * 24 * 60 * 60 * 1000;

const NOTICES = {
  dijeda: 'Jeda berlaku. Setiap pesan sekarang dibalas satu kalimat.',
  lanjut: 'Jeda diakhiri. Bot menjawab lagi.',
  'sudah-lanjut': 'Jeda itu sudah berakhir sebelumnya.',
  sambung: 'Sedang disambungkan lagi. Keadaannya tampil di bawah.',
  'belum-yakin': 'Belum disambungkan: centang dulu kotaknya.',
} as const;
type Notice = keyof typeof NOTICES;

const querySchema = z.object({
  pesan: z
    .enum(Object.keys(NOTICES) as [Notice, ...Notice[]])
    .optional()
    .catch(undefined),
});
const paramsSchema = z.object({ id: z.enum([ALL_CHANNELS, 'web', 'telegram', 'whatsapp']) });
const pauseSchema = z.object({
  alasan: z.string().max(5_000).default(''),
  kembali: z.string().max(40).default(''),
});

/** How each channel is; what admins decide of them; tests from staff's own phones. */
export function registerChannels(scope: FastifyInstance, parts: DeskParts): void {
  registerReading(scope, parts);
  registerPausing(scope, parts);
  registerConnecting(scope, parts);
}

async function pageOf(
  request: FastifyRequest,
  { channelDesk }: DeskParts,
  more: Pick<ChannelsPage, 'notice' | 'refused'> = {},
): Promise<ChannelsPage> {
  const staff = staffOf(request);
  const [channels, pauses, test] = await Promise.all([
    channelDesk.staffChannels(),
    channelDesk.openPauses(),
    channelDesk.latestTest(staff.email),
  ]);
  return {
    ...{ staff, pauses, test, ...more },
    channels: await Promise.all(channels.map(withPicture)),
    mayManage: mayActAs(staff.role, 'admin'),
    pauseText: channelDesk.pauseText,
  };
}

async function withPicture(channel: StaffChannel): Promise<ShownChannel> {
  if (channel.qr === undefined) return channel;
  return { ...channel, picture: await toPicture(channel.qr, { type: 'svg' }) };
}

function registerReading(scope: FastifyInstance, parts: DeskParts): void {
  scope
    .withTypeProvider<ZodTypeProvider>()
    .get(
      '/kanal',
      { config: needs('peninjau', 'channels'), schema: { querystring: querySchema } },
      async (request, reply) => {
        const { pesan } = request.query;
        const notice = pesan && NOTICES[pesan];
        return send(reply, channelsPage(await pageOf(request, parts, { notice })).source);
      },
    );

  // Not noted in the audit log: the open page asks for it again and again.
  scope.get('/kanal/keadaan', { config: { desk: { needs: 'peninjau' } } }, async (request, reply) =>
    send(reply, channelsFragment(await pageOf(request, parts)).source),
  );
}

function registerPausing(scope: FastifyInstance, parts: DeskParts): void {
  const { channelDesk } = parts;
  const typed = scope.withTypeProvider<ZodTypeProvider>();

  typed.post(
    '/kanal/:id/jeda',
    {
      config: { desk: { needs: 'admin' } },
      schema: { params: paramsSchema, body: pauseSchema },
    },
    async (request, reply) => {
      const { id } = request.params;
      const reason = request.body.alasan.trim();
      const backAt = momentOf(request.body.kembali);
      const problem = problemOf(reason, backAt);
      if (problem !== undefined) {
        const refused: RefusedPause = { scope: id, reason, backAt: request.body.kembali, problem };
        return send(
          reply.code(400),
          channelsPage(await pageOf(request, parts, { refused })).source,
        );
      }
      const by = staffOf(request).email;
      await channelDesk.pause({ scope: id, reason, by, ...(backAt ? { backAt } : {}) });
      await parts.audit.note({ actor: by, action: 'channel-paused', subject: id });
      return back(reply, 'dijeda');
    },
  );

  typed.post(
    '/kanal/:id/lanjut',
    { config: needs('admin', 'channel-resumed'), schema: { params: paramsSchema } },
    async (request, reply) => {
      const ended = await channelDesk.resume(request.params.id, staffOf(request).email);
      return back(reply, ended ? 'lanjut' : 'sudah-lanjut');
    },
  );
}

function registerConnecting(scope: FastifyInstance, { channelDesk, audit }: DeskParts): void {
  const typed = scope.withTypeProvider<ZodTypeProvider>();

  typed.post(
    '/kanal/whatsapp/sambung',
    {
      config: { desk: { needs: 'admin' } },
      schema: { body: z.object({ yakin: z.string().optional() }) },
    },
    async (request, reply) => {
      if (request.body.yakin !== 'ya') return back(reply, 'belum-yakin');
      const actor = staffOf(request).email;
      await audit.note({ actor, action: 'channel-reconnected', subject: 'whatsapp' });
      await channelDesk.reconnect();
      return back(reply, 'sambung');
    },
  );

  typed.post(
    '/kanal/uji',
    { config: needs('peninjau', 'channel-test') },
    async (request, reply) => {
      await channelDesk.makeTest(staffOf(request).email);
      return reply.redirect(`${HOME}#uji`, 303);
    },
  );
}

/** The field's value in the office's time; `undefined` when empty, invalid when it cannot be read. */
function momentOf(text: string): Date | undefined {
  return text.trim() === '' ? undefined : new Date(`${text.trim()}+08:00`);
}

function problemOf(reason: string, backAt: Date | undefined): string | undefined {
  if (reason.length < REASON_MIN_CHARACTERS) return 'Tulis alasannya, paling sedikit 5 huruf.';
  if (reason.length > 500) return 'Alasannya terlalu panjang: paling banyak 500 huruf.';
  if (!backAt) return undefined;
  const ms = backAt.getTime() - Date.now();
  if (Number.isNaN(ms)) return 'Waktu kembali tidak bisa dibaca. Contoh: 2026-11-23T08:00.';
  if (ms <= 0) return 'Waktu kembali harus sesudah sekarang (WITA).';
  return ms > LONGEST_PAUSE_MS ? 'Waktu kembali paling lama satu tahun dari sekarang.' : undefined;
}

function back(reply: FastifyReply, notice: Notice): FastifyReply {
  return reply.redirect(`${HOME}?pesan=${notice}`, 303);
}

function send(reply: FastifyReply, source: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(source);
}
