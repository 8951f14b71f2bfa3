import { parseDocument, stringify } from 'yaml';
import { SECTION_HEADINGS, type Section, WAY_KINDS, type WayOfAsking } from '../knowledge/entry.ts';
import { InvalidEntryError, parseWays } from '../knowledge/parse-entry.ts';

/** What is written of a citation; it may not exist. */
interface WrittenCitation {
  readonly source: string;
  readonly article: string;
  readonly status?: string | undefined;
  readonly note?: string | undefined;
}

/** What is written of an entry, which need not be right. */
export interface WrittenEntry {
  readonly id: string;
  readonly category: string;
  readonly title: string;
  readonly question: string;
  readonly verdict: string;
  readonly verdictFor: Readonly<Record<string, string>>;
  readonly audience: readonly string[];
  readonly act: string;
  readonly short: string;
  readonly legalBasis: readonly WrittenCitation[];
  readonly related: readonly string[];
  readonly contacts: readonly string[];
  readonly stageNote: boolean;
  readonly safeDoor: boolean;
  readonly underReview?: boolean | undefined;
  readonly reviewedOn: string;
  readonly sections: readonly Section[];
}

/** An entry as its file is written, in the one form that the repository's files have. */
export function entryText(entry: WrittenEntry): string {
  const sections = SECTION_HEADINGS.flatMap((heading) => {
    const section = entry.sections.find((one) => one.heading === heading);
    return section ? [`## ${heading}\n\n${section.markdown}\n`] : [];
  });
  return [`---\n${frontMatter(entry)}---\n`, ...sections].join('\n');
}

/** Ways of asking in order, each once; as they were typed where they cannot be read. */
export function tidyWays(typed: string): string {
  try {
    const ways = parseWays('cara bertanya', typed);
    return waysText([...new Map(ways.map((way) => [way.text, way])).values()]);
  } catch (error) {
    if (!(error instanceof InvalidEntryError)) throw error;
    return typed;
  }
}

/** Ways of asking as their file is written. */
export function waysText(ways: readonly WayOfAsking[]): string {
  return WAY_KINDS.flatMap((kind) => {
    const lines = ways.filter((way) => way.kind === kind).map(({ text }) => text);
    return lines.length === 0 ? [] : [`${[`# ${kind}`, ...lines].join('\n')}\n`];
  }).join('\n');
}

function frontMatter(entry: WrittenEntry): string {
  const { verdictFor, contacts, stageNote, safeDoor, underReview } = entry;
  const apart = Object.entries(verdictFor).map(
    ([audience, verdict]) => `${flowScalar(audience)}: ${flowScalar(verdict)}`,
  );
  const lines = [
    `id: ${scalar(entry.id)}`,
    `category: ${scalar(entry.category)}`,
    `title: ${scalar(entry.title)}`,
    `question: ${scalar(entry.question)}`,
    `verdict: ${scalar(entry.verdict)}`,
    ...(apart.length === 0 ? [] : [`verdictFor: { ${apart.join(', ')} }`]),
    `audience: ${list(entry.audience)}`,
    `act: ${scalar(entry.act)}`,
    `short: ${scalar(entry.short)}`,
    entry.legalBasis.length === 0 ? 'legalBasis: []' : 'legalBasis:',
    ...entry.legalBasis.map((reference) => `  - ${citation(reference)}`),
    `related: ${list(entry.related)}`,
    ...(contacts.length === 0 ? [] : [`contacts: ${list(contacts)}`]),
    ...(stageNote ? ['stageNote: true'] : []),
    ...(safeDoor ? ['safeDoor: true'] : []),
    ...(underReview ? ['underReview: true'] : []),
    `reviewedOn: ${scalar(entry.reviewedOn)}`,
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function citation(reference: WrittenCitation): string {
  const fields = (['source', 'article', 'status', 'note'] as const).flatMap((name) => {
    const value = reference[name];
    return value === undefined ? [] : [`${name}: ${flowScalar(value)}`];
  });
  return `{ ${fields.join(', ')} }`;
}

function list(items: readonly string[]): string {
  return `[${items.map(flowScalar).join(', ')}]`;
}

/** Plain where YAML can read it plain, else in double quotes. */
function scalar(text: string): string {
  const options = { lineWidth: 0, defaultStringType: 'PLAIN', singleQuote: false } as const;
  const plain = stringify(text, options).trimEnd();
  return readsAs(`k: ${plain}`, text) ? plain : JSON.stringify(text);
}

/** The same within `{ … }`, where commas and brackets divide. */
function flowScalar(text: string): string {
  const plain = scalar(text);
  return readsAs(`{ k: ${plain} }`, text) ? plain : JSON.stringify(text);
}

/** The library writes a few things plain that it then reads as something else. */
function readsAs(yamlText: string, text: string): boolean {
  const document = parseDocument(yamlText);
  return document.errors.length === 0 && document.get('k') === text;
}
