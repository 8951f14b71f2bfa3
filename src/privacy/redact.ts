import { findAddresses } from './addresses.ts';
import { findBirthDates } from './birth-dates.ts';
import { findEmails, findHandles, findLinks } from './contacts.ts';
import { findCoordinates } from './coordinates.ts';
import { foldText } from './folded-text.ts';
import type { Sentence } from './name-extent.ts';
import { findNamedAccounts } from './named-accounts.ts';
import { findNames } from './names.ts';
import { findNumbers } from './numbers.ts';
import { findOffices } from './offices.ts';
import { type Finding, hidePlaceholders, MASK_CHARACTER, toPlaceholder } from './placeholder.ts';
import { findPlates } from './plates.ts';
import { findDisguisedNumbers, findSpelledNumbers } from './spelled-numbers.ts';
import { type Token, tokenise } from './tokens.ts';
import { isCommonWord, isListedWord, isProperNoun } from './word-class.ts';

/** Takes personal data out of a text. */
export type Redactor = (text: string) => string;

/** Text without personal data, and what was taken out; positions refer to the text as given. */
export interface Redaction {
  readonly text: string;
  readonly findings: readonly Finding[];
}

/** Reads the text as characters, or as words when it says so. */
type Detector =
  | { readonly reads: 'text'; readonly find: (text: string) => readonly Finding[] }
  | { readonly reads: 'words'; readonly find: (sentence: Sentence) => readonly Finding[] };

/** In this order: what one has found is hidden from those after it. */
const DETECTORS: readonly Detector[] = [
  { reads: 'text', find: findLinks },
  { reads: 'text', find: findEmails },
  { reads: 'text', find: findHandles },
  { reads: 'text', find: findCoordinates },
  { reads: 'text', find: findBirthDates },
  { reads: 'text', find: findDisguisedNumbers },
  { reads: 'text', find: findNumbers },
  { reads: 'text', find: findPlates },
  { reads: 'words', find: findSpelledNumbers },
  { reads: 'words', find: findOffices },
  { reads: 'words', find: findAddresses },
  { reads: 'words', find: findNamedAccounts },
  { reads: 'words', find: findNames },
];

const MOST_PASSES = 8;
/** So many words tell how somebody writes. */
const MOST_TELLING = 300;

/** Whether the message is written in capitals, so that they say nothing. */
function isShouting(tokens: readonly Token[]): boolean {
  let loud = 0;
  let quiet = 0;
  for (const { kind, text, lower } of tokens) {
    if (kind !== 'word' || text.length < 3) continue;
    if (text === lower || text !== text.toUpperCase()) quiet += text.length;
    else loud += text.length;
  }
  return loud > 8 && loud > quiet * 2;
}

/** A capital after a capital belongs to a name; after a full stop it says nothing. */
function isLowerCase(token: Token | undefined): boolean {
  return token?.kind === 'word' && token.text === token.lower;
}

/** Whether ordinary words are in lower case, apart from the first of a sentence. */
function hasTellingCapitals(tokens: readonly Token[]): boolean {
  let [small, large] = [0, 0];
  for (const [index, { kind, text, lower }] of tokens.slice(0, MOST_TELLING).entries()) {
    if (kind !== 'word' || lower.length < 2) continue;
    if (text === lower) small += isCommonWord(lower) ? 1 : 0;
    else if (!isLowerCase(tokens[index - 1])) continue;
    else if (isListedWord(lower) && !isProperNoun(lower)) large += 1;
  }
  return small > 1 && small > 2 * large;
}

function toSentence(text: string): Sentence {
  const tokens = tokenise(text);
  const shouting = isShouting(tokens);
  return { tokens, shouting, tellingCapitals: !shouting && hasTellingCapitals(tokens) };
}

function byStart(one: Finding, other: Finding): number {
  return one.start - other.start;
}

function hide(text: string, findings: readonly Finding[]): string {
  let hidden = '';
  let position = 0;
  for (const { start, end } of findings) {
    hidden += text.slice(position, start) + MASK_CHARACTER.repeat(end - start);
    position = end;
  }
  return hidden + text.slice(position);
}

/** Sorted, without overlaps and without what is hidden already. */
function disjoint(text: string, findings: readonly Finding[]): readonly Finding[] {
  const kept: Finding[] = [];
  for (const finding of findings.toSorted(byStart)) {
    const before = kept.at(-1);
    if (finding.end <= finding.start || (before !== undefined && finding.start < before.end))
      continue;
    if (text.slice(finding.start, finding.end).includes(MASK_CHARACTER)) continue;
    kept.push(finding);
  }
  return kept;
}

/** The sentence with one masked token in place of the words of each finding. */
function hideWords(sentence: Sentence, findings: readonly Finding[]): Sentence {
  const tokens: Token[] = [];
  let next = 0;
  for (const token of sentence.tokens) {
    while ((findings[next]?.end ?? Number.POSITIVE_INFINITY) <= token.start) next += 1;
    const finding = findings[next];
    if (finding === undefined || token.start < finding.start) tokens.push(token);
    else if (token.start === finding.start) {
      const text = MASK_CHARACTER;
      tokens.push({ ...token, kind: 'mask', text, lower: text, end: finding.end });
    }
  }
  return { ...sentence, tokens };
}

function findOnce(given: string): readonly Finding[] {
  const folded = foldText(given);
  const all: Finding[] = [];
  let text = hidePlaceholders(folded.text);
  let sentence: Sentence | undefined;
  for (const detector of DETECTORS) {
    if (detector.reads === 'words') sentence ??= toSentence(text);
    const raw =
      detector.reads === 'text' ? detector.find(text) : detector.find(sentence ?? toSentence(text));
    if (raw.length === 0) continue;
    const found = disjoint(text, raw);
    for (const finding of found) all.push(finding);
    text = hide(text, found);
    if (sentence !== undefined) sentence = hideWords(sentence, found);
  }
  return all.sort(byStart).map(({ kind, start, end }) => ({
    kind,
    start: folded.toOriginalStart(start),
    end: folded.toOriginalEnd(end),
  }));
}

function replace(text: string, findings: readonly Finding[]): string {
  let replaced = '';
  let position = 0;
  for (const { kind, start, end } of findings) {
    replaced += text.slice(position, start) + toPlaceholder(kind);
    position = end;
  }
  return replaced + text.slice(position);
}

/** Where a position in the text after `replace` stood before it. */
function toEarlier(position: number, findings: readonly Finding[]): number {
  let earlier = position;
  for (const { kind, start, end } of findings) {
    if (start >= earlier) break;
    earlier += end - start - toPlaceholder(kind).length;
  }
  return earlier;
}

/**
 * Redacts until nothing more is found, so that redacting the result changes nothing. Placeholders
 * that were typed are not among the findings: whoever needs to know what was hidden asks the
 * findings, never the text.
 */
export function redactWithFindings(text: string): Redaction {
  let current = text;
  let findings: readonly Finding[] = [];
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    const found = findOnce(current);
    if (found.length === 0) break;
    const earlier = findings;
    const mapped = found.map(({ kind, start, end }) => ({
      kind,
      start: toEarlier(start, earlier),
      end: toEarlier(end, earlier),
    }));
    current = replace(current, found);
    findings = [...earlier, ...mapped].sort(byStart);
  }
  return { text: current, findings };
}

/** The text with a typed placeholder such as `[NIK]` in place of everything personal. */
export function redact(text: string): string {
  return redactWithFindings(text).text;
}
