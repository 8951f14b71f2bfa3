import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { startAppForAll } from '../support/app.ts';
import { ADMIN, ADMIN_ENVIRONMENT, type DeskVisitor, visitSignedIn } from '../support/desk.ts';
import { createPostgresDatabase, queryPostgres } from '../support/postgres.ts';
import { hoursAgo, seedTurns } from '../support/turns.ts';

const ENTRY = 'medsos-like-komentar-bagikan';
const SCRIPT = '<script>alert("dari pertanyaan")</script> soal gajah terbang';
const OPEN = {
  outcome: 'unanswered',
  entryId: null,
  verdict: null,
  askedAt: hoursAgo(54),
} as const;

let databaseUrl = '';
const running = startAppForAll(async () => {
  databaseUrl = await createPostgresDatabase();
  return { DATABASE_URL: databaseUrl, ...ADMIN_ENVIRONMENT };
});
let officer: DeskVisitor;
beforeAll(async () => {
  await seedTurns(databaseUrl, [
    { ...OPEN, question: 'boleh jual seragam korpri ke timses?', candidates: [ENTRY] },
    { ...OPEN, question: 'menjual seragam korpri bekas kepada timses', candidates: [ENTRY] },
    { ...OPEN, question: SCRIPT, candidates: [] },
    { ...OPEN, question: 'baru saja ditanyakan soal kapal', askedAt: hoursAgo(1) },
    { ...OPEN, question: 'sudah lama sekali soal bendera', askedAt: hoursAgo(24 * 100) },
    {
      question: 'jawabannya kurang soal lagu mars',
      entryId: ENTRY,
      feedback: 'unhelpful',
      askedAt: hoursAgo(20),
    },
    {
      question: 'jawabannya pas soal jempol',
      entryId: ENTRY,
      feedback: 'helpful',
      confidence: 0.98,
      askedAt: hoursAgo(20),
    },
    { ...OPEN, outcome: 'clarified', question: 'kalau soal spanduk gimana', candidates: [ENTRY] },
    { ...OPEN, question: 'Bukan ini' },
    { ...OPEN, outcome: 'out-of-scope', question: 'cara bikin ktp elektronik' },
  ]);
  officer = await visitSignedIn(running(), ADMIN);
});

interface Card {
  readonly turns: string;
  readonly text: string;
}

async function cards(query = ''): Promise<readonly Card[]> {
  const { body } = await officer.get(`/dashboard/pertanyaan${query}`);
  return body
    .split('<li class="card"')
    .slice(1)
    .map((card) => card.split('</form>', 1)[0] ?? '')
    .map((text) => ({ text, turns: /name="giliran" value="([^"]*)"/.exec(text)?.[1] ?? '' }));
}
const card = async (words: string) =>
  (await cards()).find(({ text }) => text.includes(words)) ?? { text: '', turns: '' };
const decide = (turns: string, keputusan: string, entri = ENTRY) =>
  officer.post('/dashboard/pertanyaan', { giliran: turns, keputusan, entri });
const progress = async () =>
  /(\d+) dari (\d+) kelompok selesai/
    .exec((await officer.get('/dashboard/pertanyaan')).body)
    ?.slice(1);

describe('the questions', () => {
  it('are those that need somebody, grouped, the largest first, by the day only', async () => {
    const all = await cards();
    expect(all[0]?.text).toContain('2 kali');
    expect(all[0]?.text).toContain('sama-sama memuat: ');
    expect(all[0]?.text).toContain(`value="${ENTRY}"`);
    const page = all.map(({ text }) => text).join('');
    for (const words of ['lagu mars', 'spanduk', 'gajah terbang']) expect(page).toContain(words);
    for (const words of ['soal kapal', 'bendera', 'jempol', 'Bukan ini', 'ktp elektronik']) {
      expect(page).not.toContain(words);
    }
    expect(page).not.toMatch(/\d{2}[:.]\d{2}/);
    expect(page).not.toContain('asker-one');
  });

  it('are shown as text, whatever they hold', async () => {
    const { body } = await officer.get('/dashboard/pertanyaan');
    expect(body).toContain('&lt;script&gt;alert(&quot;dari pertanyaan&quot;)');
    expect(body).not.toContain('<script>alert');
  });

  it.each([
    ['?cari=korpri', 1],
    ['?alasan=unhelpful', 1],
    ['?alasan=unsure&cari=spanduk', 1],
    ['?cari=tidak-ada-kata-ini', 0],
    [`?cari=${encodeURIComponent("' or 1=1; drop table turns --")}`, 0],
    ['?alasan=ngawur&hal=-3&kanal=fax&hari=1000000&urut=acak', 4],
    ['?kanal=telegram', 4],
    ['?kanal=whatsapp', 0],
    ['?hari=7', 4],
  ])('are found by %s', async (query, count) => {
    expect(await cards(query)).toHaveLength(count);
  });
});

it('the newest come first where that is wished', async () => {
  expect((await cards('?urut=baru'))[0]?.text).toContain('lagu mars');
  expect((await cards())[0]?.text).toContain('korpri');
});

describe('a decision', () => {
  it('takes a group off the list and can be undone', async () => {
    const before = await progress();
    const { turns } = await card('lagu mars');
    const made = await decide(turns, 'answer-is-right');
    expect(made.headers.location).toMatch(/^\/dashboard\/pertanyaan\?putusan=[\w-]+$/);
    expect((await card('lagu mars')).turns).toBe('');
    expect(await progress()).toEqual([String(Number(before?.[0]) + 1), before?.[1]]);
    const id = String(made.headers.location).split('=')[1] ?? '';
    const notice = await officer.get(String(made.headers.location));
    expect(notice.body).toContain('Keputusan dicatat.');
    await officer.post('/dashboard/pertanyaan/urungkan', { keputusan: id });
    expect((await card('lagu mars')).turns).toBe(turns);
    expect(await progress()).toEqual(before);
  });

  it('collects ways of asking, ready to be copied, until their askers erase them', async () => {
    const { turns } = await card('korpri');
    await decide(turns, 'add-way');
    const page = await officer.get('/dashboard/pertanyaan/keputusan');
    expect(page.body).toContain(`(${ENTRY}.ways.txt)`);
    expect(page.body).toContain(
      'boleh jual seragam korpri ke timses?\nmenjual seragam korpri bekas',
    );
    await queryPostgres(databaseUrl, `delete from turns where question like '%korpri%'`);
    const later = await officer.get('/dashboard/pertanyaan/keputusan');
    expect(later.body).not.toContain('korpri');
  });

  it('about an entry needs an entry that there is', async () => {
    const { turns } = await card('spanduk');
    const refused = await decide(turns, 'add-way', 'tidak-ada');
    expect(refused.headers.location).toBe('/dashboard/pertanyaan?pesan=pilih-entri');
    expect((await card('spanduk')).turns).toBe(turns);
  });

  it('is made once, though two officers tap', async () => {
    const { turns } = await card('gajah');
    const [one, other] = await Promise.all([decide(turns, 'not-ours'), decide(turns, 'new-entry')]);
    const locations = [one.headers.location, other.headers.location];
    expect(locations.filter((to) => to?.includes('putusan='))).toHaveLength(1);
    expect(locations.filter((to) => to?.includes('sudah-diputuskan'))).toHaveLength(1);
  });

  it('cannot be about turns that may not be read yet, nor about none', async () => {
    const [young] = await queryPostgres<{ id: string }>(
      databaseUrl,
      `select id from turns where question like '%kapal'`,
    );
    for (const turns of [young?.id ?? '', randomUUID()]) {
      expect((await decide(turns, 'not-ours')).headers.location).toContain('sudah-diputuskan');
    }
    expect((await decide("x' or 1=1", 'not-ours')).statusCode).toBe(400);
  });
});
