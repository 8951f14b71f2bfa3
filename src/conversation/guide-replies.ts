/** What the guide and the check of a post say. */

export const GUIDE_WHO = 'Mari cek bersama, empat langkah saja. Anda siapa?';
export const GUIDE_WHEN = 'Kapan kejadiannya?';
export const GUIDE_WHERE = 'Di mana?';
export const GUIDE_ACT = 'Apa yang mau dilakukan?';
export const POST_ASK =
  'Tempel atau ceritakan isi unggahannya. Nama orang tidak perlu; kalau ada, saya samarkan. Tidak jadi? Ketik **batal**.';
export const POST_NEUTRAL =
  'Saya tidak melihat calon, partai, atau simbolnya di situ. Kalau memang tidak ada, unggahan itu bukan soal netralitas. Saya hanya membaca tulisannya, bukan gambarnya.';
export const POST_OFFICIAL = 'Ini seperti info resmi penyelenggara pemilu.';
export const POST_CANCELLED = 'Baik, tidak jadi. Silakan tulis pertanyaan lain.';
export const POST_PARTISAN =
  'Unggahan itu menyangkut calon atau partai. Begini aturannya untuk tiap perbuatan:';
export const POST_SAFE = 'Kalau ragu, jangan diunggah.';
