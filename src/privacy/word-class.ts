import { COMMON_WORDS } from './common-words.ts';
import { AMBIGUOUS_NAMES, GIVEN_NAMES } from './given-names.ts';
import { INSTITUTION_WORDS } from './institution-words.ts';
import { REGION_WORDS } from './regions.ts';
import { isRootWord } from './root-words.ts';
import { PRONOUNS, RELATIONS, ROLES, TITLES } from './titles.ts';

const SUFFIX = /(?:kah|kh|lah|nya|pun|ku|mu|in|an|i|e|kan|ne|ji|mi)$/;
const PREFIX =
  /^(?:di|ku|ke|se|ter|ber|be|per|pe|ba|ta|ma|me|mem|men|meng|meny|ny|ng|n|m|nge|tak|dak|peng|pen|pem|si)/;
const BARE_NASAL = /^(?:meny|ny|peny)/;
const TYPICAL_AFFIX =
  /^(?:di.{5,}|me(?:m|n|ng|ny|l|r).{4,}|ber.{4,}|ter.{4,}|ke.{4,}an|pe.{5,}an|per.{4,}an|ba(?:ka|pa|ga|ta|sa|ca).{4,})$/;

const OFFICES: ReadonlySet<string> = new Set([...COMMON_WORDS, ...ROLES, ...RELATIONS]);
const LISTED: ReadonlySet<string> = new Set([
  ...OFFICES,
  ...PRONOUNS,
  ...TITLES,
  ...INSTITUTION_WORDS,
]);
const CLITIC = /(?:nya|kah|lah|ku|mu|pun)$/;

/** Consonants only: "bolehkh", "blhkah" and "bolehkah" are alike. */
function skeleton(lower: string): string {
  return lower.replaceAll(/[aeiou]/g, '').replaceAll(/(.)\1+/g, '$1');
}

/** Whether leaving letters out of `word` gives `short`. */
function isShortened(short: string, word: string): boolean {
  let matched = 0;
  for (const letter of word) if (short.charAt(matched) === letter) matched += 1;
  return matched === short.length;
}

/** The words with these consonants: typing leaves letters out, and changes none. */
const SKELETONS: ReadonlyMap<string, readonly string[]> = Map.groupBy(
  [...COMMON_WORDS].filter((word) => skeleton(word).length >= 4),
  skeleton,
);

/** Without a suffix, as long as a root of three letters, of four before a bare vowel, remains. */
function stripSuffix(lower: string): string {
  const bare = lower.replace(SUFFIX, '');
  return bare.length >= (lower.length - bare.length === 1 ? 4 : 3) ? bare : lower;
}

function strippedForms(lower: string): readonly string[] {
  const bare = stripSuffix(lower);
  const forms = [bare, stripSuffix(lower.replace(/nya$/, ''))];
  for (const form of [lower, bare]) {
    const prefix = PREFIX.exec(form)?.[0] ?? '';
    for (let length = 1; length <= prefix.length; length += 1) forms.push(form.slice(length));
    if (BARE_NASAL.test(form)) forms.push(form.replace(BARE_NASAL, 's'));
    if (/^(?:ng|meng|peng)/.test(form)) forms.push(form.replace(/^(?:ng|meng|peng)/, 'k'));
    if (/^(?:n|men|pen)/.test(form)) forms.push(form.replace(/^(?:n|men|pen)/, 't'));
    if (/^(?:m|mem|pem)/.test(form)) forms.push(form.replace(/^(?:m|mem|pem)/, 'p'));
  }
  return forms;
}

/** Whether a word, perhaps with a clitic, stands in one of the lists. */
export function isListedWord(lower: string): boolean {
  return LISTED.has(lower) || LISTED.has(lower.replace(CLITIC, ''));
}

/** Whether a word belongs to the language rather than to a person, affixes and typos included. */
export function isCommonWord(lower: string): boolean {
  if (LISTED.has(lower) || TYPICAL_AFFIX.test(lower)) return true;
  if (strippedForms(lower).some((form) => form.length > 2 && OFFICES.has(form))) return true;
  return (SKELETONS.get(skeleton(lower)) ?? []).some((word) => isShortened(lower, word));
}

/** Whether a word that no capital marks is more likely one of the dictionary than a name. */
export function isDictionaryWord(lower: string): boolean {
  if (isCommonWord(lower) || isRootWord(lower)) return true;
  const shortest = lower.startsWith('di') ? 3 : 5;
  return strippedForms(lower).some((form) => form.length >= shortest && isRootWord(form));
}

const NAME_SHAPE =
  /.(?:wati|anto|yanto|arto|arno|oso|uddin|udin|ullah|ansyah|iyah|ningsih|yani|iani|tini|yono|iyono|ardjo|arjo|imin|aman|iman|inah|iati|yati|awan|mawan|iawan|nto|stuti|liana|[aeio]nus|[a-z]{3}ius|sari|fani|rini|aini|anti|aldi|ardi|endi|ista|asih|lina|rahman|wijaya|saputra|adi|iadi|hadi)$/;

/** Written with a capital without being anybody's name: offices, agencies, regions, forms of address. */
export function isProperNoun(lower: string): boolean {
  if (INSTITUTION_WORDS.has(lower) || ROLES.has(lower) || TITLES.has(lower)) return true;
  return RELATIONS.has(lower) || PRONOUNS.has(lower) || isRegionWord(lower);
}

/** The endings that most Indonesian names have; means something for capitals only. */
export function hasNameShape(lower: string): boolean {
  return lower.length >= 6 && NAME_SHAPE.test(lower);
}

const SURE_SHAPE =
  /^(?:[a-z]{3,}(?:uddin|udin|ullah|ansyah|ningsih|yanto|yono|rahman|[hld]andi)|n(?:u|oo?)r(?!m[ai]|ani|si)[a-z]{4,})$/;

/** A name of the lists, or a word that has the shape of nothing else. */
export function isKnownName(lower: string): boolean {
  return GIVEN_NAMES.has(lower) || (SURE_SHAPE.test(lower) && !isCommonWord(lower));
}

/** A known name that is hardly ever anything else. */
export function isUnmistakableName(lower: string): boolean {
  return isKnownName(lower) && !AMBIGUOUS_NAMES.has(lower);
}

export function isRegionWord(lower: string): boolean {
  return REGION_WORDS.has(lower);
}

/** Two letters or more, pronounceable, without digits. */
export function looksLikeName(lower: string): boolean {
  return (
    lower.length >= 3 && /^\D*$/.test(lower) && /[aeiouy]/.test(lower) && /[^aeiou]/.test(lower)
  );
}
