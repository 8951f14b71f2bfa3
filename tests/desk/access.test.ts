import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { startAppForAll } from '../support/app.ts';
import {
  ADMIN,
  ADMIN_ENVIRONMENT,
  addStaff,
  type DeskVisitor,
  PASSWORD,
  visitDesk,
  visitSignedIn,
} from '../support/desk.ts';
import { createPostgresDatabase, queryPostgres } from '../support/postgres.ts';

const REVIEWER = 'peninjau@kesbangpol.test';
const FORGOTTEN = 'pelupa@kesbangpol.test';
const ID = randomUUID();

let databaseUrl = '';
const running = startAppForAll(async () => {
  databaseUrl = await createPostgresDatabase();
  return { DATABASE_URL: databaseUrl, ...ADMIN_ENVIRONMENT };
});
const query = (statement: string) => queryPostgres<Record<string, unknown>>(databaseUrl, statement);
const actions = async () =>
  (await query('select action from audit_log')).map(({ action }) => action);

let admin: DeskVisitor;
let reviewer: DeskVisitor;
beforeAll(async () => {
  await addStaff(databaseUrl, REVIEWER, 'peninjau');
  await addStaff(databaseUrl, FORGOTTEN, 'editor');
  admin = await visitSignedIn(running(), ADMIN);
  reviewer = await visitSignedIn(running(), REVIEWER);
});

const READABLE = ['', '/', '/pertanyaan', '/pertanyaan/keputusan', '/balasan', '/kanal', '/saya'];
const FOR_ADMINS = ['/akun', '/jejak'];
const FORMS_FOR_ADMINS = [
  '/akun',
  ...['tautan', 'keluarkan', 'tanpa-kode', 'buka', 'tutup', 'peran'].map(
    (deed) => `/akun/${ID}/${deed}`,
  ),
];
const FORMS = [
  ...['/pertanyaan', '/pertanyaan/urungkan', `/balasan/${ID}`, '/keluar'],
  ...['/saya/sandi', '/saya/keluar-lain', '/saya/kode-mulai', '/saya/kode', '/saya/kode-mati'],
];

describe('without signing in', () => {
  it.each([...READABLE, ...FOR_ADMINS, '/ringkasan.csv', `/balasan/${ID}`, '/tidak-ada'])(
    '/dashboard%s leads to the door',
    async (path) => {
      const response = await visitDesk(running()).get(`/dashboard${path}`);
      expect(response.statusCode).toBe(303);
      expect(response.headers.location).toMatch(/^\/dashboard\/masuk(\?next=|$)/);
    },
  );

  it.each([...FORMS, ...FORMS_FOR_ADMINS])('nothing can be sent to /dashboard%s', async (path) => {
    const response = await visitDesk(running()).post(`/dashboard${path}`, {});
    expect([303, 403]).toContain(response.statusCode);
    expect(response.headers.location ?? '/dashboard/masuk').toBe('/dashboard/masuk');
  });

  it.each(['/dashboard/mulai/tebakan', '/dashboard/sandi/tebakan'])(
    'a guessed link opens nothing: %s',
    async (path) => {
      expect((await visitDesk(running()).get(path)).statusCode).toBe(404);
    },
  );
});

describe('roles', () => {
  it.each(READABLE)('a reviewer reads /dashboard%s', async (path) => {
    expect((await reviewer.get(`/dashboard${path}`)).statusCode).toBe(200);
  });

  it.each(FOR_ADMINS)('only an admin reads /dashboard%s', async (path) => {
    expect((await reviewer.get(`/dashboard${path}`)).statusCode).toBe(403);
    expect((await admin.get(`/dashboard${path}`)).statusCode).toBe(200);
  });

  it.each(FORMS_FOR_ADMINS)('only an admin sends to /dashboard%s', async (path) => {
    const fields = { email: 'baru@kesbangpol.test', peran: 'admin' };
    expect((await reviewer.post(`/dashboard${path}`, fields)).statusCode).toBe(403);
    expect(await query(`select id from staff where email = 'baru@kesbangpol.test'`)).toEqual([]);
  });

  it('only an admin sees how to link a channel', async () => {
    const codes = [];
    for (const visitor of [visitDesk(running()), reviewer, admin]) {
      codes.push((await visitor.get('/api/staff/channels')).statusCode);
    }
    expect(codes).toEqual([401, 401, 200]);
  });
});

describe('a forged form', () => {
  const change = (visitor: DeskVisitor, fields: object, headers: object = {}) =>
    visitor.post(
      '/dashboard/akun',
      { email: 'palsu@kesbangpol.test', peran: 'admin', ...fields },
      { ...headers },
    );

  it.each([
    ['without token', { formulir: '' }, {}],
    ['with a guessed token', { formulir: 'x'.repeat(43) }, {}],
    ['from another site', {}, { origin: 'https://jahat.test' }],
    ['from a page without origin', {}, { origin: 'null' }],
    ['that hides where it comes from', {}, { origin: undefined }],
    ['that the browser calls cross-site', {}, { 'sec-fetch-site': 'cross-site' }],
    ['from a neighbouring site', {}, { 'sec-fetch-site': 'same-site' }],
  ])('%s changes nothing', async (_, fields, headers) => {
    await admin.get('/dashboard/saya');
    expect((await change(admin, fields, headers)).statusCode).toBe(403);
    expect(await query(`select id from staff where email like 'palsu%'`)).toEqual([]);
  });

  it('with the token of another session changes nothing', async () => {
    const page = await reviewer.get('/dashboard/saya');
    const formulir = /name="formulir" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
    expect((await change(admin, { formulir })).statusCode).toBe(403);
  });

  it('cannot sign somebody in from another site', async () => {
    const response = await visitDesk(running()).post(
      '/dashboard/masuk',
      { email: ADMIN, sandi: PASSWORD },
      { origin: 'https://jahat.test' },
    );
    expect([response.statusCode, response.cookies]).toEqual([403, []]);
  });
});

describe('accounts', () => {
  const idOf = async (email: string) =>
    String((await query(`select id from staff where email = '${email}'`))[0]?.id);

  it('are added with a link by which their owner chooses a password, once', async () => {
    await admin.get('/dashboard/akun');
    const made = await admin.post('/dashboard/akun', {
      email: ' Baru@Dinas.test ',
      peran: 'editor',
    });
    const link = /http:\/\/meja\.test(\/dashboard\/sandi\/[\w-]+)/.exec(made.body)?.[1] ?? '';
    const owner = visitDesk(running());
    expect((await owner.get(link)).body).toContain('baru@dinas.test');
    const unlike = await owner.post(link, { sandi: PASSWORD, ulang: `${PASSWORD}?` });
    expect(unlike.statusCode).toBe(400);
    expect((await owner.post(link, { sandi: PASSWORD, ulang: PASSWORD })).statusCode).toBe(303);
    expect((await owner.get(link)).statusCode).toBe(404);
    expect((await owner.signIn('baru@dinas.test')).statusCode).toBe(303);
    expect(
      (await admin.post('/dashboard/akun', { email: 'baru@dinas.test', peran: 'admin' }))
        .statusCode,
    ).toBe(400);
  });

  it('get a new password by an admin, which ends their sessions and their lock', async () => {
    const old = await visitSignedIn(running(), FORGOTTEN);
    for (let count = 0; count < 5; count += 1) {
      await visitDesk(running()).signIn(FORGOTTEN, { sandi: 'sudah lupa sama sekali' });
    }
    expect((await visitDesk(running()).signIn(FORGOTTEN)).statusCode).toBe(429);
    const url = `/dashboard/akun/${await idOf(FORGOTTEN)}/tautan`;
    const page = await admin.post(url, {});
    const link = /(\/dashboard\/sandi\/[\w-]+)/.exec(page.body)?.[1] ?? '';
    const sandi = 'kata sandi yang lain lagi';
    await visitDesk(running()).post(link, { sandi, ulang: sandi });
    expect((await old.get('/dashboard/saya')).statusCode).toBe(303);
    expect((await visitDesk(running()).signIn(FORGOTTEN)).statusCode).toBe(401);
    expect((await visitDesk(running()).signIn(FORGOTTEN, { sandi })).statusCode).toBe(303);
  });

  it('always include an admin', async () => {
    const id = await idOf(ADMIN);
    for (const [deed, fields] of [
      ['tutup', {}],
      ['peran', { peran: 'editor' }],
    ] as const) {
      const response = await admin.post(`/dashboard/akun/${id}/${deed}`, fields);
      expect([response.statusCode, response.body.includes('admin terakhir')]).toEqual([400, true]);
    }
    expect((await admin.get('/dashboard/akun')).statusCode).toBe(200);
  });

  it('change their own password, which signs other devices out', async () => {
    const email = 'ganti@kesbangpol.test';
    await addStaff(databaseUrl, email, 'peninjau');
    const [here, there] = [
      await visitSignedIn(running(), email),
      await visitSignedIn(running(), email),
    ];
    const sandi = 'sandi baru yang panjang';
    const refused = await here.post('/dashboard/saya/sandi', {
      lama: 'salah',
      sandi,
      ulang: sandi,
    });
    expect(refused.statusCode).toBe(400);
    await here.post('/dashboard/saya/sandi', { lama: PASSWORD, sandi, ulang: sandi });
    expect((await here.get('/dashboard/saya')).statusCode).toBe(200);
    expect((await there.get('/dashboard/saya')).statusCode).toBe(303);
  });
});

it('notes who read or did what, and shows it to admins', async () => {
  await reviewer.get('/dashboard/pertanyaan');
  await reviewer.get('/dashboard/akun');
  const page = await admin.get('/dashboard/jejak');
  for (const words of [
    REVIEWER,
    'membaca pertanyaan',
    'ditolak: peran tidak cukup',
    'gagal masuk',
  ]) {
    expect(page.body).toContain(words);
  }
  expect(await actions()).toEqual(
    expect.arrayContaining(['sign-in', 'questions', 'account-added']),
  );
  expect(page.body).not.toContain(PASSWORD);
});
