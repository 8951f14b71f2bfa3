import { randomUUID } from 'node:crypto';
import type { Insertable } from 'kysely';
import { NONE } from '../../conversation/choices.ts';
import { NEW_DIALOGUE } from '../../conversation/dialogue.ts';
import type { Edition } from '../../conversation/live-engine.ts';
import type { Channel } from '../../conversation/message.ts';
import type { Turn } from '../../conversation/turn.ts';
import { AUDIENCES } from '../../knowledge/entry.ts';
import type { AskerId } from '../../privacy/pseudonym.ts';
import { redact } from '../../privacy/redact.ts';
import { localDay } from '../../review/period.ts';
import type { TurnsTable } from '../../storage/tables/conversation-tables.ts';
import { COURTESIES, ELSEWHERE, UNSETTLED, VAGUE } from './questions.ts';
import type { Random } from './random.ts';
import { createMoments } from './rhythm.ts';

/** A row of the table `turns`. */
export type DemoTurn = Insertable<TurnsTable>;

const CHANNELS: readonly (readonly [Channel, number])[] = [
  ['whatsapp', 55],
  ['telegram', 25],
  ['web', 20],
];
/** Ways of each entry that are asked; all would only take longer to answer. */
const WAYS_PER_ENTRY = 12;
/** How much more is asked about some categories than about others. */
const ASKED_OFTEN: Readonly<Record<string, number>> = {
  'media-sosial': 6,
  kampanye: 3,
  keluarga: 2,
};
/** Of those who are asked back, so many find what they mean in no choice. */
const REJECTING = 0.4;
const ASKERS_A_MONTH = 1_600;

/**
 * Draws turns as people would cause them: what is asked comes from the entries' ways of asking and
 * from questions without an entry; what the bot makes of it, the real engine says.
 */
export function createDemoTurns({ content, engine }: Edition, random: Random, now: Date) {
  const moments = createMoments(random, now);
  const sources = [
    ...content.entries.map(({ ways, category }) => ({
      texts: ways.slice(0, WAYS_PER_ENTRY).map(({ text }) => text),
      // A few topics are asked often, most of them seldom.
      weight: (random.next() ** 4 * 8 + 0.3) * (ASKED_OFTEN[category] ?? 1),
    })),
    { texts: UNSETTLED, weight: 22 },
    { texts: VAGUE, weight: 14 },
    { texts: ELSEWHERE, weight: 12 },
    { texts: COURTESIES, weight: 12 },
  ].filter(({ texts }) => texts.length > 0);
  const weights = sources.map(({ weight }) => weight);
  const known = new Map<string, Turn>();

  function answer(text: string, before?: Turn): Turn {
    const key = before ? `${before.question} > ${text}` : text;
    const kept = known.get(key);
    if (kept) return kept;
    const asker = 'demo' as AskerId;
    const message = { id: 'demo', channel: 'web', asker, text, sentAt: now } as const;
    const pressed = before ? { ...message, choiceId: NONE.id } : message;
    const turn = engine(pressed, before?.dialogue ?? NEW_DIALOGUE);
    known.set(key, turn);
    return turn;
  }

  /** What one person asks in a row: mostly one thing. */
  return function draw(): readonly DemoTurn[] {
    const { texts } = sources[random.weighted(weights)] ?? { texts: UNSETTLED };
    const turn = answer(texts[random.below(texts.length)] ?? '');
    const isRejected = turn.outcome === 'clarified' && random.next() < REJECTING;
    const turns = isRejected ? [turn, answer(NONE.label, turn)] : [turn];
    const askedAt = moments();
    const [channel] = CHANNELS[random.weighted(CHANNELS.map(([, weight]) => weight))] ?? ['web'];
    const person = Math.floor(random.next() ** 1.6 * ASKERS_A_MONTH);
    const asker = `demo-${localDay(askedAt).slice(0, 7)}-${person}`;
    const audience =
      random.next() < 0.25 ? (AUDIENCES[random.below(AUDIENCES.length)] ?? null) : null;
    return turns.map((one) => ({
      ...recordOf(one, content.version),
      ...{ channel, asker, audience, asked_at: askedAt },
      milliseconds: 3 + random.next() ** 3 * 60,
      feedback: one.outcome === 'answered' ? feedback(random) : null,
    }));
  };
}

function recordOf(turn: Turn, contentVersion: string) {
  return {
    id: randomUUID(),
    question: redact(turn.question),
    outcome: turn.outcome,
    entry_id: turn.entryId ?? null,
    verdict: turn.verdict ?? null,
    confidence: turn.confidence ?? null,
    candidates: turn.candidates.map(({ entry }) => entry.id).join(' '),
    content_version: contentVersion,
  };
}

function feedback(random: Random): string | null {
  const chance = random.next();
  if (chance < 0.11) return 'helpful';
  return chance < 0.14 ? 'unhelpful' : null;
}
