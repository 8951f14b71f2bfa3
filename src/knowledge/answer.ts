import type { Audience, KnowledgeEntry, OfficeId } from './entry.ts';

/** What about a topic is asked; `main` is the verdict itself. */
export const ASPECTS = ['main', 'sanction', 'legal-basis', 'report', 'already-done'] as const;
export type Aspect = (typeof ASPECTS)[number];

/** A topic that may be meant, with the probability (0 to 1) that it is. */
export interface Candidate {
  readonly entry: KnowledgeEntry;
  readonly score: number;
}

/** Why a message is not ours to answer. */
export type OutsideSubject =
  /** Whom to vote for, who wins, campaign texts, judging candidates or parties. */
  | { readonly kind: 'political' }
  /** Another government or everyday matter; `office` names where it belongs, if we know. */
  | { readonly kind: 'elsewhere'; readonly office?: OtherOffice };

/** Offices for matters that are not neutrality; `replies.ts` gives each its sentence. */
export const OTHER_OFFICES = [
  'kepegawaian',
  'disdukcapil',
  'polisi',
  'bpjs',
  'pajak',
  'dinas-sosial',
  'kesbangpol-layanan',
  'lapor',
  'kpu',
  'kesehatan',
  'pendidikan',
] as const;
export type OtherOffice = (typeof OTHER_OFFICES)[number] | OfficeId;

/** Messages that are not a question. */
export const COURTESIES = [
  'greeting',
  'thanks',
  'farewell',
  'acknowledgement',
  'test',
  'insult',
  'gibberish',
  'foreign-language',
  'manipulation',
  'help',
] as const;
export type Courtesy = (typeof COURTESIES)[number];

/** What was said before, as far as it helps to read what is said now. */
export interface QuestionContext {
  /** The entry of the previous answered turn, if it is recent. */
  readonly previousEntryId?: string;
  /** The audience the asker named earlier, if any. */
  readonly audience?: Audience;
}

interface Understood {
  /** The best three, best first, whatever the outcome. */
  readonly candidates: readonly Candidate[];
  /** The audience that this message names ("kalau PPPK?"). */
  readonly audience?: Audience;
}

/** What the knowledge base makes of a message. */
export type Answer = Understood &
  (
    | {
        readonly kind: 'found';
        readonly entry: KnowledgeEntry;
        readonly aspect: Aspect;
        /** Calibrated probability that the entry is right. */
        readonly confidence: number;
        /** Further questions in the same message, in the asker's words. */
        readonly alsoAsked: readonly string[];
      }
    | { readonly kind: 'unsure'; readonly confidence: number }
    /** Inside the subject, but no entry settles it. */
    | { readonly kind: 'unknown'; readonly confidence: number }
    | { readonly kind: 'outside'; readonly subject: OutsideSubject }
    | { readonly kind: 'courtesy'; readonly courtesy: Courtesy }
  );

export interface KnowledgeBase {
  /** Pure: the same text, context and content give the same answer. Never throws on any text. */
  answer(text: string, context?: QuestionContext): Answer;
  /** The entries nearest to a text, best first, for a search box: no judgement, no silence. */
  search(text: string, limit: number): readonly Candidate[];
  entry(id: string): KnowledgeEntry | undefined;
  readonly entries: readonly KnowledgeEntry[];
}
