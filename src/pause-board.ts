import { ALL_CHANNELS, type ChannelPause, type ChannelPauses } from './storage/channel-pauses.ts';

/** The pauses in force as this process knows them. */
export interface PauseBoard {
  /** The pause that holds for a channel now; of several the one that lasts longest. */
  in(channel: string): ChannelPause | undefined;
  /** Learns what was decided, here or in another process. */
  refresh(): Promise<void>;
}

/** What it knows stays in force while the database is away; a pause ends by itself all the same. */
export function createPauseBoard(pauses: ChannelPauses): PauseBoard {
  let known: readonly ChannelPause[] = [];
  return {
    in(channel) {
      const now = Date.now();
      return known
        .filter(({ scope }) => scope === channel || scope === ALL_CHANNELS)
        .filter((pause) => endOf(pause) > now)
        .toSorted((one, other) => (endOf(one) > endOf(other) ? -1 : 1))[0];
    },
    async refresh() {
      known = await pauses.open();
    },
  };
}

/** A pause without an end lasts longest. */
function endOf({ backAt }: ChannelPause): number {
  return backAt?.getTime() ?? Number.POSITIVE_INFINITY;
}
