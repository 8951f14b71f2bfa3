import type { EntryFields } from '../../../content-desk/entry-fields.ts';
import { nameOf as categoryName } from '../../../conversation/choices.ts';
import { AUDIENCE_NAME } from '../../../conversation/wording.ts';
import {
  AUDIENCES,
  CATEGORIES,
  OFFICE_IDS,
  SECTION_HEADINGS,
  VERDICTS,
} from '../../../knowledge/entry.ts';
import type { ContentRevision } from '../../../storage/content-store.ts';
import type { SuggestedWay } from '../../../storage/content-suggestions.ts';
import type { StaffSession } from '../../../storage/staff-sessions.ts';
import { deskLayout, formToken } from '../desk-layout.ts';
import { type Html, html } from '../html.ts';
import { verdictName } from './content-parts.ts';

export interface ContentEditorPage {
  readonly staff: StaffSession;
  readonly revision: ContentRevision;
  /** `undefined`: only the text itself can show it. */
  readonly fields: EntryFields | undefined;
  readonly mode: 'formulir' | 'teks';
  readonly isNew: boolean;
  /** Shown at the end of the ways of asking, to be kept or deleted. */
  readonly suggested: readonly SuggestedWay[];
  /** Checks and previews. */
  readonly checked: Html;
  readonly difference: Html;
  /** Somebody else has published the entry since. */
  readonly isOvertaken: boolean;
  readonly problem?: string | undefined;
  readonly notice?: string | undefined;
}

/** A draft in writing: by fields or as text, with what the checks and the channels make of it. */
export function contentEditorPage(page: ContentEditorPage): Html {
  const { staff, revision, fields, mode, isNew, suggested, problem, notice } = page;
  const { id, entryId, reviewNote } = revision;
  const isForm = mode === 'formulir' && fields !== undefined;
  const name = isNew ? 'Rancangan jawaban baru' : `Rancangan: ${fields?.title ?? entryId}`;
  return deskLayout(
    { title: name, section: 'konten', staff, notice, script: '/assets/desk-content.js' },
    html`<p><a href="/dashboard/konten">Semua jawaban</a>${!isNew && html` · <a href="/dashboard/konten/${entryId}">Jawaban ini</a>`} · <a href="/dashboard/konten/rancangan/${id}?cara=${isForm ? 'teks' : 'formulir'}">${isForm ? 'Tulis sebagai teks utuh' : 'Tulis lewat formulir'}</a></p>
${problem !== undefined && html`<p class="problem" role="alert">${problem}</p>`}
${page.isOvertaken && html`<p class="problem">Sejak rancangan ini dibuat, jawaban yang berlaku sudah berubah. Lihat “Yang berubah” di bawah, lalu simpan lagi.</p>`}
${reviewNote !== null && html`<p class="notice">Catatan peninjau: ${reviewNote}</p>`}
<div class="editor"><form method="post" action="/dashboard/konten/rancangan/${id}" class="stack" data-live="/dashboard/konten/periksa">${formToken(staff)}
<input type="hidden" name="rancangan" value="${id}"><input type="hidden" name="versi" value="${revision.changedAt.toISOString()}">
<input type="hidden" name="usulan" value="${suggested.map(({ turnId }) => turnId).join(' ')}">
${isForm ? formFields(fields, isNew) : rawField(revision)}
${waysField(revision, suggested)}
<p class="field"><label for="alasan">Mengapa diubah?</label><span class="quiet" id="alasan-hint">Satu kalimat untuk orang yang menyetujui.</span><input id="alasan" name="alasan" maxlength="300" value="${revision.reason}" aria-describedby="alasan-hint"></p>
<div class="row"><button name="aksi" value="simpan">Simpan dan periksa</button> <button class="primary" name="aksi" value="ajukan">Ajukan untuk disetujui</button> <button name="aksi" value="buang">Buang rancangan</button></div></form>
<div class="checked"><p class="quiet" id="status-periksa" role="status"></p><div id="hasil-periksa">${page.checked}</div></div></div>
<section><h2>Apa dampaknya?</h2><p><a class="button" href="/dashboard/konten/rancangan/${id}/dampak">Lihat jawaban mana yang berubah</a></p></section>
<section><h2>Yang berubah</h2>${page.difference}</section>`,
  );
}

function rawField({ text }: ContentRevision): Html {
  return html`<p class="field"><label for="teks">Seluruh isi berkas</label><textarea id="teks" name="teks" rows="40" class="code" spellcheck="false">${text}</textarea></p>`;
}

function waysField({ ways }: ContentRevision, suggested: readonly SuggestedWay[]): Html {
  const extra = suggested.map(({ text }) => text.replace(/\s+/g, ' ').trim());
  const lines =
    extra.length === 0 ? ways : [ways.trimEnd(), '', '# sehari-hari', ...extra, ''].join('\n');
  return html`<fieldset><legend>Cara orang bertanya</legend>
${extra.length > 0 && html`<p class="notice">${extra.length} kalimat terakhir diambil dari pertanyaan orang, sudah disamarkan. Baca dulu: hapus yang masih bisa menunjuk orang, dan yang bukan topik ini.</p>`}
<p class="field"><label for="cara">Satu kalimat per baris</label><span class="quiet" id="cara-hint">Di bawah judul # formal, # situasi, # sehari-hari, # gaul, # kata-kunci, atau # daerah.</span>
<textarea id="cara" name="cara" rows="16" spellcheck="false" aria-describedby="cara-hint">${lines.trimStart()}</textarea></p></fieldset>`;
}

function formFields(fields: EntryFields, isNew: boolean): Html {
  return html`${coreFields(fields, isNew)}
<fieldset><legend>Isi</legend>
${SECTION_HEADINGS.map((heading, index) => sectionField(heading, index, fields.sections[heading] ?? ''))}</fieldset>
${basisFields(fields)}`;
}

function coreFields(fields: EntryFields, isNew: boolean): Html {
  return html`<fieldset><legend>Inti jawaban</legend>
${
  isNew
    ? lineField(
        'nama',
        'Nama berkas',
        fields.id,
        'Huruf kecil disambung tanda hubung, misalnya medsos-foto-calon. Tidak bisa diganti sesudah terbit.',
      )
    : html`<input type="hidden" name="nama" value="${fields.id}">`
}
${selectField(
  'bidang',
  'Bidang',
  fields.category,
  CATEGORIES.map((id) => [id, categoryName(id)] as const),
)}
${lineField('judul', 'Judul', fields.title, 'Paling banyak 60 huruf; juga menjadi tulisan tombol.')}
${lineField('pertanyaan', 'Pertanyaan', fields.question, 'Dalam satu kalimat, paling banyak 160 huruf.')}
${selectField(
  'putusan',
  'Putusan',
  fields.verdict,
  VERDICTS.map((id) => [id, verdictName(id)] as const),
)}
${lineField('perbuatan', 'Perbuatan', fields.act, 'Dengan kata-kata penanya, paling banyak 90 huruf. Pada INFORMASI: faktanya.')}
${areaField('singkat', 'Jawaban singkat', fields.short, 3, '60 sampai 280 huruf; tiap kalimat paling banyak 20 kata.')}
${checkboxes(
  'khalayak',
  'Berlaku untuk',
  fields.audience,
  AUDIENCES.map((id) => [id, AUDIENCE_NAME[id]] as const),
)}
${areaField('putusan-lain', 'Putusan lain untuk kelompok tertentu', fields.verdictFor, 2, 'Boleh kosong. Satu per baris, misalnya umum: boleh')}</fieldset>`;
}

function basisFields(fields: EntryFields): Html {
  return html`<fieldset><legend>Dasar dan hubungan</legend>
${areaField('dasar', 'Dasar hukum', fields.legalBasis, 6, 'Satu per baris: sumber | pasal, lalu bila perlu | status | catatan. Tiga yang pertama tampil di pesan.')}
${areaField('terkait', 'Topik terkait', fields.related, 4, 'Nama berkas jawaban lain, satu per baris, paling banyak enam.')}
${checkboxes(
  'kantor',
  'Kantor yang disebut',
  fields.contacts,
  OFFICE_IDS.map((id) => [id, id] as const),
)}
${checkboxes(
  'tanda',
  'Tanda',
  [
    ...(fields.stageNote ? ['tahapan'] : []),
    ...(fields.safeDoor ? ['pintu'] : []),
    ...(fields.underReview ? ['ditarik'] : []),
  ],
  [
    ['tahapan', 'Sebut tahapan pemilu hari ini'],
    ['pintu', 'Penanya mungkin terancam: jangan simpan isi pesannya'],
    ['ditarik', 'Tarik sementara: bot tidak menjawab dari sini'],
  ],
)}
<p class="field"><label for="ditinjau">Ditinjau</label><input id="ditinjau" name="ditinjau" type="date" value="${fields.reviewedOn}"></p></fieldset>`;
}

function lineField(name: string, label: string, value: string, hint: string): Html {
  return html`<p class="field"><label for="${name}">${label}</label><span class="quiet" id="${name}-hint">${hint}</span><input id="${name}" name="${name}" value="${value}" aria-describedby="${name}-hint" autocomplete="off"></p>`;
}

function areaField(name: string, label: string, value: string, rows: number, hint: string): Html {
  return html`<p class="field"><label for="${name}">${label}</label><span class="quiet" id="${name}-hint">${hint}</span><textarea id="${name}" name="${name}" rows="${rows}" aria-describedby="${name}-hint">${value}</textarea></p>`;
}

/** The sections that few entries have are folded while they are empty. */
function sectionField(heading: string, index: number, value: string): Html {
  const name = `bagian-${index}`;
  const field = html`<p class="field"><label for="${name}">${heading}</label><textarea id="${name}" name="${name}" rows="${value === '' ? 3 : 8}">${value}</textarea></p>`;
  return value === '' && index > 0
    ? html`<details><summary>${heading} (kosong)</summary>${field}</details>`
    : field;
}

function selectField(
  name: string,
  label: string,
  value: string,
  options: readonly (readonly [string, string])[],
): Html {
  return html`<p class="field"><label for="${name}">${label}</label><select id="${name}" name="${name}">${options.map(([id, text]) => html`<option value="${id}"${id === value && html` selected`}>${text}</option>`)}</select></p>`;
}

function checkboxes(
  name: string,
  legend: string,
  chosen: readonly string[],
  options: readonly (readonly [string, string])[],
): Html {
  return html`<fieldset class="choices"><legend>${legend}</legend>${options.map(
    ([id, text]) =>
      html`<label><input type="checkbox" name="${name}" value="${id}"${chosen.includes(id) && html` checked`}> ${text}</label>`,
  )}</fieldset>`;
}
