import { createHmac } from 'node:crypto';
import type { Logger } from 'pino';
import { deriveKey } from '../../privacy/pseudonym.ts';
import type { Contacts } from '../../storage/contacts.ts';
import type { SentMessages } from '../../storage/sent-messages.ts';
import { type Budget, spend } from './budget.ts';

export type Decision = ReturnType<typeof spend>;

/** Keeps the number within its budget. */
export interface Allowance {
  /** Never rejects: people are answered while the books cannot be read. */
  decide(person: string): Promise<Decision>;
  spent(person: string, decision: Decision): Promise<void>;
}

export interface AllowanceParts {
  readonly budget: Budget;
  readonly contacts: Contacts;
  readonly sent: SentMessages;
  readonly secret: Buffer;
  readonly log: Logger;
}

export function createAllowance(parts: AllowanceParts): Allowance {
  const { budget, contacts, sent, log } = parts;
  const key = deriveKey(parts.secret, 'contact');
  const nameOf = (person: string) => createHmac('sha256', key).update(person).digest('base64url');
  return {
    async decide(person) {
      try {
        const [standing, repliesToday, newContactsToday] = await Promise.all([
          contacts.standing(nameOf(person)),
          sent.countToday(),
          contacts.countNewToday(),
        ]);
        const decision = spend(budget, { ...standing, repliesToday, newContactsToday });
        if (decision !== 'answer') log.warn({ channel: 'whatsapp', decision }, 'allowance used up');
        return decision;
      } catch (err) {
        log.warn({ err }, 'the allowance cannot be read');
        return 'answer';
      }
    },

    async spent(person, decision) {
      const contact = nameOf(person);
      await (decision === 'point' ? contacts.pointed(contact) : contacts.answered(contact)).catch(
        (err: unknown) => log.warn({ err }, 'the allowance cannot be written'),
      );
    },
  };
}
