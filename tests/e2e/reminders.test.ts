import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { parseConfig } from '../../src/config.ts';
import type { Conversation } from '../../src/conversation/conversation.ts';
import type { PauseNotice } from '../../src/conversation/gate.ts';
import { remindersOn } from '../../src/conversation/reminders.ts';
import { openGround } from '../../src/ground.ts';
import { loadContent } from '../../src/knowledge/content.ts';
import { createLogger } from '../../src/logger.ts';
import { openConversation } from '../../src/open-conversation.ts';
import type { AskerId } from '../../src/privacy/pseudonym.ts';
import { openSwitchboard } from '../../src/switchboard.ts';
import { startApp } from '../support/app.ts';
import { CONTENT_FOLDER, type Environment, testEnvironment } from '../support/environment.ts';
import { captureLog } from '../support/log-capture.ts';
import { createPostgresDatabase, queryPostgres } from '../support/postgres.ts';
import { newPerson, startTelegramStage } from '../support/telegram/stage.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { waitFor } from '../support/wait-for.ts';
import {
  cloudEnvironment,
  cloudEvent,
  cloudMessage,
  postEvent,
  startGraphServer,
} from '../support/whatsapp/graph-server.ts';

const SECRET = 'a-secret-that-all-instances-share-0123456789';
const PEOPLE = 12;
/** The day before the quiet days of 2024; Kalimantan Timur is eight hours ahead. */
const at = (local: string) => new Date(`2024-11-23T${local}:00+08:00`);

interface Sent {
  readonly address: string;
  readonly text: string;
}

describe('reminders of stages', () => {
  let databaseUrl = '';
  let now = at('07:59');
  let sent: Sent[] = [];
  let pause: PauseNotice | undefined;
  beforeEach(async () => {
    databaseUrl = await createPostgresDatabase();
    now = at('07:59');
    sent = [];
    pause = undefined;
  });

  /** One process of several on the same database. */
  async function startInstance(
    environment: Environment = { DATABASE_URL: databaseUrl, APP_SECRET: SECRET },
  ): Promise<Conversation> {
    const config = parseConfig(testEnvironment(await temporaryFolder(), environment));
    const log = captureLog();
    const ground = await openGround(config, createLogger('info', log.destination));
    const switchboard = openSwitchboard(ground);
    const conversation = openConversation(
      ground,
      async (_, address, { text }) => {
        sent.push({ address, text });
        return { kind: 'sent' };
      },
      { ...switchboard, pauseOf: (channel) => pause ?? switchboard.pauseOf(channel) },
      () => now,
    );
    onTestFinished(async () => {
      await conversation.idle();
      await ground.database.close();
    });
    return conversation;
  }

  async function say(conversation: Conversation, chatId: number, text: string): Promise<void> {
    const address = JSON.stringify({ chatId, pressedMessageId: chatId + 1 });
    const asker = `asker ${chatId}` as AskerId;
    const message = { id: randomUUID(), channel: 'telegram' as const, asker, text, sentAt: now };
    await conversation.receive(message, address);
  }

  async function sweepAll(instances: readonly Conversation[]): Promise<void> {
    for (let round = 0; round < 2; round++) {
      await Promise.all(instances.map((one) => one.sweep()));
      await Promise.all(instances.map((one) => one.idle()));
    }
  }

  it('come once to each, from many processes, in day-time, and not after a restart', async () => {
    const instances = await Promise.all([startInstance(), startInstance()]);
    const [first] = instances;
    if (!first) throw new Error('nothing runs');
    for (let chatId = 1; chatId <= PEOPLE; chatId++) await say(first, chatId, 'ingatkan');
    await first.idle();
    expect(sent).toHaveLength(PEOPLE);
    expect(await storedAddresses(databaseUrl)).not.toMatch(/chatId/);

    sent = [];
    await sweepAll(instances);
    expect(sent, 'before eight').toEqual([]);
    now = at('17:00');
    await sweepAll(instances);
    expect(sent, 'in the evening').toEqual([]);

    now = at('08:00');
    await sweepAll(instances);
    const chats = sent.map(({ address }) => (JSON.parse(address) as { chatId: number }).chatId);
    expect(chats.toSorted((one, other) => one - other)).toEqual(
      Array.from({ length: PEOPLE }, (_, index) => index + 1),
    );
    expect(sent[0]?.text).toContain('**Masa tenang Pilkada 2024** mulai besok, 24 November 2024');
    expect(sent[0]?.text).toContain('ketik **berhenti**');
    expect(sent.every(({ address }) => !address.includes('pressedMessageId'))).toBe(true);

    now = at('12:00');
    await sweepAll([...instances, await startInstance()]);
    expect(sent).toHaveLength(PEOPLE);
  });

  it('stop at one word or with all that is erased, in the embedded database too', async () => {
    const conversation = await startInstance({});
    await say(conversation, 1, 'ingatkan');
    await say(conversation, 2, 'ingatkan');
    await say(conversation, 3, 'ingatkan');
    await say(conversation, 1, 'berhenti');
    await say(conversation, 2, '/hapus');
    await conversation.idle();
    sent = [];
    now = at('10:00');
    pause = { otherWays: [] };
    await sweepAll([conversation]);
    expect(sent, 'while staff have paused the channel').toEqual([]);
    pause = undefined;
    await sweepAll([conversation]);
    expect(sent.map(({ address }) => JSON.parse(address))).toEqual([{ chatId: 3 }]);
  });

  it('reach the phone, until its owner blocks the bot', async () => {
    const { telegram, databaseUrl: url } = await startTelegramStage('polling', {
      clock: () => at('09:00'),
    });
    const person = newPerson();
    telegram.say(person, '/ingatkan');
    await telegram.waitForReply(person, 2);
    const [promise, reminder] = telegram.messagesTo(person);
    expect(promise?.text).toContain('saya ingatkan di sini');
    expect(reminder?.text).toContain('Masa tenang Pilkada 2024 mulai besok');
    telegram.block(person);
    await waitFor('the address to be erased', async () => {
      const rows = await queryPostgres(url, 'select id from subscriptions');
      return rows.length === 0;
    });
  });

  it('reach WhatsApp over the Cloud API by an approved template, where there is one', async () => {
    const graph = await startGraphServer();
    onTestFinished(() => graph.stop());
    const template = { WHATSAPP_CLOUD_REMINDER_TEMPLATE: 'pengingat_tahapan' };
    const environment = { ...cloudEnvironment(graph.root), ...template };
    const app = await startApp(environment, { clock: () => at('09:00') });
    const phone = '6281300000001';
    const body = { type: 'text', text: { body: 'ingatkan' } };
    await postEvent(app.url, cloudEvent({ messages: [cloudMessage(phone, body)] }));
    await graph.reply(phone, 2);
    const [promise, reminder] = graph.shownTo(phone);
    expect(promise?.text).toContain('saya ingatkan di sini');
    expect(reminder?.template).toBe('pengingat_tahapan');
    expect(reminder?.text).toMatch(
      /^\*Masa tenang Pilkada 2024\* mulai besok, .*ketik \*berhenti\*\.$/,
    );
    expect(graph.refused).toEqual([]);
  });

  it('are at most three a stage, and none about dates that nobody confirms', async () => {
    const content = await loadContent(CONTENT_FOLDER, 'kaltim');
    const perStage = new Map<string, string[]>();
    for (let day = Date.UTC(2023, 9, 1); day < Date.UTC(2025, 6, 1); day += 86_400_000) {
      for (const { id, text } of remindersOn(new Date(day).toISOString().slice(0, 10), content)) {
        const stage = id.slice(0, id.lastIndexOf('/'));
        perStage.set(stage, [...(perStage.get(stage) ?? []), text]);
      }
    }
    const stages = content.calendar.elections.flatMap(({ id, stages: all }) =>
      all.filter(({ status }) => status === 'verified').map((stage) => `${id}/${stage.id}`),
    );
    expect([...perStage.keys()].sort()).toEqual(stages.sort());
    expect(Math.max(...[...perStage.values()].map((texts) => texts.length))).toBeLessThanOrEqual(3);
    expect(perStage.get('pilkada-2024/kampanye')).toEqual([
      expect.stringContaining('mulai seminggu lagi, 25 September 2024, sampai 23 November 2024'),
      expect.stringContaining('mulai besok, 25 September 2024'),
    ]);
    expect(perStage.get('pilkada-2024/pemungutan')).toEqual([
      expect.stringContaining('**Hari pemungutan suara Pilkada 2024** mulai besok, 27 November'),
    ]);
  });
});

async function storedAddresses(databaseUrl: string): Promise<string> {
  const rows = await queryPostgres<{ readonly address: string }>(
    databaseUrl,
    "select encode(address, 'escape') as address from subscriptions",
  );
  expect(rows).toHaveLength(PEOPLE);
  return rows.map(({ address }) => address).join('\n');
}
