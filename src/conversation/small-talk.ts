import type { Answer } from '../knowledge/answer.ts';
import type { Audience } from '../knowledge/entry.ts';

/** Words with which a question is announced: one of them makes an opening. */
const OPENING = new Set(
  `halo hallo hallow haloo helo hello hai hay hi hei hey p ping pagi siang sore malam malem misi
  permisi punten tabe assalamualaikum assalamu'alaikum asalamualaikum assalamualaykum ass samlekum
  min mimin admin minkes tanya nanya bertanya menanyakan nanyain tanyak konsultasi`.split(/\s+/),
);
/** Words that may stand around them and say nothing by themselves. */
const AROUND = new Set(
  `mau mo mw pengen pingin ingin izin ijin numpang boleh bole blh bisa saya aku gue sy kak kakak bang
  abang pak bapak bu ibu bos gan sis mas mbak mba om tante selamat slmt met wr wb warahmatullah
  wabarakatuh dong donk ya yah iya nih sedikit dikit dulu sebentar bentar lagi mohon maaf admin ada
  orang disini di sini gak ga nggak sesuatu satu hal sih min yg terhormat semua`.split(/\s+/),
);
const MOST_WORDS = 8;

/** A message that only announces a question: "min", "mau tanya dong kak". */
export function isOpening(text: string): boolean {
  const words = text.toLowerCase().match(/[\p{L}']+/gu) ?? [];
  if (words.length === 0 || words.length > MOST_WORDS || /\d/.test(text)) return false;
  return (
    words.some((word) => OPENING.has(word)) &&
    words.every((word) => OPENING.has(word) || AROUND.has(word))
  );
}

const SELF =
  /^(?:(?:saya|aku|sy|gue|gw|kami|ane|ulun)(?: (?:ini|adalah|seorang|cuma|hanya|itu|kan|bekerja sebagai|kerja sebagai))*|anggap (?:saya|aku)) (.+?)[.! ]*$/i;
/** What a person may be called beside the word that names the status. */
const STATUS_WORDS = new Set(
  `pns asn pppk p3k cpns honorer honor non nonasn guru dosen staf staff pegawai tenaga kontrak
  bidan perawat dokter nakes operator sekolah kantor paruh waktu penuh phl thl ptt gtt ppnpn lurah
  camat kades kepala desa perangkat sekdes kaur kasi tni polri polisi tentara bumn bumd pensiunan
  pejabat eselon sukarela sukwan daerah pemda negeri sipil biasa kok`.split(/\s+/),
);

/** Who the asker says to be, where a message says nothing else: "saya honorer". */
export function selfNamed(text: string, alone: Answer): Audience | undefined {
  const words = SELF.exec(text.trim())?.[1];
  return words !== undefined && areStatusWords(words) && !text.includes('?')
    ? alone.audience
    : undefined;
}

/** Whether a text names a status and nothing else: "guru honorer". */
export function areStatusWords(text: string): boolean {
  const words = text.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
  return words.length > 0 && words.every((word) => STATUS_WORDS.has(word));
}
