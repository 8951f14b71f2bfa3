import { createContentDesk } from './content-desk/content-desk.ts';
import { createImpactRunner } from './content-desk/impact-runner.ts';
import { UNSTORED } from './conversation/replies.ts';
import { LABEL } from './conversation/wording.ts';
import type { Ground } from './ground.ts';
import { createRepeater, type Repeater } from './repeater.ts';
import type { ContentParts } from './server/desk/content-parts.ts';
import { createContentImpacts } from './storage/content-impacts.ts';
import { createContentPublication, PUBLICATION_CHANNEL } from './storage/content-publication.ts';
import { createContentStore } from './storage/content-store.ts';
import { createContentSuggestions } from './storage/content-suggestions.ts';
import { createContentUsage } from './storage/content-usage.ts';
import { type Listening, listen } from './storage/listen.ts';

/** Where notifications do not arrive, what is published takes effect after this time. */
const POLL_PAUSE_MS = 2_000;
/** What turns hold that nobody asked: labels of buttons, remarks of ours. */
const NOT_QUESTIONS = [
  UNSTORED,
  ...Object.values(LABEL).filter((label) => typeof label === 'string'),
];

/** The content desk, and what keeps this process at the last publication. */
export interface OpenContent {
  readonly parts: ContentParts;
  readonly sync: Repeater;
}

/** Wires the content's drafts and publications to the database and the live edition. */
export function openContent({ config, database, live, log }: Ground): OpenContent {
  const store = createContentStore(database.desk);
  const pollStore = createContentStore(database.db);
  let refused = -1;
  let listening: Listening | undefined;

  let turn: Promise<void> = Promise.resolve();

  /** One after another, so that nothing is taken up twice. */
  function takeUp(): Promise<void> {
    turn = turn.catch(() => undefined).then(takeUpLast);
    return turn;
  }

  /** Takes up what was published; what cannot be used is reported once and left aside. */
  async function takeUpLast(): Promise<void> {
    const publication = await pollStore.publication();
    if (publication === live.current().publication || publication === refused) return;
    try {
      const { learnt } = await live.refresh();
      log.info({ publication }, 'published content is live');
      learnt.catch((err: unknown) => log.error({ err }, 'new ways of asking could not be learnt'));
    } catch (err) {
      refused = publication;
      log.error({ err, publication }, 'published content cannot be used; the old content stays');
    }
  }

  const poll = createRepeater(takeUp, POLL_PAUSE_MS, log);
  const usage = createContentUsage(database.desk, NOT_QUESTIONS);
  const { contentDir, region, cacheDir } = config;
  const impact = createImpactRunner({
    store,
    usage,
    impacts: createContentImpacts(database.desk),
    place: { contentDir, region, cacheDir },
    onFailure: (err) => log.warn({ err }, 'the impact of a draft was not worked out'),
  });
  const suggestions = createContentSuggestions(database.desk);
  const publication = createContentPublication(database.desk);
  return {
    parts: {
      ...{ store, usage, impact },
      suggestions,
      desk: createContentDesk({ store, suggestions, live, publication, contentDir, takeUp }),
    },
    sync: {
      start() {
        poll.start();
        if (config.databaseUrl === undefined) return;
        listening = listen(config.databaseUrl, PUBLICATION_CHANNEL, () => {
          takeUp().catch((err: unknown) => log.warn({ err }, 'the publication was not read'));
        });
      },
      async stop() {
        await Promise.all([poll.stop(), listening?.close(), impact.stop()]);
        live.close();
      },
    },
  };
}
