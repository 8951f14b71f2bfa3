import { describe, expect, it } from 'vitest';
import { NEW_DIALOGUE } from '../../src/conversation/dialogue.ts';
import { guardEngine, type PauseNotice } from '../../src/conversation/gate.ts';
import type { InboundMessage } from '../../src/conversation/message.ts';
import { publicTurn } from '../../src/conversation/public-turn.ts';
import { UNSTORED } from '../../src/conversation/replies.ts';
import type { Turn } from '../../src/conversation/turn.ts';
import { aMessage, aReply } from '../support/builders.ts';

const ANSWER: Turn = {
  reply: aReply(),
  outcome: 'answered',
  dialogue: NEW_DIALOGUE,
  question: 'boleh?',
  candidates: [],
};
const BACK = new Date('2026-11-23T00:30:00Z');
const PAUSE: PauseNotice = { backAt: BACK, otherWays: ['Telegram @x (https://t.me/x)'] };

const turn = (fields: Partial<InboundMessage>, pause?: PauseNotice) =>
  guardEngine(
    () => ANSWER,
    (channel) => (channel === 'telegram' ? pause : undefined),
  )(aMessage({ channel: 'telegram', ...fields }), NEW_DIALOGUE);

describe('a paused channel', () => {
  it('says in one sentence that it is paused, until when, and where else to ask', () => {
    const paused = turn({}, PAUSE);
    expect(paused.reply).toEqual({
      text: 'Saya sedang dijeda dan kembali Senin, 23 November 2026 pukul 08.30 WITA; sementara itu silakan tanya Telegram @x (https://t.me/x), atau kantor Kesbangpol atau Bawaslu setempat.',
      choices: [],
    });
    expect(turn({}, { otherWays: [] }).reply.text).toContain('kembali secepatnya');
  });

  it('counts nothing as an answer and keeps no word', () => {
    expect(turn({ text: 'rahasia saya' }, PAUSE)).toMatchObject({
      outcome: 'courtesy',
      question: UNSTORED,
      unstored: true,
    });
  });

  it('does not stay silent in a group that asks it', () => {
    const paused = turn({ group: true }, PAUSE);
    expect(publicTurn(paused, NEW_DIALOGUE)?.reply.text).toContain('dijeda');
  });

  it.each(['hapus', '/hapus', 'privasi'])('leaves people their right to %s', (text) => {
    expect(turn({ text }, PAUSE)).toBe(ANSWER);
  });

  it('leaves other channels alone', () => {
    expect(turn({ channel: 'web' }, PAUSE)).toBe(ANSWER);
    expect(turn({})).toBe(ANSWER);
  });
});

describe('a test code of staff', () => {
  it.each(['uji K7M2', 'UJI k7m2', '/uji k7m2 ', 'uji k7m2.'])('is taken from %j', (text) => {
    for (const pause of [undefined, PAUSE]) {
      expect(turn({ text }, pause)).toMatchObject({
        action: { kind: 'confirm-test', code: 'K7M2', channel: 'telegram' },
        outcome: 'courtesy',
        question: UNSTORED,
      });
    }
  });

  it.each(['uji coba', 'uji', 'uji 1234', 'uji k7m2 boleh like?'])('is not seen in %j', (text) => {
    expect(turn({ text })).toBe(ANSWER);
  });

  it('is nothing in a group', () => {
    expect(turn({ text: 'uji K7M2', group: true })).toBe(ANSWER);
  });
});
