import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { OFFICE_IDS, type OfficeId } from './entry.ts';
import { parseWithSchema } from './parse-entry.ts';

const contactSchema = z.strictObject({
  kind: z.enum(['alamat', 'telepon', 'whatsapp', 'email', 'web', 'media-sosial']),
  value: z.string().min(1),
  source: z.url().optional(),
  seenOn: z.string().optional(),
});

const officeSchema = z.strictObject({
  id: z.enum(OFFICE_IDS),
  name: z.string().min(1),
  handles: z.string().min(1),
  contacts: z.array(contactSchema),
  note: z.string().optional(),
});

const regionSchema = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  offices: z.array(officeSchema).min(1),
  circulars: z.array(z.string()),
  reports: z.array(z.string()),
  /** By which its days begin and its clocks run. */
  timeZone: z
    .string()
    .refine(isTimeZone, 'a time zone such as Asia/Makassar')
    .default('Asia/Makassar'),
});

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('id', { timeZone: name }));
  } catch {
    return false;
  }
}

/** An office and how to reach it, as far as a source gives it. */
export type Office = Readonly<z.infer<typeof officeSchema>>;
/** What differs from province to province. */
export type Region = Readonly<z.infer<typeof regionSchema>>;

/** @throws InvalidEntryError naming every field that is wrong */
export async function loadRegion(file: string): Promise<Region> {
  return parseWithSchema(file, await readFile(file, 'utf8'), regionSchema);
}

export function officeOf(region: Region, id: OfficeId): Office | undefined {
  return region.offices.find((office) => office.id === id);
}
