import type { AskerId } from '../privacy/pseudonym.ts';

export const CHANNELS = ['web', 'telegram', 'whatsapp'] as const;
export type Channel = (typeof CHANNELS)[number];

export const OUTCOMES = [
  'answered',
  'clarified',
  'unanswered',
  'out-of-scope',
  'courtesy',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What a person sent, stripped of everything its platform added. */
export interface InboundMessage {
  /** The platform's own id, unique within the channel. */
  readonly id: string;
  readonly channel: Channel;
  /** A keyed hash; a raw phone number does not compile here. */
  readonly asker: AskerId;
  readonly text: string;
  /** The offered choice that was pressed; absent when the person typed. */
  readonly choiceId?: string;
  /** The person sent something other than text: a voice note, a sticker, a picture. */
  readonly unreadable?: true;
  /** It waited while we were away; the reply says so. */
  readonly late?: true;
  /** Asked where others read along: only a sure answer is given, a short one. */
  readonly group?: true;
  readonly sentAt: Date;
}

/** Something the asker may press or name by its number. */
export interface Choice {
  /** What `choiceId` will be; at most 64 bytes, which is all that Telegram carries. */
  readonly id: string;
  readonly label: string;
}

/** What the bot says, before any channel has formatted it. */
export interface Reply {
  /** Markdown, limited to paragraphs, lists, emphasis and links. */
  readonly text: string;
  /** Shown as buttons or as a numbered list, whichever the channel can do. */
  readonly choices: readonly Choice[];
  /**
   * Present when the reply belongs to the message whose choice was pressed: a channel that can edit
   * lets it take that message's place, with these words (Markdown, or none) kept above it.
   */
  readonly continues?: string | undefined;
}
