/** Provinces, regencies and cities: after "bupati" or "gubernur" they are an office, not a person. */
const REGIONS = `
kalimantan kaltim kaltara kalsel kalteng kalbar sumatera sumatra jawa sulawesi bali papua maluku nusa tenggara ntb ntt
jakarta dki yogyakarta jogja diy banten aceh riau jambi bengkulu lampung bangka belitung gorontalo kepulauan kepri babel
jatim jateng jabar sulsel sulut sulteng sultra sulbar sumut sumsel sumbar indonesia nusantara ikn malut
timur barat utara selatan tengah tenggara raya kabupaten kab kota provinsi prov daerah
kutai kartanegara kukar kutim kubar berau paser ppu penajam mahakam mahulu ulu samarinda balikpapan bontang tenggarong
sangatta sendawar tanjung redeb grogot bulungan malinau nunukan tarakan tana tidung
banjar banjarmasin banjarbaru barito kuala tapin hulu sungai hst hss hsu tabalong balangan tanah bumbu kotabaru
kapuas pulang pisau gunung mas kotawaringin seruyan katingan lamandau sukamara murung palangka palangkaraya
pontianak singkawang sambas bengkayang landak mempawah sanggau ketapang sintang sekadau melawi kayong kubu
bandung bogor bekasi depok cimahi sukabumi cirebon tasikmalaya banjar garut ciamis kuningan majalengka sumedang
indramayu subang purwakarta karawang cianjur pangandaran serang tangerang cilegon lebak pandeglang
semarang solo surakarta magelang salatiga pekalongan tegal cilacap banyumas purbalingga banjarnegara kebumen
purworejo wonosobo boyolali klaten sukoharjo wonogiri karanganyar sragen grobogan blora rembang pati kudus jepara demak
temanggung kendal batang pemalang brebes sleman bantul kulonprogo gunungkidul surabaya malang kediri blitar mojokerto
madiun pasuruan probolinggo batu pacitan ponorogo trenggalek tulungagung lumajang jember banyuwangi bondowoso
situbondo sidoarjo jombang nganjuk magetan ngawi bojonegoro tuban lamongan gresik bangkalan sampang pamekasan sumenep
denpasar badung buleleng tabanan gianyar klungkung jembrana bangli karangasem mataram bima dompu sumbawa lombok kupang
medan binjai siantar pematangsiantar deli serdang langkat karo simalungun asahan labuhanbatu tapanuli nias toba samosir
dairi humbang padang bukittinggi payakumbuh solok pariaman agam pasaman pesisir sijunjung dharmasraya palembang
prabumulih lubuklinggau pagaralam ogan komering muara enim lahat musi banyuasin empat lawang pekanbaru dumai kampar
siak bengkalis rokan indragiri pelalawan kuantan singingi meranti batam bintan karimun natuna lingga anambas
metro pringsewu tanggamus pesawaran waykanan tulangbawang mesuji makassar parepare palopo gowa maros pangkep barru bone
soppeng wajo sidrap pinrang enrekang tana toraja luwu bulukumba bantaeng jeneponto takalar sinjai selayar manado bitung
tomohon kotamobagu minahasa bolaang sangihe talaud sitaro palu donggala poso morowali banggai tolitoli buol parigi sigi
kendari baubau konawe kolaka muna buton bombana wakatobi mamuju majene polewali mandar mamasa ambon tual buru seram aru
ternate tidore halmahera morotai jayapura sorong manokwari merauke timika mimika biak nabire fakfak kaimana
amerika malaysia singapura brunei
`;

/** Sub-districts and villages of East Kalimantan, and the words that begin such names. */
const SMALL_PLACES = `
loa janan kulu tenggarong seberang sebulu muara kaman badak jawa sanga samboja anggana marang kayu kota bangun kenohan kembang
janggut tabang wis muntai ilir ulu sungai kunjang pinang palaran sambutan samarinda sempaja sidodadi sidomulyo sidodamai
temindung permai gunung lingai lempake mugirejo bandara air hitam putih bukit pinang biru karang asam loktuan lok bahu
buah teluk lerong karanganyar dadi mulya jawa kampung rapak dalam simpang tiga pasar pagi pelabuhan bugis tani aman
selili sindang sari makroman pulau atas handil bakti rawa bantuas simpang pasir baqa mesjid mangkupalas tenun sengkotek
keledang balikpapan baru klandasan damai gunung bahagia sepinggan manggar lamaru teritip graha indah batu ampar
muara rapak kariangau margo mekar telaga sari prapatan bontang lestari guntung belimbing gersik api kanaan satimpo tanjung laut
berebas berbas sekambing bessai sangatta rantau pulung bengalon kaliorang sangkulirang kaubun karangan batu ampar
sandaran telen kongbeng wahau busang bentian besar damai linggang bigung melak barong tongkok muara lawa pahu jempang
penyinggahan nyuatan sekolaq darat tering long iram mook manaar hubung bagun apari pahangai laham redeb teluk bayur
gunung tabur sambaliung segah kelay biduk talisayan pulau derawan maratua biatan bidukbiduk tabalar batu putih
grogot pasir belengkong kuaro batu sopang batu engau tanah muara komam samu long ikis penajam waru babulu sepaku
jahab mangkurawang melayu panji sukarame loa ipuh duri tebu lebaho purwajaya bakungan jembayan perjiwa manunggal rapak lambur
suka maju sumber karya bhakti mekar makmur sido harapan tunas rejo mulya sejahtera sukamaju kersik batuah sanga jonggon sumber sarang rejo bhuana kerta buana teluk dalam embalut bangun rejo karang tunggal santan tani harapan jaya
`;

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}

export const REGION_WORDS: ReadonlySet<string> = words(REGIONS);
export const SMALL_PLACE_WORDS: ReadonlySet<string> = words(SMALL_PLACES);
