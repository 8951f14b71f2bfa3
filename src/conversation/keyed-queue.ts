/** Runs tasks of one key one after the other, and tasks of different keys side by side. */
export interface KeyedQueue<Key extends string = string> {
  /** Resolves or rejects as the task does. */
  run<T>(key: Key, task: () => Promise<T>): Promise<T>;
  /** Resolves when nothing runs and nothing waits. */
  idle(): Promise<void>;
}

export function createKeyedQueue<Key extends string = string>(): KeyedQueue<Key> {
  const tails = new Map<Key, Promise<unknown>>();
  return {
    run(key, task) {
      const previous = tails.get(key) ?? Promise.resolve();
      const current = previous.then(task, task);
      const tail = current
        .catch(() => undefined) // the caller of `run` sees the error; the queue goes on
        .then(() => {
          if (tails.get(key) === tail) tails.delete(key);
        });
      tails.set(key, tail);
      return current;
    },
    async idle() {
      while (tails.size > 0) await Promise.all(tails.values());
    },
  };
}
