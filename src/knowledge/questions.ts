import { splitSentences } from './tokenizer.ts';

/** Where one question ends and the next begins without a question mark. */
const CLAUSE_BORDER =
  /(?:,\s*|\s+)(?:terus|trus|trs|lalu|dan|serta|&)\s+(?=(?:apa|apakah|siapa|bagaimana|gimana|gmn|kapan|ke mana|kemana|di mana|dimana|boleh|bolehkah|bisa|bisakah|kalau|kalo|klo|harus|berapa|sanksi|lapor|dasar|nama|saya|siapa)\b)/iu;
const MAX_PARTS = 4;
const FEWEST_WORDS = 3;

/** The separate questions of a message, in the asker's words; one part when it is a single one. */
export function splitQuestions(text: string): readonly string[] {
  const sentences = splitSentences(text);
  const parts = sentences.flatMap((sentence) => sentence.split(CLAUSE_BORDER));
  const questions = parts.map((part) => part.trim()).filter(isQuestion);
  return questions.length > 1 ? questions.slice(0, MAX_PARTS) : [text];
}

function isQuestion(part: string): boolean {
  if (part.split(/\s+/u).length < FEWEST_WORDS) return false;
  return part.endsWith('?') || QUESTION_WORD.test(part);
}

const QUESTION_WORD =
  /\b(?:apa|apakah|siapa|bagaimana|gimana|gmn|kapan|mana|boleh|bolehkah|blh|bisa|bs|harus|hrs|berapa|brp|kenapa|ga|gak|nggak|kah)\b|kah\b/iu;
