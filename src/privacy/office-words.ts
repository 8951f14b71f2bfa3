function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}

/** Whoever holds one of these for one place is one person. */
export const SEATS = words(`
lurah camat kades kadus sekcam seklur sekdes pambakal petinggi keuchik danramil kapolsek kapus
kepsek kasek wakasek kepling kaling korcam bhabinkamtibmas babinsa kanit sekwilcam sekda
kadisdik kadisdikbud kadinkes kadinsos kadispora kajari kapolres kapolresta dandim kasatpol
kadisdukcapil kadishub
`);

/** What may stand between such an office and its place. */
export const SEAT_AREAS = words(`
desa kelurahan kecamatan dusun kampung kel kec ds lingkungan
`);

/** Words that say somebody works at what follows. */
export const STAFF = words(`
kepala ketua wakil sekretaris bendahara guru gurunya operator staf staff pegawai honorer
pengawas wali penjaga satpam komite tu tata bidan perawat dokter petugas sopir supir kasi kaur
pj plt plh perangkat aparat kader penyuluh pustakawan pramuka cleaning mengajar ngajar bertugas
tugas dinas kerja bekerja apoteker ahli admin pppk pns cpns asn plt pelaksana kapus kepsek kasek
wakasek kasubag tukang
`);

/** Parts of the name of a school before its own name. */
export const SCHOOL_WORDS = words(`
negeri swasta muhammadiyah islam terpadu it katolik kristen al nu pembina
`);

/** Health posts, small enough to know everybody. */
export const CLINICS = words(`
puskesmas pkm pustu posyandu polindes poskesdes
`);

/** Leading posts of an agency. */
export const HEADS = words(`
kepala kadis kaban kabid kasi kasubag sekretaris bendahara plt plh pj kabag ketua kakanwil
kepalanya sekdin direktur dirut kapus
`);

/** What begins the name of an agency. */
export const AGENCIES = words(`
dinas badan bkd bkpsdm bkpp disdik disdikbud dinkes dinsos disdukcapil diskominfo dishub dispora
disnaker bappeda bapenda inspektorat satpol bpbd dlh dpmd dpmptsp kantor upt uptd uptb rsud rs
puskesmas kesbangpol biro pupr kemenag bpn samsat
`);

/** After these the office is what an election is about. */
export const CONTEST = words(`
pemilihan pilkades calon bakal cakades balon pilihan
`);

/** What the names of agencies consist of. */
export const AGENCY_WORDS = words(`
pendidikan kesehatan sosial kebudayaan dan kependudukan pencatatan sipil perhubungan pertanian
perikanan kepegawaian daerah lingkungan hidup pekerjaan umum penataan ruang perumahan rakyat
pamong praja pp kota kabupaten kab provinsi prov pemuda olahraga pariwisata tenaga kerja
transmigrasi ketahanan pangan keuangan aset perpustakaan kearsipan komunikasi informatika
penanaman modal puskesmas kesbangpol kesatuan bangsa politik
`);

/** Leading posts that leave out the word for the agency. */
export const HEADS_OF = words(`
kadis kaban kakanwil sekdin kabid kabag kasi kasubag
`);

/** Kinds of schools. */
export const SCHOOLS = words(`
sd sdn smp smpn sma sman smk smkn slb slbn tk tkn paud ra mi min mts mtsn ma man madrasah sdit smpit smait
sdi sltp slta kb pondok ponpes pesantren pkbm
`);
