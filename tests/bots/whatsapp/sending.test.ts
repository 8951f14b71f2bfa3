import { describe, expect, it } from 'vitest';
import { spend } from '../../../src/bots/whatsapp/budget.ts';
import { composeMs, createPacer, HUMAN } from '../../../src/bots/whatsapp/pacing.ts';
import { renderWhatsAppText } from '../../../src/bots/whatsapp/render.ts';
import { messageIdOf, toSendResult } from '../../../src/bots/whatsapp/send-result.ts';
import { aReply } from '../../support/builders.ts';

describe('the text of a reply', () => {
  it('is WhatsApp formatting with numbered choices', () => {
    const text = '**DILARANG** · suka\n\n- satu\n- *dua*';
    const choices = [
      { id: 'more:x', label: 'Selengkapnya' },
      { id: 'sanction:x', label: 'Sanksinya apa?' },
    ];
    expect(renderWhatsAppText({ text, choices })).toBe(
      '*DILARANG* · suka\n\n- satu\n- _dua_\n\n*1* Selengkapnya\n*2* Sanksinya apa?\n\n' +
        'Balas nomornya, atau balas *lagi* untuk selengkapnya.',
    );
  });

  it('asks for nothing where nothing is offered', () => {
    expect(renderWhatsAppText(aReply({ text: 'Baik.', choices: [] }))).toBe('Baik.');
  });
});

describe('the pace', () => {
  it('is one message a second at most, in the order in which they were given', async () => {
    const gapMs = 60;
    const pacer = createPacer({ ...HUMAN, gapMs, jitterMs: 0, composeMinMs: 5, composeMaxMs: 5 });
    const sent: { readonly name: string; readonly at: number }[] = [];
    const send = (name: string) =>
      pacer.run(
        1,
        async () => undefined,
        async () => void sent.push({ name, at: performance.now() }),
      );
    await Promise.all(['a', 'b', 'c', 'd'].map(send));
    expect(sent.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd']);
    const gaps = sent.slice(1).map(({ at }, index) => at - (sent[index]?.at ?? 0));
    for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(gapMs - 2);
  });

  it('begins to write before it sends, and goes on after a failure', async () => {
    const pacer = createPacer({
      ...HUMAN,
      gapMs: 1,
      jitterMs: 0,
      composeMinMs: 1,
      composeMaxMs: 1,
    });
    const steps: string[] = [];
    const failing = pacer.run(
      1,
      async () => void steps.push('writes'),
      async () => {
        throw new Error('lost');
      },
    );
    await expect(failing).rejects.toThrow('lost');
    await pacer.run(
      1,
      async () => void steps.push('writes'),
      async () => void steps.push('sends'),
    );
    expect(steps).toEqual(['writes', 'writes', 'sends']);
  });

  it('waits for nothing once it has to hurry', async () => {
    const pacer = createPacer({
      ...HUMAN,
      gapMs: 60_000,
      composeMinMs: 60_000,
      composeMaxMs: 60_000,
    });
    const sending = pacer.run(
      1,
      async () => undefined,
      async () => 'sent',
    );
    pacer.hurry();
    expect(await sending).toBe('sent');
  });

  it('gives long texts more time, within limits', () => {
    expect(composeMs(HUMAN, 0)).toBe(HUMAN.composeMinMs);
    expect(composeMs(HUMAN, 10_000)).toBe(HUMAN.composeMaxMs);
    expect(HUMAN.gapMs).toBeGreaterThanOrEqual(1_000);
  });
});

describe('the budget', () => {
  const budget = { repliesPerDay: 10, newContactsPerDay: 5 };
  const spent = { repliesToday: 0, newContactsToday: 0, known: false, pointed: false };

  it.each([
    ['answers within it', {}, 'answer'],
    [
      'answers known contacts when newcomers are too many',
      { known: true, newContactsToday: 5 },
      'answer',
    ],
    ['points a newcomer too many elsewhere', { newContactsToday: 5 }, 'point'],
    [
      'points everybody elsewhere when the replies are used up',
      { known: true, repliesToday: 10 },
      'point',
    ],
    ['points a person only once a day', { known: true, repliesToday: 10, pointed: true }, 'silent'],
    ['is silent when even pointing is too much', { repliesToday: 12 }, 'silent'],
    ['is silent to the last newcomers', { newContactsToday: 6 }, 'silent'],
  ] as const)('%s', (_what, fields, decision) => {
    expect(spend(budget, { ...spent, ...fields })).toBe(decision);
  });
});

describe('what an attempt to send comes to', () => {
  it.each([
    [{ kind: 'accepted' }, { kind: 'sent' }],
    [
      { kind: 'failed', reason: 'no-ack' },
      { kind: 'retry', afterMs: 2_000, reason: 'no-ack' },
    ],
    [
      { kind: 'refused', code: '429' },
      { kind: 'retry', afterMs: 60_000, reason: 'whatsapp-429' },
    ],
    [
      { kind: 'refused', code: '463' },
      { kind: 'refused', reason: 'whatsapp-463' },
    ],
    [
      { kind: 'refused', code: '479' },
      { kind: 'refused', reason: 'whatsapp-479' },
    ],
  ] as const)('%j', (ack, result) => {
    expect(toSendResult(ack)).toEqual(result);
  });

  it('gives each attempt at a reply the same id, and another reply another', () => {
    expect(messageIdOf('a')).toMatch(/^3EB0[0-9A-F]{18}$/);
    expect(messageIdOf('a')).toBe(messageIdOf('a'));
    expect(messageIdOf('a')).not.toBe(messageIdOf('b'));
  });
});
