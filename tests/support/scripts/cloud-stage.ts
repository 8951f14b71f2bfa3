import { afterAll, beforeAll } from 'vitest';
import { startAppForAll } from '../app.ts';
import { createPostgresDatabase, queryPostgres } from '../postgres.ts';
import { waitFor } from '../wait-for.ts';
import {
  cloudEnvironment,
  cloudEvent,
  cloudMessage,
  type GraphServer,
  postEvent,
  startGraphServer,
} from '../whatsapp/graph-server.ts';
import { type Heard, type Person, type Stage, storedStage } from './driver.ts';

type Choice = GraphServer['shown'][number]['choices'][number];

/** The program behind the Graph API on the wire, called by signed webhooks. */
export function openCloudStage(): () => Stage {
  let graph: GraphServer | undefined;
  let databaseUrl = '';
  let people = 0;
  beforeAll(async () => {
    graph = await startGraphServer();
    databaseUrl = await createPostgresDatabase();
  });
  const app = startAppForAll(async () => ({
    DATABASE_URL: databaseUrl,
    ...cloudEnvironment(graph?.root ?? ''),
  }));
  afterAll(() => graph?.stop());
  const settled = () =>
    waitFor('all messages to be done', async () => {
      const open = "select id from inbox where state <> 'done'";
      return (await queryPostgres(databaseUrl, open)).length === 0;
    });
  return () => ({
    ...storedStage(() => databaseUrl),
    async newPerson() {
      if (!graph) throw new Error('the Graph API is not open');
      const phone = `62814${String(++people).padStart(8, '0')}`;
      return openPerson(graph, app().url, phone, settled);
    },
  });
}

function openPerson(
  graph: GraphServer,
  url: string,
  phone: string,
  settled: () => Promise<unknown>,
): Person {
  let offered: readonly Choice[] = [];
  let taken = 0;
  const sent = new Set<string>();

  /** What was said up to each of the bot's reads: long text and its choices are one reply. */
  function replies(): readonly Heard[] {
    const own = graph.reads.filter(({ messageId }) => sent.has(messageId));
    return own.map(({ shownBefore }, index) => {
      const from = own[index - 1]?.shownBefore ?? 0;
      const said = graph.shown.slice(from, shownBefore).filter(({ to }) => to === phone);
      offered = said.at(-1)?.choices ?? [];
      const text = said.map((one) => one.text).join('\n\n');
      const choices = offered.map(({ title, description }) => description ?? title);
      return { text: text.replaceAll(/[*_]/g, ''), choices };
    });
  }

  async function sends(content: object): Promise<void> {
    const message = cloudMessage(phone, content);
    sent.add(String(message.id));
    await postEvent(url, cloudEvent({ messages: [message] }));
  }

  async function heard(count: number): Promise<readonly Heard[]> {
    if (count === 0) await settled();
    else
      await waitFor(`reply ${taken + count} to ${phone}`, () => replies().length >= taken + count);
    const all = replies();
    const fresh = all.slice(taken);
    taken = all.length;
    return fresh;
  }

  return {
    async says(texts, count) {
      for (const body of texts) await sends({ type: 'text', text: { body } });
      return heard(count);
    },
    hears: () => Promise.reject(new Error('the Cloud API lets nobody write first')),
    async presses(label) {
      const choice = offered.find(({ title, description }) =>
        (description ?? title).startsWith(label),
      );
      if (!choice) throw new Error(`nothing offered is called ${label}`);
      const { id, title } = choice;
      await sends({ type: 'interactive', interactive: { list_reply: { id, title } } });
      const [reply] = await heard(1);
      if (!reply) throw new Error(`${label} leads nowhere`);
      return reply;
    },
  };
}
