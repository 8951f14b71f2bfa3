import type { Logger } from 'pino';

/** Repeats a task until it is stopped; runs never overlap, and a failed run is tried again. */
export interface Repeater {
  start(): void;
  /** Resolves when the run under way has ended. */
  stop(): Promise<void>;
}

/** @param task run at once, then with a pause between the end of a run and the next */
export function createRepeater(task: () => Promise<void>, pauseMs: number, log: Logger): Repeater {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let stopped = false;

  function run(): void {
    running = task()
      .catch((err: unknown) => log.warn({ err }, 'a repeated task failed; it will run again'))
      .then(() => {
        if (!stopped) timer = setTimeout(run, pauseMs);
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
