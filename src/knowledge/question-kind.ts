import type { Analysis } from './analyzer.ts';
import type { Aspect } from './answer.ts';
import type { Audience } from './entry.ts';

const ASPECT_OF: readonly (readonly [string, Aspect])[] = [
  ['tanya-terlanjur', 'already-done'],
  ['tanya-dasar-hukum', 'legal-basis'],
  ['tanya-sanksi', 'sanction'],
  ['tanya-lapor', 'report'],
];

/** What about the topic is asked; the verdict itself when the message names nothing else. */
export function detectAspect(concepts: readonly string[]): Aspect {
  return ASPECT_OF.find(([concept]) => concepts.includes(concept))?.[1] ?? 'main';
}

/** Concepts that are audiences by name; `asn` alone does not tell PNS from PPPK. */
const AUDIENCE_CONCEPTS = [
  'pppk',
  'cpns',
  'non-asn',
  'pns',
  'kepala-wilayah',
  'desa',
  'tni-polri',
  'bumn-bumd',
  'pensiunan',
] as const satisfies readonly Audience[];

/** Words after which the asker's own status follows: "saya PPPK", "kalau honorer?". */
const SELF: ReadonlySet<string> = new Set(['saya', 'kami', 'kalau', 'sebagai', 'untuk', 'bagi']);

/**
 * The audience that the asker belongs to or asks about. With several named, the one right after
 * "saya" or "kalau"; otherwise none.
 */
export function detectAudience(
  analysis: Analysis,
  audienceOf: (stem: string) => Audience | undefined,
): Audience | undefined {
  const named = AUDIENCE_CONCEPTS.filter((audience) => analysis.concepts.includes(audience));
  if (named.length <= 1) return named[0];
  const { tokens } = analysis;
  for (const [index, token] of tokens.entries()) {
    if (!SELF.has(token.word)) continue;
    const following = tokens.slice(index + 1, index + 3).map(({ stem }) => audienceOf(stem));
    const audience = following.find((name) => name && (named as readonly string[]).includes(name));
    if (audience) return audience;
  }
  return undefined;
}

/** Which audience a single root names, from the concepts that are named like audiences. */
export function audienceByStem(
  concepts: readonly { readonly id: string; readonly terms: readonly string[] }[],
  stem: (word: string) => string,
): (root: string) => Audience | undefined {
  const byStem = new Map<string, Audience>();
  for (const audience of AUDIENCE_CONCEPTS) {
    const terms = concepts.filter(({ id }) => id === audience).flatMap((concept) => concept.terms);
    for (const term of terms) if (!term.includes(' ')) byStem.set(stem(term), audience);
  }
  return (root) => byStem.get(root);
}
