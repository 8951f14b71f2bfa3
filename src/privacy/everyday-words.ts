/**
 * More words of everyday talk, of campaigns, offices, schools and phones, misspelt ones among them:
 * whoever writes "pak repost story boleh?" names nobody.
 */
const WORDS = `
aamiin about absen account acra act adhoc adil administrasi administratif aduh agak agenda agustus
ahad ahli ajk akibat akibatnya akikah akta alaikum alas alert alumni alur alurnya ambulan ambulans
ampih amplop analisis anggap angota anjay anjing anjir anonim anonm antarpasangan antek aparat
apatis apel apes api apotek april arak arakan arena arisan arsipkan article artis asas asasnya
aset atm atran atrannya atribut ats audience aula avatar awal ayam baampih babinsa background
badminton bagikn balai balik band bandaharanya bandara bandingin bandingkan banget bangsa bangsat
banjir bantah barapa barengan barisan basis batal batubara batuk bdanya beasiswa beduaan belajar
bem bencana bensin bentukan bepidato bepoto ber berdua berupa besok bgitu bgus bhas bijak bilik
bincang bingkisan bio bka bkin black blast bleh blog blokir blud bngkus bokap bola bolak bolh bot
bradcast branding brarti brita bsik buah bubar bun bunganya bunyi bunyinya bupti busek butir
butirnya buzzer bwaslu cabang cakupan cakupannya calg campaign caption category celah cerai
cetakan channel chat clon close contacts contested cra cuitan curhat curi dada dadi daerh dalang
danau dangdut danru dapet darah dasawisma definisi deh deklarasi deklarasinya delete demam
demokrasi denda dendam desainer desember detik dibca diedit diem dikira dikit diklat dingin dis
disewa diskon diubah dket dkungn dlaporin dluar dnda dobel doi dokter domisili donasi donatur
donlot dpake dpan dpat dtuduh duanya duda dudu dukun editan ejekan ekinrja elektabilitas
elektabiltas elektronik email emoji endorse enk error eselon etik etiknya example exit fake
faktual fans faskes favoritmu februari figur film fingerprint fit fitur flu follow followernya
followka formal forward fotografer fotokopi friends fto full fun futsal gafatar gagasan gakkumdu
galau gara garam gaya gelagat gelas gembok gempa genggam genset gerakan gereja giliran gimik
goblok golongan goplut gratis grub gugur gula gunung hadiah hajatan halangan hamil harfiah hdir
helpdesk henteu hiasan hindari hobi hpus hpusnya hri hujan hukdis hukman hurf hut hutan ibadah
identitas igd ignore ijazah ijazahnya ikan ikatan ikon ikt iktikad ilang ilmiah imbalan imunisasi
independen indpenden infopemilu informasi informasinya inisial insentif instructions instrukturnya
integritas internal iseng isih islamiyah istilahnya istirahat itjen itungannya izine jagoane jajak
jamaah jaminn jamuan jangka jangkauan januari jarak jaraknya jargon jdih jeda jejak jejaknya
jembatan jeruk jingle jnji job joget judul judulnya juli julukan jumat jumlah juni justru kafe
kaga kagak kalebu kalendar kalender kalimat kaltm kamera kampret kanal kapal karangan karate karet
karyawan karywan kasar kasih kcamatan kdkatan kebakaran kebun kedai kediamannya kehendak
kejadiannya kelapa kelar keliling kelola kelulusannya kemaren kemendes kemendikbudristek kenging
kepalan kepastiannya kepencet kepentok keperluannya kepmenpanrb keppres kereta kesan kesbang
kesimpen ketauan ketik ketinting keuchik khas khilangn khitanan khusus khususnya kinerja kjdiannya
klaim klarifikasi kleru klinik klrifksinya kna koalisi komando komisaris komisoner kompastv
kompetensi komunikasi kon konangan kondangan kondusif konflik kongkalikong konsekuensinya konser
konsmsi konstitusi konsultan konsumsi konsumsinya kontestan konvoi koperasi kopi korup korupsi
kosultasi kpala kpsek krgan krier krim krja kronologi ksiapa kta ktauan ktnagakerjaan ktor kuburan
kue kuhp kunker kupon kurngan kurungan kutipan kyak ladang lagu lahir lahiran laman lamaran
lambaian lambang lambat lampirkan landasan lapas lapr lari latar latsar lauk laut layak leave left
legislatif lelucon les letak letaknya lindungi lindungin lingkaran linjamsos linmas liput lisan
live lma lobi lokal lolos longsor love loyalitas lrah luas lumayan lusa lwat mabok macam magang
mah mahasiswa mahkamah mail main makam makin malam males mall mambahas mambuka mambukai mampus
manajemen mancoblos mandaftar mandat mandoakan mandukung mangampanyeakan mangga manusia manyahut
manyambat manyapa maraton maret masker massa materiil mei mekanisme mekso meme memuat memuji
meninggal meniru menu merch merit merta met metal meterai mewajibkannya mie mikir mikrofon milh
milik miliki mimpi minat minimal mirip mmhak mmihak mna mnggu mngkritik mnjelang mnta mode
moderator moto msa muat muhamadiyah muka mulu mulut musyawarah mutandis mutatis mutsi mutur naik
nakes nanti narasumber nasi nasional naskah naskahnya ndelok netralias netralitas netralits
netraltas netrltas nge niat nimbrung nma nobar non nonaktif nonjob nonpartai nonstruktural note
notifikasi november ntralitas obat oktober olah omah online ono opd operasi opini optimal
organisasi organisasinya orkes osis otomatis otp outsourcing paduan pagar pagawai pagi paguyuban
pahumaan pajak pajang pakar pakta palsu pamit pamitlah panas pandamping panelis pantai pantarlih
panwascm papasn partei partisipasi paruh pasip paskibra paskibraka password patokan patungan patut
pauk pawai pbnu peace pedoman peduli pelabuhan pelajari pelaksana pelamar pelanggarannya pelat
pelawak peluangnya pembawa pembedanya pemberi pemberinya pembicara pemetaan pemilik penafian
pencalonannya pencari penceramah pendaftar pendapat pendengar pendukung penerapannya penerjemah
penetapannya pengajian pengamat pengecualiannya pengelolanya penggerak pengguna penghubung
penilaiannya penjaga penjara penjelasannya penyalur penyandang penyanyi penyanyinya penyelenggara
penyulh peraga perahu peralihannya perbuatannya perdirjen perekrut perjadin perkaranya
permintaannya pernyataannya persen persis personal perubahannya pesawat pesta peta petani petisi
pidana pidato piket pilh pinggir pisahkan pisang pkae pkai pki pksa platform plnggaran pncoblosan
pnya poin pokok pola poligami poll pondok portal posbindu pose postinganku potensi pra prajab
prajurit pramuka prbaikan previous privasi profesional progrmnya prompt proper prosedur proses
prosesnya protkol prtai prtanian psal psan psu puisi pulsa pura purnawirawan pusat puu python
question quick radio rakor rame ramenya rami ranting rapor record refleks rekaan rekapitulasi
rekomendasi related renang rentan reog repost resep resepsi resign restoran retweet reuni ribet
rinci rinciannya rincinya rindu ringkasan riwayat robot rombongan rotasi roti rujuk rujukan
rujukannya ruko rumusan rumusannya run rundown rupiah ruwetlah sabantar sabtu sah sahkah sakit
salawas saldo salinan salinannya saluran samaran samarkan sambal sampul sanggah sanggahan santri
satgas sawah sawit sayang sayap screenshot script sebentar second sederajat segala segera segitiga
sejumlah sekdaprov selamatan selebgram selingkuh semboyan semenisasi seminar senam senat sentra
sepak sepatutnya sepeda september sepuh seruan sesi setingkat sher shift short siaga sialan siang
sifatnya siji sikap sikpnya silat silaturahmi simpatisan simpulan simulasi sindiran singgah sipil
sipol sistem situs skip skor skripsi sksi slah slaman slogan slogn sorak sore soto source sowan
speedboat spill stalking start statistisi stempel studio suasana subscribe sudut sukarela sukses
sumur sungguh surel survay susunan susunkan suvenir swafoto swami swasta system tabel table tadi
tafsir tag tahlilan taklim talenta talunjuk tambahan tambang tampak tampatnya tapicik tarian
tarima tata tatap taun tautan tawa tdur teh teknis teknisnya teko teks teksnya telah telak
telanjur telur tembok template tempo tenda tenggat tepuk teras terbit teriak terminal test tetep
tgantung the thun tiket timnas timsel timsess tindakan tinggalkan tingkat tingkatannya tingkatnya
tinjauannya tinta tkut tnang tnpa tny today toko tolol topik topiknya tos total track transfer
transisi transport tren tribun trlanjur trpilh truk tujuan tunangan turnamen tweet ucapan ucpan
ucpn uji ujian ukuran ukurannya ulang ular uluran umr umrah undian unggul ungu unit unlike unsur
unverified upah upami uraian urut urutan urutannya usang users ustaz utang vaksin vdeo verdict
verifikasi verifikator videotron vihara virtual voli vote voucher wabarakatuh wafat wajah walikta
wallpaper wamendagri warahmatullahi wayang weather web weekend wfa what wisuda wkil wni xxii yakn
yasinan you your
`;

export const EVERYDAY_WORDS: readonly string[] = WORDS.trim().split(/\s+/);
