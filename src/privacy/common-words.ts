import { EVERYDAY_WORDS } from './everyday-words.ts';
import { OTHER_WORDS } from './other-languages.ts';

/**
 * Words that people write after "pak", "bu" or "nama saya" and that are nobody's name: particles,
 * verbs, adjectives, things; Indonesian with its chat spellings, Banjar and Javanese. Roots are
 * enough, since affixes are stripped before the look-up.
 */
const PARTICLES = `
ada adalah agar akan aku anda antara apa apabila apakah apalagi asal asalkan atas atau atawa bagaimana
bagaimn bagai bagi bahkan bahwa banyak barangkali baru bawah beberapa begini begitu belakang belum
berapa beliau berbagai beserta biar biarpun bila bilamana bisa boleh bukan bukankah buat cuma cukup
dah dalam dan dapat dari daripada dekat demi demikian dengan depan di dia diri doang dong dulu dahulu
empat enam entah gak gada gimana gini gitu hampir hanya harap harus hingga ialah ingin ini itu iya ya
jadi jangan jika jikalau juga kah kalau kalo kali kalian kami kamu kan kapan karena karna kata katanya
ke kecuali kemarin kemaren kembali kemudian kenapa kepada kerap ketika kini kita kok lagi lah lain lalu
lama lantas lebih lewat lima maka makanya malah mana manakala masa masih masing mau maupun melalui
memang mengapa mereka meski mesti misal mohon mulai mungkin nah namun nanti nih nya oh oleh olehnya
pada padahal paling para pas pasti per perlu pernah pula pun punya rasa rata saat saja saling sama
sambil sampai samping sana sangat satu saya seakan seandainya sebab sebagai sebagian sebelah sebelum
sebenarnya sebuah sebut secara sedang sedangkan sehingga sejak sejenak sekadar sekali sekalian
sekaligus sekarang sekitar selagi selain selalu selama seluruh semacam semakin semasa sementara semoga
semua sendiri seolah seorang sepanjang seperti sering seringkali serta serupa sesuai sesuatu sesudah
setelah setiap setidaknya seumpama siapa sih sini situ suatu sudah supaya tadi tak tahu tanpa tapi
tempat tentang tentu terhadap terlalu termasuk ternyata tersebut tetap tetapi tiap tiba tidak tiga
toh tolong tua tuh tujuh turut untuk usah wah waktu walau walaupun yaitu yakni yang delapan sembilan
sepuluh belas puluh ratus ribu juta miliar nol kosong pertama kedua ketiga keempat kelima terakhir
`;
const CHAT = `
abis aja ajah ak alhamdulillah aq asli ato atu baek banget bangt bbrp bener betul bgm bgt bgmn bhw
biasa bkn blh blm blum bnr bng bntar boleg bole bolehin brapa brp bru brti bs bsa bsk bt btw buset byk
byar cb ckp cm cma coba cuman cukupkah dgn dh dlm dl dll doank dpn dpt dr dri dsb emang emg eh eits
ente ga gag gan gapapa gaes gas gausah gblh gimna gk gmn gmna gpp gt gtw gua gue gw gws haha halo hai
hallo hello hehe heh hmm hny hrs hrus hrp hy ibunya iki iku in info ips itulah jd jdi jg jga jgn jln
jwb kak kaka kalah kalau2 kayak kayanya kek kemana kemaren kembaran kl klau klo klw km kmrn knp kpn
krn krna kt kyk kya lg lgi lho liat loh lu luar lur maap maaf mager makasih makasi malam malem maksud
mantap mas mb mbak mba min minta mhn mksd mksh mls mngkin mo moga mksud msh msih msk mw nanya ngga
nggak nggih ndak nda ndk ngapain ngk ntar ntr nyampe ok oke okay oia org orang pagi pake permisi plis
please pd pdhl pls prnah punten pke pny punyanya qu rek rmh sabar salah sala salam sampe sbb sbg sblm
sdg sdh sekedar selamat siap siang sip skrg skalian sm sma sm2 smpe smua sore spt spy sprti stlh sy
syukur syg tak tanya taq td tdk tdi tar tau tau2 td tengkyu tengs terima terimakasih terus tgl thanks
thx tks tlg tlng tp tpi trims tq trs trus ttg ttp tuk tunggu udah udh uda ud untk utk wa waduh wes
wkwk wkwkwk wow yaa yah yak yasudah yaudah yes yg yoi yuk yth yup zaman jaman nitip numpang nyimak
assalamualaikum assalamu wassalam waalaikumsalam bismillah insyaallah inshaallah allah tuhan amin
`;
const VERBS = `
abai acara acu acung adu aju ajak ajar akses aktif alami alih aman ambil amat ampun ancam andal angkat
angkut anjur antar anti anut apel arah arti asah atur awas baca bagi bahas baik balas bantu bawa bayar
bebas beda bela belah beli belanja benar benci berani beres beri berita berangkat berat berhenti besar
betah biar bicara bikin bilang bimbang binding bingung bocor bohong bolos buang buka bukti bungkam
butuh cabut cacat cair cakap calon campur cantum capek catat catut cari cegah cek cepat cerita cetak
coblos copot cuti curang curiga dadak daftar damping dapat data datang debat dengar desak diam didik
dinas diskusi doa dorong duduk duga dukung edar ejek enak enggan ganggu ganti gabung gelar gerak giat
giring goda gugat guna hadap hadir hapus hambat hantar hasut hasil hati hemat henti hidup hibah hilang
himbau hina hitung hormat hubung hukum ikut ikrar imbau incar ingat injak intai intimidasi isi izin ijin
jabat jaga jalan jamin janji jatuh jawab jelas jemput jual jujur jumpa kabar kaget kait kampanye kasih
kawal keluar keluh kenal kena kendala keras kerja kesal khawatir kirim klik komen komentar konsul
konsultasi kontak kritik kuasa kumpul kunjung kurang lacak ladeni laku lanjut langgar lapor lapar
larang latih lawan layan lelah lempar lepas lewat libat libur lihat like lupa lulus maju makan malas
malu mampir mandi mangkir marah masuk masalah mati memihak menang mendadak menit minum minggu mundur
muncul mutasi nasihat netral ngaku ngajak ngajar ngasih ngobrol ngomong nikah nilai nonton nuntut
nyaleg nyalon nyoblos nyuruh nyumbang obrol omong orasi paham paksa pakai pamer pandang panggil panik
pantas pantau pasang patuh pecat pegang pelihara pengaruh peluk penting percaya pergi perintah periksa
perlihat pesan petik pihak pilih pimpin pindah pinjam posting potong praktik protes pulang puji pukul
pusing putus ragu raih rajin rahasia ramai rangkap rapat rasa rekam resmi respon ribut risau rubah
rugi rutin sabar sadar saing saji saksi sakit sambut sampai sanggup sapa saran sebar sedih segan
segera sejahtera selesai seleksi selfie senang sengaja sepakat serah serang setor setuju setia share
siap siar sibuk sidang simpan singgung singkat sita sosialisasi stres suka sulit sumbang sumpah suruh
susah tahan tahu takut tampil tamu tanda tandatangan tangan tangkap tanggap tanggung tanya target tarik
tawar tegas tegur tekan telat telepon telpon teken temu tempel tenang tentu tepat terang teror terus
tes tidur tilang tindak tipu titip tolak tonton tugas tuduh tukar tulis tunda tunduk tunjuk turun tutup
undang undur unggah upload ungkap urus usul usir wajib wakil waspada wawancara yakin viral
`;
const THINGS = `
ada adat air akhir aksi akun alamat alasan alat anak angka aplikasi aturan atasan bahan bahasa bahaya
baju bakal bakti baliho ban bangku bantuan barang bawahan batas bayi beban beda belakangan bendera
beras berkas biaya bidang bisnis bom bonus brosur buku bulan bulat bunda bupati cara caleg cap ciri
contoh cucu cowok cewek daerah dalih dampak dana dasar desa dewan dokumen dosa dosen draf duit dunia
edaran efek emosi etika fasilitas fisik formulir foto gaji gambar game gedung gelombang generasi geng
gestur golput grup guru hajat hak hal halaman hari harga harta hasil himpunan hp hoax hoaks honor
honorer hotel iklan imam indonesia instansi internet isu istri izin jabatan jadwal jalur jam janda
jari jas jasa jempol jenis jilbab jumat kabupaten kader kadar kakek kaki kamar kampung kampus kamis
kantin kantor kaos kaus kartu karir karier kas kasus kawan kebijakan kegiatan kelas kelompok keluarga
keluhan kepala kerabat kertas ketua kode kolega kolom koma komunitas kondisi konten kop korban kos kopi
kota kotak kuota kurir kuliah kursi laki lain lampiran langkah lansia lapangan laporan layar lembaga
lembur lingkungan link logo lomba lokasi loket lurah mantan mantu masjid masyarakat materi medsos meja
mertua merah minggu mobil modal moral motor murid musik musala mushola nama nasib negara negeri nenek
nomor nomer nota notulen nyawa obat objek ojek ormas oknum olahraga orasi ortu paket pangkat panitia
panggung pantai papan partai pasangan paslon pasar pasien pegawai pejabat pelosok pemda pemilu pemerintah
pemuda penduduk pengawas pengurus pensiun pensiunan peraturan peran perda periode peserta petahana
petugas piala pilkada pilkades pileg pilpres pimpinan pintu plat politik politisi polisi posisi posko
poster potret prinsip pribadi profesi profil program proyek puasa puskesmas publik rakyat rapat rasanya
rekan rekaman relawan remaja reses resiko risiko rekening rencana rumah ruang ruangan rumit sabtu sanak
sanksi sarana satpam sebelah sekolah sekretariat selasa semangat sembako senin sepupu seragam sertifikat
siswa siswi sisa soal solusi sopir spanduk staf staff status stiker sosial suami suara subuh surat survei
syarat tahap tahapan tahun takziah tamu tanggal tarif teman temen tenaga teori tetangga tim timses tokoh
topi tugas tukang tulisan tunjangan uang umum umur umat undangan upacara urusan usaha usia video visi
misi warga warna warung wartawan website wilayah yayasan zaman lebaran ramadan puasa natal jumatan
hp laptop komputer printer kipas kursus zoom story tiktok twibbon kampanye kandidat ibukota kandung
tiri ipar angkat kecil muda janda bahagia hamil rt rw tangga ojol gojek grab bakso sayur warteg parkir teguh setia mulia tulus bijaksana kawin mabrur mas bro wkwk jago
`;
const ADJECTIVES = `
aneh asing bagus bangga baru basi bawel beda bego bebas benar berat biru bodoh bosan buruk bersih cantik
capai cerdas cocok dekat dewasa dingin galak ganteng gagal gaul genit gila gembira hebat heran hijau
hitam ideal indah jahat jago jarang jauh jelek jomblo juara judes kacau kaku kaya kecewa kecil kejam
kelak kering keren kocak kolot komplit kotor kuat kuning lancar langsung lemah lengkap licik lucu lurus
macet mahal malang maksimal manis matang miskin modern mudah mulia murah murni nakal nekat netral ngeri
normal nyata oportunis panas pandai panjang parah pasif payah pelit pendek penuh percuma perak pintar
pinter polos puas putih positif negatif praktis ramah rapi ratus rendah repot ringan rusak ruwet sakti
salut sederhana sehat sejati sempit sepi serem serius sesat sial sombong sopan susah tajam tebal tega
teliti terbaik terbaru terkait tertib tinggi tulus tuntas ulung umum unik utama utuh wajar waras wibawa
zalim dzalim kebetulan keberatan kebanyakan kepaksa ketahuan kelihatan keliru kepikiran ketat kompak
kesulitan ketinggalan kesini kesana keduanya ketiganya kesepakatan konon kontra kontrak kontroversi
`;
const REGIONAL = `
ulun unda ikam pian nyawa sidin inya kami kita buhan kada kadada kam pang lah gin gen jua jw haja hja
handak hndk kawa kawalah bulih bulihlah napa apakah kayapa kaya mana dimana kanapa bilakah bila mun
amun lamun imbah habis sudah suah balum hanyar wayahini wayah isuk kena kaina tadi samalam sabarataan
samunyaan gasan ka matan wan lawan nang nangapa nangkaya itu ngitu ngini jar ujar ujarnya pandir bapandir
takun batakun bapadah padah himung sarik muar gair takutan umpat umpatan bulik tulak datang gawi bagawi
gawian duit baras iwak banyu rumah banua kampung ading kaka abah mama kuitan paninian kakanakan urang
barang barataan ngaran ngarannya maulah ulah mambari bari maambil ambil mamilih pilih batis tangan
baik kada-papa papa salahkah salah hakun hingkat bubuhan sabuting buting tuha anum halus ganal
aku awakmu kowe sampeyan panjenengan dheweke kulo kula dalem piye kepiye pripun opo apa ora mboten
orak boten oleh angsal entuk saged iso isoh gelem purun arep ajeng wis wes sampun durung dereng lagi
saiki sakniki mbiyen wingi sesuk engko mengko nek menawi yen lek karo kalih kambek ning nang neng teng
ing saka soko seko kanggo kangge ben supados amarga mergo goro sebab sopo sinten piro pinten endi pundi
kapan jane sakjane tenan estu mung namung wae mawon ae kok to toh tho lho yo nggih inggih mangga monggo
nyuwun nuwun suwun matur tanglet takon takok ngongkon kongkon nyuruh kerjo makaryo kantore nyambut gawe
melu ndherek nderek milih nyoblos ngelike ngekeki wenehi menehi dikei dikongkon dipekso kudu kedah
aja ojo ampun sampean kono kene kuwi kui iku niku niki kae wong tiyang tonggo konco kancane bojo anakku
etam endik maha bini laki betul ji mi ki ko pi tawwa kodong iye tabe endak nda bolehji bah bolehmi kah
ambo indak buliah awak kekmana cemana nian nyo pe ba so nyanda kong torang ngana abang abdi teu
`;

export const COMMON_WORDS: ReadonlySet<string> = new Set([
  ...[PARTICLES, CHAT, VERBS, THINGS, ADJECTIVES, REGIONAL].flatMap((list) =>
    list.trim().split(/\s+/),
  ),
  ...EVERYDAY_WORDS,
  ...OTHER_WORDS,
]);
