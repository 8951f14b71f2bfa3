import { join } from 'node:path';
import {
  type Content,
  type ContentFiles,
  composeContent,
  readContentFiles,
} from '../knowledge/content.ts';
import type { KnowledgeEntry } from '../knowledge/entry.ts';
import {
  createKnowledgeBase,
  type KnowledgeBase as ExplainingKnowledgeBase,
} from '../knowledge/knowledge-base.ts';
import type { Learnt } from '../knowledge/learn.ts';
import { type LearningApart, learnApart } from '../knowledge/learn-apart.ts';
import type { Lexicon } from '../knowledge/lexicon.ts';
import { type EntryText, withRevisions } from '../knowledge/load-entries.ts';
import { fingerprintOf, loadLearnt } from '../knowledge/load-learnt.ts';
import { loadLexicon } from '../knowledge/load-lexicon.ts';
import { createEngine } from './engine.ts';
import type { ConversationEngine } from './turn.ts';

/** Content, and the engine made from it. */
export interface Edition {
  readonly content: Content;
  readonly knowledge: ExplainingKnowledgeBase;
  readonly engine: ConversationEngine;
  /** Which publication of the desk stands in place of the files; 0 for none. */
  readonly publication: number;
  /** What is written of its entries, those under review included. */
  readonly texts: readonly EntryText[];
  /** What the files say, whatever stands in their place. */
  readonly origin: readonly EntryText[];
}

/** New texts that answer already, and what is still being learnt of them. */
export interface Renewal {
  readonly edition: Edition;
  /** The edition that also recognises what was learnt; the one before when something newer came. */
  readonly learnt: Promise<Edition>;
}

/** What is published in place of files, or beside them. */
export interface Overlay {
  readonly publication: number;
  readonly revisions: readonly EntryText[];
}

/** The edition that answers now; a new one takes its place as a whole or not at all. */
export interface LiveEngine {
  current(): Edition;
  /**
   * Reads files and publications again. New texts take effect at once; what has to be learnt anew
   * is learnt beside, and meanwhile questions are recognised as before.
   *
   * @throws InvalidEntryError when it cannot be used; the current edition stays
   */
  reload(): Promise<Edition>;
  /**
   * The same for publications alone: the files are not read again. Resolves as soon as the texts
   * are live.
   *
   * @throws InvalidEntryError when it cannot be used; the current edition stays
   */
  refresh(): Promise<Renewal>;
  /**
   * Whether the files and these revisions would make a content.
   *
   * @throws InvalidEntryError with every problem when they would not
   */
  tryOut(revisions: readonly EntryText[]): Content;
  /** Gives up what is being learnt. */
  close(): void;
}

export interface LiveEngineParts {
  readonly contentDir: string;
  readonly region: string;
  /** Where what was learnt from the content is kept for the next start. */
  readonly cacheDir: string;
  readonly redact: (text: string) => string;
  /** What is published; absent: the files alone are the content. */
  readonly overlay?: () => Promise<Overlay>;
}

interface Files {
  readonly content: ContentFiles;
  readonly lexicon: Lexicon;
}

/** What an edition is made of. */
interface Material {
  readonly files: Files;
  readonly learnt: Learnt;
  /** The entries that it was learnt from, in their order. */
  readonly learntFrom: readonly KnowledgeEntry[];
  readonly fingerprint: string;
}

const NO_OVERLAY = async (): Promise<Overlay> => ({ publication: 0, revisions: [] });

/** @throws InvalidEntryError with every problem of the content */
export async function openLiveEngine(parts: LiveEngineParts): Promise<LiveEngine> {
  const { overlay = NO_OVERLAY } = parts;
  const learntFile = join(parts.cacheDir, 'learnt.bin');
  const files = await readFiles(parts);
  const first = await overlay();
  const firstContent = composeContent(files.content, first.revisions);
  const { entries: firstEntries } = firstContent;
  let material: Material = {
    files,
    learnt: await loadLearnt(learntFile, firstEntries, files.lexicon),
    learntFrom: firstEntries,
    fingerprint: await fingerprintOf(firstEntries, files.lexicon),
  };
  let edition = toEdition(parts, firstContent, material, first);
  let learning: LearningApart | undefined;
  let runs = 0;

  /** The texts at once; what is learnt when it is learnt, unless something newer has come. */
  async function renew(files: Files, overlaid: Overlay): Promise<Renewal> {
    const content = composeContent(files.content, overlaid.revisions);
    const fingerprint = await fingerprintOf(content.entries, files.lexicon);
    runs += 1;
    learning?.stop();
    learning = undefined;
    if (fingerprint === material.fingerprint) {
      material = { ...material, files, learntFrom: content.entries };
      edition = toEdition(parts, content, material, overlaid);
      return { edition, learnt: Promise.resolve(edition) };
    }
    const entries = inOrderOf(material.learntFrom, content.entries);
    material = { ...material, files, learntFrom: entries };
    edition = toEdition(parts, { ...content, entries }, material, overlaid);
    return { edition, learnt: learnAnew(files, content, overlaid, fingerprint, runs) };
  }

  async function learnAnew(
    files: Files,
    content: Content,
    overlaid: Overlay,
    fingerprint: string,
    run: number,
  ): Promise<Edition> {
    const { entries } = content;
    learning = learnApart({ file: learntFile, entries, lexicon: files.lexicon });
    const learnt = await learning.learnt.catch((error: unknown) => {
      if (run === runs) throw error;
      return undefined;
    });
    if (run !== runs || !learnt) return edition;
    learning = undefined;
    material = { files, learnt, learntFrom: entries, fingerprint };
    edition = toEdition(parts, content, material, overlaid);
    return edition;
  }

  return {
    current: () => edition,
    reload: async () => (await renew(await readFiles(parts), await overlay())).learnt,
    refresh: async () => renew(material.files, await overlay()),
    tryOut: (revisions) => composeContent(material.files.content, revisions),
    close() {
      runs += 1;
      learning?.stop();
    },
  };
}

async function readFiles({ contentDir, region }: LiveEngineParts): Promise<Files> {
  const [content, lexicon] = await Promise.all([
    readContentFiles(contentDir, region),
    loadLexicon(contentDir),
  ]);
  return { content, lexicon };
}

/** The entries that were learnt, with their new texts: what was learnt goes by their order. */
function inOrderOf(
  learntFrom: readonly KnowledgeEntry[],
  entries: readonly KnowledgeEntry[],
): readonly KnowledgeEntry[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  return learntFrom.map((entry) => byId.get(entry.id) ?? entry);
}

function toEdition(
  { redact }: LiveEngineParts,
  content: Content,
  { files, learnt }: Material,
  { publication, revisions }: Overlay,
): Edition {
  const knowledge = createKnowledgeBase(content.entries, files.lexicon, learnt);
  const concepts = (text: string) => knowledge.explain(text).concepts;
  const engine = createEngine({ knowledge, content, redact, concepts });
  const origin = files.content.texts;
  const texts = withRevisions(origin, revisions);
  return { content, knowledge, engine, publication, texts, origin };
}
