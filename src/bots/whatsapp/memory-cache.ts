import type { CacheStore } from '@whiskeysockets/baileys';
import { LRUCache } from 'lru-cache';

const MAX_VALUES = 20_000;

/** A cache that lives and dies with its socket, without timers of its own. */
export function createMemoryCache(): CacheStore {
  const values = new LRUCache<string, { readonly value: unknown }>({ max: MAX_VALUES });
  return {
    get: <T>(key: string) => values.get(key)?.value as T | undefined,
    set: (key, value) => void values.set(key, { value }),
    del: (key) => void values.delete(key),
    flushAll: () => values.clear(),
  };
}
