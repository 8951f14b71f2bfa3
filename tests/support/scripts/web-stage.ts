import { randomUUID } from 'node:crypto';
import { startAppForAll } from '../app.ts';
import { ask, type ChatAnswer } from '../ask.ts';
import { createPostgresDatabase } from '../postgres.ts';
import { type Heard, type Person, type Stage, storedStage } from './driver.ts';

/** The web chat by its API. */
export function openWebStage(): () => Stage {
  let databaseUrl = '';
  const app = startAppForAll(async () => {
    databaseUrl = await createPostgresDatabase();
    return { DATABASE_URL: databaseUrl };
  });
  return () => ({
    ...storedStage(() => databaseUrl),
    newPerson: async () => openPerson(app().url),
  });
}

function openPerson(url: string): Person {
  const session = randomUUID();
  let last: ChatAnswer | undefined;
  const post = async (text: string, choice?: string): Promise<Heard> => {
    last = await ask(url, text, { session, ...(choice === undefined ? {} : { choice }) });
    return toHeard(last);
  };
  return {
    async says(texts) {
      const heard: Heard[] = [];
      for (const text of texts) heard.push(await post(text));
      return heard;
    },
    hears: () => Promise.reject(new Error('the web chat cannot write of its own accord')),
    async presses(label) {
      const choice = last?.choices.find((one) => one.label.startsWith(label));
      if (!choice) throw new Error(`nothing offered is called ${label}`);
      return post(choice.label, choice.id);
    },
  };
}

function toHeard({ text, choices, outcome, topic }: ChatAnswer): Heard {
  const labels = choices.map(({ label }) => label);
  return { text: text.replaceAll(/[*_]/g, ''), choices: labels, outcome, entry: topic };
}
