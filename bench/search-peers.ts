import MiniSearch, { type SearchOptions } from 'minisearch';
import pg from 'pg';
import type { KnowledgeEntry } from '../src/knowledge/entry.ts';
import { startPostgres } from '../tests/support/postgres-server.ts';
import { type Contender, finding } from './search-run.ts';

interface Peer {
  readonly name: string;
  open(entries: readonly KnowledgeEntry[]): Promise<Contender>;
}

/** Fuse.js goes through every text for every question: with all of them it would take minutes. */
const WAYS_FOR_FUSE = 2;

/** The others, each set up as its documentation says, on the same entries. */
export const PEERS: readonly Peer[] = [
  { name: 'MiniSearch', open: (entries) => openMiniSearch(entries, {}) },
  {
    name: 'MiniSearch, fuzzy and prefix',
    open: (entries) => openMiniSearch(entries, { fuzzy: 0.2, prefix: true }),
  },
  { name: 'nlp.js with @nlpjs/lang-id', open: openNlpJs },
  { name: 'Orama, Indonesian stemming', open: openOrama },
  { name: `Fuse.js, ${WAYS_FOR_FUSE} ways of asking a topic`, open: openFuse },
  { name: 'PostgreSQL full text, `indonesian`', open: openPostgres },
];

interface Document {
  readonly id: string;
  readonly title: string;
  readonly question: string;
  readonly ways: string;
}

function documentsOf(entries: readonly KnowledgeEntry[]): readonly Document[] {
  return entries.map(({ id, title, question, ways }) => ({
    id,
    title,
    question,
    ways: ways.map(({ text }) => text).join('\n'),
  }));
}

async function openMiniSearch(
  entries: readonly KnowledgeEntry[],
  searchOptions: SearchOptions,
): Promise<Contender> {
  const index = new MiniSearch<Document>({ fields: ['title', 'question', 'ways'], searchOptions });
  index.addAll(documentsOf(entries));
  return {
    find: async (text) => finding(index.search(text).map(({ id }) => String(id))),
    close: async () => {},
  };
}

/** Packages that are only compared with are loaded by name, so that a bare checkout still runs. */
async function load<T>(name: string): Promise<T> {
  const loaded: T = await import(name);
  return loaded;
}

interface NlpManager {
  addLanguage(language: string): void;
  addDocument(language: string, text: string, intent: string): void;
  train(): Promise<void>;
  process(
    language: string,
    text: string,
  ): Promise<{ intent: string; classifications: { intent: string; score: number }[] }>;
}

async function openNlpJs(entries: readonly KnowledgeEntry[]): Promise<Contender> {
  const { containerBootstrap } = await load<{
    containerBootstrap(): Promise<unknown> & { use(x: unknown): void };
  }>('@nlpjs/core');
  const { Nlp } = await load<{ Nlp: new (options: object) => NlpManager }>('@nlpjs/nlp');
  const { LangId } = await load<{ LangId: unknown }>('@nlpjs/lang-id');
  const container = await containerBootstrap();
  (container as { use(x: unknown): void }).use(LangId);
  const nlp = new Nlp({ container, autoSave: false, nlu: { log: false } });
  nlp.addLanguage('id');
  for (const { id, question, ways } of entries) {
    for (const text of [question, ...ways.map((way) => way.text)]) nlp.addDocument('id', text, id);
  }
  await nlp.train();
  return {
    async find(text) {
      const { intent, classifications } = await nlp.process('id', text);
      const topics = classifications.map((item) => item.intent).filter((name) => name !== 'None');
      return { topics: topics.slice(0, 3), isAnswer: intent !== 'None' };
    },
    close: async () => {},
  };
}

interface OramaModule {
  create(options: object): object;
  insertMultiple(database: object, documents: readonly object[]): Promise<unknown>;
  search(database: object, query: object): Promise<{ hits: { document: { topic: string } }[] }>;
}

async function openOrama(entries: readonly KnowledgeEntry[]): Promise<Contender> {
  const orama = await load<OramaModule>('@orama/orama');
  const { stemmer } = await load<{ stemmer: unknown }>('@orama/stemmers/indonesian');
  const database = orama.create({
    schema: { topic: 'string', title: 'string', question: 'string', ways: 'string' },
    components: { tokenizer: { language: 'indonesian', stemming: true, stemmer } },
  });
  const documents = documentsOf(entries).map(({ id, ...rest }) => ({ topic: id, ...rest }));
  await orama.insertMultiple(database, documents);
  const properties = ['title', 'question', 'ways'];
  return {
    async find(term) {
      const { hits } = await orama.search(database, { term, properties, threshold: 1, limit: 3 });
      return finding(hits.map(({ document }) => document.topic));
    },
    close: async () => {},
  };
}

interface FuseModule {
  readonly default: new (
    documents: readonly object[],
    options: object,
  ) => { search(text: string): { item: { topic: string } }[] };
}

async function openFuse(entries: readonly KnowledgeEntry[]): Promise<Contender> {
  const { default: Fuse } = await load<FuseModule>('fuse.js');
  const ways = entries.flatMap(({ id, question, ways: texts }) =>
    [question, ...texts.slice(0, WAYS_FOR_FUSE).map(({ text }) => text)].map((text) => ({
      topic: id,
      text,
    })),
  );
  const fuse = new Fuse(ways, { keys: ['text'], ignoreLocation: true });
  return {
    async find(text) {
      return finding([...new Set(fuse.search(text).map(({ item }) => item.topic))]);
    },
    close: async () => {},
  };
}

const RANKED = `
  select id from entry, to_tsquery('indonesian', $1) query
  where words @@ query order by ts_rank_cd(words, query) desc, id limit 3`;

async function openPostgres(entries: readonly KnowledgeEntry[]): Promise<Contender> {
  const server = await startPostgres();
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  await client.query('create table entry (id text primary key, words tsvector)');
  for (const { id, title, question, ways } of documentsOf(entries)) {
    const values = [id, `${title}\n${question}\n${ways}`];
    await client.query("insert into entry values ($1, to_tsvector('indonesian', $2))", values);
  }
  await client.query('create index on entry using gin (words)');
  await client.query('analyze entry');
  return {
    async find(text) {
      const words = text.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
      if (words.length === 0) return finding([]);
      const { rows } = await client.query<{ id: string }>(RANKED, [words.join(' | ')]);
      return finding(rows.map(({ id }) => id));
    },
    async close() {
      await client.end();
      await server.stop();
    },
  };
}
