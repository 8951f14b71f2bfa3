import { randomUUID } from 'node:crypto';
import type { LiveEngine } from '../conversation/live-engine.ts';
import type { EntryText } from '../knowledge/load-entries.ts';
import { InvalidEntryError } from '../knowledge/parse-entry.ts';
import type { ContentPublication, PublishResult } from '../storage/content-publication.ts';
import type { ContentRevision, ContentStore } from '../storage/content-store.ts';
import type { ContentSuggestions } from '../storage/content-suggestions.ts';
import { checkApart } from './check-apart.ts';
import { inOrder } from './draft-check.ts';
import { type Beginning, blankEntry, provisionalId } from './new-entry.ts';
import type { DraftProblem } from './problem-wording.ts';

/** What became of an attempt to publish or to hand in. */
export type DeskResult =
  | { readonly kind: Exclude<PublishResult, 'moved-on'> | 'submitted' }
  | { readonly kind: 'problems'; readonly problems: readonly DraftProblem[] };

/** What staff do with the content. */
export interface ContentDesk {
  /** What an entry says now; `undefined` where there is none. */
  liveText(entryId: string): EntryText | undefined;
  /** The number of the revision of an entry that is live; 0 where the file is. */
  liveNumber(entryId: string): Promise<number>;
  /** What the entry said before this revision, or says now where it is open. */
  textBefore(revision: ContentRevision): Promise<EntryText | undefined>;
  /** A draft of what an entry says now, or the one that is open already. */
  openDraft(entryId: string, by: string): Promise<string | undefined>;
  /**
   * What was decided on the questions page: the questions become suggestions for a draft of the
   * entry, or for a new one where `entryId` is null.
   */
  suggestFor(entryId: string | null, decisionId: string, by: string): Promise<void>;
  /** A draft of a new entry; the id of the draft. */
  begin(beginning: Beginning, by: string): Promise<string>;
  /** From draft to review, if nothing in it must be mended first. */
  submit(id: string): Promise<DeskResult>;
  /** All of them or none, checked as a whole with everything else. */
  publish(ids: readonly string[], by: string): Promise<DeskResult>;
  /**
   * An older text proposed anew; `open` when another proposal is in its way.
   *
   * @param number that of a revision that was live; 0 for what the file says
   */
  rollBack(
    entryId: string,
    number: number,
    by: string,
    reason: string,
  ): Promise<RollBack | undefined>;
  /** Entries proposed for withdrawal, together; those already proposed or withdrawn stay out. */
  proposeWithdrawal(
    entryIds: readonly string[],
    by: string,
    reason: string,
  ): Promise<string | undefined>;
}

export interface RollBack {
  readonly kind: 'new' | 'open';
  readonly id: string;
}

export interface ContentDeskParts {
  readonly store: ContentStore;
  readonly suggestions: ContentSuggestions;
  readonly publication: ContentPublication;
  readonly live: LiveEngine;
  readonly contentDir: string;
  /** Has this process take up what was published, at once. */
  readonly takeUp: () => Promise<void>;
}

/** How often the whole is checked anew when others publish meanwhile. */
const ATTEMPTS = 3;

export function createContentDesk(parts: ContentDeskParts): ContentDesk {
  const { store, live, suggestions } = parts;
  const liveText = (entryId: string) => live.current().texts.find(({ id }) => id === entryId);
  async function openDraft(entryId: string, by: string): Promise<string | undefined> {
    const text = liveText(entryId);
    if (!text) return undefined;
    const { id } = await store.propose({ ...toProposal(text), by, reason: '', state: 'draft' });
    return id;
  }

  return {
    liveText,
    async liveNumber(entryId) {
      const { revisions } = await store.published();
      return revisions.find(({ id }) => id === entryId)?.number ?? 0;
    },
    async textBefore(revision) {
      const { entryId, state, base } = revision;
      if (state === 'review' || state === 'draft') return liveText(entryId);
      const before = (await store.ofEntry(entryId)).find(({ number }) => number === base);
      return before ? toText(before) : live.current().origin.find(({ id }) => id === entryId);
    },
    openDraft,
    begin: (beginning, by) => begin(store, beginning, by).then(({ id }) => id),
    async suggestFor(entryId, decisionId, by) {
      if (entryId !== null) {
        await openDraft(entryId, by);
        await suggestions.addDecided(entryId, decisionId);
        return;
      }
      const made = await begin(store, {}, by);
      await suggestions.addDecided(made.entryId, decisionId);
    },
    async submit(id) {
      const draft = await store.find(id);
      if (draft?.state !== 'draft') return { kind: 'decided' };
      const { revisions } = await store.published();
      const problems = await blocking(parts, revisions, [draft]);
      if (problems.length > 0) return { kind: 'problems', problems };
      return { kind: (await store.move(id, 'draft', 'review')) ? 'submitted' : 'decided' };
    },
    publish: (ids, by) => publish(parts, ids, by),
    async rollBack(entryId, number, by, reason) {
      const revisions = await store.ofEntry(entryId);
      const old = revisions.find((one) => one.number === number && one.state === 'published');
      const text = old
        ? toText(old)
        : number === 0 && live.current().origin.find(({ id }) => id === entryId);
      if (!text) return undefined;
      return store.propose({ ...toProposal(text), by, reason, state: 'review' });
    },
    async proposeWithdrawal(entryIds, by, reason) {
      const batch = randomUUID();
      let count = 0;
      for (const entryId of entryIds) {
        const text = liveText(entryId);
        if (!text || isWithdrawn(text)) continue;
        const proposal = { ...toProposal(text), text: withdrawn(text.text), by, reason, batch };
        const made = await store.propose({ ...proposal, state: 'review', withdraws: true });
        if (made.kind === 'new') count += 1;
      }
      return count > 0 ? batch : undefined;
    },
  };
}

async function begin(
  store: ContentStore,
  beginning: Beginning,
  by: string,
): Promise<{ readonly id: string; readonly entryId: string }> {
  const entryId = provisionalId();
  const text = blankEntry(entryId, beginning);
  const { id } = await store.propose({
    ...{ entryId, category: 'layanan', text, ways: '', reason: '', by, state: 'draft' },
  });
  return { id, entryId };
}

async function publish(
  parts: ContentDeskParts,
  ids: readonly string[],
  by: string,
): Promise<DeskResult> {
  const { store, publication, takeUp } = parts;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const current = await store.published();
    const found = await Promise.all(ids.map((id) => store.find(id)));
    const proposed = found.filter((revision) => revision !== undefined);
    const problems = await blocking(parts, current.revisions, proposed);
    if (problems.length > 0) return { kind: 'problems', problems };
    const kind = await publication.publish(ids, by, current.publication);
    if (kind === 'moved-on') continue;
    if (kind === 'published') await takeUp();
    return { kind };
  }
  return { kind: 'overtaken' };
}

/** What would have to be mended before the proposed could be live beside all the rest. */
async function blocking(
  { live, contentDir }: ContentDeskParts,
  current: readonly EntryText[],
  proposed: readonly ContentRevision[],
): Promise<readonly DraftProblem[]> {
  const texts = proposed.map(toText);
  const ids = texts.map(({ id }) => id);
  const revisions = [...current.filter(({ id }) => !ids.includes(id)), ...texts];
  try {
    live.tryOut(revisions);
  } catch (error) {
    if (!(error instanceof InvalidEntryError)) throw error;
    return inOrder(error.problems);
  }
  const problems = inOrder(await checkApart({ contentDir, revisions, ids }));
  return problems.filter(({ blocks }) => blocks);
}

/** A revision as the content takes it in. */
export function toText({ entryId: id, category, text, ways }: ContentRevision): EntryText {
  return { id, category, text, ways };
}

function toProposal({ id: entryId, category, text, ways }: EntryText) {
  return { entryId, category, text, ways };
}

const UNDER_REVIEW = /^underReview: true$/m;

export function isWithdrawn({ text }: Pick<EntryText, 'text'>): boolean {
  return UNDER_REVIEW.test(text.split('\n---', 1)[0] ?? '');
}

function withdrawn(text: string): string {
  return text.replace(/^reviewedOn:/m, 'underReview: true\nreviewedOn:');
}
