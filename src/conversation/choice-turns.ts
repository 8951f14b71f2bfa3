import type { KnowledgeEntry } from '../knowledge/entry.ts';
import { entryTurn, plainTurn } from './answer-turns.ts';
import type { Dialogue } from './dialogue.ts';
import { fullText, legalBasisText, sectionMessage } from './entry-message.ts';
import {
  type ChoiceTarget,
  categoryChoices,
  followUpChoices,
  nameOf,
  parseChoiceId,
  topicChoices,
  topicsChoice,
} from './follow-ups.ts';
import type { Command } from './intent.ts';
import type { Choice, InboundMessage } from './message.ts';
import {
  CHOICE_GONE,
  GREETING,
  HELP,
  LABEL,
  NONE_OF_THESE,
  PRIVACY,
  TOPICS_INTRO,
  topicsOf,
} from './replies.ts';
import type { EngineParts, Turn } from './turn.ts';

/** Turns of commands and of offered choices. */
export interface ChoiceTurns {
  command(message: InboundMessage, dialogue: Dialogue, command: Command, argument?: string): Turn;
  choice(message: InboundMessage, dialogue: Dialogue, choice: Choice): Turn;
}

type EntryTarget = Extract<ChoiceTarget, { readonly entryId: string }>;

export function createChoiceTurns(parts: EngineParts): ChoiceTurns {
  const { entries } = parts.content;
  const entryOf = (id: string | undefined) => entries.find((entry) => entry.id === id);
  const courtesy = (
    question: string,
    text: string,
    dialogue: Dialogue,
    choices: readonly Choice[],
  ) => plainTurn(question, text, 'courtesy', dialogue, choices);
  const topics = (question: string, dialogue: Dialogue) =>
    courtesy(question, TOPICS_INTRO, dialogue, categoryChoices(entries));

  return {
    command(message, dialogue, command, argument) {
      const welcome = [topicsChoice(), { id: 'privacy', label: LABEL.privacy }];
      const linked = entryOf(argument);
      const talkedAbout = entryOf(dialogue.entryId);
      switch (command) {
        case 'start':
          return linked
            ? entryTurn(parts, message, linked, dialogue.audience)
            : courtesy(message.text, GREETING, dialogue, welcome);
        case 'help':
          return courtesy(message.text, HELP, dialogue, welcome);
        case 'topics':
          return topics(message.text, dialogue);
        case 'privacy':
          return courtesy(message.text, PRIVACY, dialogue, [topicsChoice()]);
        case 'more':
          return talkedAbout
            ? partTurn(parts, dialogue, { kind: 'more', entryId: talkedAbout.id }, talkedAbout)
            : courtesy(message.text, HELP, dialogue, welcome);
      }
    },

    choice(message, dialogue, { id, label }) {
      const target = parseChoiceId(id);
      const gone = courtesy(label, CHOICE_GONE, dialogue, [topicsChoice()]);
      if (!target) return gone;
      switch (target.kind) {
        case 'none':
          return plainTurn(label, NONE_OF_THESE, 'unanswered', dialogue, [topicsChoice()]);
        case 'topics':
          return topics(label, dialogue);
        case 'privacy':
          return courtesy(label, PRIVACY, dialogue, [topicsChoice()]);
        case 'category': {
          const choices = topicChoices(entries, target.category, target.page);
          const text = topicsOf(nameOf(target.category));
          return choices.length === 0 ? gone : courtesy(label, text, dialogue, choices);
        }
        default: {
          const entry = entryOf(target.entryId);
          return entry ? targetTurn(parts, message, dialogue, target, label, entry) : gone;
        }
      }
    },
  };
}

function targetTurn(
  parts: EngineParts,
  message: InboundMessage,
  dialogue: Dialogue,
  target: EntryTarget,
  label: string,
  entry: KnowledgeEntry,
): Turn {
  const asked: InboundMessage = { ...message, text: label };
  switch (target.kind) {
    case 'entry':
      return entryTurn(parts, asked, entry, dialogue.audience);
    case 'audience':
      return entryTurn(parts, asked, entry, target.audience);
    default:
      return { ...partTurn(parts, dialogue, target, entry), question: label };
  }
}

/** A part of an entry; what was offered with the entry stays offered, without this part. */
function partTurn(
  { content }: EngineParts,
  dialogue: Dialogue,
  target: EntryTarget,
  entry: KnowledgeEntry,
): Turn {
  const choices = followUpChoices(entry, content.entries, dialogue.audience).filter(
    ({ id }) => id !== `${target.kind}:${entry.id}`,
  );
  return {
    reply: { text: partText(content, target, entry), choices },
    outcome: 'answered',
    dialogue: { ...dialogue, offered: choices, entryId: entry.id },
    question: LABEL.more,
    entryId: entry.id,
    verdict: entry.verdict,
    candidates: [{ entry, score: 1 }],
  };
}

function partText(
  content: EngineParts['content'],
  target: EntryTarget,
  entry: KnowledgeEntry,
): string {
  switch (target.kind) {
    case 'sanction':
      return sectionMessage(entry, 'Sanksi');
    case 'basis':
      return legalBasisText(entry, content);
    default:
      return fullText(entry, content);
  }
}
