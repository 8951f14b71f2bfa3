import { CHANNEL_STATES, type ChannelState } from './bots/channel-adapter.ts';
import type { LinkOffer } from './bots/whatsapp/link-display.ts';
import type { StaffChannel } from './server/routes/staff-channels.ts';
import type { SeenRecord } from './storage/channel-states.ts';

/** Waits for its turn: another process has the channel. */
const WAITING = 'another-instance';
/** What tells more of a channel stands further on. */
const TELLING: readonly ChannelState[] = [
  ...(['off', 'starting', 'degraded', 'stopped', 'linking', 'connected'] as const),
];

/**
 * One view of each channel of this process: its own, or that of the process that has the channel.
 * Pure.
 *
 * @param own as this process sees it now
 * @param seen what all processes have told, this one included
 */
export function mergeChannels(
  own: readonly StaffChannel[],
  seen: readonly SeenRecord[],
  instance: string,
  openOffer: (sealed: Buffer) => LinkOffer,
): readonly StaffChannel[] {
  return own.map((channel) => {
    const all = seen.filter((record) => record.channel === channel.channel);
    const others = all.filter((record) => record.fresh && record.instance !== instance);
    const best = others.toSorted((one, other) => tellingOf(other) - tellingOf(one))[0];
    const told = best && tellingOf(best) > tellingOf(channel) ? best : undefined;
    const inbound = latest([channel.lastInboundAt, ...all.map((one) => one.lastInboundAt)]);
    const delivered = latest([channel.lastDeliveredAt, ...all.map((one) => one.lastDeliveredAt)]);
    const handle = channel.handle ?? all.find((one) => one.handle !== null)?.handle;
    return {
      ...(told ? { ...neutral(channel), ...toldBy(told, openOffer) } : channel),
      instance: told?.instance ?? instance,
      instances: others.length + 1,
      ...(inbound ? { lastInboundAt: inbound } : {}),
      ...(delivered ? { lastDeliveredAt: delivered } : {}),
      ...(handle ? { handle } : {}),
    };
  });
}

function tellingOf({ state, detail }: { readonly state: string; readonly detail?: string | null }) {
  return detail === WAITING ? 0 : TELLING.indexOf(state as ChannelState);
}

/** Without what only this process says. */
function neutral(channel: StaffChannel): StaffChannel {
  const { detail: _detail, qr: _qr, pairingCode: _code, ...rest } = channel;
  return rest;
}

function toldBy(record: SeenRecord, openOffer: (sealed: Buffer) => LinkOffer) {
  const { state, since, detail, offer } = record;
  return {
    state: CHANNEL_STATES.find((known) => known === state) ?? 'off',
    since,
    ...(detail === null ? {} : { detail }),
    ...(offer === null ? {} : openOffer(offer)),
  };
}

function latest(dates: readonly (Date | null | undefined)[]): Date | undefined {
  const known = dates.filter((date) => date instanceof Date);
  return known.toSorted((one, other) => other.getTime() - one.getTime())[0];
}
