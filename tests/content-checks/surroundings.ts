import type { EntryContext } from '../../src/conversation/entry-message.ts';
import type { Region } from '../../src/knowledge/region.ts';
import {
  createSourceRegister,
  type Source,
  type SourceRegister,
} from '../../src/knowledge/source-register.ts';
import { createElectionCalendar } from '../../src/knowledge/stages.ts';

export const TODAY = new Date('2026-11-22T02:00:00Z');

export function aSource(fields: Partial<Source> = {}): Source {
  return {
    id: 'skb-2022',
    kind: 'circular',
    short: 'SKB 2022',
    title: 'Keputusan bersama tentang netralitas',
    year: 2022,
    status: 'in-force',
    articles: [{ id: 'umum', settles: 'Menyebut bentuk pelanggaran.', status: 'verified' }],
    ...fields,
  };
}

export function aRegister(...sources: readonly Source[]): SourceRegister {
  return createSourceRegister(sources.length > 0 ? sources : [aSource()]);
}

export function aRegion(fields: Partial<Region> = {}): Region {
  return {
    id: 'kaltim',
    name: 'Kalimantan Timur',
    offices: [{ id: 'bawaslu', name: 'Bawaslu', handles: 'laporan', contacts: [] }],
    circulars: [],
    reports: [],
    timeZone: 'Asia/Makassar',
    ...fields,
  };
}

/** One campaign, whose advice makes messages longer while it runs. */
export const CALENDAR = createElectionCalendar([
  {
    id: 'pilkada-2024',
    name: 'Pilkada 2024',
    regions: 'all',
    stages: [
      {
        id: 'kampanye',
        name: 'Masa kampanye',
        from: '2024-09-25',
        to: '2024-11-23',
        source: 'skb-2022',
        status: 'verified',
        advice: `Jangan hadir di kampanye ${'mana pun '.repeat(40)}`.trim(),
      },
    ],
  },
]);

export const SURROUNDINGS: EntryContext = {
  register: aRegister(),
  region: aRegion(),
  calendar: CALENDAR,
};

/** As many words as asked for, in one sentence. */
export function words(count: number): string {
  return `${'kata '.repeat(count).trim()}.`;
}
