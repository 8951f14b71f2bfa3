import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { startAppForAll } from '../support/app.ts';
import type { ChatAnswer } from '../support/ask.ts';
import { createPostgresDatabase } from '../support/postgres.ts';

const LIKE = 'boleh gak like postingan caleg?';

const running = startAppForAll(async () => ({ DATABASE_URL: await createPostgresDatabase() }));
const post = (payload: object | string, headers: Readonly<Record<string, string>> = {}) =>
  running().app.server.inject({
    method: 'POST',
    url: '/api/chat',
    payload,
    headers: { 'content-type': 'application/json', ...headers },
  });

describe('POST /api/chat', () => {
  it('answers with outcome, topic, text, HTML and choices', async () => {
    const response = await post({ session: randomUUID(), text: LIKE });
    expect(response.statusCode).toBe(200);
    const answer = response.json<ChatAnswer>();
    const fields = ['choices', 'html', 'outcome', 'share', 'text', 'topic'];
    expect(Object.keys(answer).sort()).toEqual(fields);
    expect(answer).toMatchObject({ outcome: 'answered', topic: 'medsos-like-komentar-bagikan' });
    expect(answer.text).toMatch(/^\*DILARANG\*/);
    expect(answer.html).toContain('<strong class="verdict verdict-dilarang">DILARANG</strong>');
    expect(answer.choices.map(({ label }) => label)).toContain('Dasar hukumnya');
  });

  it('understands a choice by its id and by its number', async () => {
    const session = randomUUID();
    const { choices } = (await post({ session, text: LIKE })).json<ChatAnswer>();
    const basis = choices.findIndex(({ id }) => id.startsWith('basis:'));
    const pressed = await post({ session, text: '', choice: choices[basis]?.id });
    expect(pressed.json<ChatAnswer>().text).toContain('Dasar hukum');
    await post({ session, text: LIKE });
    const numbered = await post({ session, text: String(basis + 1) });
    expect(numbered.json<ChatAnswer>().text).toContain('Dasar hukum');
  });

  it.each([
    ['a session that is no UUID', { session: 'saya', text: LIKE }, 'session'],
    ['no session', { text: LIKE }, 'session'],
    ['no text', { session: randomUUID(), text: '   ' }, 'text'],
    ['text that is no text', { session: randomUUID(), text: 7 }, 'text'],
    ['an overlong choice', { session: randomUUID(), choice: 'x'.repeat(65) }, 'choice'],
  ])('refuses %s with a reason', async (_, body, field) => {
    const response = await post(body);
    expect(response.statusCode).toBe(400);
    expect(response.json<{ error: string }>().error).toContain(field);
  });

  it('refuses what is no JSON without repeating it', async () => {
    const response = await post('{"session": rahasia');
    expect(response.statusCode).toBe(400);
    expect(response.body).not.toContain('rahasia');
  });

  it('refuses more than 4 KiB', async () => {
    const response = await post({ session: randomUUID(), text: 'x'.repeat(4_100) });
    expect(response.statusCode).toBe(413);
    expect(response.json<{ error: string }>().error).toContain('4 KiB');
  });

  it('tells one who asks too fast when to come back, and lets the others ask', async () => {
    const session = randomUUID();
    const statuses: number[] = [];
    let last = await post({ session, text: 'halo' });
    for (let count = 0; count < 40 && last.statusCode === 200; count += 1) {
      statuses.push(last.statusCode);
      last = await post({ session, text: 'halo' });
    }
    expect(last.statusCode).toBe(429);
    expect(statuses.length).toBeGreaterThan(9);
    expect(Number(last.headers['retry-after'])).toBeGreaterThan(0);
    expect(last.json<{ error: string }>().error).toContain('Terlalu cepat');
    expect((await post({ session: randomUUID(), text: 'halo' })).statusCode).toBe(200);
  });
});

describe('the page', () => {
  const get = () => running().app.server.inject({ method: 'GET', url: '/' });
  const sessionOf = (body: string) => /name="session" value="([^"]+)"/.exec(body)?.[1];

  it('gives each visitor a session and greets', async () => {
    const [one, other] = [await get(), await get()];
    expect(one.body).toContain('Halo! Saya Tanya Netral');
    expect(sessionOf(one.body)).toMatch(/^[0-9a-f-]{36}$/);
    expect(sessionOf(one.body)).not.toBe(sessionOf(other.body));
  });

  it('answers the form of a browser without scripts', async () => {
    const session = randomUUID();
    const response = await running().app.server.inject({
      method: 'POST',
      url: '/',
      payload: new URLSearchParams({ session, text: LIKE }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(response.statusCode).toBe(200);
    expect(response.headers['content-type']).toContain('text/html');
    expect(sessionOf(response.body)).toBe(session);
    expect(response.body).toContain('>DILARANG</strong>');
  });
});
