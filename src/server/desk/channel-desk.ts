import type { ChannelPause, NewPause } from '../../storage/channel-pauses.ts';
import type { ChannelTest } from '../../storage/channel-tests.ts';
import type { StaffChannel } from '../routes/staff-channels.ts';

/** What staff see and decide of the channels, whichever process serves them. */
export interface ChannelDesk {
  /** Each messenger as the process sees it that holds it. Never rejects. */
  readonly staffChannels: () => Promise<readonly StaffChannel[]>;
  readonly openPauses: () => Promise<readonly ChannelPause[]>;
  /** In force at once here, and within 5 seconds in all other processes. */
  readonly pause: (pause: NewPause) => Promise<void>;
  /** `false` when nothing was paused any more. */
  readonly resume: (scope: string, by: string) => Promise<boolean>;
  /** What people read on a channel that is paused until then. */
  readonly pauseText: (channel: string, backAt: Date | undefined) => string;
  /** A person decided: WhatsApp connects again after a stop. */
  readonly reconnect: () => Promise<void>;
  readonly makeTest: (by: string) => Promise<void>;
  readonly latestTest: (by: string) => Promise<ChannelTest | undefined>;
}
