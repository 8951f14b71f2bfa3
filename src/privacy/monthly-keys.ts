/** The key of the month in which something happened; a month that is over has none any more. */
export interface MonthlyKeys {
  /** The month's key, else the current month's: somebody who writes late is somebody new. */
  keyAt(at: Date): Buffer;
}

/** `2026-11`, in UTC. */
export function monthOf(at: Date): string {
  return at.toISOString().slice(0, 7);
}

/** @param keys by month, with one for `current` at least */
export function createMonthlyKeys(keys: ReadonlyMap<string, Buffer>, current: string): MonthlyKeys {
  const fallback = keys.get(current);
  if (!fallback) throw new Error(`no key for ${current}`);
  return { keyAt: (at) => keys.get(monthOf(at)) ?? fallback };
}
