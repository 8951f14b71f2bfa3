import { ENGLISH, type KnowledgeEntry, sectionText } from '../knowledge/entry.ts';
import type { ContentProblem } from '../knowledge/parse-entry.ts';
import { entryProblem, quoted } from './entry-problem.ts';

/** With verdict and basis around it, what a phone shows at a glance. */
const ENGLISH_MAX_CHARACTERS = 420;
const ACT_MAX_CHARACTERS = 110;
const INDONESIAN = /\b(?:yang|dan|untuk|tidak|dengan|adalah|boleh|dilarang|atau)\b/i;
const MARKUP = /^(?:- |\d+\. |#)/m;

/** The short answer in English: one line for the act, one paragraph for the rule. */
export function englishProblems(entry: KnowledgeEntry): readonly ContentProblem[] {
  const text = sectionText(entry, ENGLISH);
  if (text === undefined) return [];
  const paragraphs = text.split('\n\n');
  const [act = ''] = paragraphs;
  const checks: readonly (readonly [boolean, string, string])[] = [
    [paragraphs.length === 2, 'two paragraphs: the act, and the rule', String(paragraphs.length)],
    [
      act.length <= ACT_MAX_CHARACTERS,
      `an act of at most ${ACT_MAX_CHARACTERS} characters`,
      quoted(act),
    ],
    [
      text.length <= ENGLISH_MAX_CHARACTERS,
      `at most ${ENGLISH_MAX_CHARACTERS} characters`,
      String(text.length),
    ],
    [!INDONESIAN.test(text), 'English throughout', quoted(INDONESIAN.exec(text)?.[0] ?? '')],
    [!MARKUP.test(text), 'plain paragraphs, no list', quoted(text)],
  ];
  return checks
    .filter(([holds]) => !holds)
    .map(([, expected, found]) => entryProblem(entry, `## ${ENGLISH}`, expected, found));
}
