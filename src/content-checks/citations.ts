import type { KnowledgeEntry } from '../knowledge/entry.ts';
import type { ContentProblem } from '../knowledge/parse-entry.ts';
import type { SourceRegister } from '../knowledge/source-register.ts';
import { entryProblem } from './entry-problem.ts';

/** Citations that the register lacks, or that rest on a source which was withdrawn. */
export function citationProblems(
  entry: KnowledgeEntry,
  register: SourceRegister,
): readonly ContentProblem[] {
  return entry.legalBasis.flatMap((reference) => {
    const found = `${reference.source}, ${reference.article}`;
    const resolved = register.resolve(reference);
    if (!resolved) {
      const expected = 'a source and an article of content/sources.yaml';
      return [entryProblem(entry, 'legalBasis', expected, found)];
    }
    if (resolved.source.status === 'withdrawn') {
      return [entryProblem(entry, 'legalBasis', 'a source that is not withdrawn', found)];
    }
    return [];
  });
}
