import {
  AUDIENCE_SECTION,
  type Audience,
  ENGLISH,
  type KnowledgeEntry,
  sectionText,
  type Verdict,
  verdictFor,
} from '../knowledge/entry.ts';
import { citedText, type EntryContext } from './entry-message.ts';

/** The few sentences that the bot says in English. */

export const VERDICT_IN_ENGLISH: Readonly<Record<Exclude<Verdict, 'informasi'>, string>> = {
  boleh: 'ALLOWED',
  bersyarat: 'ALLOWED, WITH CONDITIONS',
  dilarang: 'NOT ALLOWED',
  wajib: 'REQUIRED',
};

export const NO_ENGLISH =
  'No English version of this answer yet. / Jawaban ini belum ada dalam bahasa Inggris.';
const IN_SHORT = 'Short version. The Indonesian text and the law decide.';

export const LANGUAGE_INDONESIAN =
  'Saya menjawab dalam bahasa Indonesia. Mau jawaban singkat berbahasa Inggris? / Short answers in English?';
export const LANGUAGE_ENGLISH =
  'I give short answers in English where I have them. Please ask in Indonesian, or pick a topic. Mau kembali ke bahasa Indonesia?';
export const ENGLISH_SET =
  'From now on you get short answers in English where I have them. Please ask in Indonesian, or pick a topic.';
export const INDONESIAN_SET =
  'Baik, saya menjawab dalam bahasa Indonesia lagi. Silakan tulis pertanyaannya.';

/**
 * The short English answer, verdict first; `undefined` where the entry has none, or says something
 * else to this audience.
 */
export function englishMessage(
  entry: KnowledgeEntry,
  context: EntryContext,
  audience?: Audience,
): string | undefined {
  const text = sectionText(entry, ENGLISH);
  const isApart =
    audience !== undefined &&
    (verdictFor(entry, audience) !== entry.verdict ||
      sectionText(entry, AUDIENCE_SECTION[audience]) !== undefined);
  if (text === undefined || isApart) return undefined;
  const [act = '', ...rule] = text.split('\n\n');
  const verdict =
    entry.verdict === 'informasi'
      ? `**${act}**`
      : `**${VERDICT_IN_ENGLISH[entry.verdict]}** · ${act}`;
  const basis = citedText(entry, context);
  return [verdict, ...rule, basis && `Legal basis: ${basis}.`, IN_SHORT]
    .filter(Boolean)
    .join('\n\n');
}
