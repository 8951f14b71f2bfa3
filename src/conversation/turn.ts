import type { Candidate, KnowledgeBase } from '../knowledge/answer.ts';
import type { Content } from '../knowledge/content.ts';
import type { Audience, Verdict } from '../knowledge/entry.ts';
import type { Feedback } from '../storage/asker-records.ts';
import type { Dialogue } from './dialogue.ts';
import type { Channel, InboundMessage, Outcome, Reply } from './message.ts';

/** Something that only the shell can do, because it reads or writes what is stored. */
export type Action =
  /** @param question redacted */
  | { readonly kind: 'open-ticket'; readonly question: string }
  | { readonly kind: 'read-ticket'; readonly code: string }
  /** Tells the asker here, once, when the ticket has its answer. */
  | { readonly kind: 'tell'; readonly ticketId: string }
  /** Reminds the asker here of stages. */
  | { readonly kind: 'remind' }
  /** Writes nothing more here of its own accord. */
  | { readonly kind: 'stop' }
  | { readonly kind: 'show-record' }
  | { readonly kind: 'erase-record' }
  /** A member of staff tries a channel. */
  | { readonly kind: 'confirm-test'; readonly code: string; readonly channel: Channel }
  | { readonly kind: 'rate'; readonly entryId: string; readonly feedback: Feedback };

/** A message's reply, and what there is to remember of it. */
export interface Turn {
  /** Where the turn has an action, what to say when it succeeds and reports nothing itself. */
  readonly reply: Reply;
  readonly outcome: Outcome;
  readonly dialogue: Dialogue;
  /** What was asked, in words: the text, or the label of the choice. Not yet redacted. */
  readonly question: string;
  readonly entryId?: string;
  readonly verdict?: Verdict;
  readonly audience?: Audience;
  readonly confidence?: number;
  /** The best three, best first. */
  readonly candidates: readonly Candidate[];
  readonly action?: Action;
  /** The words are not kept at all, only that such a message came. */
  readonly unstored?: true;
  /** No answer but a word about the service: said in a group as well, as it stands. */
  readonly announcement?: true;
  /** A greeting: not answered by itself when a question follows at once. */
  readonly awaitsMore?: true;
}

/** Pure: same message, same dialogue, same knowledge, same turn. */
export type ConversationEngine = (message: InboundMessage, dialogue: Dialogue) => Turn;

/** What the engine needs: what is known, what surrounds it, and how text is made safe to keep. */
export interface EngineParts {
  readonly knowledge: KnowledgeBase;
  readonly content: Content;
  readonly redact: (text: string) => string;
  /** The concepts of the lexicon that a text names. */
  readonly concepts: (text: string) => readonly string[];
}
