import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contentProblems } from '../../src/content-checks/check-content.ts';
import { readContent } from '../../src/content-checks/read-content.ts';
import { problemLine } from '../../src/knowledge/parse-entry.ts';
import { TOPICS } from './topics.ts';

const content = await readContent(join(import.meta.dirname, '../../content'));

describe('the content', () => {
  it('has no problem that can be found without a lawyer', () => {
    expect(contentProblems(content, new Date()).map(problemLine)).toEqual([]);
  });

  it.each(Object.entries(TOPICS))('answers every topic of %s', (category, ids) => {
    const written = content.entries.filter((entry) => entry.category === category);
    expect(written.map(({ id }) => id)).toEqual(expect.arrayContaining([...ids]));
  });

  it('has ninety topics to answer', () => {
    expect(new Set(Object.values(TOPICS).flat()).size).toBe(90);
  });
});
