import {
  AUDIENCE_SECTION,
  AUDIENCES,
  type Audience,
  type KnowledgeEntry,
  type SectionHeading,
  sectionText,
} from '../knowledge/entry.ts';
import type { ContentProblem } from '../knowledge/parse-entry.ts';
import { entryProblem } from './entry-problem.ts';

/** The PNS discipline regulation: what follows from it differs for everybody else. */
const PNS_DISCIPLINE = 'pp-94-2021';
/** Not under that regulation themselves: the duty may be the same, the sanctions are others. */
const OTHER_SANCTIONS: readonly Audience[] = ['pppk', 'non-asn', 'pejabat'];
/** Groups bound by instruments of their own, beside or instead of those for employees. */
const OTHER_RULES: readonly Audience[] = [
  'kepala-wilayah',
  'desa',
  'tni-polri',
  'bumn-bumd',
  'pensiunan',
];

/** Sections that an entry of its verdict must have. */
export function sectionProblems(entry: KnowledgeEntry): readonly ContentProblem[] {
  const needsAllowed = entry.verdict === 'dilarang' || entry.verdict === 'bersyarat';
  const required: readonly SectionHeading[] = needsAllowed
    ? ['Penjelasan', 'Yang boleh dilakukan']
    : ['Penjelasan'];
  return required
    .filter((heading) => sectionText(entry, heading) === undefined)
    .map((heading) => entryProblem(entry, `## ${heading}`, 'present', 'nothing'));
}

/**
 * Parts for those whose rule differs:
 *
 * - PPPK, non-ASN and state officials, when the entry concerns them beside others and speaks of
 *   sanctions or rests on the PNS discipline regulation (CPNS come under it);
 * - camat and lurah, villages, TNI/Polri, BUMN/BUMD and pensioners, when the entry concerns them
 *   beside others;
 * - whoever has a verdict of their own.
 *
 * An entry for one audience alone is itself that audience's part.
 */
export function audiencePartProblems(entry: KnowledgeEntry): readonly ContentProblem[] {
  const hasSanctions =
    sectionText(entry, 'Sanksi') !== undefined ||
    entry.legalBasis.some(({ source }) => source === PNS_DISCIPLINE);
  const isShared = entry.audience.length > 1;
  return AUDIENCES.filter((audience) => {
    const isConcerned = isShared && entry.audience.includes(audience);
    const differs =
      (isConcerned && hasSanctions && OTHER_SANCTIONS.includes(audience)) ||
      (isConcerned && OTHER_RULES.includes(audience)) ||
      entry.verdictFor[audience] !== undefined;
    return differs && sectionText(entry, AUDIENCE_SECTION[audience]) === undefined;
  }).map((audience) => {
    const expected = `present, because the rule differs for ${audience}`;
    return entryProblem(entry, `## ${AUDIENCE_SECTION[audience]}`, expected, 'nothing');
  });
}
