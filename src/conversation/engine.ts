import { createAnswerTurns } from './answer-turns.ts';
import { createChoiceTurns } from './choice-turns.ts';
import { recogniseIntent } from './intent.ts';
import type { ConversationEngine, EngineParts } from './turn.ts';

export function createEngine(parts: EngineParts): ConversationEngine {
  const choiceTurns = createChoiceTurns(parts);
  const answerTurns = createAnswerTurns(parts);
  return (message, dialogue) => {
    const intent = recogniseIntent(message.text, message.choiceId, dialogue.offered);
    switch (intent.kind) {
      case 'command':
        return choiceTurns.command(message, dialogue, intent.command, intent.argument);
      case 'choice':
        return choiceTurns.choice(message, dialogue, intent.choice);
      case 'question':
        return answerTurns(message, dialogue);
    }
  };
}
