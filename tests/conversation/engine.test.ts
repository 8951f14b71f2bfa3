import { beforeAll, describe, expect, it } from 'vitest';
import { NEW_DIALOGUE } from '../../src/conversation/dialogue.ts';
import { type Edition, openLiveEngine } from '../../src/conversation/live-engine.ts';
import type { InboundMessage } from '../../src/conversation/message.ts';
import {
  CHOICE_GONE,
  EMPTY_MESSAGE,
  GREETING,
  HELP,
  NUMBER_PLEASE,
  ONLY_TEXT,
} from '../../src/conversation/replies.ts';
import type { Turn } from '../../src/conversation/turn.ts';
import { VERDICT_WORD } from '../../src/conversation/wording.ts';
import { redact } from '../../src/privacy/redact.ts';
import { aMessage } from '../support/builders.ts';
import { CACHE_FOLDER, CONTENT_FOLDER } from '../support/environment.ts';

const LIKE = 'boleh gak like postingan caleg?';
const CHOICE_ID_MAX_BYTES = 64;
const MESSAGE_MAX_CHARACTERS = 900;

let edition: Edition;
beforeAll(async () => {
  const live = await openLiveEngine({
    contentDir: CONTENT_FOLDER,
    cacheDir: CACHE_FOLDER,
    region: 'kaltim',
    redact,
  });
  edition = live.current();
});

function say(text: string, dialogue = NEW_DIALOGUE, more: Partial<InboundMessage> = {}): Turn {
  return edition.engine(aMessage({ text, ...more }), dialogue);
}
const press = (choiceId: string, dialogue = NEW_DIALOGUE) => say('', dialogue, { choiceId });

describe('a question', () => {
  it('is answered verdict first, within one message, with reason, basis and review', () => {
    const turn = say(LIKE);
    expect(turn).toMatchObject({
      outcome: 'answered',
      entryId: 'medsos-like-komentar-bagikan',
      verdict: 'dilarang',
      question: LIKE,
    });
    expect(turn.reply.text).toMatch(/^\*\*DILARANG\*\* · /);
    expect(turn.reply.text).toContain('Dasar: ');
    expect(turn.reply.text).toContain('Ditinjau ');
    expect(turn.reply.text.length).toBeLessThanOrEqual(MESSAGE_MAX_CHARACTERS);
    expect(turn.candidates[0]?.entry.id).toBe(turn.entryId);
  });

  it('gets the same turn however often it is asked', () => {
    expect(say(LIKE)).toEqual(say(LIKE));
  });

  it('that is empty or no text gets a kind word', () => {
    expect(say('  ').reply.text).toBe(EMPTY_MESSAGE);
    expect(say('', NEW_DIALOGUE, { unreadable: true }).reply.text).toBe(ONLY_TEXT);
  });

  it('about whom to vote for is not ours', () => {
    const turn = say('siapa calon gubernur yang paling bagus, pilih nomor berapa?');
    expect(turn.outcome).toBe('out-of-scope');
    expect(turn).not.toHaveProperty('entryId');
  });
});

describe('commands', () => {
  it('speak their own text and cost no topic', () => {
    expect(say('/start')).toMatchObject({ outcome: 'courtesy', reply: { text: GREETING } });
    expect(say('bantuan')).toMatchObject({ outcome: 'courtesy', reply: { text: HELP } });
  });

  it('/start with a topic opens the topic', () => {
    const turn = say('/start kampanye-hadir');
    expect(turn).toMatchObject({ outcome: 'answered', entryId: 'kampanye-hadir' });
  });
});

describe('choices', () => {
  it('lead by press and by number to the same place', () => {
    const asked = say(LIKE);
    const place = asked.dialogue.offered.findIndex(({ id }) => id.startsWith('basis:'));
    const pressed = press(asked.dialogue.offered[place]?.id ?? '', asked.dialogue);
    expect(pressed.reply.text).toContain('Dasar hukum');
    const named = say(String(place + 1), asked.dialogue);
    // How it was said is remembered for a while; what follows from it is the same.
    const { echo } = named.dialogue;
    expect({ ...named, dialogue: { ...named.dialogue, echo } }).toEqual({
      ...pressed,
      dialogue: { ...pressed.dialogue, echo },
    });
  });

  it('lead from the topics to every entry', () => {
    const topics = say('topik');
    const shown = new Set<string>();
    const open = topics.dialogue.offered.map(({ id }) => id);
    for (const id of open) {
      for (const choice of press(id).dialogue.offered) {
        if (choice.id.startsWith('category:')) open.push(choice.id);
        else shown.add(choice.id);
      }
    }
    const entries = edition.content.entries.map(({ id }) => `entry:${id}`);
    expect([...shown].sort()).toEqual(entries.sort());
  });

  it.each(['zzz', 'entry:tidak-ada', 'audience:kampanye-hadir:raja', 'category:tidak-ada:0', ''])(
    'that nobody offered are declined: "%s"',
    (id) => {
      expect(press(id)).toMatchObject({ outcome: 'courtesy', reply: { text: CHOICE_GONE } });
    },
  );

  it('"ya" asks back where several things were offered', () => {
    const dialogue = {
      ...NEW_DIALOGUE,
      offered: [
        { id: 'entry:kampanye-hadir', label: 'Hadir' },
        { id: 'entry:kampanye-atribut', label: 'Atribut' },
        { id: 'none', label: 'Bukan ini' },
      ],
    };
    expect(say('ya', dialogue).reply.text).toBe(NUMBER_PLEASE);
    expect(say('bukan', dialogue).outcome).toBe('unanswered');
  });
});

describe('every entry', () => {
  it('is shown verdict first, and what it offers fits every channel and leads somewhere', () => {
    const words = Object.values(VERDICT_WORD);
    for (const entry of edition.content.entries) {
      const turn = press(`entry:${entry.id}`);
      const [first = ''] = turn.reply.text.split('\n', 1);
      const isVerdict = words.some((word) => first.startsWith(`**${word}** · `));
      expect(isVerdict || entry.verdict === 'informasi', `${entry.id}: ${first}`).toBe(true);
      expect(turn.reply.text.length, entry.id).toBeLessThanOrEqual(MESSAGE_MAX_CHARACTERS);
      for (const { id, label } of turn.reply.choices) {
        expect(Buffer.byteLength(id), id).toBeLessThanOrEqual(CHOICE_ID_MAX_BYTES);
        expect(label.trim(), id).not.toBe('');
        const next = press(id, turn.dialogue);
        expect(next.reply.text, id).not.toBe(CHOICE_GONE);
        expect(next.reply.text.trim(), id).not.toBe('');
      }
    }
  });
});
