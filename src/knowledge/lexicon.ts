import { z } from 'zod';
import { COURTESIES, OTHER_OFFICES } from './answer.ts';
import { OFFICE_IDS } from './entry.ts';

/** What side of a situation a concept tells. */
export const CONCEPT_SIDES = [
  'who',
  'act',
  'object',
  'place',
  'time',
  'question',
  'subject',
] as const;
export type ConceptSide = (typeof CONCEPT_SIDES)[number];

const lowerText = z
  .string()
  .regex(/^[a-z0-9]+( [a-z0-9]+)*$/, 'lower-case letters and digits in words one space apart');

export const replacementsSchema = z.array(
  z.strictObject({
    source: z.string().min(1),
    words: z.record(lowerText, z.union([lowerText, z.literal('')])),
  }),
);
export const conceptsSchema = z.array(
  z.strictObject({
    concept: lowerText.or(z.string().regex(/^[a-z0-9-]+$/)),
    side: z.enum(CONCEPT_SIDES),
    terms: z.array(lowerText).min(1),
  }),
);
export const stemsSchema = z.strictObject({
  roots: z.array(lowerText),
  notRoots: z.array(lowerText),
  faint: z.array(lowerText),
});
export const outsideSchema = z.array(
  z
    .strictObject({
      subject: z.enum(['political', 'elsewhere', 'courtesy']),
      office: z.enum([...OTHER_OFFICES, ...OFFICE_IDS]).optional(),
      courtesy: z.enum(COURTESIES).optional(),
      examples: z.array(z.string().min(1)).min(1),
    })
    .refine((group) => (group.subject === 'courtesy') === (group.courtesy !== undefined), {
      message: 'courtesy given exactly when subject is courtesy',
    }),
);

/** A thing, place, act or role of the situations people tell, with the words it goes by. */
export interface Concept {
  readonly id: string;
  readonly side: ConceptSide;
  readonly terms: readonly string[];
}

export type OutsideGroup = Readonly<z.infer<typeof outsideSchema>[number]>;

/** Everything editors teach the program about language, apart from the entries themselves. */
export interface Lexicon {
  /** Word or phrase of chat, region or office → plain Indonesian; '' drops it. */
  readonly replacements: ReadonlyMap<string, string>;
  readonly concepts: readonly Concept[];
  readonly stems: Readonly<z.infer<typeof stemsSchema>>;
  /** Examples of messages that no entry answers. */
  readonly outside: readonly OutsideGroup[];
}
