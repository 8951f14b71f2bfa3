import { afterEach, describe, expect, it, vi } from 'vitest';
import { waitFor } from '../support/wait-for.ts';
import { shareLinkedBot } from '../support/whatsapp/shared-bot.ts';

const QUESTIONS = [
  'boleh like postingan caleg?',
  'honorer boleh datang ke kampanye?',
  'netral itu apa?',
  'boleh golput?',
];
const HOUR_MS = 3_600_000;
const PATIENCE_MS = 90_000;

describe('many people and many disconnections on WhatsApp', () => {
  const shared = shareLinkedBot(() => ({
    environment: { WHATSAPP_DAILY_NEW_CONTACTS: '1000', LOG_LEVEL: 'info' },
  }));
  afterEach(() => void vi.useRealTimers());

  it('answers 200 messages of 50 people that come at once, each person in order', async () => {
    const { server, newcomer } = shared();
    const pilot = newcomer();
    const expected: string[] = [];
    for (const [index, question] of QUESTIONS.entries()) {
      await server.say(pilot, question);
      expected.push((await server.reply(pilot, index + 1)).text);
    }
    expect(new Set(expected).size).toBe(QUESTIONS.length);

    const people = Array.from({ length: 50 }, newcomer);
    for (const question of QUESTIONS) {
      for (const [index, phone] of people.entries()) {
        await server.say(phone, question, { as: index % 2 === 0 ? 'phone' : 'lid' });
      }
    }
    const answered = () => people.map((phone) => server.shownTo(phone).length);
    const isDone = () => answered().every((count) => count >= QUESTIONS.length);
    await waitFor('200 answers', isDone, PATIENCE_MS);
    for (const phone of people) {
      expect(server.shownTo(phone).map(({ text }) => text)).toEqual(expected);
    }
    expect(server.world.problems).toEqual([]);
  }, 120_000);

  it('leaves no question open in 8 hours with 26 disconnections', {
    timeout: 90_000,
    // Now and then a login stays away for minutes; under investigation.
    retry: 2,
  }, async () => {
    const { server, newcomer } = shared();
    const disturbances = [
      () => server.drop(),
      () => server.streamError({ code: '503' }),
      () => server.streamError({ code: '515' }),
      () => server.streamError({ code: '428' }),
      () => server.streamError({ code: '500' }),
    ];
    const asked: string[] = [];
    const ask = async (hold: boolean) => {
      const phone = newcomer();
      asked.push(phone);
      await server.say(phone, QUESTIONS[asked.length % QUESTIONS.length] ?? '', { hold });
    };
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
    for (let round = 0; round < 26; round++) {
      vi.setSystemTime(Date.now() + (8 * HOUR_MS) / 26);
      await ask(false);
      await server.loginAfter(() => {
        disturbances[round % disturbances.length]?.();
        void ask(true);
      });
      await ask(false);
    }
    const isDone = () => asked.every((phone) => server.shownTo(phone).length > 0);
    await waitFor('all answers', isDone, PATIENCE_MS);
    expect(asked).toHaveLength(78);
    expect(asked.map((phone) => server.shownTo(phone).length)).toEqual(asked.map(() => 1));
    expect(server.world.problems).toEqual([]);
  });
});
