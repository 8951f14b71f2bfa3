/** Runs many small pieces of work as few statements, without ever waiting for company. */
export interface Batcher<Item, Result> {
  /** Resolves or rejects as the item's own part of the statement does. */
  run(item: Item): Promise<Result>;
  /** How many items wait for the statement under way to end. */
  waiting(): number;
}

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

const LARGEST_BATCH = 128;
/** SQLSTATE classes that blame a value: the others of the batch are innocent. */
const DATA_ERROR = /^2[23]/;

/**
 * An item goes at once when nothing is under way; what comes meanwhile goes together afterwards,
 * in its order. So a quiet hour costs no delay, and a busy one few round trips and commits.
 *
 * @param statement must do all or nothing, and give one result for each item, in their order
 */
export function createBatcher<Item, Result>(
  statement: (items: readonly Item[]) => Promise<readonly Result[]>,
): Batcher<Item, Result> {
  const queue: Waiting<Item, Result>[] = [];
  let isRunning = false;

  async function runBatch(batch: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await statement(batch.map(({ item }) => item));
      for (const [index, { resolve, reject }] of batch.entries()) {
        if (index in results) resolve(results[index] as Result);
        else reject(new Error('a batch gave fewer results than it had items'));
      }
    } catch (error) {
      if (batch.length > 1 && isDataError(error)) for (const one of batch) await runBatch([one]);
      else for (const { reject } of batch) reject(error);
    }
  }

  async function drain(): Promise<void> {
    isRunning = true;
    while (queue.length > 0) await runBatch(queue.splice(0, LARGEST_BATCH));
    isRunning = false;
  }

  return {
    run(item) {
      const { promise, resolve, reject } = Promise.withResolvers<Result>();
      queue.push({ item, resolve, reject });
      if (!isRunning) void drain();
      return promise;
    },
    waiting: () => queue.length,
  };
}

/** Whether the database refused a value, as it would again. */
export function isDataError(error: unknown): boolean {
  return error instanceof Error && DATA_ERROR.test(String(Reflect.get(error, 'code')));
}
