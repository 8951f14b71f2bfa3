import {
  answerMessage,
  type EntryContext,
  MESSAGE_MAX_CHARACTERS,
} from '../conversation/entry-message.ts';
import {
  AUDIENCE_SECTION,
  AUDIENCES,
  indonesianSections,
  type KnowledgeEntry,
  type SectionHeading,
  sectionText,
} from '../knowledge/entry.ts';
import type { ContentProblem } from '../knowledge/parse-entry.ts';
import { entryProblem, quoted } from './entry-problem.ts';
import { firstParagraph, sentencesOf, wordsOf } from './plain-text.ts';
import { messageParagraphs } from './whole-message.ts';

export const SHORT_SENTENCE_MAX_WORDS = 20;
export const SENTENCE_MAX_WORDS = 26;
export const AUDIENCE_PART_MAX_CHARACTERS = 280;

const FIRST_PARAGRAPH_MAX_CHARACTERS: Partial<Record<SectionHeading, number>> = {
  'Yang boleh dilakukan': 200,
  Sanksi: 170,
};

/** What must fit on a screen: first paragraphs, and the message that is made of them. */
export function lengthProblems(
  entry: KnowledgeEntry,
  context: EntryContext,
  today: Date,
): readonly ContentProblem[] {
  return [
    ...firstParagraphProblems(entry),
    ...messageProblems(entry, context, today),
    ...audienceMessageProblems(entry, context, today),
  ];
}

function firstParagraphProblems(entry: KnowledgeEntry): readonly ContentProblem[] {
  return entry.sections.flatMap(({ heading, markdown }) => {
    const max = heading.startsWith('Bagi ')
      ? AUDIENCE_PART_MAX_CHARACTERS
      : FIRST_PARAGRAPH_MAX_CHARACTERS[heading];
    const { length } = firstParagraph(markdown);
    if (max === undefined || length <= max) return [];
    const expected = `at most ${max} characters in its first paragraph`;
    return [entryProblem(entry, `## ${heading}`, expected, String(length))];
  });
}

/** What the program adds on the day, the stage, takes its room last and is not counted. */
function messageProblems(
  entry: KnowledgeEntry,
  context: EntryContext,
  today: Date,
): readonly ContentProblem[] {
  const own = { ...entry, stageNote: false };
  const { length } = messageParagraphs(own, context, today).join('\n\n');
  if (length <= MESSAGE_MAX_CHARACTERS) return [];
  const expected = `at most ${MESSAGE_MAX_CHARACTERS} characters as composed`;
  return [entryProblem(entry, 'message', expected, String(length))];
}

/** For an audience "Yang boleh" may give way, its own part may not. */
function audienceMessageProblems(
  entry: KnowledgeEntry,
  context: EntryContext,
  today: Date,
): readonly ContentProblem[] {
  return AUDIENCES.flatMap((audience) => {
    const heading = AUDIENCE_SECTION[audience];
    const part = sectionText(entry, heading);
    if (part === undefined) return [];
    const message = answerMessage(entry, context, today, audience);
    if (message.length <= MESSAGE_MAX_CHARACTERS && message.includes(firstParagraph(part))) {
      return [];
    }
    const expected = `short enough for a message of ${MESSAGE_MAX_CHARACTERS} characters`;
    return [entryProblem(entry, `## ${heading}`, expected, 'one that is cut')];
  });
}

/** Sentences that are too long to be read once, on a phone. */
export function sentenceProblems(entry: KnowledgeEntry): readonly ContentProblem[] {
  return [
    ...longSentences(entry, 'short', entry.short, SHORT_SENTENCE_MAX_WORDS),
    ...indonesianSections(entry).flatMap(({ heading, markdown }) =>
      longSentences(entry, `## ${heading}`, markdown, SENTENCE_MAX_WORDS),
    ),
  ];
}

function longSentences(
  entry: KnowledgeEntry,
  field: string,
  markdown: string,
  max: number,
): readonly ContentProblem[] {
  return sentencesOf(markdown).flatMap((sentence) => {
    const count = wordsOf(sentence).length;
    if (count <= max) return [];
    const found = `${count} words in ${quoted(sentence)}`;
    return [entryProblem(entry, field, `sentences of at most ${max} words`, found)];
  });
}
