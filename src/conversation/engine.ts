import { createAnswerTurns } from './answer-turns.ts';
import { choiceTurn } from './choice-turns.ts';
import { commandTurn } from './command-turns.ts';
import type { Dialogue } from './dialogue.ts';
import { type Intent, recogniseIntent } from './intent.ts';
import type { InboundMessage } from './message.ts';
import { withoutRepetition } from './repetition.ts';
import { NUMBER_PLEASE } from './replies.ts';
import type { ConversationEngine, EngineParts, Turn } from './turn.ts';
import { plainTurn } from './turn-parts.ts';

/** `/tanya` is how a group, where only commands reach the bot, puts a question. */
const ASK_COMMAND = /^\/(?:tanya|ask)(?:@\w+)?(?:\s+|$)/i;

export function createEngine(parts: EngineParts): ConversationEngine {
  const answerTurns = createAnswerTurns(parts);

  function turnOf(message: InboundMessage, dialogue: Dialogue, intent: Intent): Turn {
    switch (intent.kind) {
      case 'command':
        return commandTurn(parts, message, dialogue, intent.command, intent.argument);
      case 'choice':
        return choiceTurn(parts, message, dialogue, intent.choice);
      case 'which':
        return plainTurn(message.text, NUMBER_PLEASE, 'clarified', dialogue, dialogue.offered);
      case 'question':
        return answerTurns(message, dialogue);
    }
  }

  return (said, dialogue) => {
    const text = said.text.trim().replace(ASK_COMMAND, '');
    const intent = recogniseIntent(text, said.choiceId, dialogue.offered);
    const message = { ...said, text };
    return withoutRepetition(turnOf(message, dialogue, intent), message, dialogue);
  };
}
