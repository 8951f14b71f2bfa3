import { type Token, tokenAt } from './tokens.ts';
import {
  isDictionaryWord,
  isKnownName,
  isListedWord,
  isRegionWord,
  looksLikeName,
} from './word-class.ts';

export function isCapitalised(token: Token): boolean {
  return /^\p{Lu}[\p{Ll}']/u.test(token.text);
}

const SHORTENED = /^(?:\p{Lu}|Abd|Muh|Moh|Ahm|Sy|Ach|Hj|Md|Dg|Ny|Al|Rr|Rd|Tb|Tgk|Kgs)$/u;

/** "M." or "Abd."; in lower case only before a name that is known. */
export function isInitial(tokens: readonly Token[], index: number): boolean {
  const { text } = tokenAt(tokens, index);
  const dot = tokenAt(tokens, index + 1);
  if (dot.text !== '.' || dot.gap !== 'none') return false;
  if (SHORTENED.test(text)) return true;
  if (!/^(?:[a-z]|abd|muh|moh|rr|rd|sy|st)$/.test(text)) return false;
  const { lower } = tokenAt(tokens, index + 2);
  if (isKnownName(lower)) return true;
  return (
    lower.length > 3 && looksLikeName(lower) && !isRegionWord(lower) && !isDictionaryWord(lower)
  );
}

/** "i wayan", "ni luh": the order of birth tells, even in lower case. */
export function isBalinese(tokens: readonly Token[], index: number): boolean {
  const { lower } = tokenAt(tokens, index);
  if (lower !== 'i' && lower !== 'ni') return false;
  return /^(?:wayan|made|nyoman|ketut|gede|putu|kadek|komang|luh|gusti|nengah|dewa)$/.test(
    tokenAt(tokens, index + 1).lower,
  );
}

/** "la ode", "wa ode": the title of birth tells, even in lower case. */
function isButonese(tokens: readonly Token[], index: number): boolean {
  return (
    /^(?:la|wa)$/.test(tokenAt(tokens, index).lower) && tokenAt(tokens, index + 1).lower === 'ode'
  );
}

/** "La Ode", "I Made", "Ni Luh", "St. Aisyah": short words that begin a name before a capital. */
export function isParticle(tokens: readonly Token[], index: number): boolean {
  if (tokenAt(tokens, index).text.length > 4) return false;
  if (isBalinese(tokens, index)) return true;
  if (isButonese(tokens, index) || isSasak(tokens, index)) return true;
  if (!/^(?:La|Wa|I|Ni|De|Da|St|Dg|El|Le|Van)$/.test(tokenAt(tokens, index).text)) return false;
  const next = tokenAt(tokens, tokenAt(tokens, index + 1).text === '.' ? index + 2 : index + 1);
  return isCapitalised(next) && !isListedWord(next.lower);
}

/** "lalu wirajaya", "baiq …": among the Sasak these begin a name. */
function isSasak(tokens: readonly Token[], index: number): boolean {
  return (
    /^(?:lalu|baiq|lale)$/.test(tokenAt(tokens, index).lower) &&
    isStrange(tokenAt(tokens, index + 1))
  );
}

/** Whether a word is in none of the lists: no word of a language, no place, no name. */
export function isStrange({ kind, lower, gap }: Token): boolean {
  if (kind !== 'word' || gap !== 'space' || lower.length < 4 || !looksLikeName(lower)) return false;
  return !isRegionWord(lower) && !isDictionaryWord(lower);
}

const SURNAMES =
  /^(?:tan|lim|liem|oei|oey|ong|kwee|tjia|tjoa|the|go|gouw|lie|kho|sie|tjan|tjong|phang|bong|ngo|chen|huang|wong|yap|liauw|thio|teo|ang|njoo|souw)$/;
const SYLLABLES =
  /^(?:kian|hok|kiat|seng|sin|sen|bun|hwa|hoa|tek|sien|giok|liong|swie|tjun|hian|gwan|lok|bing|tjing|fang|mei|lan|ling|hoey|hong|khong|kong|kok|kim|keng|king|lay|nio|ping|siong|siang|siok|tjay|tiong|tjoan|tjoe|tong|wan|wei|yan|yang|yin|yung|sun|soen|han|hok|djin|jin|eng|beng|leng|liang|lian|poh|pin|piet|tik|tin|bie|be|an|gie|sian|soei|thay|thiam|tjwan|twan|ho|hie)$/;

/** "tan kian hok": the syllables after a Chinese surname, even those that are words. */
export function isChineseName(tokens: readonly Token[], index: number): boolean {
  if (!SYLLABLES.test(tokenAt(tokens, index).lower)) return false;
  return (
    SURNAMES.test(tokenAt(tokens, index - 1).lower) ||
    SURNAMES.test(tokenAt(tokens, index - 2).lower)
  );
}
