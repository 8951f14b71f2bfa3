import type { Choice } from './message.ts';

export const COMMANDS = ['start', 'help', 'topics', 'privacy', 'more'] as const;
export type Command = (typeof COMMANDS)[number];

/** What a message asks the bot to do, before anybody looks at its words as a question. */
export type Intent =
  | { readonly kind: 'command'; readonly command: Command; readonly argument?: string }
  | { readonly kind: 'choice'; readonly choice: Choice }
  | { readonly kind: 'question' };

const COMMAND_WORDS: Readonly<Record<string, Command>> = {
  start: 'start',
  mulai: 'start',
  bantuan: 'help',
  help: 'help',
  menu: 'help',
  topik: 'topics',
  'daftar topik': 'topics',
  privasi: 'privacy',
  lagi: 'more',
  selengkapnya: 'more',
};

const ORDINALS: readonly (readonly string[])[] = [
  ['1', 'satu', 'pertama', 'kesatu', 'siji', 'asa', 'yang atas'],
  ['2', 'dua', 'kedua', 'loro', 'yang tengah'],
  ['3', 'tiga', 'ketiga', 'telu', 'talu'],
  ['4', 'empat', 'keempat', 'papat', 'ampat'],
  ['5', 'lima', 'kelima', 'limo'],
  ['6', 'enam', 'keenam', 'anam'],
  ['7', 'tujuh', 'ketujuh'],
  ['8', 'delapan', 'kedelapan'],
  ['9', 'sembilan', 'kesembilan'],
];
const BEFORE_NUMBER = /^(?:(?:yang|yg|nang|sing|no|nomor|nomer|pilihan|pilih|opsi|ke)\b[\s.:-]*)+/;
const AFTER_NUMBER = /[\s.,!)]*(?:aja|saja|ya|dong|deh|min|kak)?[\s.!]*$/;

/**
 * Recognises commands, pressed buttons and numbered choices.
 *
 * @param choiceId the pressed choice, where the channel has buttons
 * @param offered what was offered last; numbers count from its first
 */
export function recogniseIntent(
  text: string,
  choiceId: string | undefined,
  offered: readonly Choice[],
): Intent {
  if (choiceId !== undefined) {
    const label = offered.find(({ id }) => id === choiceId)?.label ?? text;
    return { kind: 'choice', choice: { id: choiceId, label } };
  }
  const plain = text.trim().toLowerCase();
  const command = commandIn(plain);
  if (command) return command;
  const choice = numberedChoice(plain, offered);
  return choice ? { kind: 'choice', choice } : { kind: 'question' };
}

function commandIn(plain: string): Intent | undefined {
  const slash = /^\/([a-z]+)(?:@\w+)?(?:\s+(\S+))?\s*$/.exec(plain);
  const command = COMMAND_WORDS[slash?.[1] ?? plain];
  if (!command) return undefined;
  const argument = slash?.[2];
  return { kind: 'command', command, ...(argument === undefined ? {} : { argument }) };
}

function numberedChoice(plain: string, offered: readonly Choice[]): Choice | undefined {
  const sameLabel = offered.find(({ label }) => label.toLowerCase() === plain);
  if (sameLabel) return sameLabel;
  const number = plain.replace(BEFORE_NUMBER, '').replace(AFTER_NUMBER, '');
  const index = ORDINALS.findIndex((names) => names.includes(number));
  return index < 0 ? undefined : offered[index];
}
