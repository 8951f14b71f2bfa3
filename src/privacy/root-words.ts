import { Stemmer } from 'sastrawijs';
import { GIVEN_NAMES } from './given-names.ts';

/** Roots of the Indonesian dictionary, apart from those that are names too. */
const ROOTS: ReadonlySet<string> = new Set(
  Object.keys(new Stemmer().internalDictionary).filter((root) => !GIVEN_NAMES.has(root)),
);

export function isRootWord(lower: string): boolean {
  return ROOTS.has(lower);
}
