export const NEARNESS = new Set(
  'langsung kantor sekantor sejawat sebangku sekampung sedinas seperjuangan semarga sekomplek sebidang sekolahan nongkrong ngopi seruangan kerja lama dekat kuliah sekolah sebelah seangkatan sekelas seprofesi satu ruangan sesama depan rumah kost'.split(
    ' ',
  ),
);
/** Whoever holds or seeks one of these offices is usually named right after it. */
export const ELECTED = new Set(
  'caleg capres cawapres cagub cawagub cabup cawabup cawali paslon kandidat calon bupati gubernur walikota presiden'.split(
    ' ',
  ),
);
/** "saya dengan Budi", as one says on the telephone. */
export const WITH = new Set(['dengan', 'dgn', 'dg']);
export const FROM = new Set(['dari', 'dr']);
/** Between an office and a name: "ketua kelompok tani Wagiran". */
export const GROUPS = new Set(
  'kelompok tani nelayan lapangan relawan pemuda panitia tim dusun bidang harian pelaksana umum upt uptd seksi dinas kantor sekolah desa tata usaha keuangan kepegawaian operasional parkir dapodik wilayah adat masyarakat agama satu ruangan kebersihan pramuka kerja gabungan kelas diklat ahli khusus'.split(
    ' ',
  ),
);
export const ON_BEHALF = new Set(['atas', 'an', 'a']);
export const SELF = new Set([
  'saya',
  'sya',
  'sy',
  'aku',
  'gw',
  'gue',
  'gua',
  'ulun',
  'kulo',
  'kula',
  'nama',
  'awak',
  'ini',
]);
export const NAME_WORDS = new Set([
  'nama',
  'namaku',
  'ngaran',
  'ngaranku',
  'aran',
  'jeneng',
  'jenengku',
  'asma',
  'nm',
]);
export const NAMED = new Set([
  'bernama',
  'namanya',
  'ngarannya',
  'jenenge',
  'dipanggil',
  'panggil',
  'disapa',
  'perkenalkan',
  'kenalkan',
  'kenalin',
  'inisial',
]);
export const NAME_ADJECTIVES = new Set([
  'lengkap',
  'asli',
  'panggilan',
  'panggil',
  'terang',
  'saja',
  'aja',
  'penuh',
  'pelapor',
  'terlapor',
  'pegawai',
  'asn',
  'calon',
  'guru',
  'atasan',
  'pejabat',
]);
export const SIGNED = new Set([
  'hormat',
  'ttd',
  'tertanda',
  'salam',
  'pengirim',
  'pelapor',
  'terlapor',
  'dari',
  'wassalam',
]);
