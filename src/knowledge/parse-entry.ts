import { parse as parseYaml } from 'yaml';
import type { z } from 'zod';
import {
  frontMatterSchema,
  type KnowledgeEntry,
  SECTION_HEADINGS,
  type Section,
  type SectionHeading,
  WAY_KINDS,
  type WayKind,
  type WayOfAsking,
} from './entry.ts';
import { inForce } from './under-review.ts';

/** One thing wrong with a content file: where, what was expected, what was found. */
export interface ContentProblem {
  readonly file: string;
  readonly field: string;
  readonly expected: string;
  readonly found: string;
}

/** `content/faq/x.md: verdict must be one of …; got "Tidak"`. */
export function problemLine(problem: ContentProblem): string {
  return `${problem.file}: ${problem.field} must be ${problem.expected}; got ${problem.found}`;
}

/** Thrown when content cannot be used; carries every problem, not only the first. */
export class InvalidEntryError extends Error {
  readonly problems: readonly ContentProblem[];

  constructor(problems: readonly ContentProblem[]) {
    super(problems.map(problemLine).join('\n'));
    this.name = 'InvalidEntryError';
    this.problems = problems;
  }
}

const FRONT_MATTER = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/;

/**
 * Reads one entry and its ways of asking, as it may be used: see `inForce`.
 *
 * @param file the path as it should appear in problems
 * @throws InvalidEntryError with every problem of the front matter, or else of the body
 */
export function parseEntry(file: string, text: string, waysText: string): KnowledgeEntry {
  return inForce(parseWrittenEntry(file, text, waysText));
}

/** The same as it is written, also where it is under review: for those who edit it. */
export function parseWrittenEntry(file: string, text: string, waysText: string): KnowledgeEntry {
  const match = FRONT_MATTER.exec(text);
  if (!match) {
    throw new InvalidEntryError([
      { file, field: 'front matter', expected: 'a block between two lines "---"', found: 'none' },
    ]);
  }
  const [, yamlText = '', body = ''] = match;
  const frontMatter = parseWithSchema(file, yamlText, frontMatterSchema);
  return {
    ...frontMatter,
    sections: parseSections(file, body),
    ways: parseWays(file.replace(/\.md$/, '.ways.txt'), waysText),
  };
}

/**
 * Parses YAML and checks it against a schema.
 *
 * @throws InvalidEntryError naming each field, what was expected and what was found
 */
export function parseWithSchema<T>(file: string, yamlText: string, schema: z.ZodType<T>): T {
  let value: unknown;
  try {
    value = parseYaml(yamlText);
  } catch (cause) {
    const found = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause);
    throw new InvalidEntryError([{ file, field: 'YAML', expected: 'readable YAML', found }]);
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new InvalidEntryError(
    result.error.issues.map((issue) => ({
      file,
      field: issue.path.join('.') || '(whole file)',
      expected: issue.message.replace(/^Invalid (input|option): expected /, ''),
      found: JSON.stringify(valueAt(value, issue.path)) ?? 'nothing',
    })),
  );
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let current = value;
  for (const key of path) {
    if (typeof current !== 'object' || current === null) return undefined;
    current = Reflect.get(current, key);
  }
  return current;
}

function parseSections(file: string, body: string): readonly Section[] {
  const problems: ContentProblem[] = [];
  const [preamble = '', ...blocks] = `\n${body}`.split(/\n## /);
  if (preamble.trim()) {
    problems.push({
      file,
      field: 'body',
      expected: 'text only below a "## " heading',
      found: JSON.stringify(preamble.trim().slice(0, 40)),
    });
  }
  const sections: Section[] = [];
  let lastIndex = -1;
  for (const block of blocks) {
    const [heading = '', ...lines] = block.split('\n');
    const name = heading.trim();
    const index = isSectionHeading(name) ? SECTION_HEADINGS.indexOf(name) : -1;
    const markdown = lines.join('\n').trim();
    if (!isSectionHeading(name)) {
      const expected = `one of ${SECTION_HEADINGS.join(', ')}`;
      problems.push({ file, field: 'heading', expected, found: JSON.stringify(name) });
    } else if (index <= lastIndex) {
      const expected = `once, and in the order ${SECTION_HEADINGS.join(', ')}`;
      problems.push({ file, field: `## ${name}`, expected, found: 'it here' });
    } else if (!markdown) {
      problems.push({ file, field: `## ${name}`, expected: 'followed by text', found: 'nothing' });
    } else {
      sections.push({ heading: name, markdown });
    }
    lastIndex = Math.max(lastIndex, index);
  }
  if (problems.length > 0) throw new InvalidEntryError(problems);
  return sections;
}

function isSectionHeading(text: string): text is SectionHeading {
  return (SECTION_HEADINGS as readonly string[]).includes(text);
}

function isWayKind(text: string): text is WayKind {
  return (WAY_KINDS as readonly string[]).includes(text);
}

/** @throws InvalidEntryError naming each line below no known heading */
export function parseWays(file: string, text: string): readonly WayOfAsking[] {
  const problems: ContentProblem[] = [];
  const ways: WayOfAsking[] = [];
  let kind: WayKind | undefined;
  for (const [index, rawLine] of text.split('\n').entries()) {
    const line = rawLine.trim();
    const field = `line ${index + 1}`;
    if (!line) continue;
    if (line.startsWith('# ')) {
      const name = line.slice(2).trim();
      if (isWayKind(name)) kind = name;
      else {
        const expected = `one of the headings ${WAY_KINDS.map((k) => `"# ${k}"`).join(', ')}`;
        problems.push({ file, field, expected, found: JSON.stringify(line) });
      }
    } else if (kind) {
      ways.push({ kind, text: line });
    } else {
      problems.push({ file, field, expected: 'below a heading such as "# formal"', found: line });
    }
  }
  if (problems.length > 0) throw new InvalidEntryError(problems);
  return ways;
}
