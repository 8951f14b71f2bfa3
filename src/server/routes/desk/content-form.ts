import { z } from 'zod';
import {
  type EntryFields,
  fieldsOf,
  plainLines,
  textOf,
} from '../../../content-desk/entry-fields.ts';
import { tidyWays } from '../../../content-desk/entry-text.ts';
import { CATEGORIES, SECTION_HEADINGS } from '../../../knowledge/entry.ts';
import type { EntryText } from '../../../knowledge/load-entries.ts';
import type { ContentRevision } from '../../../storage/content-store.ts';

const TEXT_MAX = 60_000;
const typed = z.string().max(TEXT_MAX).default('');
const many = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((value) => (typeof value === 'string' ? [value] : value));

/** What the editor sends: the fields of the form, or the text as a whole. */
export const draftBodySchema = z.object({
  rancangan: z.uuid(),
  versi: z.iso.datetime().transform((text) => new Date(text)),
  aksi: z.enum(['simpan', 'ajukan', 'buang']).catch('simpan'),
  usulan: z
    .string()
    .max(TEXT_MAX)
    .default('')
    .transform((text) => text.split(' ').filter(Boolean))
    .pipe(z.array(z.uuid()).max(1_000)),
  alasan: z.string().trim().max(300).default(''),
  cara: typed,
  teks: z.string().max(TEXT_MAX).optional(),
  ...{ nama: typed, bidang: typed, judul: typed, pertanyaan: typed, putusan: typed },
  ...{ perbuatan: typed, singkat: typed, 'putusan-lain': typed, dasar: typed, terkait: typed },
  ...{ khalayak: many, kantor: many, tanda: many, ditinjau: typed },
  ...Object.fromEntries(SECTION_HEADINGS.map((_, index) => [`bagian-${index}`, typed])),
});
export type DraftBody = z.infer<typeof draftBodySchema>;

const ENTRY_ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const ENTRY_ID_MAX = 60;

/** The draft as it was sent. An id or category that cannot be one stays as it was, and is found fault with. */
export function draftOf(body: DraftBody, revision: ContentRevision, isNew: boolean): EntryText {
  const text = body.teks === undefined ? textOf(toFields(body)) : wholeText(body.teks);
  const { id = '', category = '' } = fieldsOf(text) ?? {};
  const mayBeNamed = isNew && id.length <= ENTRY_ID_MAX && ENTRY_ID.test(id);
  return {
    id: mayBeNamed ? id : revision.entryId,
    category: CATEGORIES.find((one) => one === category) ?? revision.category,
    text,
    ways: tidyWays(plainLines(body.cara)),
  };
}

function wholeText(teks: string): string {
  return `${plainLines(teks).trim()}\n`;
}

function toFields(body: DraftBody): EntryFields {
  const given = new Map<string, unknown>(Object.entries(body));
  const sections = SECTION_HEADINGS.map((heading, index) => {
    const value = given.get(`bagian-${index}`);
    return [heading, typeof value === 'string' ? value : ''] as const;
  });
  return {
    id: body.nama.trim(),
    category: body.bidang,
    title: body.judul,
    question: body.pertanyaan,
    verdict: body.putusan,
    verdictFor: body['putusan-lain'],
    audience: body.khalayak,
    act: body.perbuatan,
    short: body.singkat,
    legalBasis: body.dasar,
    related: body.terkait,
    contacts: body.kantor,
    stageNote: body.tanda.includes('tahapan'),
    safeDoor: body.tanda.includes('pintu'),
    underReview: body.tanda.includes('ditarik'),
    reviewedOn: body.ditinjau,
    sections: Object.fromEntries(sections),
  };
}
