import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { CITATION_STATUSES, type LegalReference } from './entry.ts';
import { parseWithSchema } from './parse-entry.ts';

export const SOURCE_STATUSES = [
  'in-force',
  'changed',
  'disputed',
  'unverified',
  'withdrawn',
] as const;

const articleSchema = z.strictObject({
  id: z.string().min(1),
  settles: z.string().min(1),
  status: z.enum(CITATION_STATUSES),
  url: z.url().optional(),
});

const sourceSchema = z.strictObject({
  id: z.string().min(1),
  kind: z.enum(['law', 'ruling', 'circular', 'statement', 'sosialisasi']),
  /** How answers name it. */
  short: z.string().min(1).max(40),
  title: z.string().min(1),
  number: z.string().optional(),
  year: z.int(),
  issuer: z.string().optional(),
  status: z.enum(SOURCE_STATUSES),
  note: z.string().optional(),
  url: z.url().optional(),
  articles: z.array(articleSchema).min(1),
});

const registerSchema = z.strictObject({ sources: z.array(sourceSchema).min(1) });

/** One instrument or statement that answers rest on. */
export type Source = Readonly<z.infer<typeof sourceSchema>>;
export type SourceArticle = Readonly<z.infer<typeof articleSchema>>;

/** A citation with all that the register knows about it. */
export interface ResolvedReference {
  readonly source: Source;
  readonly article: SourceArticle;
  /** The weaker of what the entry and the register say. */
  readonly status: (typeof CITATION_STATUSES)[number];
  readonly note?: string;
}

export interface SourceRegister {
  readonly sources: readonly Source[];
  /** `undefined` when the register lacks the source or the article. */
  resolve(reference: LegalReference): ResolvedReference | undefined;
}

/** @throws InvalidEntryError naming every field that is wrong */
export async function loadSourceRegister(file: string): Promise<SourceRegister> {
  return createSourceRegister(
    parseWithSchema(file, await readFile(file, 'utf8'), registerSchema).sources,
  );
}

export function createSourceRegister(sources: readonly Source[]): SourceRegister {
  const byId = new Map(sources.map((source) => [source.id, source]));
  return {
    sources,
    resolve(reference) {
      const source = byId.get(reference.source);
      const article = source?.articles.find(({ id }) => id === reference.article);
      if (!source || !article) return undefined;
      const { note } = reference;
      const status =
        reference.status && reference.status !== 'verified' ? reference.status : article.status;
      return { source, article, status, ...(note === undefined ? {} : { note }) };
    },
  };
}
