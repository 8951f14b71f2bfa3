import type { Generated } from 'kysely';

/** One text that an entry had, has, or may get. */
export interface ContentRevisionsTable {
  id: string;
  entry_id: string;
  category: string;
  /** Counts the revisions of an entry. */
  number: number;
  /** What `<id>.md` would hold. */
  text: string;
  /** What `<id>.ways.txt` would hold. */
  ways: string;
  state: 'draft' | 'review' | 'published' | 'rejected' | 'cancelled';
  /** It takes the entry out of use: proposed beside a draft that may be open. */
  withdraws: Generated<boolean>;
  /** Whoever changed the text, joined by spaces: none of them may publish it. */
  authors: string;
  /** Why it is proposed. */
  reason: string;
  /** The number of the revision that was live when it was last changed; 0: the file was. */
  base: number;
  /** Revisions that are published together, or not at all. */
  batch: string | null;
  /** Grows with each publication; null until then. */
  publication: string | null;
  /** When the files of the repository said the same. */
  exported_at: Date | null;
  created_at: Generated<Date>;
  changed_at: Generated<Date>;
  reviewed_by: string | null;
  reviewed_at: Date | null;
  review_note: string | null;
}

/** A question suggested as a way of asking for an entry; its words stand in the turn alone. */
export interface ContentSuggestionsTable {
  entry_id: string;
  turn_id: string;
  decision_id: string | null;
}

/** What a draft would change, as far as it has been worked out. */
export interface ContentImpactsTable {
  revision_id: string;
  /** Of the draft's texts and the content beside them. */
  fingerprint: string;
  state: 'running' | 'done' | 'failed';
  done: number;
  total: number;
  /** JSON; questions of people by the id of their turn alone. */
  result: string | null;
  changed_at: Generated<Date>;
}
