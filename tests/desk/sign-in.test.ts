import { Secret, TOTP } from 'otpauth';
import { describe, expect, it } from 'vitest';
import { startApp, startAppForAll } from '../support/app.ts';
import {
  ADMIN,
  ADMIN_ENVIRONMENT,
  addStaff,
  PASSWORD,
  visitDesk,
  visitSignedIn,
} from '../support/desk.ts';
import { createPostgresDatabase, queryPostgres } from '../support/postgres.ts';

let databaseUrl = '';
const running = startAppForAll(async () => {
  databaseUrl = await createPostgresDatabase();
  return { DATABASE_URL: databaseUrl, ...ADMIN_ENVIRONMENT };
});
const query = (statement: string) => queryPostgres<Record<string, unknown>>(databaseUrl, statement);
const desk = () => visitDesk(running());

describe('the first account', () => {
  it('is made once, by a link that only the start gives', async () => {
    const app = await startApp({
      DATABASE_URL: await createPostgresDatabase(),
      PUBLIC_URL: 'https://tanya.test',
    });
    const link = app.app.setupPath ?? '';
    const visitor = visitDesk(app);
    const account = { email: 'Pertama@Kesbangpol.test', sandi: PASSWORD, ulang: PASSWORD };
    expect((await visitor.get(link)).body).toContain('Buat akun pertama');
    const weak = await visitor.post(link, { ...account, sandi: 'pendek', ulang: 'pendek' });
    expect([weak.statusCode, weak.body.includes('paling sedikit 12')]).toEqual([400, true]);
    const made = await visitor.post(link, account);
    expect(made.headers.location).toBe('/dashboard');
    // Over https the cookie is for this host alone.
    expect(made.headers['set-cookie']).toMatch(
      /^__Host-meja=[^;]+; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    expect((await visitor.get('/dashboard/akun')).body).toContain('pertama@kesbangpol.test');
    const again = await visitDesk(app).post(link, { ...account, email: 'kedua@kesbangpol.test' });
    expect(again.statusCode).toBe(404);
    expect(app.logs()).not.toContain(link.split('/').at(-1));
  });

  it('comes from the environment, and then there is no link', async () => {
    expect(running().app.setupPath).toBeUndefined();
    expect((await desk().signIn(ADMIN)).statusCode).toBe(303);
    const [row] = await query(`select password_hash, role from staff where email = '${ADMIN}'`);
    expect(row).toMatchObject({ role: 'admin' });
    expect(row?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });
});

describe('signing in', () => {
  it('gives a cookie that scripts cannot read, and pages that nobody stores', async () => {
    const visitor = desk();
    const response = await visitor.signIn(ADMIN);
    expect(response.headers['set-cookie']).toMatch(
      /^meja=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    expect((await visitor.get('/dashboard')).headers['cache-control']).toBe('no-store');
  });

  it('says the same for a wrong password and for an address without account', async () => {
    const wrong = await desk().signIn(ADMIN, { sandi: 'bukan kata sandinya' });
    const nobody = await desk().signIn('tidak-ada@kesbangpol.test');
    const plain = (body: string) => body.replace(/value="[^"]*"/g, '');
    expect([wrong.statusCode, nobody.statusCode]).toEqual([401, 401]);
    expect(plain(wrong.body)).toBe(plain(nobody.body));
    await desk().signIn(ADMIN);
  });

  it.each(['petugas-a@kesbangpol.test', 'tidak-ada-a@kesbangpol.test'])(
    'locks %s after five failures, longer each time',
    async (email) => {
      if (email.startsWith('petugas')) await addStaff(databaseUrl, email, 'peninjau');
      const fail = () => desk().signIn(email, { sandi: 'salah salah salah' });
      for (let count = 0; count < 5; count += 1) expect((await fail()).statusCode).toBe(401);
      const locked = await desk().signIn(email);
      expect(locked.statusCode).toBe(429);
      const first = Number(locked.headers['retry-after']);
      expect(first).toBeGreaterThan(20);
      expect(first).toBeLessThanOrEqual(30);
      await query(`update sign_in_attempts set locked_until = now() where failures = 5`);
      expect((await fail()).statusCode).toBe(401);
      const second = Number((await desk().signIn(email)).headers['retry-after']);
      expect(second).toBeGreaterThan(30);
      expect(second).toBeLessThanOrEqual(60);
      await query(`update sign_in_attempts set locked_until = now()`);
    },
  );

  it('gives many guesses at once no more than as many one after the other', async () => {
    const email = 'petugas-b@kesbangpol.test';
    await addStaff(databaseUrl, email, 'peninjau');
    const guesses = Array.from({ length: 12 }, () =>
      desk().signIn(email, { sandi: 'tebakan saja ini' }),
    );
    const codes = (await Promise.all(guesses)).map(({ statusCode }) => statusCode);
    expect(codes.filter((code) => code === 401)).toHaveLength(5);
    expect(codes.filter((code) => code === 429)).toHaveLength(7);
  });

  it('takes a code once where an authenticator is used', async () => {
    const email = 'petugas-c@kesbangpol.test';
    await addStaff(databaseUrl, email, 'peninjau');
    const visitor = await visitSignedIn(running(), email);
    await visitor.post('/dashboard/saya/kode-mulai', { 'sandi-kode': PASSWORD });
    const page = (await visitor.get('/dashboard/saya')).body;
    const secret = Secret.fromBase32(/<code>([A-Z2-7]+)<\/code>/.exec(page)?.[1] ?? '');
    const codeAt = (timestamp: number) => new TOTP({ secret }).generate({ timestamp });
    const now = Date.now();
    const confirmed = await visitor.post('/dashboard/saya/kode', { kode: codeAt(now - 30_000) });
    expect(confirmed.body).toContain('aktif mulai sekarang');
    expect((await desk().signIn(email)).statusCode).toBe(401);
    expect((await desk().signIn(email, { kode: codeAt(now - 30_000) })).statusCode).toBe(401);
    expect((await desk().signIn(email, { kode: codeAt(now) })).statusCode).toBe(303);
    expect((await desk().signIn(email, { kode: codeAt(now) })).statusCode).toBe(401);
    const [row] = await query(`select totp_secret from staff where email = '${email}'`);
    expect(String(row?.totp_secret)).not.toContain(secret.base32);
  });

  it.each([
    ['//jahat.test/dashboard', '/dashboard'],
    ['https://jahat.test/dashboard', '/dashboard'],
    ['/dashboard/../..//jahat.test', '/dashboard'],
    ['/dashboard\\@jahat.test', '/dashboard/@jahat.test'],
    ['/dashboardjahat', '/dashboard'],
    ['javascript:alert(1)', '/dashboard'],
    ['/dashboard/pertanyaan?cari=foto', '/dashboard/pertanyaan?cari=foto'],
  ])('leads from %s to %s', async (next, expected) => {
    expect((await desk().signIn(ADMIN, { next })).headers.location).toBe(expected);
  });
});

describe('a session', () => {
  const alive = async (visitor: ReturnType<typeof desk>) =>
    (await visitor.get('/dashboard/saya')).statusCode === 200;

  it('is never one that somebody brought along', async () => {
    const victim = desk();
    victim.cookies.set('meja', 'ditanam-penyerang');
    await victim.signIn(ADMIN);
    const first = victim.cookies.get('meja');
    expect(first).not.toBe('ditanam-penyerang');
    await victim.signIn(ADMIN);
    expect(victim.cookies.get('meja')).not.toBe(first);
    const attacker = desk();
    attacker.cookies.set('meja', first ?? '');
    expect(await alive(attacker)).toBe(false);
  });

  it('ends with signing out, after 30 idle minutes, after 12 hours, and when its account closes', async () => {
    const email = 'petugas-d@kesbangpol.test';
    await addStaff(databaseUrl, email, 'peninjau');
    const endings: readonly (() => Promise<unknown>)[] = [
      () => query(`update staff_sessions set used_at = now() - interval '31 minutes'`),
      () => query(`update staff_sessions set started_at = now() - interval '13 hours'`),
      () => query(`update staff set disabled_at = now() where email = '${email}'`),
    ];
    const leaving = await visitSignedIn(running(), email);
    const cookie = leaving.cookies.get('meja') ?? '';
    await leaving.post('/dashboard/keluar', {});
    leaving.cookies.set('meja', cookie);
    expect(await alive(leaving)).toBe(false);
    for (const end of endings) {
      const visitor = await visitSignedIn(running(), email);
      expect(await alive(visitor)).toBe(true);
      await end();
      expect(await alive(visitor)).toBe(false);
    }
    expect((await desk().signIn(email)).statusCode).toBe(401);
  });

  it('cannot be used by who reads the database', async () => {
    const visitor = await visitSignedIn(running(), ADMIN);
    const keys = (await query('select key from staff_sessions')).map(({ key }) => key);
    expect(keys).not.toContain(visitor.cookies.get('meja'));
  });
});
