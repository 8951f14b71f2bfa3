import type { Logger } from 'pino';
import { z } from 'zod';
import type { Choice } from '../../conversation/message.ts';
import type { Pseudonyms } from '../../privacy/pseudonym.ts';
import type { Seal } from '../../privacy/seal.ts';
import type { SentMessages } from '../../storage/sent-messages.ts';

/** What we said under a message id: for phones that could not read it, and for quoted choices. */
export interface SentText {
  readonly text: string;
  readonly choices: readonly Choice[];
}

export interface SentTexts {
  keep(messageId: string, sent: SentText): Promise<void>;
  /** Never rejects: without database nothing was sent. */
  find(messageId: string): Promise<SentText | undefined>;
}

const sentTextSchema = z.object({
  text: z.string(),
  choices: z.array(z.object({ id: z.string(), label: z.string() })),
});

export interface SentTextsParts {
  readonly store: SentMessages;
  readonly seal: Seal;
  readonly pseudonyms: Pseudonyms;
  readonly log: Logger;
}

export function createSentTexts({ store, seal, pseudonyms, log }: SentTextsParts): SentTexts {
  const keyOf = (messageId: string) => pseudonyms.message('whatsapp sent', messageId);
  return {
    keep: (messageId, sent) => store.keep(keyOf(messageId), seal.close(sent)),
    async find(messageId) {
      try {
        const payload = await store.find(keyOf(messageId));
        return payload && sentTextSchema.parse(seal.open(payload));
      } catch (err) {
        log.warn({ err }, 'a message that was sent cannot be read again');
        return undefined;
      }
    },
  };
}
