import type { BinaryNode } from '@whiskeysockets/baileys';

/** What WhatsApp's server says about a message of ours. */
export type AckResult =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'refused'; readonly code: string }
  /** No word came; the same message may be sent again under the same id. */
  | { readonly kind: 'failed'; readonly reason: string };

interface FrameSource {
  on(event: string, listener: (node: BinaryNode) => void): unknown;
  off(event: string, listener: (node: BinaryNode) => void): unknown;
}

const PATIENCE_MS = 20_000;
const ACK = 'CB:ack,class:message';

/**
 * Waits for the server's word on a message. Baileys' own promise only tells that the bytes were
 * written, which a dead line takes as gladly as a living one.
 */
export function awaitAck(
  source: FrameSource,
  messageId: string,
  closed: Promise<number>,
): { readonly result: Promise<AckResult>; cancel(): void } {
  const { promise, resolve } = Promise.withResolvers<AckResult>();
  const onAck = ({ attrs }: BinaryNode): void => {
    if (attrs.id !== messageId) return;
    settle(attrs.error ? { kind: 'refused', code: attrs.error } : { kind: 'accepted' });
  };
  const timer = setTimeout(() => settle({ kind: 'failed', reason: 'no-ack' }), PATIENCE_MS);
  function settle(result: AckResult): void {
    clearTimeout(timer);
    source.off(ACK, onAck);
    resolve(result);
  }
  source.on(ACK, onAck);
  void closed.then((code) => settle({ kind: 'failed', reason: `closed-${code}` }));
  return { result: promise, cancel: () => settle({ kind: 'failed', reason: 'cancelled' }) };
}
