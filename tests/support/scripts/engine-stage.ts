import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll } from 'vitest';
import { CHAT_TEXT, renderMarkdown } from '../../../src/bots/markdown.ts';
import { parseConfig } from '../../../src/config.ts';
import type { Conversation } from '../../../src/conversation/conversation.ts';
import type { SendReply } from '../../../src/conversation/delivery.ts';
import type { Choice, Reply } from '../../../src/conversation/message.ts';
import { type Ground, openGround } from '../../../src/ground.ts';
import { createLogger } from '../../../src/logger.ts';
import { openConversation } from '../../../src/open-conversation.ts';
import type { AskerId } from '../../../src/privacy/pseudonym.ts';
import { openSwitchboard } from '../../../src/switchboard.ts';
import { testEnvironment } from '../environment.ts';
import { captureLog, type LogCapture } from '../log-capture.ts';
import { temporaryFolderForAll } from '../temporary-folder.ts';
import { waitFor } from '../wait-for.ts';
import { answerTicket, EXPIRE_DIALOGUES, type Heard, type Person, type Stage } from './driver.ts';

/** The conversation with everything behind it and no channel in front; the test is the clock. */
export function openEngineStage(): () => Stage {
  const folder = temporaryFolderForAll();
  const log = captureLog();
  const sent = new Map<string, Reply[]>();
  let ground: Ground | undefined;
  let conversation: Conversation | undefined;
  let day: string | undefined;
  let people = 0;
  beforeAll(async () => {
    const config = parseConfig(testEnvironment(folder()));
    ground = await openGround(config, createLogger('info', log.destination));
    const sendReply: SendReply = async (_, address, reply) => {
      sent.set(address, [...(sent.get(address) ?? []), reply]);
      return { kind: 'sent' };
    };
    conversation = openConversation(ground, sendReply, openSwitchboard(ground));
  });
  afterAll(async () => {
    await conversation?.idle();
    await ground?.database.close();
  });
  const run = async (statement: string): Promise<void> => {
    if (ground) await sql.raw(statement).execute(ground.database.db);
  };
  return () => ({
    async newPerson() {
      if (!conversation) throw new Error('the conversation is not open');
      people += 1;
      const address = JSON.stringify({ chatId: people });
      const said = () => sent.get(address) ?? [];
      return openPerson(conversation, address, said, log, () => sentAt(day));
    },
    later: () => run(EXPIRE_DIALOGUES),
    officerAnswers: (about, answer) => run(answerTicket(about, answer)),
    setDay(wanted) {
      day = wanted;
    },
  });
}

function sentAt(day: string | undefined): Date {
  return day === undefined ? new Date() : new Date(`${day}T02:00:00Z`);
}

function openPerson(
  conversation: Conversation,
  address: string,
  said: () => readonly Reply[],
  log: LogCapture,
  now: () => Date,
): Person {
  async function send(text: string, choice?: Choice): Promise<void> {
    await conversation.receive(
      {
        id: randomUUID(),
        channel: 'telegram',
        asker: `asker ${address}` as AskerId,
        text,
        ...(choice ? { choiceId: choice.id } : {}),
        sentAt: now(),
      },
      address,
    );
  }
  async function heardAfter(before: number, count: number): Promise<readonly Heard[]> {
    if (count > 0) await waitFor(`reply ${count}`, () => said().length >= before + count);
    await conversation.idle();
    const [outcome, entry] = lastTurn(log);
    return said()
      .slice(before)
      .map((reply) => ({ ...toHeard(reply), outcome, entry }));
  }
  return {
    async says(texts, count) {
      const before = said().length;
      for (const text of texts) await send(text);
      return heardAfter(before, count);
    },
    async hears() {
      const before = said().length;
      await conversation.sweep();
      const [heard] = await heardAfter(before, 1);
      if (!heard) throw new Error('nothing came');
      return heard;
    },
    async presses(label) {
      const before = said().length;
      const choice = said()
        .at(-1)
        ?.choices.find((one) => one.label.startsWith(label));
      if (!choice) throw new Error(`nothing offered is called ${label}`);
      await send('', choice);
      const [heard] = await heardAfter(before, 1);
      if (!heard) throw new Error(`${label} leads nowhere`);
      return heard;
    },
  };
}

function toHeard({ text, choices }: Reply): Pick<Heard, 'text' | 'choices'> {
  return { text: plain(text), choices: choices.map(({ label }) => label) };
}

/** Outcome and entry of the turn that stands last in the log. */
function lastTurn(log: LogCapture): readonly [string, string | null] {
  const line = log
    .text()
    .trim()
    .split('\n')
    .findLast((one) => one.includes('"msg":"turn"'));
  const { outcome, entry } = JSON.parse(line ?? '{}') as { outcome: string; entry?: string };
  return [outcome, entry ?? null];
}

function plain(markdown: string): string {
  return renderMarkdown(markdown, { ...CHAT_TEXT, strong: same, emphasis: same });
}

const same = (inner: string): string => inner;
