import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { SECTION_HEADINGS, type SectionHeading } from '../knowledge/entry.ts';
import { entryText } from './entry-text.ts';

/** An entry's text as the fields of a form; nothing of it has been checked. */
export interface EntryFields {
  readonly id: string;
  readonly category: string;
  readonly title: string;
  readonly question: string;
  readonly verdict: string;
  /** One `audience: verdict` a line. */
  readonly verdictFor: string;
  readonly audience: readonly string[];
  readonly act: string;
  readonly short: string;
  /** One `source | article | status | note` a line; the last two may be left out. */
  readonly legalBasis: string;
  /** Ids, one a line. */
  readonly related: string;
  readonly contacts: readonly string[];
  readonly stageNote: boolean;
  readonly safeDoor: boolean;
  readonly underReview: boolean;
  readonly reviewedOn: string;
  readonly sections: Readonly<Partial<Record<SectionHeading, string>>>;
}

const text = z.string().catch('');
const flag = z.boolean().catch(false);
const list = z.array(z.string()).catch([]);
const looseSchema = z.strictObject({
  ...{ id: text, category: text, title: text, question: text, verdict: text, act: text },
  ...{ short: text, audience: list, related: list, contacts: list, reviewedOn: text },
  ...{ stageNote: flag, safeDoor: flag, underReview: flag },
  verdictFor: z.record(z.string(), z.string()).default({}),
  legalBasis: z
    .array(
      z.strictObject({
        source: z.string(),
        article: z.string(),
        status: z.string().optional(),
        note: z.string().optional(),
      }),
    )
    .default([]),
});

const WHOLE = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/;

/** The fields of a text; `undefined` where a form would lose something of it. */
export function fieldsOf(markdown: string): EntryFields | undefined {
  const [, yamlText = '', body = ''] = WHOLE.exec(markdown) ?? [];
  const sections = sectionsOf(body);
  const loose = looseSchema.safeParse(readYaml(yamlText));
  if (!loose.success || !sections) return undefined;
  const { verdictFor, legalBasis, related, ...rest } = loose.data;
  return {
    ...rest,
    verdictFor: Object.entries(verdictFor)
      .map(([audience, verdict]) => `${audience}: ${verdict}`)
      .join('\n'),
    legalBasis: legalBasis
      .map(({ source, article, status, note }) =>
        [source, article, ...(note === undefined ? [status] : [status ?? '', note])]
          .filter((part) => part !== undefined)
          .join(' | '),
      )
      .join('\n'),
    related: related.join('\n'),
    sections,
  };
}

/** The text that the fields make; what is wrong in them is wrong in it. */
export function textOf(fields: EntryFields): string {
  const { verdictFor, legalBasis, related, sections, ...rest } = fields;
  return entryText({
    ...rest,
    title: oneLine(rest.title),
    question: oneLine(rest.question),
    act: oneLine(rest.act),
    short: oneLine(rest.short),
    verdictFor: Object.fromEntries(
      linesOf(verdictFor).map((line) => {
        const [audience = '', ...verdict] = line.split(':');
        return [audience.trim(), verdict.join(':').trim()];
      }),
    ),
    legalBasis: linesOf(legalBasis).map((line) => {
      const [source = '', article = '', status = '', ...note] = line
        .split('|')
        .map((part) => part.trim());
      return {
        ...{ source, article },
        ...(status === '' ? {} : { status }),
        ...(note.length === 0 ? {} : { note: note.join(' | ') }),
      };
    }),
    related: linesOf(related),
    sections: SECTION_HEADINGS.flatMap((heading) => {
      const markdown = plainLines(sections[heading] ?? '').trim();
      return markdown === '' ? [] : [{ heading, markdown }];
    }),
  });
}

/** What a browser sends has other ends of lines. */
export function plainLines(typed: string): string {
  return typed.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
}

function readYaml(yamlText: string): unknown {
  try {
    return parseYaml(yamlText);
  } catch {
    return undefined; // then there is no form, and the text shows what is wrong
  }
}

function sectionsOf(body: string): EntryFields['sections'] | undefined {
  const [preamble = '', ...blocks] = `\n${plainLines(body)}`.split(/\n## /);
  if (preamble.trim()) return undefined;
  const sections: Partial<Record<SectionHeading, string>> = {};
  for (const block of blocks) {
    const [heading = '', ...lines] = block.split('\n');
    const known = SECTION_HEADINGS.find((one) => one === heading.trim());
    if (!known || sections[known] !== undefined) return undefined;
    sections[known] = lines.join('\n').trim();
  }
  return sections;
}

function oneLine(typed: string): string {
  return typed.replace(/\s+/g, ' ').trim();
}

function linesOf(typed: string): readonly string[] {
  return plainLines(typed)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
