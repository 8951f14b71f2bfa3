import { beforeAll, describe, expect, it } from 'vitest';
import { type JudgedTurn, playDialogue } from '../../src/evaluation/dialogues.ts';
import { createKnowledgeBase, type KnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { loadEntries } from '../../src/knowledge/load-entries.ts';
import { loadLexicon } from '../../src/knowledge/load-lexicon.ts';

/** A few topics are enough, and are learnt in a moment. */
const TOPICS = ['kampanye-atribut', 'sanksi-pppk', 'sanksi-umum', 'sanksi-non-asn', 'lapor-cara'];
const ATTRIBUTE = 'bolehkah memakai kaus partai?';

let knowledge: KnowledgeBase;

beforeAll(async () => {
  const entries = await loadEntries('content/faq');
  const lexicon = await loadLexicon('content');
  const few = entries.filter(({ id }) => TOPICS.includes(id));
  knowledge = createKnowledgeBase(few, { ...lexicon, outside: [] });
});

function play(...turns: readonly string[]): readonly JudgedTurn[] {
  const topics = turns.map(() => ['kampanye-atribut']);
  return playDialogue(knowledge, { id: 'm1', turns: [...turns], topics });
}

describe('playDialogue', () => {
  it('remembers the entry talked about', () => {
    expect(play(ATTRIBUTE, 'dasar hukumnya apa?')[1]?.topics[0]).toBe('kampanye-atribut');
  });

  it('remembers the audience once named, over a turn that names none', () => {
    const named = play(ATTRIBUTE, 'kalau PPPK?', 'dasar hukumnya apa?', 'terus sanksinya?');
    expect(named[3]?.topics[0]).toBe('sanksi-pppk');
    expect(play(ATTRIBUTE, 'terus sanksinya?')[1]?.topics[0]).not.toBe('sanksi-pppk');
  });

  it('goes on with the first choice of what was offered', () => {
    const offered = play('sanksi', 'dasar hukumnya apa?');
    expect(offered[0]?.outcome).toBe('clarified');
    expect(offered[1]?.topics[0]).toBe(offered[0]?.topics[0]);
  });

  it('judges each turn by the topics of its place', () => {
    const turns = [ATTRIBUTE, 'lapornya ke mana?', 'terima kasih'];
    const topics = [['kampanye-atribut'], ['sanksi-umum']];
    const judged = playDialogue(knowledge, { id: 'm7', turns, topics });
    expect(judged.map(({ turn, question }) => [turn, question.id, question.in_scope])).toEqual([
      [1, 'm7.1', true],
      [2, 'm7.2', true],
      [3, 'm7.3', false],
    ]);
    expect(judged[1]?.question.topics).toEqual(['sanksi-umum']);
    expect(judged[1]?.topics[0]).toBe('lapor-cara');
  });
});
