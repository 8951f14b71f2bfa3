import type { Candidate, KnowledgeBase } from '../knowledge/answer.ts';
import type { Content } from '../knowledge/content.ts';
import type { Audience, Verdict } from '../knowledge/entry.ts';
import type { Dialogue } from './dialogue.ts';
import type { InboundMessage, Outcome, Reply } from './message.ts';

/** A message's reply, and what there is to remember of it. */
export interface Turn {
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
}

/** Pure: same message, same dialogue, same knowledge, same turn. */
export type ConversationEngine = (message: InboundMessage, dialogue: Dialogue) => Turn;

/** What the engine needs: what is known, what surrounds it, and how text is made safe to keep. */
export interface EngineParts {
  readonly knowledge: KnowledgeBase;
  readonly content: Content;
  readonly redact: (text: string) => string;
}
