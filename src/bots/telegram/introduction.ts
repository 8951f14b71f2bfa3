import type { Api } from 'grammy';
import type { Logger } from 'pino';

const COMMANDS = [
  { command: 'mulai', description: 'Mulai dari awal' },
  { command: 'topik', description: 'Daftar topik' },
  { command: 'cek', description: 'Cek keadaan Anda, empat ketukan' },
  { command: 'status', description: 'Anda PNS, PPPK, honorer, atau lainnya' },
  { command: 'ingatkan', description: 'Pengingat sebelum tahapan mulai' },
  { command: 'berhenti', description: 'Hentikan pengingat' },
  { command: 'kode', description: 'Baca balasan petugas' },
  { command: 'privasi', description: 'Lihat apa yang tersimpan' },
  { command: 'hapus', description: 'Hapus yang tersimpan' },
  { command: 'bahasa', description: 'Bahasa yang dipakai' },
  { command: 'bantuan', description: 'Cara bertanya' },
];

const GROUP_COMMANDS = [
  { command: 'tanya', description: 'Tanya soal netralitas, misalnya /tanya boleh like caleg?' },
];

/** Shown in an empty chat, before the first message; at most 512 characters. */
const DESCRIPTION =
  'Ragu soal netralitas saat pemilu dan pilkada? Tanyakan dengan bahasa sehari-hari, misalnya "boleh nggak foto bareng caleg?" Saya jawab boleh atau tidak, alasannya, dan dasar hukumnya. Untuk ASN dan non-ASN. Siapa Anda tidak dicatat.';

/** Shown on the bot's page and where its link is shared; at most 120 characters. */
const ABOUT =
  'Tanya jawab netralitas ASN dan non-ASN, dikelola Kesbangpol. Tanpa mencatat siapa Anda.';

/** Tells Telegram how the bot introduces itself. Never rejects: the bot answers all the same. */
export async function introduce(api: Api, log: Logger): Promise<void> {
  const calls: readonly (() => Promise<unknown>)[] = [
    () => api.setMyCommands(COMMANDS),
    () => api.setMyCommands(GROUP_COMMANDS, { scope: { type: 'all_group_chats' } }),
    () => api.setMyDescription(DESCRIPTION),
    () => api.setMyShortDescription(ABOUT),
  ];
  for (const call of calls) {
    await call().catch((err: unknown) =>
      log.warn({ err }, 'telegram did not take the introduction of the bot'),
    );
  }
}
