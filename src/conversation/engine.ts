import { createAnswerTurns } from './answer-turns.ts';
import { choiceTurn } from './choice-turns.ts';
import { commandTurn } from './command-turns.ts';
import { recogniseIntent } from './intent.ts';
import { NUMBER_PLEASE } from './replies.ts';
import type { ConversationEngine, EngineParts } from './turn.ts';
import { plainTurn } from './turn-parts.ts';

/** `/tanya` is how a group, where only commands reach the bot, puts a question. */
const ASK_COMMAND = /^\/(?:tanya|ask)(?:@\w+)?\b\s*/i;

export function createEngine(parts: EngineParts): ConversationEngine {
  const answerTurns = createAnswerTurns(parts);
  return (said, dialogue) => {
    const message = { ...said, text: withoutAsk(said.text) };
    const { text, choiceId } = message;
    const intent = recogniseIntent(text, choiceId, dialogue.offered);
    switch (intent.kind) {
      case 'command':
        return commandTurn(parts, message, dialogue, intent.command, intent.argument);
      case 'choice':
        return choiceTurn(parts, message, dialogue, intent.choice);
      case 'which':
        return plainTurn(text, NUMBER_PLEASE, 'clarified', dialogue, dialogue.offered);
      case 'question':
        return answerTurns(message, dialogue);
    }
  };
}

function withoutAsk(text: string): string {
  return text.trim().replace(ASK_COMMAND, '');
}
