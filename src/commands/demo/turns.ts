import { randomUUID } from 'node:crypto';
import { NEW_DIALOGUE } from '../../conversation/dialogue.ts';
import type { Edition } from '../../conversation/live-engine.ts';
import type { Channel } from '../../conversation/message.ts';
import type { Turn } from '../../conversation/turn.ts';
import { AUDIENCES } from '../../knowledge/entry.ts';
import type { AskerId } from '../../privacy/pseudonym.ts';
import { redact } from '../../privacy/redact.ts';
import { localDay } from '../../review/period.ts';
import { COURTESIES, ELSEWHERE, UNSETTLED, VAGUE } from './questions.ts';
import type { Random } from './random.ts';
import { createMoments } from './rhythm.ts';

/** A row of the table `turns`. */
export type DemoTurn = ReturnType<ReturnType<typeof createDemoTurns>>;

const CHANNELS: readonly (readonly [Channel, number])[] = [
  ['whatsapp', 55],
  ['telegram', 25],
  ['web', 20],
];
/** Ways of each entry that are asked; all would only take longer to answer. */
const WAYS_PER_ENTRY = 12;
const ASKERS_A_MONTH = 1_600;

/**
 * Draws turns as people would cause them: what is asked comes from the entries' ways of asking and
 * from questions without an entry; what the bot makes of it, the real engine says.
 */
export function createDemoTurns({ content, engine }: Edition, random: Random, now: Date) {
  const moments = createMoments(random, now);
  const sources = [
    ...content.entries.map(({ ways }) => ({
      texts: ways.slice(0, WAYS_PER_ENTRY).map(({ text }) => text),
      // A few topics are asked often, most of them seldom.
      weight: random.next() ** 4 * 12 + 0.3,
    })),
    { texts: UNSETTLED, weight: 14 },
    { texts: VAGUE, weight: 9 },
    { texts: ELSEWHERE, weight: 7 },
    { texts: COURTESIES, weight: 8 },
  ].filter(({ texts }) => texts.length > 0);
  const weights = sources.map(({ weight }) => weight);
  const known = new Map<string, Turn>();

  function answer(text: string): Turn {
    const before = known.get(text);
    if (before) return before;
    const asker = 'demo' as AskerId;
    const message = { id: 'demo', channel: 'web', asker, text, sentAt: now } as const;
    const turn = engine(message, NEW_DIALOGUE);
    known.set(text, turn);
    return turn;
  }

  return function draw() {
    const { texts } = sources[random.weighted(weights)] ?? { texts: UNSETTLED };
    const text = texts[random.below(texts.length)] ?? '';
    const turn = answer(text);
    const askedAt = moments();
    const [channel] = CHANNELS[random.weighted(CHANNELS.map(([, weight]) => weight))] ?? ['web'];
    const month = localDay(askedAt).slice(0, 7);
    return {
      id: randomUUID(),
      channel,
      asker: `demo-${month}-${Math.floor(random.next() ** 1.6 * ASKERS_A_MONTH)}`,
      asked_at: askedAt,
      question: redact(turn.question),
      outcome: turn.outcome,
      entry_id: turn.entryId ?? null,
      verdict: turn.verdict ?? null,
      audience: random.next() < 0.25 ? (AUDIENCES[random.below(AUDIENCES.length)] ?? null) : null,
      confidence: turn.confidence ?? null,
      candidates: turn.candidates.map(({ entry }) => entry.id).join(' '),
      content_version: content.version,
      milliseconds: 3 + random.next() ** 3 * 60,
      feedback: turn.outcome === 'answered' ? feedback(random) : null,
    };
  };
}

function feedback(random: Random): string | null {
  const chance = random.next();
  if (chance < 0.11) return 'helpful';
  return chance < 0.14 ? 'unhelpful' : null;
}
