import type { Logger } from 'pino';
import type { ChannelState, ChannelStatus } from '../channel-adapter.ts';
import type { LinkOffer } from './link-display.ts';

/** What is known of the channel's condition. */
export interface Health {
  set(state: ChannelState, detail?: string): void;
  /** Shows or takes away what a person needs to link the bot. */
  offer(offer: LinkOffer): void;
  received(): void;
  delivered(): void;
  status(): ChannelStatus;
  currentOffer(): LinkOffer;
}

export function createHealth(log: Logger): Health {
  let current: ChannelStatus = { state: 'off', since: new Date() };
  let offered: LinkOffer = {};
  return {
    set(state, detail) {
      if (state !== 'linking') offered = {};
      if (state === current.state && detail === current.detail) return;
      const { detail: _old, ...rest } = current;
      current = { ...rest, state, since: new Date(), ...(detail === undefined ? {} : { detail }) };
      log.info({ channel: 'whatsapp', state, detail }, 'channel state');
    },
    offer(offer) {
      offered = offer;
    },
    received() {
      current = { ...current, lastInboundAt: new Date() };
    },
    delivered() {
      current = { ...current, lastDeliveredAt: new Date() };
    },
    status: () => current,
    currentOffer: () => offered,
  };
}
