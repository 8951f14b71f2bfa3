import { beforeAll } from 'vitest';
import { createPostgresDatabase, queryPostgres } from '../postgres.ts';
import { waitFor } from '../wait-for.ts';
import { shareLinkedBot } from '../whatsapp/shared-bot.ts';
import type { WhatsAppServer } from '../whatsapp/whatsapp-server.ts';
import { type Heard, type Person, type Stage, storedStage } from './driver.ts';

/** More people than a real number would meet in a day. */
const NEW_CONTACTS = '1000';
/** What stands between a reply and the numbered choices underneath. */
const BEFORE_CHOICES = /\n\n(?=\*1\* )/;
const CHOICE = /^\*\d+\* (.+)$/gm;

/** The program linked to a WhatsApp on the wire, with phones that read only what they decrypt. */
export function openWhatsAppStage(): () => Stage {
  let databaseUrl = '';
  beforeAll(async () => {
    databaseUrl = await createPostgresDatabase();
  });
  const shared = shareLinkedBot(() => ({
    environment: { DATABASE_URL: databaseUrl, WHATSAPP_DAILY_NEW_CONTACTS: NEW_CONTACTS },
  }));
  const settled = () =>
    waitFor('all messages to be done', async () => {
      if (shared().server.world.pending.some(({ isConfirmed }) => !isConfirmed)) return false;
      const open = "select id from inbox where state <> 'done'";
      return (await queryPostgres(databaseUrl, open)).length === 0;
    });
  return () => ({
    ...storedStage(() => databaseUrl),
    newPerson: async () => openPerson(shared().server, shared().newcomer(), settled),
  });
}

function openPerson(
  server: WhatsAppServer,
  phone: string,
  settled: () => Promise<unknown>,
): Person {
  let newest: Heard | undefined;
  let taken = 0;
  async function says(texts: readonly string[], count: number): Promise<readonly Heard[]> {
    const before = server.shownTo(phone).length;
    for (const text of texts) await server.say(phone, text);
    if (count === 0) await settled();
    else await server.reply(phone, before + count);
    const heard = server
      .shownTo(phone)
      .slice(before)
      .map(({ text }) => toHeard(text));
    newest = heard.at(-1) ?? newest;
    taken = before + heard.length;
    return heard;
  }
  return {
    says,
    async hears() {
      newest = toHeard((await server.reply(phone, taken + 1)).text);
      taken += 1;
      return newest;
    },
    async presses(label) {
      const index = newest?.choices.findIndex((one) => one.startsWith(label)) ?? -1;
      if (index < 0) throw new Error(`nothing offered is called ${label}`);
      const [heard] = await says([String(index + 1)], 1);
      if (!heard) throw new Error(`${label} leads nowhere`);
      return heard;
    },
  };
}

function toHeard(written: string): Heard {
  const [text = '', numbered = ''] = written.split(BEFORE_CHOICES, 2);
  const choices = [...numbered.matchAll(CHOICE)].map(([, label = '']) => label);
  return { text: text.replaceAll(/[*_]/g, ''), choices };
}
