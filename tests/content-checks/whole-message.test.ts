import { expect, it } from 'vitest';
import { messageParagraphs } from '../../src/content-checks/whole-message.ts';
import { answerMessage } from '../../src/conversation/entry-message.ts';
import { anEntry } from '../support/builders.ts';
import { SURROUNDINGS, TODAY } from './surroundings.ts';

it('is the message itself where everything fits', () => {
  const entry = anEntry({ stageNote: true, legalBasis: [{ source: 'skb-2022', article: 'umum' }] });
  expect(messageParagraphs(entry, SURROUNDINGS, TODAY).join('\n\n')).toBe(
    answerMessage(entry, SURROUNDINGS, TODAY),
  );
});

it('keeps what the message has no room for', () => {
  const entry = anEntry({ short: 'a'.repeat(880) });
  expect(answerMessage(entry, SURROUNDINGS, TODAY)).not.toContain('Hukuman disiplin sedang');
  expect(messageParagraphs(entry, SURROUNDINGS, TODAY)).toContainEqual(
    expect.stringContaining('Hukuman disiplin sedang'),
  );
});
