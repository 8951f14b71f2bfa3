import readExcelFile from 'read-excel-file/node';
import { beforeAll, describe, expect, it } from 'vitest';
import { addDays, localDay, mondayOf } from '../../src/review/period.ts';
import { summariseLastWeek } from '../../src/review/weekly-summary.ts';
import { openDatabase } from '../../src/storage/open-database.ts';
import { createTurnStatistics } from '../../src/storage/turn-statistics.ts';
import { createWeeklySummaries } from '../../src/storage/weekly-summaries.ts';
import { startAppForAll } from '../support/app.ts';
import { ADMIN, ADMIN_ENVIRONMENT, type DeskVisitor, visitSignedIn } from '../support/desk.ts';
import { createPostgresDatabase, queryPostgres } from '../support/postgres.ts';
import { many, seedTurns } from '../support/turns.ts';
import { waitFor } from '../support/wait-for.ts';

const LIKE = 'medsos-like-komentar-bagikan';
const TODAY = localDay(new Date());
const THIS_MONTH = TODAY.slice(0, 7);
const LAST_MONTH = addDays(`${THIS_MONTH}-01`, -1).slice(0, 7);
const LAST_WEEK = addDays(mondayOf(TODAY), -7);
const FORMULA = '=HYPERLINK("http://jahat.test";"klik")';
const SCRIPT = '<script>alert(1)</script> boleh tidak';

/** The morning of a day, as Kesbangpol counts. */
function morningOf(day: string): Date {
  return new Date(`${day}T09:00:00+08:00`);
}

let databaseUrl = '';
const running = startAppForAll(async () => {
  databaseUrl = await createPostgresDatabase();
  return { DATABASE_URL: databaseUrl, ...ADMIN_ENVIRONMENT };
});
let officer: DeskVisitor;
beforeAll(async () => {
  const open = { outcome: 'unanswered', entryId: null, verdict: null } as const;
  const askedAt = morningOf(`${LAST_MONTH}-03`);
  await seedTurns(databaseUrl, [
    ...many(30, { entryId: LIKE, askedAt }),
    ...many(9, { entryId: FORMULA, askedAt }),
    ...many(7, { ...open, askedAt, question: FORMULA }),
    ...many(6, { ...open, askedAt, question: SCRIPT }),
    ...many(3, { ...open, askedAt, question: 'soal perahu karet' }),
    ...many(5, { ...open, outcome: 'clarified', askedAt, question: 'pinjam terompet zonasi' }),
    ...many(3, { outcome: 'out-of-scope', entryId: null, askedAt }),
  ]);
  officer = await visitSignedIn(running(), ADMIN);
});

describe('the report of a month', () => {
  it('tells its numbers, its gaps from five on, and explains what is asked most', async () => {
    const { body, statusCode } = await officer.get(`/dashboard/laporan?bulan=${LAST_MONTH}`);
    expect(statusCode).toBe(200);
    expect(body).toMatch(/<dt>Pertanyaan<\/dt><dd><strong>63</);
    expect(body).toContain(
      '“&lt;script&gt;alert(1)&lt;/script&gt; boleh tidak” (6 kali, dengan yang mirip)',
    );
    expect(body).toContain('“pinjam terompet zonasi” (5 kali');
    expect(body).not.toContain('perahu karet');
    expect(body).toContain('kurang dari lima kali');
    expect(body).not.toContain('<script>alert');
    const handOut = body.split('class="hand-out"')[1] ?? '';
    expect(handOut).toContain('verdict-dilarang');
    expect(handOut).toContain('Yang boleh dilakukan');
    expect(body).not.toMatch(/\sstyle=|<style|NaN|undefined/);
  });

  it.each(['', '1999-01', '2026-13', '../../etc', "2026-01'; drop table turns"])(
    'is that of the last whole month where the month is %j',
    async (bulan) => {
      const { body } = await officer.get(`/dashboard/laporan?bulan=${encodeURIComponent(bulan)}`);
      expect(body).toContain(`<option value="${LAST_MONTH}" selected>`);
    },
  );

  it('says that the month under way is not over, and what an empty one lacks', async () => {
    const { body } = await officer.get(`/dashboard/laporan?bulan=${THIS_MONTH}`);
    expect(body).toContain('Bulan ini belum selesai');
    const oldest = addDays(`${THIS_MONTH}-01`, -300).slice(0, 7);
    const empty = await officer.get(`/dashboard/laporan?bulan=${oldest}`);
    expect(empty.body).toContain('Belum cukup pertanyaan untuk memberi saran.');
  });
});

describe('its exports', () => {
  it('are a workbook in which numbers are numbers, and nothing is a formula', async () => {
    const response = await officer.get(`/dashboard/laporan.xlsx?bulan=${LAST_MONTH}`);
    expect(response.headers['content-disposition']).toBe(
      `attachment; filename="laporan-${LAST_MONTH}.xlsx"`,
    );
    const [sheet] = await readExcelFile(response.rawPayload);
    const rows = sheet?.data ?? [];
    const row = (part: string, item: string) =>
      rows.find(([first, second]) => first === part && second === item);
    expect(row('Jumlah', 'Pertanyaan')?.slice(2)).toEqual([63, 0]);
    expect(row('Hasil', 'Bukan soal netralitas')?.slice(2)).toEqual(['<5', 0]);
    expect(row('Belum terjawab dengan pasti', FORMULA)?.[2]).toBe(7);
    expect(rows.flat().filter((cell) => [1, 2, 3, 4].includes(Number(cell)))).toEqual([]);
    expect(rows.at(-1)?.[0]).toBe('Keterangan');
  });

  it('are a table with semicolons, a byte order mark and no formula', async () => {
    const response = await officer.get(`/dashboard/laporan.csv?bulan=${LAST_MONTH}`);
    expect([...response.rawPayload.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = response.body.split('\r\n');
    expect(lines).toContain('Jumlah;Pertanyaan;63;0');
    expect(lines).toContain('Hasil;Bukan soal netralitas;<5;0');
    expect(response.body).not.toMatch(/(^|;)"?[=+@-]/m);
    expect(response.body).toContain(`'=HYPERLINK`);
  });

  it('have a name made of the month alone', async () => {
    const { headers } = await officer.get(
      `/dashboard/laporan.xlsx?bulan=${encodeURIComponent('../../x"\r\nset-cookie: a=b')}`,
    );
    expect(headers['content-disposition']).toBe(
      `attachment; filename="laporan-${LAST_MONTH}.xlsx"`,
    );
  });
});

describe('the summary of a week', () => {
  it('is made once, by one of those who try, and stays as it is', async () => {
    const turns = many(23, { entryId: LIKE, askedAt: morningOf(addDays(LAST_WEEK, 2)) });
    await seedTurns(databaseUrl, turns);
    const { db, close } = await openDatabase({
      url: databaseUrl,
      dataDir: 'unused',
      onConnectionLost: () => undefined,
    });
    const parts = {
      statistics: createTurnStatistics(db, 'Asia/Makassar'),
      summaries: createWeeklySummaries(db),
      categoryOf: () => 'media-sosial',
    };
    await db.deleteFrom('weekly_summaries').execute();
    const tries = await Promise.all(
      Array.from({ length: 5 }, () => summariseLastWeek(parts, new Date())),
    );
    expect(tries.filter(Boolean)).toHaveLength(1);
    await queryPostgres(databaseUrl, `delete from turns where asked_at >= '${LAST_WEEK}'`);
    expect(await summariseLastWeek(parts, new Date())).toBe(false);
    await close();

    const { body } = await officer.get('/dashboard/laporan/mingguan');
    const card = await waitFor('the week', () => body.split('<li class="card">')[1]);
    expect(card).toContain('23 pertanyaan');
    expect(card).toContain('Like, komentar, atau membagikan unggahan calon');
  });
});
