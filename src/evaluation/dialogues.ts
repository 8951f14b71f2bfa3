import type { KnowledgeBase, QuestionContext } from '../knowledge/answer.ts';
import type { LabelledDialogue } from './labelled-question.ts';
import { type Judged, judge } from './measures.ts';

/** One turn of a dialogue with what became of it; `turn` counts from 1. */
export interface JudgedTurn extends Judged {
  readonly turn: number;
}

/** Plays a dialogue, keeping what the conversation keeps: the entry talked about and the audience. */
export function playDialogue(
  knowledge: KnowledgeBase,
  dialogue: LabelledDialogue,
): readonly JudgedTurn[] {
  const judged: JudgedTurn[] = [];
  let context: QuestionContext = {};
  for (const [index, text] of dialogue.turns.entries()) {
    const start = performance.now();
    const answer = knowledge.answer(text, context);
    const micros = (performance.now() - start) * 1000;
    const topics = dialogue.topics[index] ?? [];
    const question = {
      id: `${dialogue.id}.${index + 1}`,
      q: text,
      topics,
      style: 'dialog',
      in_scope: topics.length > 0,
    };
    judged.push({ ...judge(question, answer, micros), turn: index + 1 });
    const talkedAbout =
      answer.kind === 'found'
        ? answer.entry.id
        : answer.kind === 'unsure'
          ? answer.candidates[0]?.entry.id
          : undefined;
    const audience = answer.audience ?? context.audience;
    const previousEntryId = talkedAbout ?? context.previousEntryId;
    context = {
      ...(previousEntryId !== undefined && { previousEntryId }),
      ...(audience && { audience }),
    };
  }
  return judged;
}
