import type { Answer } from '../knowledge/answer.ts';
import { type KnowledgeEntry, sectionText } from '../knowledge/entry.ts';
import type { Dialogue } from './dialogue.ts';
import { SAFE_FURTHER, SAFE_INTRO, SAFE_OUTRO, UNSTORED } from './replies.ts';
import type { EngineParts, Turn } from './turn.ts';

/** From here on a message that may come from somebody in danger is treated as one. */
const SAFE_DOOR_SCORE = 0.4;
/** The same, where it speaks of pressure. */
const THREAT_SCORE = 0.25;
const THREAT = 'memaksa';

/** Whether an answer's question may come from somebody in danger. */
export function isInDanger({ concepts }: EngineParts, question: string, answer: Answer): boolean {
  const [first] = answer.candidates;
  const isOurs = answer.kind === 'found' || answer.kind === 'unsure' || answer.kind === 'unknown';
  if (!isOurs || first?.entry.safeDoor !== true) return false;
  if (first.score >= SAFE_DOOR_SCORE) return true;
  return first.score >= THREAT_SCORE && concepts(question).includes(THREAT);
}

/**
 * The turn for somebody who may be in danger: calm, protected routes first, no menu. Of the
 * message nothing is kept but that it came.
 */
export function safeDoorTurn(entry: KnowledgeEntry, dialogue: Dialogue): Turn {
  const routes = sectionText(entry, 'Yang perlu dilakukan') ?? entry.short;
  const [steps = routes] = routes.split('\n\n', 1);
  return {
    reply: { text: [SAFE_INTRO, steps, SAFE_OUTRO].join('\n\n'), choices: [] },
    outcome: 'answered',
    dialogue: {
      offered: [],
      misses: 0,
      entryId: entry.id,
      ...(dialogue.audience === undefined ? {} : { audience: dialogue.audience }),
      ...(dialogue.language === undefined ? {} : { language: dialogue.language }),
    },
    question: UNSTORED,
    entryId: entry.id,
    verdict: entry.verdict,
    candidates: [{ entry, score: 1 }],
    unstored: true,
  };
}

/** A further answer to the same person: still no menu, and still nothing kept. */
export function unstored(turn: Turn): Turn {
  const { question: _words, ...dialogue } = turn.dialogue;
  return {
    ...turn,
    reply: { text: [turn.reply.text, SAFE_FURTHER].join('\n\n'), choices: [] },
    dialogue: { ...dialogue, offered: [] },
    question: UNSTORED,
    unstored: true,
  };
}
