/**
 * More words of everyday talk, of campaigns, offices, schools and phones, misspelt ones among them:
 * whoever writes "pak repost story boleh?" names nobody.
 */
const WORDS = `
aamiin about absen abu account acra act actually adhoc adil administrasi administratif aduh agak
agenda agustus ahad ahli ajk akibat akibatnya akikah akrab akta alaikum alas alert alumni alur
alurnya ambruk ambulan ambulans amin ampih amplop analisis andaikata angan anggap angkuh angota
anjay anjing anjir anonim anonm antarpasangan antek aparat apatis apel apes api apotek april arak
arakan arena arisan arsipkan article artis asam asar asas asasnya aset asin asuh atap atlet atm
atran atrannya atribut ats audience aula avatar awal ayam ayo baampih babak babinsa background
badminton bagikn bagus bakar balai balik balita band bandaharanya bandara bandingin bandingkan
banget bangsa bangsat bangun banjir bantah barapa barengan barisan basically basis bata batal
baterai batubara batuk bdanya beasiswa beduaan belajar belok bem bencana bensin bentukan bepidato
bepoto ber berdua berupa besan besi besok bgitu bgus bhas bijak bilas bilik bincang bingkisan
bintang bio bising bka bkin black blast bleh blog blokir blud bngkus bokap bola bolak bolh bot
bradcast branding brarti brita bsik buah bubar budaya bujang bukit bun bunganya bunyi bunyinya
bupti busek busuk butir butirnya buyut buzzer bwaslu cabang cakupan cakupannya calg campaign
cangkir caption category cela celah celaka cemas cerai cetakan channel chat cicil cicit cium clon
close coklat colokan congkak contacts contested cra cuan cuci cuitan curhat curi dada dadi daerh
dalang damai danau dangdut danru dapet darah darimana darurat dasawisma definisi deh deklarasi
deklarasinya delete demam demokrasi denda dendam dengki desainer desember detik dibca diedit diem
dikira dikit diklat dingin dis disewa diskon diubah dket dkungn dlaporin dluar dnda dobel doi
dokter domisili donasi donatur dongeng donlot dpake dpan dpat dtuduh duanya duda dudu dukun editan
ejekan ekinrja elektabilitas elektabiltas elektronik email emas emoji endorse engga enggak enk
error eselon etik etiknya example exit fake faktual fans faskes favoritmu februari figur film
final fingerprint fit fitur flu follow followernya followka formal forward fotografer fotokopi
friends fto full fun futsal gaada gabisa gabut gadis gafatar gagasan gakbisa gakboleh gakkumdu
galau gali gamau gara garam garpu gaskeun gatau gawat gaya gelagat gelas gelisah gembok gempa
genggam genset gerakan geram gercep gereja gerombolan geser gesit ghosting giliran giman gimik
gimn gmnaa goblok gol golongan goplut gosong gratis grub gugur gula gulung gunung gurih gurun
hadiah hajatan halangan hambar hamil hancur hangat harfiah hari hayu hdir helpdesk henteu hiasan
hindari hobi hpus hpusnya hri hujan hukdis hukman hurf hut hutan ibadah ibarat identitas idola igd
ignore ijazah ijazahnya ikan ikat ikatan ikhlas ikon ikt iktikad ilang ilmiah imbalan imbang imlek
imunisasi independen indpenden infak infopemilu informasi informasinya inisial insentif instal
instructions instrukturnya integritas internal iri iris iseng isih islamiyah istilahnya istirahat
isya itjen itungannya izine jagoane jahit jajak jamaah jaminn jamuan jangka jangkauan januari
jarak jaraknya jargon jarum jdih jeda jejak jejaknya jelita jemaah jembatan jemur jendela jepret
jerat jeruk jingga jingle jnji job joget judi judul judulnya jujurly juli julukan jumat jumlah
juni juri justru kabel kaca kafe kafilah kaga kagak kain kaji kalebu kalendar kalender kalimat
kaltm kambuh kamera kampret kanal kapal karangan karate kardus karet karyawan karywan kasar kasih
kayu kcamatan kdkatan kebakaran kebun kedai kediamannya kehendak kejadiannya kelapa kelar keliling
kelola kelulusannya kemaren kembar kemendes kemendikbudristek kenging kepalan kepastiannya
kepencet kepentok keperluannya kepmenpanrb kepo keppres kereta kerikil kesan kesbang kesimpen
ketauan ketik ketinting keuchik khas khayal khianat khilangn khitanan khusus khususnya kinerja
kira kirai kirain kiri kjdiannya klaim klarifikasi kleru klinik klrifksinya klub kna koalisi kolam
komando komisaris komisoner kompastv kompetensi kompor komunikasi kon konangan kondangan kondusif
konflik kongkalikong konsekuensinya konser konsmsi konstitusi konsultan konsumsi konsumsinya
kontestan konvoi koperasi kopi korup korupsi kosultasi kpala kpsek kreator kredit krgan krier krim
krja kronologi ksiapa kta ktauan ktnagakerjaan ktor kubur kuburan kue kuhp kukus kulit kunci
kunker kupon kurngan kurungan kutipan kuy kyak laba label ladang lagu lahir lahiran laksana laman
lamaran lambaian lambang lambat lampirkan lampu landasan lantai lapas lapr lari latar latsar lauk
laut layak layu leave lebur lecet left legislatif lekas lelucon lembah les lesu letak letaknya
letih lezat liga lincah lindungi lindungin lingkaran linjamsos linmas lipat liput lisan listrik
literally live lma lobi login logout lokal lolos longsor lotre love loyalitas lrah luas luka
lumayan lunas lusa lwat mabok macam magang maghrib magrib mah mahasiswa mahkamah mail main makam
maki makin malam males mall mambahas mambuka mambukai mampus manajemen mancoblos mandaftar mandat
mandoakan mandukung mangampanyeakan mangga mantul manusia manyahut manyambat manyapa maraton maret
mari masak masker massa materiil maut medali mei mekanisme mekar mekso memar meme memuat memuji
meninggal meniru menu merch merit merk merta met metal meterai mewajibkannya mie mikir mikrofon
milh milik miliki mimpi minat minimal mirip mmhak mmihak mna mnggu mngkritik mnjelang mnta mode
moderator moto msa muat muhamadiyah muka mulu mulut muntah murka musuh musyawarah mutandis mutatis
mutsi mutur naik nakes nanti narasumber nasi nasional naskah naskahnya ndelok netralias netralitas
netralits netraltas netrltas nge niat nikmat nimbrung nma nobar non nonaktif nonjob nonpartai
nonstruktural note notifikasi novel november ntralitas obat oktober olah omah online ono opd
operasi opini optimal oranye organisasi organisasinya orkes osis otomatis otp outsourcing paduan
pagar pagawai pagi paguyuban pahit pahumaan pajak pajang pakar pakta palsu pamit pamitlah panas
panci pandamping panelis panen pangkal pantai pantarlih panwascm papasn partei partisipasi paruh
pasip pasir paskibra paskibraka pasrah password patah patokan patungan patut pauk pawai pbnu peace
pecah pedas pedoman peduli pel pelabuhan pelajari pelaksana pelamar pelan pelanggarannya pelat
pelawak peluangnya pembawa pembedanya pemberi pemberinya pembicara pemetaan pemilik penafian
penalti penat pencalonannya pencari penceramah pendaftar pendapat pendengar pendukung penerapannya
penerjemah penetapannya pengajian pengamat pengecualiannya pengelolanya penggemar penggerak
pengguna penghubung penilaiannya penjaga penjara penjelasannya penyalur penyandang penyanyi
penyanyinya penyelenggara penyulh peraga perahu peralihannya perang perawan perayaan perbuatannya
perdirjen perekrut perjadin perjaka perkaranya permintaannya pernyataannya persen persis personal
perubahannya pesawat pesta peta petani petisi pidana pidato piket pikir pilh pin pindai pinggir
pinta piring pisah pisahkan pisang pkae pkai pki pksa plastik platform plnggaran pncoblosan pnya
poin pokok pola poligami poll pondok portal posbindu pose postinganku potensi pra prajab prajurit
pramuka prbaikan previous privasi profesional progrmnya promo prompt proper prosedur proses
prosesnya protkol prtai prtanian psal psan psu puisi puji pulau pulsa pupuk pura purnawirawan
pusat putar puu python question quick raba radio ragam rakor rame ramenya rami ranting rapor ras
rawan rawat rebus receh record refleks regu rekaan rekapitulasi rekomendasi rela related renang
rentan renung reog repost resep resepsi resign restoran retak retweet reuni ribet rimba rinci
rinciannya rincinya rindu ringkasan ritual riwayat robek roboh robot rombongan rotasi roti rujuk
rujukan rujukannya ruko rumusan rumusannya run rundown runtuh rupa rupanya rupiah ruwetlah
sabantar sabi sabtu sah sahkah sakit salat salawas saldo salin salinan salinannya saluran samaran
samarkan sambal sampul sanggah sanggahan sangka sanjung santri santuy sapu satgas sawah sawit
sayang sayap screenshot script sebentar second sedekah sederajat segala segar segel segera
segitiga sejuk sejumlah sekdaprov sekutu selamatan selebgram selfi selingkuh semboyan sembuh semen
semenisasi semifinal seminar senam senat sendok senja sentra sepak sepatutnya sepeda september
sepuh serapah seri seruan sesal sesi setingkat setrika sewa shalat sher shift sholat short siaga
sialan siang sifatnya siji sikap sikpnya silat silaturahmi simpatisan simpulan simulasi sindiran
singgah sinyal sipil sipol siram sistem situs skip skor skripsi sksi skuy slah slaman slogan slogn
sobek sokong sorak sore soto source sowan speedboat spill sponsor stalking start statistisi
stempel studio sua suasana subscribe sudut sukarela sukses suku sumur sungguh sunyi surel survay
sus susun susunan susunkan sutradara suvenir swafoto swami swasta system tabel table tadi tafsir
tag tahlilan taklim taksir talak talenta talunjuk tambahan tambang tampak tampan tampatnya tanam
tapicik tarian tarima taruh taruhan tata tatap taun tautan tawa tawakal tdkboleh tdur tebak tegar
teh teknis teknisnya teko teks teksnya telaah telah telak telan telanjur telur tembaga tembok
template tempo tempur tenda tenggat tepuk teras terbit teriak terka terminal test tetep tewas
tgantung the thun tiket timbun timnas timsel timsess tindakan tinggalkan tingkat tingkatannya
tingkatnya tinjauannya tinta titik tkut tnang tnpa tny tobat today toko tolol tombol topik
topiknya tos total track tradisi transfer transisi transport tren trending tribun trlanjur trpilh
truk tujuan tulat tumbuh tumpah tunai tunangan turnamen tweet ubah ucapan ucpan ucpn uji ujian
ujung ukuran ukurannya ulang ular uluran umpamanya umr umrah umroh undi undian unduh unggul ungu
unit unlike unsur unverified upah upami update uraian urut urutan urutannya usang users ustaz
utang vaksin vdeo verdict verifikasi verifikator versi videotron vihara virtual voli vote voucher
wabarakatuh wafat waisak wajah wajan walikta wallpaper wamendagri warahmatullahi wasit wayang
weather web weekend wfa what which wifi wisuda wkil wni wudu xxii yakn yasinan you your zakat
zikir zuhur
`;

export const EVERYDAY_WORDS: readonly string[] = WORDS.trim().split(/\s+/);
