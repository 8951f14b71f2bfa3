import type { Logger } from 'pino';
import type { ChannelState, ChannelStatus } from '../channel-adapter.ts';

/** What is known of the channel's condition. */
export interface Health {
  set(state: ChannelState, detail?: string): void;
  received(): void;
  delivered(): void;
  status(): ChannelStatus;
}

export function createHealth(log: Logger): Health {
  let current: ChannelStatus = { state: 'off', since: new Date() };
  return {
    set(state, detail) {
      if (state === current.state && detail === current.detail) return;
      const { detail: _old, ...rest } = current;
      current = { ...rest, state, since: new Date(), ...(detail === undefined ? {} : { detail }) };
      log.info({ channel: 'telegram', state, detail }, 'channel state');
    },
    received() {
      current = { ...current, lastInboundAt: new Date() };
    },
    delivered() {
      current = { ...current, lastDeliveredAt: new Date() };
    },
    status: () => current,
  };
}
