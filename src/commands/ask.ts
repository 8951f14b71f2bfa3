import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Command, Option } from 'commander';
import { z } from 'zod';
import { CHAT_TEXT, renderMarkdown } from '../bots/markdown.ts';
import { type Dialogue, NEW_DIALOGUE } from '../conversation/dialogue.ts';
import { type Edition, openLiveEngine } from '../conversation/live-engine.ts';
import type { Turn } from '../conversation/turn.ts';
import { AUDIENCES, type Audience } from '../knowledge/entry.ts';
import { InvalidEntryError } from '../knowledge/parse-entry.ts';
import type { AskerId } from '../privacy/pseudonym.ts';
import { redact } from '../privacy/redact.ts';

const batchLineSchema = z.union([
  z.object({ id: z.string(), q: z.string() }),
  z.object({ id: z.string(), turns: z.array(z.string()).min(1) }),
]);

interface AskOptions {
  readonly json?: boolean;
  readonly explain?: boolean;
  readonly batch?: string;
  readonly audience?: Audience;
}

const program = new Command('ask')
  .description('Tanyakan satu hal, atau satu berkas JSONL, tanpa menyalakan server.')
  .argument('[pertanyaan...]', 'pertanyaan, dalam bahasa sehari-hari')
  .option('--json', 'cetak objek JSON')
  .option('--explain', 'cetak bagaimana jawabannya dipilih')
  .option('--batch <berkas>', 'satu baris {"id","q"} atau {"id","turns":[…]} per pertanyaan')
  .addOption(new Option('--audience <khalayak>', 'jawab untuk khalayak ini').choices(AUDIENCES))
  .action(run);

await program.parseAsync();

async function run(words: readonly string[], options: AskOptions): Promise<void> {
  const edition = await openEdition(program);
  const start: Dialogue =
    options.audience === undefined ? NEW_DIALOGUE : { ...NEW_DIALOGUE, audience: options.audience };
  if (options.batch !== undefined) return runBatch(edition, options.batch, start);
  const question = words.join(' ').trim();
  if (!question) program.error('ask: tulis pertanyaannya, atau pakai --batch BERKAS');
  if (options.explain) {
    process.stdout.write(`${JSON.stringify(edition.knowledge.explain(question), undefined, 2)}\n`);
    return;
  }
  const turn = think(edition, question, start);
  process.stdout.write(`${options.json ? JSON.stringify(toObject(turn)) : toText(turn)}\n`);
}

async function openEdition(command: Command): Promise<Edition> {
  try {
    const live = await openLiveEngine({
      contentDir: process.env.CONTENT_DIR ?? './content',
      cacheDir: process.env.CACHE_DIR ?? process.env.DATA_DIR ?? './data',
      region: process.env.REGION ?? 'kaltim',
      redact,
    });
    return live.current();
  } catch (error) {
    if (error instanceof InvalidEntryError) command.error(error.message);
    throw error;
  }
}

async function runBatch(edition: Edition, file: string, start: Dialogue): Promise<void> {
  let lineNumber = 0;
  for await (const line of createInterface({ input: createReadStream(file) })) {
    lineNumber += 1;
    if (!line.trim()) continue;
    const item = parseBatchLine(line, `${file}:${lineNumber}`);
    const result =
      'q' in item
        ? { id: item.id, ...toObject(think(edition, item.q, start)) }
        : { id: item.id, turns: dialogueOf(edition, item.turns, start).map(toObject) };
    process.stdout.write(`${JSON.stringify(result)}\n`);
  }
}

function parseBatchLine(line: string, where: string): z.infer<typeof batchLineSchema> {
  try {
    return batchLineSchema.parse(JSON.parse(line));
  } catch {
    const expected = '{"id":"…","q":"…"} or {"id":"…","turns":["…"]}';
    return program.error(`${where}: a line must be ${expected}; got ${line.slice(0, 80)}`);
  }
}

function dialogueOf(edition: Edition, texts: readonly string[], start: Dialogue): readonly Turn[] {
  const turns: Turn[] = [];
  for (const text of texts) turns.push(think(edition, text, turns.at(-1)?.dialogue ?? start));
  return turns;
}

function think({ engine }: Edition, text: string, dialogue: Dialogue): Turn {
  const asker = 'ask' as AskerId;
  return engine({ id: 'ask', channel: 'web', asker, text, sentAt: new Date() }, dialogue);
}

function toObject(turn: Turn): Readonly<Record<string, unknown>> {
  return {
    outcome: turn.outcome,
    topic: turn.outcome === 'answered' ? (turn.entryId ?? null) : null,
    verdict: turn.outcome === 'answered' ? (turn.verdict ?? null) : null,
    confidence: turn.confidence ?? (turn.outcome === 'answered' ? 1 : 0),
    candidates: turn.candidates.map(({ entry, score }) => ({
      topic: entry.id,
      title: entry.title,
      score,
    })),
    text: renderMarkdown(turn.reply.text, CHAT_TEXT),
    choices: turn.reply.choices,
  };
}

function toText({ reply }: Turn): string {
  const choices = reply.choices.map(({ label }, index) => `${index + 1} ${label}`);
  return [renderMarkdown(reply.text, CHAT_TEXT), choices.join('\n')].filter(Boolean).join('\n\n');
}
