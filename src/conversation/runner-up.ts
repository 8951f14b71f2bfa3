import type { Candidate } from '../knowledge/answer.ts';
import { asideChoices } from './choices.ts';
import type { Turn } from './turn.ts';

/** From here on the second candidate of an answered question is offered beside the answer. */
const RUNNER_UP_SCORE = 0.05;

/** An answered turn that also offers the topic which may have been meant instead. */
export function withRunnerUp(turn: Turn, candidates: readonly Candidate[]): Turn {
  const [, second] = candidates;
  if (!second || second.score < RUNNER_UP_SCORE) return turn;
  const [choice] = asideChoices([second.entry]);
  if (!choice || turn.reply.choices.some(({ id }) => id === choice.id)) return turn;
  const ratings = turn.reply.choices.filter(({ id }) => id.startsWith('rate:'));
  const others = turn.reply.choices.filter(({ id }) => !id.startsWith('rate:'));
  const choices = [...others, choice, ...ratings];
  return {
    ...turn,
    reply: { ...turn.reply, choices },
    dialogue: { ...turn.dialogue, offered: choices },
  };
}
