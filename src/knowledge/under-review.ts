import type { KnowledgeEntry } from './entry.ts';

/** What stands in place of an answer that is being checked again. */
const SHORT =
  'Jawaban untuk soal ini sedang diperiksa lagi, karena aturannya mungkin sudah berubah. Sementara itu jangan memakai jawaban yang lama.';

/**
 * The entry as it may be used. One that is under review keeps what its questions are recognised by
 * and loses all that answers them: what is not there cannot be shown by any channel, page or card.
 */
export function inForce(entry: KnowledgeEntry): KnowledgeEntry {
  if (!entry.underReview) return entry;
  return {
    ...entry,
    // Of plain information the act is the answer.
    act: entry.title,
    verdict: 'informasi',
    verdictFor: {},
    short: SHORT,
    legalBasis: [],
    related: [],
    stageNote: false,
    sections: [{ heading: 'Penjelasan', markdown: SHORT }],
  };
}
