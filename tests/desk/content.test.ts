import { beforeAll, describe, expect, it } from 'vitest';
import { startAppForAll } from '../support/app.ts';
import {
  ADMIN,
  ADMIN_ENVIRONMENT,
  addStaff,
  type DeskVisitor,
  visitSignedIn,
} from '../support/desk.ts';
import { createPostgresDatabase, queryPostgres } from '../support/postgres.ts';
import { hoursAgo, seedTurns } from '../support/turns.ts';
import { waitFor } from '../support/wait-for.ts';

const ENTRY = 'medsos-like-komentar-bagikan';
const SHORT_LINE = /^short: .*$/m;
const SCRIPT = '<script>document.title="dari isi"</script>';
/** It learns anew, which takes a busy machine its time. */
const IMPACT_PATIENCE_MS = 80_000;
const EDITOR = 'editor@kesbangpol.test';
const REVIEWER = 'peninjau@kesbangpol.test';
const OPEN = { outcome: 'unanswered', entryId: null, askedAt: hoursAgo(30) } as const;

let databaseUrl = '';
const running = startAppForAll(async () => {
  databaseUrl = await createPostgresDatabase();
  return { DATABASE_URL: databaseUrl, ...ADMIN_ENVIRONMENT };
});
let admin: DeskVisitor;
let editor: DeskVisitor;
let reviewer: DeskVisitor;
beforeAll(async () => {
  await addStaff(databaseUrl, EDITOR, 'editor');
  await addStaff(databaseUrl, REVIEWER, 'peninjau');
  await seedTurns(databaseUrl, [
    { ...OPEN, question: 'boleh jual seragam korpri ke timses?', candidates: [ENTRY] },
    { ...OPEN, question: 'tukang sulap di acara dinas', candidates: [] },
    { entryId: 'sanksi-umum', askedAt: hoursAgo(40) },
    ...Array.from({ length: 7 }, () => ({ entryId: ENTRY, askedAt: hoursAgo(40) })),
  ]);
  [admin, editor, reviewer] = await Promise.all([
    visitSignedIn(running(), ADMIN),
    visitSignedIn(running(), EDITOR),
    visitSignedIn(running(), REVIEWER),
  ]);
});

const publicPage = async (id = ENTRY) => (await fetch(`${running().url}/faq/${id}`)).text();
const hidden = (body: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? '';
const areaOf = (body: string, name: string) =>
  unescaped(
    new RegExp(`<textarea id="${name}"[^>]*>([\\s\\S]*?)</textarea>`).exec(body)?.[1] ?? '',
  );

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

/** Opens a draft of an entry; its address. */
async function openDraft(visitor: DeskVisitor, id = ENTRY): Promise<string> {
  const opened = await visitor.post(`/dashboard/konten/${id}/rancangan`, {});
  return String(opened.headers.location);
}

/** Changes the text of a draft and does something with it. */
async function write(
  visitor: DeskVisitor,
  draft: string,
  change: (text: string) => string,
  aksi: string,
  more: Readonly<Record<string, string>> = {},
) {
  const { body } = await visitor.get(`${draft}?cara=teks`);
  return visitor.post(draft, {
    rancangan: hidden(body, 'rancangan'),
    versi: hidden(body, 'versi'),
    usulan: hidden(body, 'usulan'),
    teks: change(areaOf(body, 'teks')),
    cara: areaOf(body, 'cara'),
    alasan: 'supaya lebih jelas',
    aksi,
    ...more,
  });
}

const decide = (visitor: DeskVisitor, draft: string, aksi: string, catatan = '') =>
  visitor.post(`${draft}/putusan`, { aksi, catatan });

const NEW_SHORT =
  'Satu like sudah bisa dibaca sebagai dukungan. Ini berlaku juga untuk emoji dan akun pribadi.';
const withShort = (short: string) => (text: string) => text.replace(SHORT_LINE, `short: ${short}`);

describe('a draft', () => {
  it('is published by a second person, at once, and rolled back by two', async () => {
    const before = await publicPage();
    const draft = await openDraft(editor);
    const submitted = await write(editor, draft, withShort(NEW_SHORT), 'ajukan');
    expect(submitted.headers.location).toBe(`${draft}?pesan=diajukan`);
    expect(await publicPage()).toBe(before);

    const own = await decide(editor, draft, 'terbitkan');
    expect(own.statusCode).toBe(409);
    expect(own.body).toContain('Yang ikut menulis tidak bisa menyetujui');
    expect((await decide(reviewer, draft, 'terbitkan')).statusCode).toBe(403);
    expect(await publicPage()).toBe(before);

    const page = (await admin.get(draft)).body;
    expect(page).toContain('<ins>');
    expect(page).toContain('<del>');
    expect((await decide(admin, draft, 'terbitkan')).headers.location).toBe(
      `${draft}?pesan=terbit`,
    );
    expect(await publicPage()).toContain('Satu like sudah bisa dibaca sebagai dukungan.');

    const back = await editor.post(`/dashboard/konten/${ENTRY}/kembalikan`, {
      nomor: '0',
      alasan: 'yang lama lebih tepat',
    });
    const proposal = String(back.headers.location).split('?')[0] ?? '';
    expect((await decide(editor, proposal, 'terbitkan')).statusCode).toBe(409);
    await decide(admin, proposal, 'terbitkan');
    expect(await publicPage()).toBe(before);
    const notes = await queryPostgres<{ action: string }>(
      databaseUrl,
      `select action from audit_log where subject = '${ENTRY}' order by id`,
    );
    expect(notes.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['draft-submitted', 'content-published', 'content-roll-back']),
    );
  });

  it('is published once, though two people approve at the same moment', async () => {
    await addStaff(databaseUrl, 'editor3@kesbangpol.test', 'editor');
    const third = await visitSignedIn(running(), 'editor3@kesbangpol.test');
    const draft = await openDraft(editor);
    await write(editor, draft, withShort(`${NEW_SHORT} Jadi hindari.`), 'ajukan');
    const [one, other] = await Promise.all([
      decide(admin, draft, 'terbitkan'),
      decide(third, draft, 'terbitkan'),
    ]);
    expect([one.statusCode, other.statusCode].sort()).toEqual([303, 409]);
    const [row] = await queryPostgres<{ count: number }>(
      databaseUrl,
      `select count(*)::int as count from content_revisions where state = 'published'
        and text like '%Jadi hindari.%'`,
    );
    expect(row?.count).toBe(1);
  });

  it('that is broken is never handed in, with the reasons in plain words', async () => {
    const draft = await openDraft(editor);
    const refused = await write(
      editor,
      draft,
      (text) => text.replace(/^verdict: .*$/m, 'verdict: mungkin'),
      'ajukan',
    );
    expect(refused.statusCode).toBe(400);
    expect(refused.body).toContain('Harus salah satu dari: “boleh, bersyarat, dilarang');
    expect(refused.body).not.toContain('must be');
    expect((await decide(admin, draft, 'terbitkan')).statusCode).toBe(409);
    await write(editor, draft, (text) => text, 'buang');
    expect(await publicPage()).toContain('DILARANG');
  });

  it('whose source is missing, or that loses what others point to, is refused', async () => {
    const draft = await openDraft(editor);
    const refused = await write(
      editor,
      draft,
      (text) => text.replace('{ source: skb-2022', '{ source: tidak-ada'),
      'ajukan',
    );
    expect(refused.statusCode).toBe(400);
    expect(refused.body).toContain('Sumber atau pasalnya tidak ada di daftar sumber.');
    await write(editor, draft, (text) => text, 'buang');
  });

  it('shows what is hostile in it as text, in form, previews and differences', async () => {
    const draft = await openDraft(editor);
    await write(editor, draft, withShort(`${SCRIPT} ${NEW_SHORT}`), 'simpan');
    for (const view of ['', '?cara=teks']) {
      const { body } = await editor.get(`${draft}${view}`);
      expect(body).toContain('&lt;script&gt;');
      expect(body).not.toContain('<script>document');
    }
    await write(editor, draft, (text) => text, 'buang');
  });

  it('cannot be overwritten by somebody who has not seen the last change', async () => {
    const draft = await openDraft(editor);
    const { body } = await admin.get(`${draft}?cara=teks`);
    await write(editor, draft, withShort(NEW_SHORT), 'simpan');
    const late = await admin.post(draft, {
      rancangan: hidden(body, 'rancangan'),
      versi: hidden(body, 'versi'),
      teks: areaOf(body, 'teks'),
      cara: areaOf(body, 'cara'),
      aksi: 'simpan',
    });
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('Sementara itu orang lain menyimpan');
    expect((await editor.get(`${draft}?cara=teks`)).body).toContain(NEW_SHORT.slice(0, 40));
    await write(editor, draft, (text) => text, 'buang');
  });

  it('is not for who only reads', async () => {
    expect((await reviewer.get('/dashboard/konten')).statusCode).toBe(200);
    expect((await reviewer.get(`/dashboard/konten/${ENTRY}`)).statusCode).toBe(200);
    for (const path of [
      '/konten/baru',
      `/konten/${ENTRY}/rancangan`,
      `/konten/${ENTRY}/kembalikan`,
      '/konten/sumber/skb-2022/tarik',
    ]) {
      expect((await reviewer.post(`/dashboard${path}`, {})).statusCode).toBe(403);
    }
    expect((await editor.post('/dashboard/konten/baru', { formulir: 'palsu' })).statusCode).toBe(
      403,
    );
  });

  it.each(['../../../etc/passwd', 'Medsos X', 'a'.repeat(200), '..', 'x/y'])(
    'of a new entry cannot be named %s',
    async (name) => {
      const opened = await editor.post('/dashboard/konten/baru', {});
      const draft = String(opened.headers.location);
      await write(editor, draft, (text) => text.replace(/^id: .*$/m, `id: ${name}`), 'simpan');
      const [row] = await queryPostgres<{ entry_id: string }>(
        databaseUrl,
        `select entry_id from content_revisions where id = '${draft.split('/').at(-1)}'`,
      );
      expect(row?.entry_id).toMatch(/^baru-[0-9a-f]{8}$/);
      const refused = await write(editor, draft, (text) => text, 'ajukan');
      expect(refused.statusCode).toBe(400);
      await write(editor, draft, (text) => text, 'buang');
    },
  );
});

it('of a new entry cannot take the name of another', async () => {
  const opened = await editor.post('/dashboard/konten/baru', {});
  const draft = String(opened.headers.location);
  const named = (text: string) => text.replace(/^id: .*$/m, 'id: sanksi-umum');
  const refused = await write(editor, draft, named, 'simpan');
  expect(refused.statusCode).toBe(409);
  expect(refused.body).toContain('Nama berkas itu sudah dipakai');
  await write(editor, draft, (text) => text, 'buang');
});

describe('what people asked', () => {
  const groupOf = async (words: string) => {
    const { body } = await reviewer.get('/dashboard/pertanyaan');
    const card = body.split('<li class="card"').find((text) => text.includes(words)) ?? '';
    return hidden(card, 'giliran');
  };

  it('becomes a way of asking when an editor takes it over, and not before', async () => {
    const giliran = await groupOf('seragam korpri');
    const made = await reviewer.post('/dashboard/pertanyaan', {
      giliran,
      keputusan: 'add-way',
      entri: ENTRY,
    });
    expect(made.statusCode).toBe(303);
    const draft = await openDraft(editor);
    const stored = () =>
      queryPostgres<{ ways: string }>(
        databaseUrl,
        `select ways from content_revisions where id = '${draft.split('/').at(-1)}'`,
      );
    expect((await stored())[0]?.ways).not.toContain('seragam korpri');
    const { body } = await editor.get(draft);
    expect(areaOf(body, 'cara')).toContain('boleh jual seragam korpri ke timses?');
    await write(editor, draft, (text) => text, 'simpan');
    expect((await stored())[0]?.ways).toContain('boleh jual seragam korpri ke timses?');
    expect((await editor.get(draft)).body).not.toContain('diambil dari pertanyaan orang');
    await write(editor, draft, (text) => text, 'buang');
  });

  it('leaves nothing behind when the decision is taken back', async () => {
    const giliran = await groupOf('tukang sulap');
    const made = await reviewer.post('/dashboard/pertanyaan', { giliran, keputusan: 'new-entry' });
    const list = await editor.get('/dashboard/konten');
    const draft = /href="(\/dashboard\/konten\/rancangan\/[^"]+)">baru-/.exec(list.body)?.[1] ?? '';
    expect(areaOf((await editor.get(draft)).body, 'cara')).toContain('tukang sulap');
    const decision = /putusan=([\w-]+)/.exec(String(made.headers.location))?.[1] ?? '';
    await reviewer.post('/dashboard/pertanyaan/urungkan', { keputusan: decision });
    expect((await editor.get('/dashboard/konten')).body).not.toContain(draft);
  });

  it('counts on the list without telling small numbers', async () => {
    const rowOf = async (id: string) =>
      (await reviewer.get('/dashboard/konten')).body
        .split('<tr>')
        .find((row) => row.includes(`/konten/${id}"`));
    expect(await rowOf(ENTRY)).toContain('<td>7</td>');
    expect(await rowOf('sanksi-umum')).toContain('<td>&lt;5</td>');
  });
});

it('shows which answers a draft would change', async () => {
  const draft = await openDraft(editor, 'sanksi-umum');
  await write(editor, draft, (text) => text.replace(/^verdict: .*$/m, 'verdict: wajib'), 'simpan');
  await editor.post(`${draft}/dampak`, {});
  const look = async () => {
    const { body } = await editor.get(`${draft}/dampak`);
    return body.includes('Sampai ke topiknya') ? body : undefined;
  };
  const page = await waitFor('the impact', look, IMPACT_PATIENCE_MS);
  expect(page).toMatch(/\d{3,} diajukan/);
  expect(page).toContain('WAJIB');
  expect(page).not.toContain('Hitungan ini untuk isi sebelumnya');
  const [row] = await queryPostgres<{ result: string }>(
    databaseUrl,
    'select result from content_impacts',
  );
  expect(row?.result).not.toContain('tukang sulap');
  await write(editor, draft, (text) => text, 'buang');
});

describe('when the law changes', () => {
  const ask = async (text: string) => {
    const response = await fetch(`${running().url}/api/chat`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ session: crypto.randomUUID(), text }),
    });
    return (await response.json()) as { outcome: string; text: string; choices: { id: string }[] };
  };

  it('what rests on it is withdrawn together, by two, and comes back', async () => {
    const question = 'bolehkah PNS memberi like unggahan calon bupati';
    expect((await ask(question)).outcome).toBe('answered');
    const list = (await reviewer.get('/dashboard/konten/sumber')).body;
    expect(list).toContain('Dicabut atau diganti');
    const page = (await editor.get('/dashboard/konten/sumber/uu-6-2014')).body;
    const resting = [...page.matchAll(/name="jawaban" value="([^"]+)"/g)].map(([, id]) => id ?? '');
    expect(resting).toContain(ENTRY);
    expect(resting.length).toBeGreaterThan(1);
    const body = new URLSearchParams(resting.map((id): [string, string] => ['jawaban', id]));
    body.set('alasan', 'undang-undangnya diubah');
    const proposed = await editor.post('/dashboard/konten/sumber/uu-6-2014/tarik', body);
    expect(proposed.headers.location).toBe('/dashboard/konten?pesan=diusulkan');
    expect((await ask(question)).outcome).toBe('answered');

    const [row] = await queryPostgres<{ id: string }>(
      databaseUrl,
      `select id from content_revisions where withdraws and entry_id = '${ENTRY}'`,
    );
    const proposal = `/dashboard/konten/rancangan/${row?.id}`;
    expect((await decide(editor, proposal, 'terbitkan')).statusCode).toBe(409);
    expect((await decide(admin, proposal, 'terbitkan')).statusCode).toBe(303);
    const [published] = await queryPostgres<{ count: number }>(
      databaseUrl,
      `select count(*)::int as count from content_revisions where withdraws and state = 'published'`,
    );
    expect(published?.count).toBe(resting.length);

    const answer = await ask(question);
    expect(answer.outcome).toBe('unanswered');
    expect(answer.text).toContain('sedang kami periksa lagi');
    expect(answer.text).not.toContain('DILARANG');
    expect(answer.choices.map(({ id }) => id)).toContain('pass:yes');
    expect(await publicPage()).not.toContain('DILARANG');

    const back = await editor.post(`/dashboard/konten/${ENTRY}/kembalikan`, {
      nomor: '0',
      alasan: 'ternyata tetap berlaku',
    });
    await decide(admin, String(back.headers.location).split('?')[0] ?? '', 'terbitkan');
    await waitFor('the answer', async () => (await ask(question)).outcome === 'answered');
    expect((await ask(question)).text).toContain('DILARANG');
  });
});
