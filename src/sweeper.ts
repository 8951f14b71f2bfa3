import type { Logger } from 'pino';

const SWEEP_INTERVAL_MS = 5_000;

/** Repeats a task until it is stopped; runs never overlap, and a failed run is tried again. */
export interface Sweeper {
  start(): void;
  /** Resolves when the run under way has ended. */
  stop(): Promise<void>;
}

export function createSweeper(sweep: () => Promise<void>, log: Logger): Sweeper {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let stopped = false;

  function run(): void {
    running = sweep()
      .catch((err: unknown) => log.warn({ err }, 'a sweep failed and will be repeated'))
      .then(() => {
        if (!stopped) timer = setTimeout(run, SWEEP_INTERVAL_MS);
      });
  }

  return {
    start: run,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
