import { describe, expect, it } from 'vitest';
import { queryPostgres } from '../support/postgres.ts';
import {
  newPerson,
  startTelegramStageForAll,
  type TelegramStage,
} from '../support/telegram/stage.ts';
import { waitFor } from '../support/wait-for.ts';

const LIKE = 'boleh gak like postingan caleg?';

describe.each(['polling', 'webhook'] as const)('a conversation over %s', (mode) => {
  const stage = startTelegramStageForAll(mode);

  it('answers a question verdict first and goes deeper at the press of a button', async () => {
    const { telegram } = stage();
    const ani = newPerson();
    telegram.say(ani, LIKE);
    const answer = await telegram.waitForReply(ani);
    expect(answer.text).toMatch(/^DILARANG/);
    expect(answer.entities[0]).toMatchObject({ type: 'bold', offset: 0, length: 8 });
    expect(answer.text).toContain('Dasar: ');
    const button = answer.keyboard.flat().find(({ text }) => text === 'Dasar hukumnya');
    telegram.press(ani, answer.messageId, button?.callback_data ?? '');
    await telegram.waitForText(ani, /Dasar hukum/);
    await waitFor('the press to be confirmed', () => telegram.unanswered() === 0);
    expect(await allTurns(stage())).toEqual([
      { question: LIKE, outcome: 'answered' },
      { question: 'Dasar hukumnya', outcome: 'answered' },
    ]);
    expect(telegram.refused()).toEqual([]);
  });

  it('gives one reply and records one turn when an update comes three times', async () => {
    const { telegram } = stage();
    const [ani, budi] = [newPerson(), newPerson()];
    const before = await allTurns(stage());
    const update = telegram.say(ani, LIKE);
    telegram.deliverAgain(update);
    await telegram.waitForReply(ani);
    telegram.deliverAgain(update);
    telegram.say(budi, LIKE);
    await telegram.waitForReply(budi);
    await waitFor('all updates to be taken', () => telegram.pending().length === 0);
    await settled(stage());
    expect(telegram.messagesTo(ani)).toHaveLength(1);
    expect(await allTurns(stage())).toHaveLength(before.length + 2);
  });

  it('erases message and address as soon as the reply is out', async () => {
    const { telegram, databaseUrl } = stage();
    const ani = newPerson();
    telegram.say(ani, LIKE);
    await telegram.waitForReply(ani);
    await settled(stage());
    const left = await queryPostgres(
      databaseUrl,
      `select id from inbox where payload is not null
       union all select id from outbox where payload is not null`,
    );
    expect(left).toEqual([]);
  });
});

describe('over Telegram', () => {
  const stage = startTelegramStageForAll('polling');

  it('/start, /bantuan, /topik and /privasi answer each with its own text', async () => {
    const { telegram } = stage();
    const ani = newPerson();
    const answers: string[] = [];
    for (const [index, command] of ['/start', '/bantuan', '/topik', '/privasi'].entries()) {
      telegram.say(ani, command);
      answers.push((await telegram.waitForReply(ani, index + 1)).text);
    }
    expect(answers[0]).toMatch(/^Halo! Saya Tanya Netral/);
    expect(answers[1]).toMatch(/^Tulis pertanyaan Anda/);
    expect(answers[2]).toBe('Pilih bidangnya:');
    expect(answers[3]).toMatch(/^Saya tidak menyimpan siapa Anda/);
    expect(JSON.stringify(telegram.calls('setMyCommands'))).toContain('privasi');
  });

  it('buttons lead from the topics to an answer', async () => {
    const { telegram } = stage();
    const ani = newPerson();
    telegram.say(ani, '/topik');
    const topics = await telegram.waitForReply(ani);
    const category = topics.keyboard.flat().find(({ text }) => text === 'Media sosial');
    telegram.press(ani, topics.messageId, category?.callback_data ?? '');
    const entries = await telegram.waitForText(ani, /^Topik tentang/);
    telegram.press(ani, entries.messageId, entries.keyboard[0]?.[0]?.callback_data ?? '');
    await telegram.waitForText(ani, /Ditinjau/);
    expect(telegram.refused()).toEqual([]);
  });

  it('a voice note gets a kind word', async () => {
    const { telegram } = stage();
    const ani = newPerson();
    telegram.send(ani, { voice: { file_id: 'x', file_unique_id: 'y', duration: 3 } });
    expect((await telegram.waitForReply(ani)).text).toContain('baru bisa membaca tulisan');
  });

  it('a picture is read by its caption', async () => {
    const { telegram } = stage();
    const ani = newPerson();
    telegram.send(ani, { photo: [], caption: LIKE });
    expect((await telegram.waitForReply(ani)).text).toMatch(/^DILARANG/);
  });

  it('hostile text never becomes markup', async () => {
    const { telegram } = stage();
    const ani = newPerson();
    telegram.say(ani, 'netralitas </b><a href="tg://x">klik</a> & *tebal* [a](http://x) <zzz>');
    const { entities } = await telegram.waitForReply(ani);
    expect(entities.filter(({ type }) => type === 'text_link')).toEqual([]);
    expect(telegram.refused()).toEqual([]);
  });

  it('talk in a group that does not address the bot is not ours', async () => {
    const { telegram } = stage();
    const [group, ani] = [newPerson(), newPerson()];
    telegram.openGroup(-group);
    telegram.send(ani, { text: LIKE }, -group);
    telegram.say(ani, LIKE);
    await telegram.waitForReply(ani);
    await waitFor('all updates to be taken', () => telegram.pending().length === 0);
    expect(telegram.messagesTo(-group)).toEqual([]);
  });
});

const allTurns = ({ databaseUrl }: TelegramStage) =>
  queryPostgres<{ question: string; outcome: string }>(
    databaseUrl,
    'select question, outcome from turns order by asked_at, id',
  );

const settled = ({ databaseUrl }: TelegramStage) =>
  waitFor('all replies to be marked as sent', async () => {
    const open = await queryPostgres(databaseUrl, "select id from outbox where state <> 'sent'");
    return open.length === 0;
  });
