import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startAppForAll } from '../support/app.ts';
import { ask } from '../support/ask.ts';
import { startTelegramServer, type TelegramServer } from '../support/telegram/telegram-server.ts';
import { waitFor } from '../support/wait-for.ts';
import {
  cloudEnvironment,
  cloudEvent,
  cloudMessage,
  type GraphServer,
  postEvent,
  startGraphServer,
} from '../support/whatsapp/graph-server.ts';
import { shareLinkedBot } from '../support/whatsapp/shared-bot.ts';

/** What a person types, and what the answer to it must say. */
const SCRIPT: readonly (readonly [string, RegExp])[] = [
  ['halo', /Tanya Netral/],
  ['boleh gak like postingan caleg?', /^\W*DILARANG\W* · memberi like/],
  ['2', /^\W*Sanksi\W* · memberi like/],
  ['boleh gak like postingan caleg?', /^\W*DILARANG\W* · memberi like/],
  ['lagi', /Penjelasan/],
  ['saya harus pilih siapa?', /tidak bisa membantu soal memilih/],
  ['topik', /Pilih bidangnya/],
  ['privasi', /tidak menyimpan siapa Anda/],
];

/** One person on one channel: says something, gets everything that the bot has said so far. */
interface Talk {
  say(text: string): Promise<void>;
  heard(): Promise<readonly string[]>;
}

describe('the same conversation', () => {
  let telegram: TelegramServer;
  let graph: GraphServer;
  beforeAll(async () => {
    telegram = await startTelegramServer();
    graph = await startGraphServer();
  });
  const shared = shareLinkedBot(() => ({
    environment: { TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.url },
  }));
  const cloud = startAppForAll(async () => cloudEnvironment(graph.root));
  afterAll(async () => {
    await telegram.stop();
    await graph.stop();
  });

  const channels: readonly (readonly [string, () => Talk])[] = [
    ['Telegram', () => onTelegram(telegram)],
    ['WhatsApp by Baileys', () => onWhatsApp(shared())],
    ['WhatsApp by the Cloud API', () => onCloud(graph, cloud().url)],
    ['the web chat', () => onWeb(shared().bot.url)],
  ];
  it.each(channels)('passes on %s', async (_name, open) => {
    const talk = open();
    for (const [said, expected] of SCRIPT) {
      const before = (await talk.heard()).length;
      await talk.say(said);
      const answer = await waitFor(
        `an answer to "${said}"`,
        async () => (await talk.heard())[before],
      );
      expect(answer).toMatch(expected);
    }
    expect(await talk.heard()).toHaveLength(SCRIPT.length);
  });
});

function onTelegram(telegram: TelegramServer): Talk {
  const person = 700_001;
  return {
    say: async (text) => void telegram.say(person, text),
    heard: async () => telegram.messagesTo(person).map(({ text }) => text),
  };
}

function onWhatsApp({ server, newcomer }: ReturnType<ReturnType<typeof shareLinkedBot>>): Talk {
  const phone = newcomer();
  return {
    say: async (text) => void (await server.say(phone, text)),
    heard: async () => server.shownTo(phone).map(({ text }) => text),
  };
}

/** Text that goes ahead of its choices is one answer with them. */
function onCloud(graph: GraphServer, url: string): Talk {
  const phone = '6281900000001';
  return {
    say: async (text) => {
      const message = cloudMessage(phone, { type: 'text', text: { body: text } });
      await postEvent(url, cloudEvent({ messages: [message] }));
    },
    heard: async () =>
      graph
        .shownTo(phone)
        .map(({ text }) => text)
        .filter((text) => text !== 'Mau lanjut ke mana?'),
  };
}

function onWeb(url: string): Talk {
  const session = randomUUID();
  const heard: string[] = [];
  return {
    say: async (text) => void heard.push((await ask(url, text, { session })).text),
    heard: async () => heard,
  };
}
