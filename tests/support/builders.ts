import { randomUUID } from 'node:crypto';
import type { InboundMessage, Reply } from '../../src/conversation/message.ts';
import type { KnowledgeEntry } from '../../src/knowledge/entry.ts';
import type { AskerId } from '../../src/privacy/pseudonym.ts';
import type { TurnRecord } from '../../src/storage/turn-log.ts';

export const ASKER = 'asker-one-in-november' as AskerId;

/** An entry in which everything is present and plain; a test names what matters to it. */
export function anEntry(fields: Partial<KnowledgeEntry> = {}): KnowledgeEntry {
  return {
    id: 'medsos-suka',
    category: 'media-sosial',
    title: 'Menyukai unggahan calon',
    question: 'Bolehkah menyukai unggahan calon di media sosial?',
    verdict: 'dilarang',
    verdictFor: {},
    audience: ['pns', 'pppk'],
    act: 'menyukai unggahan calon',
    short: 'Tanda suka pada unggahan calon dibaca sebagai dukungan, juga dari akun pribadi Anda.',
    legalBasis: [],
    related: [],
    contacts: [],
    stageNote: false,
    safeDoor: false,
    reviewedOn: '2026-11-01',
    sections: [
      { heading: 'Penjelasan', markdown: 'Dukungan tampak dari tanda suka.' },
      { heading: 'Yang boleh dilakukan', markdown: 'Membaca profil calon tanpa bereaksi.' },
      { heading: 'Sanksi', markdown: 'Hukuman disiplin sedang sampai berat.' },
    ],
    ways: [{ kind: 'sehari-hari', text: 'boleh like postingan caleg?' }],
    ...fields,
  };
}

export function aMessage(fields: Partial<InboundMessage> = {}): InboundMessage {
  return {
    id: randomUUID(),
    channel: 'web',
    asker: ASKER,
    text: 'boleh like postingan caleg?',
    sentAt: new Date('2026-11-22T02:00:00Z'),
    ...fields,
  };
}

export function aReply(fields: Partial<Reply> = {}): Reply {
  return {
    text: '**DILARANG** · menyukai unggahan calon',
    choices: [{ id: 'topics', label: 'Daftar topik' }],
    ...fields,
  };
}

export function aTurnRecord(fields: Partial<TurnRecord> = {}): TurnRecord {
  return {
    id: randomUUID(),
    channel: 'telegram',
    asker: ASKER,
    askedAt: new Date('2026-11-22T02:00:00Z'),
    question: 'boleh like postingan caleg?',
    outcome: 'answered',
    entryId: 'medsos-suka',
    verdict: 'dilarang',
    audience: null,
    confidence: 0.9,
    candidates: ['medsos-suka', 'medsos-follow'],
    contentVersion: 'abc123',
    milliseconds: 1.5,
    ...fields,
  };
}
