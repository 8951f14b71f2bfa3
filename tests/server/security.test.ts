import { expect, it } from 'vitest';
import { startAppForAll } from '../support/app.ts';
import { createPostgresDatabase } from '../support/postgres.ts';

const running = startAppForAll(async () => ({ DATABASE_URL: await createPostgresDatabase() }));
const get = (url: string) => running().app.server.inject({ method: 'GET', url });

it.each(['/', '/healthz', '/assets/chat.js', '/nowhere'])(
  'sends strict headers with %s',
  async (url) => {
    const { headers } = await get(url);
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(policy).not.toMatch(/https?:|\*/);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
    });
    expect(headers['permissions-policy']).toContain('camera=()');
    expect(headers['set-cookie']).toBeUndefined();
  },
);

it('serves pages without anything inline that the policy would block', async () => {
  const { body } = await get('/');
  expect(body).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>|<style|\sstyle=|\son\w+=/);
});

it('says little about what does not exist', async () => {
  const response = await get('/nowhere/../../etc/passwd');
  expect(response.statusCode).toBe(404);
  expect(response.body).not.toContain('passwd');
});

it('has no webhook where none is configured', async () => {
  const response = await running().app.server.inject({ method: 'POST', url: '/telegram/webhook' });
  expect(response.statusCode).toBe(404);
});

it('limits an address, and no query string gets around it', async () => {
  const from = (url: string) =>
    running().app.server.inject({ method: 'GET', url, remoteAddress: '203.0.113.9' });
  const statuses = new Set<number>();
  for (let count = 0; count < 620; count += 1) {
    statuses.add((await from('/assets/icon.svg?z')).statusCode);
  }
  expect(statuses).toContain(429);
  expect((await from('/healthz')).statusCode).toBe(200);
  expect((await get('/assets/icon.svg')).statusCode).toBe(200);
});
