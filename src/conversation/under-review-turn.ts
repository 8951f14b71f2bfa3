import type { KnowledgeEntry } from '../knowledge/entry.ts';
import { CONTACTS, DONT_PASS_ON, PASS_ON, TOPICS_ASIDE } from './choices.ts';
import type { Dialogue } from './dialogue.ts';
import type { InboundMessage } from './message.ts';
import { quote } from './quote.ts';
import { passOnOffer } from './replies.ts';
import type { EngineParts, Turn } from './turn.ts';

const beingChecked = (title: string) =>
  `Jawaban untuk "${title}" sedang kami periksa lagi, karena aturannya mungkin sudah berubah. Saya tidak mau memberi jawaban yang tidak berlaku lagi.`;
const MEANWHILE =
  'Sambil menunggu, pilih yang aman: jangan lakukan dulu, atau tanya bagian kepegawaian Anda.';

/** Nobody is answered from an entry that is being checked again; an officer is offered instead. */
export function underReviewTurn(
  { redact }: Pick<EngineParts, 'redact'>,
  { text, choiceId }: InboundMessage,
  dialogue: Dialogue,
  entry: KnowledgeEntry,
): Turn {
  const asked = choiceId === undefined ? redact(text) : (dialogue.question ?? redact(text));
  const choices = [PASS_ON, DONT_PASS_ON, TOPICS_ASIDE, CONTACTS];
  const { checkingPost: _done, ...rest } = dialogue;
  const reply = [beingChecked(entry.title), passOnOffer(quote(asked)), MEANWHILE].join('\n\n');
  return {
    reply: { text: reply, choices },
    outcome: 'unanswered',
    dialogue: { ...rest, offered: choices, question: asked },
    question: text,
    candidates: [{ entry, score: 1 }],
  };
}
