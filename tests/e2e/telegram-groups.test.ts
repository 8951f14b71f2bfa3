import { beforeEach, describe, expect, it } from 'vitest';
import { queryPostgres } from '../support/postgres.ts';
import { newPerson, startTelegramStageForAll } from '../support/telegram/stage.ts';
import { waitFor } from '../support/wait-for.ts';

const LIKE = 'boleh gak like postingan caleg?';
const BOT_NAME = '@tanya_netral_bot';

const stage = startTelegramStageForAll('polling');
beforeEach(() => stage().telegram.clearFaults());

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

describe('a group', () => {
  const openGroup = (): number => {
    const group = -1_000_000 - newPerson();
    stage().telegram.openGroup(group);
    return group;
  };

  it.each([
    ['a mention', { text: `${BOT_NAME} ${LIKE}` }],
    ['a mention in the middle', { text: `eh ${BOT_NAME} ${LIKE}` }],
    ['a command', { text: `/tanya ${LIKE}` }],
    ['a command with a name', { text: `/tanya${BOT_NAME} ${LIKE}` }],
    [
      'a reply to the bot',
      {
        text: LIKE,
        reply_to_message: { message_id: 1, from: { id: 7_000_000_001, is_bot: true } },
      },
    ],
  ])('gets a sure answer to %s, short and without buttons', async (_, content) => {
    const { telegram } = stage();
    const group = openGroup();
    const update = telegram.send(newPerson(), content, group);
    const answer = await telegram.waitForReply(group);
    expect(answer.text).toMatch(/^DILARANG/);
    expect(answer.keyboard).toEqual([]);
    expect(sendCallsTo(group)[0]?.parameters.reply_parameters).toMatchObject({
      message_id: update.message?.message_id,
    });
  });

  it.each([
    ['talk among people', LIKE],
    ['a mention of somebody else', `@tanya_netral_bot2 ${LIKE}`],
    ['a command for another bot', `/tanya@bot_lain ${LIKE}`],
    ['a question that is not sure', `${BOT_NAME} posting`],
    ['a greeting', `halo ${BOT_NAME}`],
  ])('hears nothing after %s', async (_, text) => {
    const { telegram } = stage();
    const group = openGroup();
    telegram.send(newPerson(), { text }, group);
    await allTaken();
    expect(telegram.messagesTo(group)).toEqual([]);
  });

  it('is followed to where it has moved, once', async () => {
    const { telegram } = stage();
    const [group, moved] = [openGroup(), openGroup()];
    const description = 'Bad Request: group chat was upgraded to a supergroup chat';
    telegram.fault({
      ...{ method: 'sendMessage', times: 1, kind: 'refuse', code: 400, description },
      migrateTo: moved,
    });
    telegram.send(newPerson(), { text: `${BOT_NAME} ${LIKE}` }, group);
    expect((await telegram.waitForReply(moved)).text).toMatch(/^DILARANG/);
    expect(telegram.messagesTo(group)).toEqual([]);
  });

  it('is answered in the topic, and beside it when the topic is gone', async () => {
    const { telegram } = stage();
    const group = openGroup();
    const content = {
      text: `${BOT_NAME} ${LIKE}`,
      is_topic_message: true,
      message_thread_id: 5,
    };
    const description = 'Bad Request: message thread not found';
    telegram.fault({ method: 'sendMessage', times: 1, kind: 'refuse', code: 400, description });
    telegram.send(newPerson(), content, group);
    await telegram.waitForReply(group);
    const threads = sendCallsTo(group).map(({ parameters }) => parameters.message_thread_id);
    expect(threads).toEqual([5, undefined]);
  });
});
