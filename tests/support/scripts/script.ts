import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { OUTCOMES } from '../../../src/conversation/message.ts';
import { SCRIPT_CHANNELS, type ScriptChannel } from './driver.ts';

const texts = z.union([z.string().transform((text) => [text]), z.array(z.string())]);

const expectationSchema = z.strictObject({
  outcome: z.enum(OUTCOMES).optional(),
  /** Any of these; `null`: no entry. */
  entry: z.union([texts, z.null()]).optional(),
  /** Starts of labels, each of which is offered. */
  choices: texts.optional(),
  /** Nothing is offered that starts so; `'*'`: nothing at all. */
  noChoices: texts.optional(),
  /** How the text begins. */
  begins: z.string().optional(),
  /** Parts of the text. */
  text: texts.optional(),
  not: texts.optional(),
  /** At most so many characters. */
  within: z.int().optional(),
});

const stepSchema = z.strictObject({
  /** One message, or several right after one another. */
  says: texts.optional(),
  presses: z.string().optional(),
  /** Ten minutes pass. */
  later: z.literal(true).optional(),
  /** Another person, on the same channel, goes on with the script. */
  somebodyElse: z.literal(true).optional(),
  officer: z.strictObject({ about: z.string(), answers: z.string() }).optional(),
  /** The bot writes of its own accord; the channel has to bear that. */
  hears: z.literal(true).optional(),
  /** How many replies come; 1 unless told. */
  replies: z.int().min(0).optional(),
  /** What the last reply is like. */
  expects: expectationSchema.optional(),
  /** Names a part of the last reply's text, for `{name}` further down. */
  remembers: z.record(z.string(), z.string()).optional(),
});

const fileSchema = z.strictObject({
  point: z.int().min(1).max(11),
  scripts: z.array(
    z.strictObject({
      name: z.string(),
      /** Absent: everywhere. */
      channels: z.array(z.enum(SCRIPT_CHANNELS)).min(1).optional(),
      /** The day on which it plays, where the test is the clock. */
      day: z.iso.date().optional(),
      /** Also played in a real browser. */
      browser: z.literal(true).optional(),
      turns: z.array(stepSchema).min(1),
    }),
  ),
});

export type Step = Readonly<z.infer<typeof stepSchema>>;
export type Expectation = Readonly<z.infer<typeof expectationSchema>>;
/** A conversation, and which point of the conversation's contract it is about. */
export type Script = Readonly<z.infer<typeof fileSchema>['scripts'][number]> & {
  readonly point: number;
};

const FOLDER = fileURLToPath(new URL('../../conversations/', import.meta.url));

/** All scripts of `tests/conversations`. */
export function loadScripts(): readonly Script[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .flatMap((name) => {
      const { point, scripts } = fileSchema.parse(parse(readFileSync(FOLDER + name, 'utf8')));
      return scripts.map((script) => ({ ...script, point }));
    });
}

/** Where a script plays: everywhere, but in the browser only where it says so. */
export function playsOn({ channels, day, browser }: Script, channel: ScriptChannel): boolean {
  if (channel === 'browser') return browser === true;
  if (day !== undefined && channel !== 'engine') return false;
  return channels === undefined || channels.includes(channel);
}
