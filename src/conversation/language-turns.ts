import { IN_ENGLISH, IN_INDONESIAN, TOPICS } from './choices.ts';
import type { Dialogue } from './dialogue.ts';
import { ENGLISH_SET, INDONESIAN_SET, LANGUAGE_ENGLISH, LANGUAGE_INDONESIAN } from './english.ts';
import type { Turn } from './turn.ts';
import { plainTurn } from './turn-parts.ts';

const ENGLISH_WORDS = /^(?:en|english|inggris|bahasa inggris|in english)$/;
const INDONESIAN_WORDS = /^(?:id|indonesia|indonesian|bahasa indonesia)$/;

/** "Bahasa" says which one it is and offers the other; "bahasa inggris" changes it. */
export function languageTurn(
  question: string,
  dialogue: Dialogue,
  argument: string | undefined,
): Turn {
  const wanted = (argument ?? question)
    .trim()
    .toLowerCase()
    .replace(/^\/?bahasa\s+/, '');
  if (ENGLISH_WORDS.test(wanted)) return languageSetTurn(question, dialogue, 'en');
  if (INDONESIAN_WORDS.test(wanted)) return languageSetTurn(question, dialogue, 'id');
  return dialogue.language === 'en'
    ? plainTurn(question, LANGUAGE_ENGLISH, 'courtesy', dialogue, [IN_INDONESIAN, TOPICS])
    : plainTurn(question, LANGUAGE_INDONESIAN, 'courtesy', dialogue, [IN_ENGLISH, TOPICS]);
}

export function languageSetTurn(question: string, dialogue: Dialogue, language: 'en' | 'id'): Turn {
  const { language: _before, ...rest } = dialogue;
  return language === 'en'
    ? plainTurn(question, ENGLISH_SET, 'courtesy', { ...rest, language }, [TOPICS])
    : plainTurn(question, INDONESIAN_SET, 'courtesy', rest, [TOPICS]);
}
