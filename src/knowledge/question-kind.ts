import type { Aspect } from './answer.ts';
import type { Audience } from './entry.ts';

const ASPECT_OF: readonly (readonly [string, Aspect])[] = [
  ['tanya-terlanjur', 'already-done'],
  ['tanya-sanksi', 'sanction'],
  ['tanya-dasar-hukum', 'legal-basis'],
  ['tanya-lapor', 'report'],
];

/** What about the topic is asked; the verdict itself when the message names nothing else. */
export function detectAspect(concepts: readonly string[]): Aspect {
  return ASPECT_OF.find(([concept]) => concepts.includes(concept))?.[1] ?? 'main';
}

const AUDIENCE_CONCEPTS: readonly Audience[] = [
  'pppk',
  'cpns',
  'non-asn',
  'pns',
  'kepala-wilayah',
  'desa',
  'tni-polri',
  'bumn-bumd',
  'pensiunan',
  'pejabat',
];

/** The one audience that a message names; several make none. */
export function detectAudience(concepts: readonly string[]): Audience | undefined {
  const named = AUDIENCE_CONCEPTS.filter((audience) => concepts.includes(audience));
  return named.length === 1 ? named[0] : undefined;
}
