import { beforeAll, expect, it } from 'vitest';
import { localDay } from '../../src/review/period.ts';
import { openDatabase } from '../../src/storage/open-database.ts';
import { createTurnStatistics } from '../../src/storage/turn-statistics.ts';
import { startAppForAll } from '../support/app.ts';
import { ADMIN, ADMIN_ENVIRONMENT, type DeskVisitor, visitSignedIn } from '../support/desk.ts';
import { createPostgresDatabase } from '../support/postgres.ts';
import { hoursAgo, many, seedTurns } from '../support/turns.ts';

const LIKE = 'medsos-like-komentar-bagikan';
/** As if somebody had named an entry for a spreadsheet to run. */
const FORMULA = '=HYPERLINK("http://jahat.test")';

let databaseUrl = '';
const running = startAppForAll(async () => {
  databaseUrl = await createPostgresDatabase();
  return { DATABASE_URL: databaseUrl, ...ADMIN_ENVIRONMENT };
});
let officer: DeskVisitor;
beforeAll(async () => {
  await seedTurns(databaseUrl, [
    ...many(40, { entryId: LIKE, askedAt: hoursAgo(1), feedback: 'helpful', channel: 'web' }),
    ...many(12, { entryId: FORMULA, askedAt: hoursAgo(2) }),
    ...many(8, { outcome: 'unanswered', entryId: null, askedAt: hoursAgo(3) }),
    ...many(3, { outcome: 'out-of-scope', entryId: null, askedAt: hoursAgo(4) }),
    ...many(20, { entryId: LIKE, askedAt: hoursAgo(24 * 9) }),
    ...many(6, { outcome: 'courtesy', entryId: null, askedAt: hoursAgo(1) }),
  ]);
  officer = await visitSignedIn(running(), ADMIN);
});

it('counts questions, askers, outcomes and feedback of the period, and compares', async () => {
  const { body } = await officer.get('/dashboard?periode=7');
  const tile = (name: string) =>
    new RegExp(`<dt>${name}</dt><dd>(.*?)</dd>`)
      .exec(body)?.[1]
      ?.replace(/<[^>]+>/g, ' ')
      .trim();
  expect(tile('Pertanyaan')).toMatch(/^63 +naik 215%/);
  expect(tile('Penanya \\(perkiraan\\)')).toMatch(/^63/);
  expect(tile('Terjawab')).toMatch(/^52 +\(83%\)/);
  expect(tile('Bukan soal netralitas')).toMatch(/^&lt;5/);
  expect(tile('Jawaban: tanpa tanggapan')).toMatch(/^12/);
  expect(tile('Waktu jawab bot \\(nilai tengah\\)')).toBe('kurang dari 0,1 detik');
  const long = await officer.get('/dashboard?periode=30');
  expect(long.body).toMatch(/<dt>Pertanyaan<\/dt><dd><strong>83</);
});

it('tells nowhere a number from one to four, nor what would give one away', async () => {
  for (const periode of [7, 30, 90]) {
    const { body } = await officer.get(`/dashboard?periode=${periode}`);
    const cells = [...body.matchAll(/<td class="number">([^<]*)<\/td>|<strong>([^<]*)<\/strong>/g)];
    const numbers = cells.map(([, cell, strong]) => cell ?? strong ?? '');
    expect(numbers.length).toBeGreaterThan(100);
    expect(numbers.filter((text) => /^[1-4]$/.test(text))).toEqual([]);
    // One small outcome alone could be computed from the sum: a second is hidden with it.
    expect(numbers).toContain('•');
    expect(body).toContain('Angka 1 sampai 4 ditulis');
  }
});

it('draws each chart with its table, and nothing inline that the policy would block', async () => {
  const { body } = await officer.get('/dashboard');
  const figures = body.split('<figure class="chart">').slice(1);
  expect(figures).toHaveLength(7);
  for (const figure of figures) {
    expect(figure).toMatch(/<svg viewBox="[^"]+" role="img" aria-label="[^"]+">/);
    expect(figure).toContain('<table>');
  }
  expect(body).not.toMatch(/\sstyle=|<style|\son\w+=|NaN|Infinity|undefined/);
});

it('is empty without falling over where nothing was asked', async () => {
  const database = await openDatabase({
    url: databaseUrl,
    dataDir: '',
    onConnectionLost: () => undefined,
  });
  const statistics = createTurnStatistics(database.db, 'Asia/Makassar');
  const counts = await statistics.between(new Date('2020-01-01'), new Date('2020-02-01'));
  await database.close();
  expect(counts).toMatchObject({ byDay: [], askers: 0, medianMilliseconds: null });
});

it('is exported as a table that Excel opens and does not run', async () => {
  const response = await officer.get('/dashboard/ringkasan.csv?periode=7');
  expect(response.headers['content-type']).toBe('text/csv; charset=utf-8');
  expect(response.headers['content-disposition']).toMatch(
    /^attachment; filename="ringkasan-\d{4}-\d{2}-\d{2}-\d{4}-\d{2}-\d{2}\.csv"$/,
  );
  expect([...response.rawPayload.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const lines = response.body.split('\r\n').slice(0, -1);
  expect(lines[0]).toMatch(/Bagian;Butir;7 hari terakhir: .+;Sebelumnya$/);
  expect(lines).toContain('Jumlah;Pertanyaan;63;20');
  expect(lines).toContain('Hasil;Bukan soal netralitas;<5;0');
  expect(lines.some((line) => line.includes(`'=HYPERLINK`))).toBe(true);
  expect(response.body).not.toMatch(/(^|;)"?[=+@-]/m);
  expect(response.body).not.toMatch(/;[1-4](;|$)/m);
});

it.each(['7; drop table turns', '../../etc/passwd', '365', ''])(
  'shows 30 days where the period is %j',
  async (periode) => {
    const url = `/dashboard/ringkasan.csv?periode=${encodeURIComponent(periode)}`;
    const { body, headers } = await officer.get(url);
    expect(body).toContain('30 hari terakhir');
    const first = localDay(hoursAgo(24 * 29));
    expect(headers['content-disposition']).toContain(`filename="ringkasan-${first}-`);
  },
);

it('shows a range of days, and the stage of an election, with what they are', async () => {
  const [dari, sampai] = [localDay(hoursAgo(24 * 12)), localDay(hoursAgo(24 * 5))];
  const range = await officer.get(`/dashboard?dari=${dari}&sampai=${sampai}`);
  expect(range.statusCode).toBe(200);
  expect(range.body).toMatch(/<dt>Pertanyaan<\/dt><dd><strong>20</);
  expect(range.body).toContain(`ringkasan.csv?dari=${dari}&amp;sampai=${sampai}`);
  expect(range.body).toContain('dibandingkan dengan 8 hari sebelumnya');
  const stage = await officer.get('/dashboard?tahap=pilkada-2024%2Fkampanye');
  expect(stage.body).toContain('Masa kampanye, Pilkada 2024: 25 Sep 2024 sampai 23 Nov 2024');
  expect(stage.body).toMatch(/<dt>Pertanyaan<\/dt><dd><strong>0</);
});

it.each([
  ['dari=2026-01-01', 'Isi kedua tanggalnya'],
  ['dari=2026-02-10&sampai=2026-02-01', 'mendahului'],
  ['dari=2026-02-01&sampai=2026-02-30', 'tidak terbaca'],
  ['dari=2026-02-01&sampai=2026-02-03', 'paling sedikit 7 hari'],
  ['dari=1999-01-01&sampai=2026-02-03', 'paling banyak 366 hari'],
  ['dari=2026-02-01&sampai=9999-12-31', 'belum tiba'],
  ['dari=2026-02-01&dari=2026-02-02&sampai=2026-03-03', 'tidak terbaca'],
  [`dari=${encodeURIComponent("2026-02-01'; drop table turns; --")}&sampai=x`, 'tidak terbaca'],
  [`dari=${'9'.repeat(500)}&sampai=2026-03-03`, 'tidak terbaca'],
  ['tahap=../../etc/passwd', 'tidak ada di daftar'],
  [`tahap=${encodeURIComponent('"><script>alert(1)</script>')}`, 'tidak ada di daftar'],
])('says what is wrong with ?%s', async (query, said) => {
  const { body, statusCode } = await officer.get(`/dashboard?${query}`);
  expect(statusCode).toBe(400);
  expect(body).toMatch(new RegExp(`role="alert"[^>]*>[^<]*${said}`));
  expect(body).not.toContain('<script>alert');
  expect(body).toContain('<h1>Ringkasan</h1>');
});
