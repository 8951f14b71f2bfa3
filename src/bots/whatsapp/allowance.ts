import { createHmac } from 'node:crypto';
import type { Logger } from 'pino';
import { deriveKey } from '../../privacy/pseudonym.ts';
import type { Contacts } from '../../storage/contacts.ts';
import type { SentMessages } from '../../storage/sent-messages.ts';
import { type Budget, spend } from './budget.ts';

export type Decision = ReturnType<typeof spend>;

/** What was used of the budget in the last 24 hours. */
export interface BudgetUse extends Budget {
  readonly repliesToday: number;
  readonly newContactsToday: number;
}

/** Keeps the number within its budget. */
export interface Allowance {
  /** Never rejects: people are answered while the books cannot be read. */
  decide(person: string): Promise<Decision>;
  spent(person: string, decision: Decision): Promise<void>;
  /** `undefined` while the books cannot be read. */
  today(): Promise<BudgetUse | undefined>;
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
  const usedToday = async () => {
    const [repliesToday, newContactsToday] = await Promise.all([
      sent.countToday(),
      contacts.countNewToday(),
    ]);
    return { repliesToday, newContactsToday };
  };
  return {
    async today() {
      const { repliesPerDay, newContactsPerDay } = budget;
      try {
        return { repliesPerDay, newContactsPerDay, ...(await usedToday()) };
      } catch (err) {
        log.warn({ err }, 'the allowance cannot be read');
        return undefined;
      }
    },

    async decide(person) {
      try {
        const [standing, used] = await Promise.all([
          contacts.standing(nameOf(person)),
          usedToday(),
        ]);
        const decision = spend(budget, { ...standing, ...used });
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
