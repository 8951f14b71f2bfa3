import { join } from 'node:path';
import { type Content, loadContent } from '../knowledge/content.ts';
import {
  createKnowledgeBase,
  type KnowledgeBase as ExplainingKnowledgeBase,
} from '../knowledge/knowledge-base.ts';
import { loadLearnt } from '../knowledge/load-learnt.ts';
import { loadLexicon } from '../knowledge/load-lexicon.ts';
import { createEngine } from './engine.ts';
import type { ConversationEngine } from './turn.ts';

/** Content, and the engine made from it. */
export interface Edition {
  readonly content: Content;
  readonly knowledge: ExplainingKnowledgeBase;
  readonly engine: ConversationEngine;
}

/** The edition that answers now; a new one takes its place as a whole or not at all. */
export interface LiveEngine {
  current(): Edition;
  /**
   * Reads the content again.
   *
   * @throws InvalidEntryError when it cannot be used; the current edition stays
   */
  reload(): Promise<Edition>;
}

export interface LiveEngineParts {
  readonly contentDir: string;
  readonly region: string;
  /** Where what was learnt from the content is kept for the next start. */
  readonly cacheDir: string;
  readonly redact: (text: string) => string;
}

/** @throws InvalidEntryError with every problem of the content */
export async function openLiveEngine(parts: LiveEngineParts): Promise<LiveEngine> {
  let edition = await openEdition(parts);
  return {
    current: () => edition,
    async reload() {
      edition = await openEdition(parts);
      return edition;
    },
  };
}

async function openEdition(parts: LiveEngineParts): Promise<Edition> {
  const { contentDir, redact } = parts;
  const content = await loadContent(contentDir, parts.region);
  const lexicon = await loadLexicon(contentDir);
  const learntFile = join(parts.cacheDir, 'learnt.bin');
  const learnt = await loadLearnt(learntFile, content.entries, lexicon);
  const knowledge = createKnowledgeBase(content.entries, lexicon, learnt);
  const concepts = (text: string) => knowledge.explain(text).concepts;
  return { content, knowledge, engine: createEngine({ knowledge, content, redact, concepts }) };
}
