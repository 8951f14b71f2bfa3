/** A question, and what of it nobody may find again. */
export interface PlantedQuestion {
  readonly text: string;
  readonly secrets: readonly string[];
}

/** What one form of question hides, given numbers that no other question has. */
type Form = (digits: (length: number) => string, word: string) => PlantedQuestion;

const NAMES = ['Suryadi', 'Rahmawati', 'Kurniawan', 'Sulastri', 'Hidayat', 'Nurhayati'] as const;

const secret = (...secrets: readonly string[]) => ({
  in: (text: string): PlantedQuestion => ({ text, secrets }),
});

const FORMS: readonly Form[] = [
  (digits) => {
    const nik = `640811450789${digits(4)}`;
    const phone = `0812${digits(8)}`;
    return secret(nik, phone).in(`NIK saya ${nik}, hp ${phone}, boleh like postingan caleg?`);
  },
  (digits) => {
    const phone = `0813-${digits(4)}-${digits(4)}`;
    return secret(phone).in(`hubungi saya di ${phone}, apakah boleh ikut kampanye?`);
  },
  (digits) => {
    const phone = `+62 852 ${digits(4)} ${digits(4)}`;
    return secret(phone).in(`wa ${phone} ya, honorer boleh pasang stiker?`);
  },
  (digits, word) => {
    const email = `${word}.asn@kutaitimurkab.go.id`;
    const nip = `19850712201001${digits(4).replace(/^./, '2')}`;
    return secret(email, nip).in(`email ${email} NIP ${nip}, bolehkah cuti kampanye istri?`);
  },
  (digits) => {
    const nik = `6472 0145 0790 ${digits(4)}`;
    return secret(nik).in(`nik ${nik} dicatut partai, lapor ke mana?`);
  },
  (_, word) => {
    const name = `${NAMES[word.length % NAMES.length]} Q${word}`;
    return secret(`Q${word}`).in(`pak ${name} kepala dinas saya ikut kampanye, sanksinya apa?`);
  },
  (_, word) => secret(`@${word}_`).in(`akun @${word}_kutim itu boleh saya follow?`),
  (digits) => {
    const account = `0123-01-${digits(6)}-50-7`;
    return secret(account).in(`rekening BRI ${account} dapat uang timses, harus gimana?`);
  },
  (_, word) => {
    const link = `https://www.instagram.com/${word}/`;
    return secret(word).in(`postingan ${link} melanggar tidak kalau saya bagikan?`);
  },
  (digits) => {
    const plate = `KT ${digits(4)} ZQ`;
    return secret(plate).in(`mobil plat ${plate} dipakai kampanye, boleh?`);
  },
  (digits) => {
    const npwp = `09.254.294.3-407.${digits(3)}`;
    const spoken = `0541-7${digits(5)}`;
    return secret(npwp, spoken).in(`npwp ${npwp} telp ${spoken} dipakai untuk zonasi netral?`);
  },
  (digits, word) => {
    const home = `Gg. ${word} RT 17 No. ${digits(3)}`;
    return secret(word).in(`rumah saya di Jl. Pramuka ${home}, boleh jadi posko?`);
  },
];

/** Questions full of personal data, no two alike; the same for the same `first`. */
export function plantQuestions(count: number, first: number): readonly PlantedQuestion[] {
  return Array.from({ length: count }, (_, index) => {
    const serial = first + index;
    const digits = (length: number) =>
      String(((serial + 1) * 7_919_417) % 10 ** length).padStart(length, '7');
    const form = FORMS[serial % FORMS.length];
    if (!form) throw new Error('no form');
    return form(digits, wordOf(serial));
  });
}

/** A word that stands nowhere else. */
function wordOf(serial: number): string {
  const letters = 'bdgjklmnprst';
  const at = (place: number) => letters[Math.floor(serial / 12 ** place) % 12] ?? 'b';
  return `xu${at(0)}o${at(1)}i${at(2)}ax`;
}
