import { queryPostgres } from '../postgres.ts';
import type { BotMessage } from '../telegram/chats.ts';
import { newPerson, startTelegramStageForAll } from '../telegram/stage.ts';
import type { TelegramServer } from '../telegram/telegram-server.ts';
import { waitFor } from '../wait-for.ts';
import { type Heard, type Person, type Stage, storedStage } from './driver.ts';

/** The program behind a Telegram on the wire. */
export function openTelegramStage(): () => Stage {
  const stage = startTelegramStageForAll('polling');
  const settled = () =>
    waitFor('all updates to be done', async () => {
      if (stage().telegram.pending().length > 0) return false;
      const open = "select id from inbox where state <> 'done'";
      return (await queryPostgres(stage().databaseUrl, open)).length === 0;
    });
  return () => ({
    ...storedStage(() => stage().databaseUrl),
    newPerson: async () => openPerson(stage().telegram, newPerson(), settled),
  });
}

function openPerson(telegram: TelegramServer, id: number, settled: () => Promise<unknown>): Person {
  let newest: BotMessage | undefined;
  let taken = 0;
  return {
    async says(texts, count) {
      const before = telegram.messagesTo(id).length;
      for (const text of texts) telegram.say(id, text);
      if (count === 0) await settled();
      else await telegram.waitForReply(id, before + count);
      const written = telegram.messagesTo(id);
      newest = written.at(-1);
      taken = written.length;
      return written.slice(before).map(toHeard);
    },
    async hears() {
      await telegram.waitForReply(id, taken + 1);
      newest = telegram.messagesTo(id)[taken];
      taken += 1;
      if (!newest) throw new Error('nothing came');
      return toHeard(newest);
    },
    async presses(label) {
      const button = newest?.keyboard.flat().find(({ text }) => text.startsWith(label));
      if (!newest || !button) throw new Error(`no button is called ${label}`);
      const { messageId } = newest;
      const [written, edits] = [telegram.messagesTo(id).length, telegram.editsIn(id)];
      telegram.press(id, messageId, button.callback_data);
      newest = await waitFor(`what follows ${label}`, () => {
        const now = telegram.messagesTo(id);
        if (telegram.editsIn(id) > edits) return now.find((one) => one.messageId === messageId);
        return now.length > written && now.at(-1);
      });
      taken = telegram.messagesTo(id).length;
      return toHeard(newest);
    },
  };
}

function toHeard({ text, keyboard }: BotMessage): Heard {
  return { text, choices: keyboard.flat().map((button) => button.text) };
}
