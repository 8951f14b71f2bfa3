import { AUDIENCES, type Audience } from '../knowledge/entry.ts';
import { asideChoices } from './choices.ts';
import type { Dialogue } from './dialogue.ts';
import { GUIDE_ACT, GUIDE_WHEN, GUIDE_WHERE, GUIDE_WHO } from './guide-replies.ts';
import type { Choice, InboundMessage } from './message.ts';
import type { EngineParts, Turn } from './turn.ts';
import { entryTurn, offering, plainTurn } from './turn-parts.ts';
import { LABEL } from './wording.ts';

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
  return lastStep(parts, message, dialogue, audience, place.acts[Number(act)]?.entry, moment.entry);
}

function lastStep(
  parts: EngineParts,
  message: InboundMessage,
  dialogue: Dialogue,
  audience: Audience,
  entryId: string | undefined,
  momentEntryId: string,
): Turn | undefined {
  const entry = parts.knowledge.entry(entryId ?? '');
  if (!entry) return undefined;
  const turn = entryTurn(parts, message, dialogue, entry, audience);
  const moment = parts.knowledge.entry(momentEntryId);
  return offering(turn, [...(moment ? asideChoices([moment]) : []), ...turn.reply.choices]);
}
