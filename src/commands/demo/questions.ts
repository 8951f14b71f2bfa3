/** Questions that no entry settles, as people put them: with these the desk has something to do. */
export const UNSETTLED: readonly string[] = [
  'boleh jual seragam korpri bekas ke timses?',
  'menjual seragam korpri lama kepada tim sukses boleh ga',
  'seragam korpri dijual ke timses melanggar tidak',
  'operator sekolah disuruh input data relawan gimana',
  'operator sekolah diminta entri data relawan paslon',
  'saya operator sekolah ditugasi input data relawan',
  'mobil pribadi dipakai antar sembako titipan timses',
  'motor dinas dipinjam keponakan yang jadi saksi',
  'genset kantor dipinjam buat acara deklarasi, boleh?',
  'pinjam tenda kantor desa untuk acara deklarasi',
  'tenda milik kelurahan dipinjam panitia deklarasi',
  'jadi pembawa acara nikahan anak caleg boleh?',
  'mc di pernikahan anaknya caleg itu melanggar gak',
  'guru les privat anak calon bupati masih boleh lanjut?',
  'ngajar les anak cabup boleh diteruskan tidak',
  'catering istri saya dapat pesanan dari posko',
  'usaha katering keluarga melayani posko paslon',
  'sound system usaha saya disewa tim kampanye',
  'rumah dinas kedatangan tamu dari partai, harus lapor?',
  'kos-kosan saya disewa relawan paslon',
];

/** Words that could mean several things: the bot asks back. */
export const VAGUE: readonly string[] = [
  'foto',
  'kalau spanduk gimana',
  'grup wa',
  'soal kampanye dong',
  'stiker',
  'cuti',
  'kaos',
  'hadir di acara',
];

/** Questions for other offices. */
export const ELSEWHERE: readonly string[] = [
  'cara bikin ktp elektronik',
  'jadwal vaksin di puskesmas',
  'berapa lama cuti melahirkan',
  'gaji ke-13 cair kapan',
  'syarat kenaikan pangkat golongan 3c',
  'link daftar cpns tahun ini',
  'cara bayar pajak motor online',
];

export const COURTESIES: readonly string[] = [
  'halo',
  'assalamualaikum',
  'makasih min',
  'terima kasih',
];
