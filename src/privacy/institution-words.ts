/** Agencies, parties, platforms, peoples and the words of their names: capitals that are no person. */
const INSTITUTIONS = `
trantib ekbang kesra pemerintahan forum aliansi posko perencanaan satgas komunitas paguyuban ikatan persatuan yayasan cv pt koperasi
gapoktan pokdarwis dharma wanita pokja forkopimda ppl kb bidan umum
bahasa inggris matematika penjas pjok seni sejarah geografi biologi fisika kimia ekonomi penggerak inpassing protestan
siasn sirekap siskeudes sidalih dapodik silon fisip bem gen z
kpu kpud bawaslu panwaslu panwascam dkpp kpps pps ppk kasn bkn bkd bkpsdm bkpp kesbangpol kemenpan kemenpanrb menpan panrb
kemendagri kemendikbud kemenag kemenkes kemensos kemenkeu kominfo komdigi diskominfo dinkes disdik disdikbud dinsos disdukcapil
dpmd dpmptsp dishub dispora disnaker bappeda bapenda inspektorat satpol pp setda sekretariat setwan bpbd damkar dlh pupr pu
mk ma ky kpk bpk bpkp ombudsman polri polda polres polsek tni ad al au kodim koramil asn pns pppk p3k cpns thl ptt phl
dpr dprd dpd mpr dapil parpol partai pdi pdip pdi-p perjuangan golkar gerindra nasdem demokrat pkb pks pan ppp hanura perindo psi
gelora buruh ummat garuda pbb pkn pkpi berkarya nu muhammadiyah korpri pgri idi ibi kadin hmi pmii gmni knpi karang taruna
facebook fb instagram ig tiktok twitter threads whatsapp telegram tele youtube yt google line zoom linkedin meta x grup group
dinas badan biro bagian bidang kantor kementerian lembaga komisi dewan majelis fraksi komite panitia sekretariat umum
keuangan pertanian agama sosial pendidikan kesehatan perhubungan pertahanan dalam negeri luar hukum ham desa pemberdayaan
masyarakat perempuan tenaga kerja perdagangan perindustrian pariwisata kebudayaan pemuda olahraga lingkungan kehutanan
kelautan perikanan pekerjaan perumahan rakyat energi sumber daya mineral koordinator politik keamanan maritim investasi
negara republik indonesia daerah kepegawaian pelayanan publik pengawas pemilihan pemilu pilkada pilgub pilbup pilwali pilpres
pileg pemprov pemkot pemkab pemda pemerintah provinsi kabupaten kota kecamatan kelurahan rumah sakit rs rsud puskesmas posyandu
pustu sekolah sd sdn smp smpn sma sman smk smkn tk paud min mts mtsn man madrasah universitas unmul kampus bumn bumd bpjs taspen
pln pdam telkom pertamina bank bri bni bca mandiri bsi uu pp perpres pkpu perbawaslu skb se permendagri permenpan pasal ayat
huruf angka undang lampiran surat edaran keputusan bersama peraturan tahun nomor tps dpt dct dcs wita wib wit senin selasa rabu
kamis jumat sabtu minggu januari februari maret april mei juni juli agustus september oktober november desember islam kristen
katolik hindu buddha budha konghucu muslim dayak kutai banjar jawa bugis sunda batak madura melayu toraja mandar minang betawi
tionghoa arab indo vip vvip sk skp spt kk ktp nik nip npwp nuptk sim stnk hp bbm blt pkh bansos apbd apbn dau dak koni fkub mui
pkk rt rw bpd lpm bumdes upt uptd upbjj tu humas protokol sdm it dosen bendahara operator cs ok oke
`;

export const INSTITUTION_WORDS: ReadonlySet<string> = new Set(INSTITUTIONS.trim().split(/\s+/));
