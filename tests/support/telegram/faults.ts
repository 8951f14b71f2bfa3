/** How a call goes wrong. */
export type Fault = {
  /** The method's name, such as `sendMessage`. */
  readonly method: string;
  /** How many calls it hits; for ever when absent. */
  readonly times?: number;
} & (
  | {
      readonly kind: 'refuse';
      readonly code: number;
      readonly description?: string;
      readonly retryAfter?: number;
      /** The group has become a supergroup with this id. */
      readonly migrateTo?: number;
    }
  /** It takes effect, and the answer takes its time. */
  | { readonly kind: 'slow'; readonly ms: number }
  /** The connection breaks: before the call has taken effect, or after, when nobody knows of it. */
  | { readonly kind: 'cut'; readonly when: 'before' | 'after' }
);

export interface Faults {
  add(fault: Fault): void;
  clear(): void;
  /** The fault that hits this call, if one does; counts it. */
  take(method: string): Fault | undefined;
}

export function createFaults(): Faults {
  let active: { readonly fault: Fault; left: number }[] = [];
  return {
    add(fault) {
      active.push({ fault, left: fault.times ?? Number.POSITIVE_INFINITY });
    },
    clear() {
      active = [];
    },
    take(method) {
      const hit = active.find(
        ({ fault, left }) => left > 0 && fault.method.toLowerCase() === method.toLowerCase(),
      );
      if (!hit) return undefined;
      hit.left -= 1;
      return hit.fault;
    },
  };
}
