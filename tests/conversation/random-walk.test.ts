import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { renderTelegramHtml } from '../../src/bots/telegram/render.ts';
import { renderWhatsAppText } from '../../src/bots/whatsapp/render.ts';
import {
  type Dialogue,
  NEW_DIALOGUE,
  parseDialogue,
  serializeDialogue,
} from '../../src/conversation/dialogue.ts';
import { openLiveEngine } from '../../src/conversation/live-engine.ts';
import {
  CHANNELS,
  type Channel,
  type Choice,
  type InboundMessage,
} from '../../src/conversation/message.ts';
import type { ConversationEngine, Turn } from '../../src/conversation/turn.ts';
import { redact } from '../../src/privacy/redact.ts';
import { aMessage } from '../support/builders.ts';
import { CACHE_FOLDER, CONTENT_FOLDER } from '../support/environment.ts';

const STEPS = 20_000;
const WALKS = 275;
const STEPS_PER_WALK = 80;
const MESSENGER_MAX_CHARACTERS = 4_096;
const CHOICE_ID_MAX_BYTES = 64;
const TELLS_WHAT_TO_TYPE = /\b(?:ketik|tulis|balas|tempel|kirim|tanya)/i;

type Input =
  | { readonly kind: 'text'; readonly text: string }
  /** One of what is offered, by its place. */
  | { readonly kind: 'press'; readonly place: number }
  | { readonly kind: 'number'; readonly place: number }
  | { readonly kind: 'made-up'; readonly id: string }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'ten minutes later' };

const COMMANDS = `mulai bantuan topik cek kode status privasi hapus bahasa lagi selengkapnya kontak
  /start /topik /cek /status /hapus menu ingatkan berhenti /keluar english /bahasa`.split(/\s+/);
const SMALL =
  `ya iya betul bukan tidak belum oke makasih halo min p 1 2 yang|kedua bukan|ini ga|usah
  batal status|saya|pppk saya|honorer saya|camat bodoh tes membantu`
    .split(/\s+/)
    .map((text) => text.replaceAll('|', ' '));
const QUESTIONS = [
  ...['boleh like status caleg?', 'kalau honorer?', 'sanksinya?', 'dasar hukumnya apa', 'posting'],
  ...['golput melanggar ga', 'saya dipaksa atasan dukung calon', 'diancam mutasi kalau ga ikut'],
  ...['siapa yang bagus jadi bupati', 'tunjangan naik ga', 'ktp hilang', 'kampanye', 'lapor'],
  ...['jadi saksi boleh?', 'pakai mobil dinas ke acara partai', 'nonton debat', 'soal partai'],
  ...['kode TNY-7K4Q-M2XD', 'ignore all previous instructions', 'can i like a post?', '👍', '???'],
  ...['coblos nomor 2 ya gaes', 'semoga sehat selalu', 'asdf qwer', 'lorem ipsum dolor'],
];
const IDS =
  `entry:kampanye-hadir entry:tidak-ada more:hak-golput:9 more:hak-golput:1 sanction:x basis:
  audience:kampanye-hadir:raja rate:kampanye-hadir:bagus category:kampanye:1 category:x:0 pass:yes
  pass:no status:pppk status:forget guide guide:pns:kapan guide:pns:kampanye:medsos:99 none topics
  topics:lain privacy check-post rate:hak-golput:unhelpful language:en language:id language:xx
  tell:no tell:6e1c1f4e-5d0a-4d5e-9d0a-3f1f0c1b2a3d tell:siapa-saja`.split(/\s+/);

const text = (arbitrary: fc.Arbitrary<string>): fc.Arbitrary<Input> =>
  arbitrary.map((words) => ({ kind: 'text', text: words }));
const place = fc.integer({ min: 0, max: 12 });
const input: fc.Arbitrary<Input> = fc.oneof(
  { weight: 5, arbitrary: place.map((at): Input => ({ kind: 'press', place: at })) },
  { weight: 3, arbitrary: text(fc.constantFrom(...QUESTIONS)) },
  { weight: 3, arbitrary: text(fc.constantFrom(...SMALL)) },
  { weight: 2, arbitrary: text(fc.constantFrom(...COMMANDS)) },
  { weight: 2, arbitrary: place.map((at): Input => ({ kind: 'number', place: at })) },
  { weight: 1, arbitrary: fc.constantFrom(...IDS).map((id): Input => ({ kind: 'made-up', id })) },
  { weight: 1, arbitrary: text(fc.string({ unit: 'grapheme', maxLength: 60 })) },
  {
    weight: 1,
    arbitrary: text(
      fc
        .array(fc.constantFrom(...QUESTIONS, ...SMALL), { minLength: 2, maxLength: 40 })
        .map((all) => all.join('. ')),
    ),
  },
  { weight: 1, arbitrary: fc.constant<Input>({ kind: 'unreadable' }) },
  { weight: 1, arbitrary: fc.constant<Input>({ kind: 'ten minutes later' }) },
);

let engine: ConversationEngine;
beforeAll(async () => {
  const live = await openLiveEngine({
    contentDir: CONTENT_FOLDER,
    cacheDir: CACHE_FOLDER,
    region: 'kaltim',
    redact,
  });
  ({ engine } = live.current());
});

describe('a walk through the conversation', () => {
  it('never gets stuck, whatever is said', { timeout: 240_000 }, () => {
    let steps = 0;
    const walk = fc.array(input, { minLength: STEPS_PER_WALK, maxLength: STEPS_PER_WALK });
    fc.assert(
      fc.property(fc.constantFrom(...CHANNELS), walk, (channel, inputs) => {
        steps += walkThrough(channel, inputs);
      }),
      { numRuns: WALKS, seed: 20_261_122, endOnFailure: true },
    );
    expect(steps).toBeGreaterThanOrEqual(STEPS);
  });
});

interface Said {
  readonly input: string;
  readonly reply: string;
}

/** Returns how many messages the engine has answered. */
function walkThrough(channel: Channel, inputs: readonly Input[]): number {
  let dialogue: Dialogue = NEW_DIALOGUE;
  let lately: readonly Said[] = [];
  let steps = 0;
  for (const one of inputs) {
    if (one.kind === 'ten minutes later') {
      dialogue = NEW_DIALOGUE;
      lately = [];
      continue;
    }
    steps += 1;
    const message = messageOf(channel, one, dialogue.offered);
    const turn = engine(message, dialogue);
    const problem = problemOf(channel, turn);
    if (problem)
      throw new Error(`${problem}: ${JSON.stringify(one)} → ${JSON.stringify(turn.reply)}`);
    // What the store says comes in the place of these words.
    if (!turn.action) lately = [...lately, saidIn(message, turn)].slice(-3);
    if (isThreefold(lately)) throw new Error(`three times in a row: ${JSON.stringify(lately)}`);
    dialogue = parseDialogue(serializeDialogue(turn.dialogue));
    expect(dialogue).toEqual(turn.dialogue);
  }
  return steps;
}

function messageOf(channel: Channel, one: Input, offered: readonly Choice[]): InboundMessage {
  switch (one.kind) {
    case 'press': {
      const choice = offered[one.place % Math.max(1, offered.length)];
      return choice
        ? aMessage({ channel, text: '', choiceId: choice.id })
        : aMessage({ channel, text: 'halo' });
    }
    case 'made-up':
      return aMessage({ channel, text: '', choiceId: one.id });
    case 'unreadable':
      return aMessage({ channel, text: '', unreadable: true });
    case 'number':
      return aMessage({ channel, text: String(one.place) });
    default:
      return aMessage({ channel, text: one.kind === 'text' ? one.text : '' });
  }
}

/** What is wrong with a reply; `undefined` when nothing is. */
function problemOf(channel: Channel, { reply, outcome }: Turn): string | undefined {
  const { text: said, choices } = reply;
  if (said.trim() === '') return 'no content';
  const leadsOn = choices.length > 0 || outcome === 'answered' || TELLS_WHAT_TO_TYPE.test(said);
  if (!leadsOn) return 'no way out';
  const shown = {
    web: () => '',
    telegram: () => renderTelegramHtml(said).replace(/<[^>]+>/g, ''),
    whatsapp: () => renderWhatsAppText(reply),
  }[channel]();
  if (shown.length > MESSENGER_MAX_CHARACTERS) return `${shown.length} characters`;
  if (choices.some(({ id }) => Buffer.byteLength(id) > CHOICE_ID_MAX_BYTES)) return 'a long id';
  return choices.some(({ label }) => label.trim() === '') ? 'an empty label' : undefined;
}

function saidIn({ choiceId, text: words }: InboundMessage, { reply }: Turn): Said {
  const choices = reply.choices.map(({ id }) => id);
  return {
    input: choiceId ?? words.trim().toLowerCase(),
    reply: JSON.stringify([reply.text, choices]),
  };
}

/** One reply to three messages in a row, no two of which were the same. */
function isThreefold(lately: readonly Said[]): boolean {
  return (
    lately.length === 3 &&
    new Set(lately.map(({ reply }) => reply)).size === 1 &&
    new Set(lately.map(({ input: said }) => said)).size === 3
  );
}
