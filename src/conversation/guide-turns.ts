import { AUDIENCES, type Audience, type KnowledgeEntry } from '../knowledge/entry.ts';
import { entryChoices, TOPICS } from './choices.ts';
import type { Dialogue } from './dialogue.ts';
import type { Choice, InboundMessage } from './message.ts';
import {
  GUIDE_ACT,
  GUIDE_WHEN,
  GUIDE_WHERE,
  GUIDE_WHO,
  POST_ASK,
  POST_NEUTRAL,
  POST_PARTISAN,
  POST_SAFE,
} from './replies.ts';
import type { EngineParts, Turn } from './turn.ts';
import { entryTurn, plainTurn } from './turn-parts.ts';
import { LABEL, VERDICT_WORD } from './wording.ts';

/** What a post must mention to be a matter of neutrality. */
const PARTISAN =
  /\b(?:ca(?:leg|gub|bup|wali|pres|wapres|wagub|wabup)|calon|paslon|pasangan|kandidat|partai|parpol|timses|relawan|nomor urut|no(?:mor)? ?\d+|kampanye|dukung|coblos|pilih|menangkan|lanjutkan|jari|baliho|kaus|kaos)/i;

/**
 * The next step of the guide: who → when → where → what, then the entry that fits. `undefined`
 * when a step was made up.
 *
 * @param steps what was chosen so far
 */
export function guideTurn(
  parts: EngineParts,
  message: InboundMessage,
  dialogue: Dialogue,
  steps: readonly string[],
): Turn | undefined {
  const { guide } = parts.content;
  const [who, when, where, act] = steps;
  const next = (step: string): string => ['guide', ...steps, step].join(':');
  const ask = (text: string, choices: readonly Choice[]): Turn =>
    plainTurn(message.text, text, 'courtesy', dialogue, choices);

  if (who === undefined) {
    const choices = guide.who.map(({ audience, label }) => ({ id: next(audience), label }));
    return ask(GUIDE_WHO, [...choices, { id: 'check-post', label: LABEL.checkPost }]);
  }
  const audience = AUDIENCES.find((name) => name === who);
  const moment = guide.when.find(({ id }) => id === when);
  const place = guide.places.find(({ id }) => id === where);
  if (!audience || (when && !moment) || (where && !place)) return undefined;
  if (!moment)
    return ask(
      GUIDE_WHEN,
      guide.when.map(({ id, label }) => ({ id: next(id), label })),
    );
  if (!place) {
    return ask(
      GUIDE_WHERE,
      guide.places.map(({ id, label }) => ({ id: next(id), label })),
    );
  }
  if (act === undefined) {
    return ask(
      GUIDE_ACT,
      place.acts.map(({ label }, index) => ({ id: next(String(index)), label })),
    );
  }
  return lastStep(parts, message, audience, place.acts[Number(act)]?.entry, moment.entry);
}

function lastStep(
  parts: EngineParts,
  message: InboundMessage,
  audience: Audience,
  entryId: string | undefined,
  momentEntryId: string,
): Turn | undefined {
  const entry = parts.knowledge.entry(entryId ?? '');
  if (!entry) return undefined;
  const turn = entryTurn(parts, message, entry, audience);
  const moment = parts.knowledge.entry(momentEntryId);
  const choices = [...(moment ? entryChoices([moment]) : []), ...turn.reply.choices];
  return {
    ...turn,
    reply: { ...turn.reply, choices },
    dialogue: { ...turn.dialogue, offered: choices },
  };
}

/** Asks for the post that is to be checked. */
export function askForPost(question: string, dialogue: Dialogue): Turn {
  const turn = plainTurn(question, POST_ASK, 'courtesy', dialogue, []);
  return { ...turn, dialogue: { ...turn.dialogue, checkingPost: true } };
}

/** The verdict on a post by act: uploading it, liking it, a photo, a gesture … */
export function postTurn(parts: EngineParts, post: string, dialogue: Dialogue): Turn {
  const entries = parts.content.guide.post.flatMap((id) => parts.knowledge.entry(id) ?? []);
  const isPartisan = PARTISAN.test(post);
  const text = isPartisan
    ? [POST_PARTISAN, entries.map(verdictItem).join('\n'), POST_SAFE]
    : [POST_NEUTRAL, POST_SAFE];
  const choices = [...entryChoices(entries), TOPICS];
  const turn = plainTurn(post, text.join('\n\n'), 'answered', dialogue, choices);
  const [first] = entries;
  return isPartisan && first
    ? {
        ...turn,
        entryId: first.id,
        verdict: first.verdict,
        candidates: [{ entry: first, score: 1 }],
      }
    : { ...turn, outcome: 'courtesy' };
}

function verdictItem({ verdict, act, title }: KnowledgeEntry): string {
  return verdict === 'informasi' ? `- ${title}` : `- **${VERDICT_WORD[verdict]}** · ${act}`;
}
