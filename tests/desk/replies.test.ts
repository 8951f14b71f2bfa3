import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { startAppForAll } from '../support/app.ts';
import { ask } from '../support/ask.ts';
import { ADMIN, ADMIN_ENVIRONMENT, type DeskVisitor, visitSignedIn } from '../support/desk.ts';

const running = startAppForAll(async () => ADMIN_ENVIRONMENT);

/** Passes a question on to an officer over the web chat; gives the asker's code. */
async function passOn(
  question: string,
): Promise<{ readonly code: string; readonly session: string }> {
  const session = randomUUID();
  let answer = await ask(running().url, question, { session });
  for (
    let round = 0;
    round < 3 && !answer.choices.some(({ id }) => id === 'pass:yes');
    round += 1
  ) {
    answer = await ask(running().url, 'Bukan ini', { session, choice: 'none' });
  }
  const opened = await ask(running().url, 'Ya, teruskan', { session, choice: 'pass:yes' });
  const code = /TNY-\w{4}-\w{4}/.exec(opened.text)?.[0];
  if (code === undefined) throw new Error(`no code in: ${opened.text}`);
  return { code, session };
}

/** The page of the ticket that holds these words. */
async function ticketOf(officer: DeskVisitor, words: string): Promise<string> {
  const { body } = await officer.get('/dashboard/balasan');
  const card = body.split('<li class="card">').find((part) => part.includes(words)) ?? '';
  const path = /href="(\/dashboard\/balasan\/[\w-]+)"/.exec(card)?.[1];
  if (path === undefined) throw new Error(`no ticket with ${words}`);
  return path;
}

const ODD = 'apakah petugas zonasi lumbung harus netral soal terompet? nomor saya 081254879631';
const REPLY = 'Boleh, **asal** di luar jam kerja.\r\n\r\n- tanpa atribut\r\n- tanpa ajakan';

describe('a reply', () => {
  it('travels by code to the asker, whom nobody sees', async () => {
    const { code, session } = await passOn(ODD);
    const officer = await visitSignedIn(running(), ADMIN);
    const path = await ticketOf(officer, 'lumbung');
    const page = await officer.get(path);
    expect(page.body).toContain('[TELEPON]');
    for (const trace of ['081254879631', session, code]) {
      expect(page.body).not.toContain(trace);
    }
    const preview = await officer.post(path, { balasan: REPLY, aksi: 'pratinjau' });
    expect(preview.body).toContain('<strong>asal</strong>');
    expect(preview.body).toContain('*asal*');
    expect(preview.body).toContain('<b>asal</b>');
    expect((await ask(running().url, code)).text).not.toContain('di luar jam');
    const sent = await officer.post(path, { balasan: REPLY, aksi: 'kirim' });
    expect(sent.headers.location).toBe('/dashboard/balasan?pesan=terkirim');
    const answer = await ask(running().url, `kode ${code}`);
    expect(answer.html).toContain('Boleh, <strong>asal</strong> di luar jam kerja.');
    expect(answer.html).toContain('<li>tanpa ajakan</li>');
    const second = await officer.post(path, { balasan: 'Tidak boleh.', aksi: 'kirim' });
    expect(second.statusCode).toBe(409);
    expect((await ask(running().url, code)).text).toContain('Boleh');
  });

  it.each([
    ['a heading', '# Judul', 'judul'],
    ['a picture', '![x](https://contoh.test/a.png)', 'gambar'],
    ['HTML', 'Boleh <script>alert(1)</script>', 'HTML'],
    ['a link that runs something', '[klik](javascript:alert(1))', 'Tautan harus'],
    ['nothing', '   ', 'masih kosong'],
    ['too much', 'kata '.repeat(700), 'Terlalu panjang'],
  ])('with %s is not sent', async (_, balasan, reason) => {
    await passOn(`apakah petugas zonasi gudang ${reason} harus netral soal terompet?`);
    const officer = await visitSignedIn(running(), ADMIN);
    const path = await ticketOf(officer, 'gudang');
    const refused = await officer.post(path, { balasan, aksi: 'kirim' });
    expect(refused.statusCode).toBe(400);
    expect(refused.body).toContain(reason);
    expect(refused.body).not.toMatch(/<script>alert|href="javascript/);
    expect((await officer.get(path)).body).toContain('Tulis balasan');
  });

  it('warns when it seems to name a person', async () => {
    await passOn('apakah petugas zonasi kandang harus netral soal terompet?');
    const officer = await visitSignedIn(running(), ADMIN);
    const path = await ticketOf(officer, 'kandang');
    const preview = await officer.post(path, {
      balasan: 'Hubungi 081254879631.',
      aksi: 'pratinjau',
    });
    expect(preview.body).toContain('tampak seperti nama, nomor');
  });

  it('to a ticket that is not there is not found', async () => {
    const officer = await visitSignedIn(running(), ADMIN);
    for (const id of [randomUUID(), "x' or 1=1 --"]) {
      const { statusCode } = await officer.get(`/dashboard/balasan/${encodeURIComponent(id)}`);
      expect([400, 404]).toContain(statusCode);
    }
  });
});
