import { queryPostgres } from '../postgres.ts';

/** One message of the bot, or a change of one, as the person sees it. */
export interface Heard {
  /** Plain, without markup, and without the choices where a channel writes them underneath. */
  readonly text: string;
  /** Labels, in order; a channel may cut them short. */
  readonly choices: readonly string[];
  /** Only where the channel tells. */
  readonly outcome?: string;
  readonly entry?: string | null;
}

/** Somebody who has not written before. */
export interface Person {
  /**
   * Sends the texts one right after the other; resolves to what the bot said to them, in order, as
   * soon as it has said `count` things. With 0: as soon as everything is taken in and done.
   */
  says(texts: readonly string[], count: number): Promise<readonly Heard[]>;
  /** What the bot writes next of its own accord. */
  hears(): Promise<Heard>;
  /** Presses a choice of the newest message by its label, or the start of it. */
  presses(label: string): Promise<Heard>;
}

export const SCRIPT_CHANNELS = [
  ...(['engine', 'web', 'browser', 'telegram'] as const),
  /** Through Baileys, and over the Cloud API. */
  ...(['whatsapp', 'cloud'] as const),
] as const;
export type ScriptChannel = (typeof SCRIPT_CHANNELS)[number];

/** A channel on which scripts are played, one after the other. */
export interface Stage {
  newPerson(): Promise<Person>;
  /** Ten minutes pass for everybody: dialogues expire. */
  later(): Promise<void>;
  /** An officer answers the waiting ticket whose question contains `about`. */
  officerAnswers(about: string, answer: string): Promise<void>;
  /** From now on it is this day; only where the test is the clock. */
  setDay?(day: string): void;
}

/** What a stage on a PostgreSQL database can do about time and officers. */
export function storedStage(databaseUrl: () => string): Pick<Stage, 'later' | 'officerAnswers'> {
  return {
    async later() {
      await queryPostgres(databaseUrl(), EXPIRE_DIALOGUES);
    },
    async officerAnswers(about, answer) {
      await queryPostgres(databaseUrl(), answerTicket(about, answer));
    },
  };
}

export const EXPIRE_DIALOGUES = "update dialogues set expires_at = now() - interval '1 second'";

export function answerTicket(about: string, answer: string): string {
  const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;
  return `update tickets set answer = ${literal(answer)}, answered_at = now()
    where answer is null and strpos(question, ${literal(about)}) > 0`;
}
