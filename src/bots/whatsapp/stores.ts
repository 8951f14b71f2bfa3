import { hostname } from 'node:os';
import type { Logger } from 'pino';
import type { Pseudonyms } from '../../privacy/pseudonym.ts';
import type { SealFor } from '../../privacy/seal.ts';
import { type ArrivalRhythm, loadArrivalRhythm } from '../../storage/arrival-rhythm.ts';
import { createContacts } from '../../storage/contacts.ts';
import { type CredentialStore, createCredentialStore } from '../../storage/credential-store.ts';
import { createLease, type Fence, type Lease } from '../../storage/lease.ts';
import type { Database } from '../../storage/open-database.ts';
import { createSentMessages } from '../../storage/sent-messages.ts';
import { type Allowance, createAllowance } from './allowance.ts';
import type { Budget } from './budget.ts';
import { createSentTexts, type SentTexts } from './sent-texts.ts';

/** Everything that the channel keeps in the database. */
export interface WhatsAppStores {
  readonly lease: Lease;
  readonly credentials: (fence: Fence) => CredentialStore;
  readonly sentTexts: SentTexts;
  readonly allowance: Allowance;
  readonly rhythm: () => Promise<ArrivalRhythm>;
  /** Erases what has served its time. */
  readonly forgetOld: () => Promise<void>;
}

export interface StoresParts {
  readonly database: Database;
  readonly secret: Buffer;
  readonly sealFor: SealFor;
  readonly pseudonyms: Pseudonyms;
  readonly budget: Budget;
  readonly leaseTtlMs: number;
  readonly log: Logger;
}

const NAME = 'whatsapp';

export function openWhatsAppStores(parts: StoresParts): WhatsAppStores {
  const { database, secret, sealFor, pseudonyms, budget, leaseTtlMs, log } = parts;
  const { db } = database;
  const sent = createSentMessages(db);
  const contacts = createContacts(db);
  const seal = sealFor('sent messages');
  return {
    lease: createLease(db, {
      name: NAME,
      holder: `${hostname()} ${process.pid}`,
      ttlMs: leaseTtlMs,
      // The embedded database has a lock of its own: whoever has it open is alone.
      alone: database.kind === 'pglite',
    }),
    credentials: (fence) => createCredentialStore(db, NAME, fence),
    sentTexts: createSentTexts({ store: sent, seal, pseudonyms, log }),
    allowance: createAllowance({ budget, contacts, sent, secret, log }),
    rhythm: () => loadArrivalRhythm(db, NAME),
    async forgetOld() {
      await sent.forgetOld();
      await contacts.forgetOld();
    },
  };
}
