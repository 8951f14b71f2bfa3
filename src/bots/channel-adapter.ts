import type { SendResult } from '../conversation/delivery.ts';
import type { Channel, Reply } from '../conversation/message.ts';

export const CHANNEL_STATES = [
  'off',
  'starting',
  'linking',
  'connected',
  'degraded',
  'stopped',
] as const;
export type ChannelState = (typeof CHANNEL_STATES)[number];

/** How a channel is, in words that staff read; `detail` is a code and never holds a secret. */
export interface ChannelStatus {
  readonly state: ChannelState;
  readonly since: Date;
  readonly detail?: string;
  readonly lastInboundAt?: Date;
  readonly lastDeliveredAt?: Date;
}

/** A messaging platform, reduced to what the server needs of it. No optional members. */
export interface ChannelAdapter {
  readonly channel: Channel;
  /** Resolves when the channel is under way; a platform that is away shows in `status`. */
  start(): Promise<void>;
  /** Stops receiving. */
  stop(): Promise<void>;
  status(): ChannelStatus;
  /** Never rejects for what the platform does. `id` is the same for each attempt at a reply. */
  send(address: string, reply: Reply, id: string): Promise<SendResult>;
}
