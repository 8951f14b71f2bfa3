import { beforeEach, describe, expect, it } from 'vitest';
import { queryPostgres } from '../support/postgres.ts';
import { untilReady } from '../support/readiness.ts';
import {
  newPerson,
  startTelegramStage,
  startTelegramStageForAll,
} from '../support/telegram/stage.ts';
import { waitFor } from '../support/wait-for.ts';

const LIKE = 'boleh gak like postingan caleg?';

const stage = startTelegramStageForAll('polling');
beforeEach(() => stage().telegram.clearFaults());

const buttonOf = (
  message: { keyboard: readonly (readonly { text: string; callback_data: string }[])[] },
  label: string,
): string => message.keyboard.flat().find(({ text }) => text === label)?.callback_data ?? '';

const allTaken = () =>
  waitFor('all updates to be done', async () => {
    const { telegram, databaseUrl } = stage();
    if (telegram.pending().length > 0) return false;
    const open = "select id from inbox where state <> 'done'";
    return (await queryPostgres(databaseUrl, open)).length === 0;
  });

const sendCallsTo = (chatId: number) =>
  stage()
    .telegram.calls('sendMessage')
    .filter(({ parameters }) => parameters.chat_id === chatId);

describe('a pressed button', () => {
  it('walks through menus in one message', async () => {
    const { telegram } = stage();
    const ani = newPerson();
    telegram.say(ani, '/cek');
    const { messageId, ...first } = await telegram.waitForReply(ani);
    telegram.press(ani, messageId, buttonOf(first, 'PPPK'));
    const second = await telegram.waitForText(ani, /^Kapan/);
    telegram.press(ani, messageId, buttonOf(second, 'Masa kampanye'));
    await telegram.waitForText(ani, /^Di mana/);
    expect(telegram.messagesTo(ani)).toHaveLength(1);
    expect(telegram.editsIn(ani)).toBe(2);
  });

  it('adds the sanction below the answer it belongs to', async () => {
    const { telegram } = stage();
    const ani = newPerson();
    telegram.say(ani, LIKE);
    const answer = await telegram.waitForReply(ani);
    telegram.press(ani, answer.messageId, buttonOf(answer, 'Sanksinya apa?'));
    const edited = await telegram.waitForText(ani, /Sanksi ·/);
    expect(edited.messageId).toBe(answer.messageId);
    expect(edited.text.startsWith(answer.text)).toBe(true);
  });

  it('leaves an answer as it is when another topic is opened', async () => {
    const { telegram } = stage();
    const ani = newPerson();
    telegram.say(ani, LIKE);
    const answer = await telegram.waitForReply(ani);
    const related = answer.keyboard
      .flat()
      .find(({ callback_data }) => callback_data.endsWith(':lain'));
    telegram.press(ani, answer.messageId, related?.callback_data ?? '');
    await telegram.waitForReply(ani, 2);
    expect(telegram.messagesTo(ani)[0]).toEqual(answer);
  });

  it.each(['message is not modified', 'message to edit not found', "message can't be edited"])(
    'is answered by a new message when Telegram says "%s"',
    async (reason) => {
      const { telegram } = stage();
      const ani = newPerson();
      telegram.say(ani, '/topik');
      const topics = await telegram.waitForReply(ani);
      const description = `Bad Request: ${reason}`;
      telegram.fault({
        method: 'editMessageText',
        times: 1,
        kind: 'refuse',
        code: 400,
        description,
      });
      telegram.press(ani, topics.messageId, buttonOf(topics, 'Media sosial'));
      expect((await telegram.waitForReply(ani, 2)).text).toMatch(/^Topik tentang/);
      await waitFor('the press to be confirmed', () => telegram.unanswered() === 0);
    },
  );
});

describe('a private chat', () => {
  it('shows that the bot is typing where the reply takes a moment', async () => {
    const { telegram } = stage();
    const ani = newPerson();
    telegram.say(ani, 'halo');
    await telegram.waitForReply(ani);
    const typing = telegram.calls('sendChatAction').map(({ parameters }) => parameters);
    expect(typing).toContainEqual({ chat_id: ani, action: 'typing' });
  });

  it('opens a topic from a link', async () => {
    const { telegram } = stage();
    const ani = newPerson();
    telegram.say(ani, '/start hak-golput');
    expect((await telegram.waitForReply(ani)).text).toContain('golput');
  });

  it('answers an edited question anew, and an edit without new words not at all', async () => {
    const { telegram } = stage();
    const ani = newPerson();
    const update = telegram.say(ani, LIKE);
    await telegram.waitForReply(ani);
    telegram.change(update, LIKE);
    telegram.change(update, 'pns boleh jadi saksi partai di tps ga');
    expect((await telegram.waitForReply(ani, 2)).text).toContain('saksi');
    await allTaken();
    expect(telegram.messagesTo(ani)).toHaveLength(2);
    const { reply_parameters } = sendCallsTo(ani).at(-1)?.parameters ?? {};
    expect(reply_parameters).toMatchObject({ message_id: update.message?.message_id });
  });

  it('stays in the topic in which it was asked', async () => {
    const { telegram } = stage();
    const ani = newPerson();
    telegram.send(ani, { text: LIKE, is_topic_message: true, message_thread_id: 77 });
    await telegram.waitForReply(ani);
    expect(sendCallsTo(ani)[0]?.parameters.message_thread_id).toBe(77);
  });
});

describe('somebody who blocks the bot', () => {
  it.each([
    ['while a reply is on its way', false],
    ['and goes', true],
  ])('%s is forgotten', async (_, isOver) => {
    const { telegram, databaseUrl } = stage();
    const [ani, budi] = [newPerson(), newPerson()];
    await queryPostgres(databaseUrl, 'truncate inbox, outbox, turns, dialogues');
    telegram.say(budi, LIKE);
    await telegram.waitForReply(budi);
    telegram.say(ani, LIKE);
    await telegram.waitForReply(ani);
    const description = 'Forbidden: bot was blocked by the user';
    if (!isOver) {
      telegram.fault({ method: 'sendMessage', times: 1, kind: 'refuse', code: 403, description });
      telegram.say(ani, 'topik');
    } else telegram.block(ani);
    const rows = (table: string) => queryPostgres(databaseUrl, `select asker from ${table}`);
    await waitFor('her turns to be gone', async () => (await rows('turns')).length === 1);
    expect(await rows('dialogues')).toHaveLength(1);
  });
});

describe('inline mode', () => {
  it('offers entries to paste, and keeps nothing', async () => {
    const { telegram, databaseUrl } = stage();
    await allTaken();
    await queryPostgres(databaseUrl, 'truncate inbox, outbox, turns, dialogues');
    telegram.query(newPerson(), 'like caleg');
    const call = await waitFor('inline results', () =>
      telegram.calls('answerInlineQuery').find(({ status }) => status === 200),
    );
    const { results } = call.parameters as { results: readonly { readonly id: string }[] };
    expect(results.length).toBeGreaterThan(0);
    expect(results.length).toBeLessThanOrEqual(5);
    expect(results[0]).toMatchObject({
      id: 'medsos-like-komentar-bagikan',
      description: expect.stringMatching(/^DILARANG/),
      input_message_content: { message_text: expect.stringMatching(/^<b>DILARANG<\/b>/) },
    });
    expect(stage().app.logs()).not.toContain('like caleg');
    expect(await queryPostgres(databaseUrl, 'select id from inbox')).toEqual([]);
    expect(await queryPostgres(databaseUrl, 'select id from turns')).toEqual([]);
  });
});

describe('the introduction', () => {
  it('tells Telegram commands, description and about text in Indonesian', async () => {
    const { telegram } = stage();
    await waitFor('the about text', () => telegram.calls('setMyShortDescription').length > 0);
    expect(JSON.stringify(telegram.calls('setMyCommands'))).toContain('Daftar topik');
    expect(telegram.calls('setMyDescription')[0]?.status).toBe(200);
    expect(telegram.calls('setMyShortDescription')[0]?.status).toBe(200);
  });

  it('may fail without keeping the bot from answering', async () => {
    const { telegram, app } = await startTelegramStage('polling');
    for (const method of ['setMyCommands', 'setMyDescription', 'setMyShortDescription']) {
      telegram.fault({ method, kind: 'refuse', code: 400 });
    }
    await untilReady(app.url);
    const ani = newPerson();
    telegram.say(ani, LIKE);
    expect((await telegram.waitForReply(ani)).text).toMatch(/^DILARANG/);
  });
});
