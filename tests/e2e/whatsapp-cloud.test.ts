import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ONLY_TEXT } from '../../src/conversation/replies.ts';
import { startAppForAll } from '../support/app.ts';
import { createPostgresDatabase, queryPostgres } from '../support/postgres.ts';
import { waitFor } from '../support/wait-for.ts';
import {
  CLOUD,
  cloudEnvironment,
  cloudEvent,
  cloudMessage,
  type GraphServer,
  postEvent,
  startGraphServer,
} from '../support/whatsapp/graph-server.ts';

const QUESTION = { type: 'text', text: { body: 'boleh like postingan caleg?' } };
const LONG_QUESTION = 'Apakah ASN yang tidak netral bisa dipidana?';
const HOUR_MS = 3_600_000;

describe('WhatsApp over the Cloud API', () => {
  let graph: GraphServer;
  let databaseUrl = '';
  let people = 0;
  const newcomer = () => `62813${String(++people).padStart(8, '0')}`;
  beforeAll(async () => {
    graph = await startGraphServer();
    databaseUrl = await createPostgresDatabase();
  });
  const running = startAppForAll(async () => ({
    ...cloudEnvironment(graph.root),
    DATABASE_URL: databaseUrl,
  }));
  afterAll(() => graph.stop());
  const post = (...messages: readonly unknown[]) =>
    postEvent(running().url, cloudEvent({ messages }));
  const handshake = (token: string) =>
    fetch(
      `${running().url}/whatsapp/webhook?hub.mode=subscribe&hub.verify_token=${token}&hub.challenge=1158201444`,
    );

  it('shakes hands with who knows the token', async () => {
    const known = await handshake(CLOUD.verifyToken);
    expect([known.status, await known.text()]).toEqual([200, '1158201444']);
    expect((await handshake('something else')).status).toBe(403);
  });

  it('takes nothing whose signature does not fit the bytes', async () => {
    const phone = newcomer();
    const body = cloudEvent({ messages: [cloudMessage(phone, QUESTION)] });
    expect((await postEvent(running().url, body, 'another secret')).status).toBe(401);
    const bare = await fetch(`${running().url}/whatsapp/webhook`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    expect(bare.status).toBe(401);
    expect((await postEvent(running().url, '{"signed":"but nonsense"}')).status).toBe(200);
    expect(graph.shownTo(phone)).toEqual([]);
  });

  it('answers with choices that can be pressed', async () => {
    const phone = newcomer();
    await post(cloudMessage(phone, QUESTION));
    const first = await graph.reply(phone);
    expect(first.text).toMatch(/^\*DILARANG\* · /);
    const sanction = first.choices.find(({ id }) => id.startsWith('sanction:'));
    await post(
      cloudMessage(phone, {
        type: 'interactive',
        interactive: { type: 'list_reply', list_reply: sanction },
      }),
    );
    expect((await graph.reply(phone, 2)).text).toMatch(/^\*Sanksi\*/);
    expect(graph.refused).toEqual([]);
  });

  it('answers a message once, however often Meta sends it', async () => {
    const phone = newcomer();
    const message = cloudMessage(phone, QUESTION);
    await Promise.all(Array.from({ length: 5 }, () => post(message)));
    await post(cloudMessage(phone, { type: 'text', text: { body: 'netral itu apa?' } }));
    await graph.reply(phone, 2);
    expect(graph.shownTo(phone)).toHaveLength(2);
  });

  it('reads captions, and says one line to what it cannot read', async () => {
    const phone = newcomer();
    await post(cloudMessage(phone, { type: 'audio', audio: { id: '1' } }));
    expect((await graph.reply(phone)).text).toBe(ONLY_TEXT);
    await post(
      cloudMessage(phone, { type: 'image', image: { id: '1', caption: QUESTION.text.body } }),
    );
    expect((await graph.reply(phone, 2)).text).toContain('DILARANG');
  });

  it('leaves reactions, groups and other numbers alone', async () => {
    const phone = newcomer();
    await post(
      cloudMessage(phone, { type: 'reaction', reaction: { emoji: '👍' } }),
      cloudMessage(phone, { ...QUESTION, group_id: 'g1' }),
    );
    const other = cloudEvent({ messages: [cloudMessage(phone, QUESTION)] });
    await postEvent(running().url, other.replaceAll(CLOUD.phoneId, '1999999999999'));
    await post(cloudMessage(phone, QUESTION));
    await graph.reply(phone);
    expect(graph.shownTo(phone)).toHaveLength(1);
  });

  it('keeps to the window of 24 hours', async () => {
    const [late, recent] = [newcomer(), newcomer()];
    await post(cloudMessage(late, QUESTION, new Date(Date.now() - 24 * HOUR_MS)));
    await post(cloudMessage(recent, QUESTION, new Date(Date.now() - 23 * HOUR_MS)));
    await graph.reply(recent);
    await waitFor('the refusal', () => running().logs().includes('whatsapp-cloud-131047'));
    expect(graph.shownTo(late)).toEqual([]);
  });

  it.each([
    [130429, 'messages a second', 20],
    [131056, 'messages to one person', 5],
  ])('waits after %i (%s), and then sends once', async (code, _what, atLeastSeconds) => {
    const phone = newcomer();
    graph.refuse(400, code, 1);
    await post(cloudMessage(phone, QUESTION));
    const waiting = () =>
      queryPostgres<{ seconds: string }>(
        databaseUrl,
        `select extract(epoch from due_at - now()) as seconds from outbox
          where state = 'queued' and error = 'whatsapp-cloud-${code}'`,
      );
    const [row] = await waitFor('the wait', async () => {
      const rows = await waiting();
      return rows.length > 0 && rows;
    });
    expect(Number(row?.seconds)).toBeGreaterThan(atLeastSeconds);
    expect(graph.shownTo(phone)).toEqual([]);
    await queryPostgres(databaseUrl, `update outbox set due_at = now() where state = 'queued'`);
    expect((await graph.reply(phone)).text).toContain('DILARANG');
    await waitFor('the outbox to be empty', async () => (await waiting()).length === 0);
    expect(graph.shownTo(phone)).toHaveLength(1);
  });

  it('sends a long text in parts that Meta takes, each with a way on', async () => {
    const phone = newcomer();
    await post(cloudMessage(phone, { type: 'text', text: { body: LONG_QUESTION } }));
    let last = await graph.reply(phone);
    for (let round = 0; round < 8; round++) {
      const before = graph.shownTo(phone).length;
      const more = last.choices.find(({ id }) => id.startsWith('more:'));
      if (!more) break;
      await post(
        cloudMessage(phone, {
          type: 'interactive',
          interactive: { type: 'list_reply', list_reply: more },
        }),
      );
      last = await waitFor('the next part', () => {
        const after = graph.shownTo(phone).slice(before);
        return after.find(({ choices }) => choices.length > 0) ?? undefined;
      });
    }
    const text = graph
      .shownTo(phone)
      .map((one) => one.text)
      .join('');
    expect(text.length).toBeGreaterThan(3_000);
    expect(graph.refused).toEqual([]);
  });

  it('does not repeat what Meta refuses for good', async () => {
    const phone = newcomer();
    graph.refuse(400, 131047, 1);
    await post(cloudMessage(phone, QUESTION));
    await waitFor('the refusal', () => running().logs().includes('whatsapp-cloud-131047'));
    expect(graph.shownTo(phone)).toEqual([]);
  });

  it('records what became of its messages', async () => {
    const statuses = [
      { id: 'wamid.1', status: 'delivered', recipient_id: '6281' },
      { id: 'wamid.2', status: 'failed', errors: [{ code: 131026, title: 'x' }] },
    ];
    await postEvent(running().url, cloudEvent({ statuses }));
    const metrics = await (await fetch(`${running().url}/metrics`)).text();
    expect(metrics).toMatch(/whatsapp_statuses_total\{status="delivered"\} 1/);
    expect(running().logs()).toContain('131026');
    const ready = await (await fetch(`${running().url}/readyz`)).json();
    expect(ready).toMatchObject({ channels: { whatsapp: { state: 'connected' } } });
  });
});
