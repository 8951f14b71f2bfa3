import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { z } from 'zod';
import type { LinkOffer } from './bots/whatsapp/link-display.ts';
import { type PauseNotice, type PauseOf, pauseText } from './conversation/gate.ts';
import type { Channel } from './conversation/message.ts';
import type { Ground } from './ground.ts';
import { mergeChannels } from './merge-channels.ts';
import { createPauseBoard, type PauseBoard } from './pause-board.ts';
import { createRepeater } from './repeater.ts';
import type { ChannelDesk } from './server/desk/channel-desk.ts';
import type { StaffChannel } from './server/routes/staff-channels.ts';
import {
  type ChannelPauses,
  createChannelPauses,
  type NewPause,
} from './storage/channel-pauses.ts';
import {
  type ChannelRecord,
  createChannelStates,
  type SeenRecord,
} from './storage/channel-states.ts';
import { type ChannelTests, createChannelTests } from './storage/channel-tests.ts';

/** The messengers of this process, as far as the switchboard needs them. */
export interface OwnChannels {
  readonly forStaff: () => Promise<readonly StaffChannel[]>;
  readonly reconnectWhatsApp: () => void;
}

/** What all processes together know and decide of the channels. */
export interface Switchboard extends ChannelDesk {
  readonly pauseOf: PauseOf;
  /** What people read while the web chat is paused; `undefined` while it answers. */
  readonly webPause: () => string | undefined;
  /** Other ways to ask than this channel that are open now, as they are named to askers. */
  readonly otherWays: (except: Channel) => readonly string[];
  readonly tests: ChannelTests;
  attach(channels: OwnChannels): void;
  /** Tells the others of this process, and learns what they and the staff have decided. */
  refresh(): Promise<void>;
  start(): void;
  stop(): Promise<void>;
}

/** Pauses are in force everywhere within 5 seconds. */
const REFRESH_PAUSE_MS = 2_000;

const offerSchema = z.object({ qr: z.string().optional(), pairingCode: z.string().optional() });

export function openSwitchboard(ground: Ground): Switchboard {
  const { config, database, seal, log } = ground;
  const pauses = createChannelPauses(database.db);
  const board = createPauseBoard(pauses);
  const states = createChannelStates(database.db);
  const tests = createChannelTests(database.db);
  const instance = `${hostname()} ${process.pid} ${randomBytes(2).toString('hex')}`;
  let own: OwnChannels = { forStaff: async () => [], reconnectWhatsApp: () => undefined };
  let seen: readonly SeenRecord[] = [];

  const otherWays = (except: string) => waysOf(config.publicUrl, seen, board, except);
  const noticeOf = (channel: string, backAt: Date | undefined): PauseNotice => ({
    otherWays: otherWays(channel),
    ...(backAt ? { backAt } : {}),
  });
  const pauseOf: PauseOf = (channel) => {
    const pause = board.in(channel);
    return pause && noticeOf(channel, pause.backAt);
  };

  async function refresh(): Promise<void> {
    await board.refresh();
    const channels = await own.forStaff();
    await states.publish(channels.map((channel) => recordOf(channel, instance, seal.close)));
    seen = await states.all();
    const stopped = channels.find(({ state }) => state === 'stopped')?.channel;
    if (stopped === 'whatsapp' && (await states.takeReconnect(stopped, instance))) {
      own.reconnectWhatsApp();
    }
  }

  async function staffChannels(): Promise<readonly StaffChannel[]> {
    seen = await states.all().catch(() => seen); // without the database there is what was known
    const channels = mergeChannels(await own.forStaff(), seen, instance, (sealed) =>
      offerIn(seal.open(sealed)),
    );
    return channels.map((channel) => {
      const pause = board.in(channel.channel);
      return pause ? { ...channel, pause } : channel;
    });
  }

  const repeater = createRepeater(refresh, REFRESH_PAUSE_MS, log);
  return {
    ...{ tests, otherWays, pauseOf, refresh, staffChannels },
    ...deskSide({ pauses, board, tests }),
    webPause() {
      const notice = pauseOf('web');
      return notice && pauseText(notice);
    },
    pauseText: (channel, backAt) => pauseText(noticeOf(channel, backAt)),
    attach(channels) {
      own = channels;
    },
    start: repeater.start,
    async stop() {
      await repeater.stop();
      await states
        .retire(instance)
        .catch((err: unknown) => log.warn({ err }, 'the others will see for themselves'));
    },
    async reconnect() {
      await states.askReconnect('whatsapp');
      await states.takeReconnect('whatsapp', instance); // ours is fulfilled at once
      own.reconnectWhatsApp();
    },
  };
}

interface DeskSideParts {
  readonly pauses: ChannelPauses;
  readonly board: PauseBoard;
  readonly tests: ChannelTests;
}

/** What staff decide; in force here at once. */
function deskSide({ pauses, board, tests }: DeskSideParts) {
  return {
    openPauses: () => pauses.open(),
    async pause(pause: NewPause) {
      await pauses.begin(pause);
      await board.refresh();
    },
    async resume(scope: string, by: string) {
      const ended = await pauses.end(scope, by);
      await board.refresh();
      return ended;
    },
    makeTest: tests.make,
    latestTest: tests.latest,
  };
}

/** Where people can ask instead: channels that are open, known by a public name. */
function waysOf(
  publicUrl: string | undefined,
  seen: readonly SeenRecord[],
  board: PauseBoard,
  except: string,
): readonly string[] {
  const isOpen = (channel: string) => channel !== except && !board.in(channel);
  const telegram = seen.find(({ channel, handle, fresh, state }) => {
    return channel === 'telegram' && handle !== null && fresh && state === 'connected';
  });
  const handle = isOpen('telegram') ? telegram?.handle : undefined;
  return [
    ...(handle ? [`Telegram @${handle} (https://t.me/${handle})`] : []),
    ...(publicUrl && isOpen('web') ? [`halaman web ${publicUrl}`] : []),
  ];
}

function offerIn(opened: unknown): LinkOffer {
  const { qr, pairingCode } = offerSchema.parse(opened);
  return {
    ...(qr === undefined ? {} : { qr }),
    ...(pairingCode === undefined ? {} : { pairingCode }),
  };
}

function recordOf(
  channel: StaffChannel,
  instance: string,
  seal: (value: unknown) => Buffer,
): ChannelRecord {
  const { qr, pairingCode } = channel;
  return {
    channel: channel.channel,
    instance,
    state: channel.state,
    detail: channel.detail ?? null,
    since: channel.since,
    lastInboundAt: channel.lastInboundAt ?? null,
    lastDeliveredAt: channel.lastDeliveredAt ?? null,
    handle: channel.handle ?? null,
    offer: qr === undefined && pairingCode === undefined ? null : seal({ qr, pairingCode }),
  };
}
