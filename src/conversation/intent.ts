import { TELL } from './choice-id.ts';
import { AFFIRMING_IDS, DENYING_IDS, DONT_TELL, NONE } from './choices.ts';
import type { Choice } from './message.ts';
import { areStatusWords } from './small-talk.ts';
import { findTicketCode } from './ticket-code.ts';

export const COMMANDS = [
  'start',
  'help',
  'topics',
  'guide',
  'code',
  'status',
  'privacy',
  'erase',
  'language',
  'more',
  'contacts',
  'remind',
  'stop',
] as const;
export type Command = (typeof COMMANDS)[number];

/** What a message asks the bot to do, before anybody looks at its words as a question. */
export type Intent =
  | { readonly kind: 'command'; readonly command: Command; readonly argument?: string }
  | { readonly kind: 'choice'; readonly choice: Choice }
  /** "Ya" where several things were offered. */
  | { readonly kind: 'which' }
  | { readonly kind: 'question' };

const COMMAND_WORDS: Readonly<Record<string, Command>> = {
  start: 'start',
  mulai: 'start',
  bantuan: 'help',
  help: 'help',
  menu: 'help',
  topik: 'topics',
  'daftar topik': 'topics',
  cek: 'guide',
  kode: 'code',
  status: 'status',
  'status saya': 'status',
  privasi: 'privacy',
  hapus: 'erase',
  'hapus data saya': 'erase',
  bahasa: 'language',
  english: 'language',
  'in english': 'language',
  'bahasa inggris': 'language',
  'bahasa indonesia': 'language',
  lagi: 'more',
  selengkapnya: 'more',
  kontak: 'contacts',
  ingatkan: 'remind',
  'ingatkan saya': 'remind',
  pengingat: 'remind',
  berhenti: 'stop',
  stop: 'stop',
  keluar: 'stop',
  'berhenti mengingatkan': 'stop',
  'jangan ingatkan lagi': 'stop',
};

/** "Status saya", with or without what it is to be. */
const STATUS_COMMAND =
  /^(?:\/status(?:@\w+)?|status (?:saya|sy|aku))(?: (?:saya|itu|adalah|jadi|sebagai))* ([\p{L}\d -]{2,30})$/u;

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
  ['10', 'sepuluh', 'kesepuluh'],
  ['11', 'sebelas', 'kesebelas'],
  ['12', 'dua belas', 'kedua belas'],
];
const BEFORE_NUMBER = /^(?:(?:yang|yg|nang|sing|no|nomor|nomer|pilihan|pilih|opsi|ke)\b[\s.:-]*)+/;
const AFTER_NUMBER = /(?:[\s.,!)]+(?:aja|saja|ya|dong|deh|min|kak|pak|bu))*[\s.,!)]*$/;
const YES =
  /^(?:ya+|iya+|iyah|yoi|yup|betul|benar|bener|ho'?oh|inggih|nggih|iyo|boleh|oke?|ok|setuju|mau)(?: (?:itu|aja|saja|dong|min|pak|bu|betul|benar))?[.! ]*$/;
const NO =
  /^(?:tidak|enggak|engga|nggak|ngga|gak|ga|bukan|bkn|kada|ora|mboten|ndak|jangan|no)(?: (?:itu|ini|usah|dua-duanya|semua|semuanya|min|pak|bu|ada))?[.! ]*$/;
/** What leads to the next page of a long text. */
const NEXT_PAGE = /^(?:more|sanction|basis):[^:]+:\d+$/;

/** After an answer: it is another topic. */
const NOT_THIS =
  /^(?:bukan|bkn|salah|keliru)(?: (?:itu|ini|yang|yg|maksud(?:nya| saya| sy| aku)?|pertanyaan(?:nya| saya)?|topik(?:nya)?|min|kak|pak|bu|jawaban(?:nya)?))*[.! ]*$/;
/** After an answer: it does not help. */
const NOT_ENOUGH =
  /^(?:belum|blm|tidak|enggak|nggak|ngga|gak|ga|kurang)(?: (?:membantu|ngebantu|cukup|jelas|paham|ngerti|puas|menjawab|terjawab|juga|kak|min))*[.! ]*$/;

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
  const nextPart =
    offered.find(({ id }) => NEXT_PAGE.test(id)) ??
    offered.find(({ id }) => id.startsWith('more:'));
  if (command?.kind === 'command' && command.command === 'more' && nextPart) {
    return { kind: 'choice', choice: nextPart };
  }
  if (command) return command;
  const choice = numberedChoice(plain, offered);
  return choice ? { kind: 'choice', choice } : answerIn(plain, offered);
}

function commandIn(plain: string): Intent | undefined {
  const slash = /^\/([a-z]+)(?:@\w+)?(?:\s+(.+))?$/s.exec(plain);
  const spoken = plain.replace(/[.!? ]+$/, '');
  const status = STATUS_COMMAND.exec(spoken)?.[1];
  const setsStatus = status !== undefined && areStatusWords(status);
  const command = COMMAND_WORDS[slash?.[1] ?? spoken] ?? (setsStatus ? 'status' : undefined);
  if (command) {
    const argument = command === 'status' ? status : slash?.[2];
    return { kind: 'command', command, ...(argument === undefined ? {} : { argument }) };
  }
  const isCode = findTicketCode(plain) !== undefined && plain.length < 40;
  return isCode ? { kind: 'command', command: 'code' } : undefined;
}

function numberedChoice(plain: string, offered: readonly Choice[]): Choice | undefined {
  const said = plain.replace(/[.!? ]+$/, '');
  const sameLabel = offered.find(({ label }) => label.toLowerCase().replace(/\?$/, '') === said);
  if (sameLabel) return sameLabel;
  const number = plain.replace(BEFORE_NUMBER, '').replace(AFTER_NUMBER, '');
  const index = ORDINALS.findIndex((names) => names.includes(number));
  return index < 0 ? undefined : offered[index];
}

function isAffirming(id: string): boolean {
  return AFFIRMING_IDS.includes(id) || (id.startsWith(TELL) && id !== DONT_TELL.id);
}

/** "Ya" and "bukan", where the last turn asked something that they answer. */
function answerIn(plain: string, offered: readonly Choice[]): Intent {
  const denied = offered.find(({ id }) => DENYING_IDS.includes(id));
  const affirmed = offered.find(({ id }) => isAffirming(id));
  if (denied && NO.test(plain)) return { kind: 'choice', choice: denied };
  const unhelpful = offered.find(({ id }) => id.endsWith(':unhelpful'));
  if (unhelpful && NOT_THIS.test(plain)) return { kind: 'choice', choice: NONE };
  if (unhelpful && NOT_ENOUGH.test(plain)) return { kind: 'choice', choice: unhelpful };
  if (!YES.test(plain) || (!denied && !affirmed)) return { kind: 'question' };
  const others = offered.filter((choice) => choice !== denied);
  const meant = affirmed ?? (others.length === 1 ? others[0] : undefined);
  return meant ? { kind: 'choice', choice: meant } : { kind: 'which' };
}
