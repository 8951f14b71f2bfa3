import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { AUDIENCES } from './entry.ts';
import { parseWithSchema } from './parse-entry.ts';

const label = z.string().min(1).max(60);
const entry = z.string().min(1);

const guideSchema = z.strictObject({
  who: z.array(z.strictObject({ audience: z.enum(AUDIENCES), label })).min(2),
  when: z.array(z.strictObject({ id: z.string().regex(/^[a-z]+$/), label, entry })).min(2),
  places: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z]+$/),
        label,
        acts: z.array(z.strictObject({ label, entry })).min(1),
      }),
    )
    .min(2),
  post: z.array(entry).min(1),
});

/** The way from a situation to the entry that fits it: who, when, where, what. */
export type Guide = Readonly<z.infer<typeof guideSchema>>;

/** @throws InvalidEntryError naming every field that is wrong */
export async function loadGuide(file: string): Promise<Guide> {
  return parseWithSchema(file, await readFile(file, 'utf8'), guideSchema);
}

/** The ids of all entries that the guide leads to. */
export function guideEntries({ when, places, post }: Guide): readonly string[] {
  return [
    ...when.map((moment) => moment.entry),
    ...places.flatMap(({ acts }) => acts.map((act) => act.entry)),
    ...post,
  ];
}
