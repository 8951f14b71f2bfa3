function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}

/** Forms of address after which any word that is not common is taken for a name. */
export const TITLES = words(`
pak bpk bapak bapa bp bu ibu ibuk buk mas mbak mba mbk bang abang bro kak om tante haji hajah hajjah hj
ustadz ustad ust ustadzah ustaz drg drs dra prof kyai kiai gus habib tuan nyonya ny nn sdr sdri sdra
saudara saudari cak kang mr mrs alm almarhum almarhumah almh pakde bude paklik bulik julak acil
amang puang daeng uda uni pambakal kh opung oppung ompung inang eyang pastor suster pdt pendeta romo mang aa nyai mami papi mamak mbok mak koh wak uwak bli mbakyu
`);

/** Offices that one person holds: a capital after them is that person, unless it is a place. */
export const HELD_BY_ONE = words(`
kadis kaban kabid kabag kasi kasie kasubag kasubbag kasubid kaur kadus kades lurah camat sekda sekcam seklur
sekdes carik sekwan kepsek kasek wakasek kapus kapolres kapolsek dandim danramil ajudan bendahara korwil korkab
korcam kordes korlap koordinator kordinator kadispora kadinkes kadisdik kadisdikbud kadinsos kadishub
kadisdukcapil kadisnaker kadiskominfo kepling kaling wadir dirut atasan bos boss tokoh sopir supir
`);

/** Those among them that are said before a name as a title is. */
export const CALLED_BY_OFFICE = words(`
kadis kaban kabid kabag kasubag kasubbag sekda sekcam sekdes kepsek kasek wakasek kapus ajudan kapolres kapolsek bos
`);

/** Work that many do: two capitals after these are a person. */
export const DONE_BY_MANY = words(`
guru dosen dokter bidan perawat operator petugas staf staff pegawai honorer pengawas pembina penyuluh pendamping
penjaga satpam hakim jaksa wartawan pengacara notaris
`);

/** Forms that are also other words; after them only a capital or a known name counts. */
export const WEAK_TITLES = words(`
si h dr ir kakak kakanda adik dik adek dek ko cik nona ci bunda ayah mama papa paman bibi mbah kakek nenek
yu yuk gek ito lae cece cek pa pk dg teteh akang engkong opa oma nenda suhu bripol
letkol kolonel mayor kapten lettu letda serka sertu serda serma kompol akp iptu ipda aipda aiptu bripka
brigadir bripda briptu brigpol akbp kombes irjen brigjen jenderal praka pratu kopda koptu pelda peltu
datuk datu lettu ustadzah guru umbu rambu teh neng nduk cece tacik tulang sersan kopral namboru amangboru bapatua bapauda inanguda nantulang mbokde simbah maktua paktua makcik pakcik aki nini pace mace oom tanta ama ce pace mace oom tanta ama ce
`);

/** Those among them that are seldom another word, so that a name in lower case counts too. */
export const FIRM_TITLES = words(`
ko cik ci cece cek pa gek adik adek dek kakanda ayah bunda mama papa paman bibi mbah kakek nenek lae ito dg
akang engkong opa oma bripol letkol kolonel mayor kapten lettu letda serka sertu serda serma kompol akp iptu
ipda aipda aiptu bripka brigadir bripda briptu brigpol akbp kombes irjen brigjen jenderal praka pratu kopda
koptu pelda peltu datuk datu umbu rambu nduk tacik teh neng tulang sersan kopral namboru amangboru bapatua bapauda inanguda nantulang mbokde simbah
maktua paktua makcik pakcik aki nini pace mace oom tanta ama ce
`);

/** Written with a dot when short. */
export const DOTTED_TITLES = words(`
bpk bp sdr sdri sdra ust hj h drs dra drg dr ir prof alm almh ny nn kh p b mr mrs ms an yth up pdt dg
`);

/** Offices and jobs: never a name themselves, sometimes followed by one. */
export const ROLES = words(`
menkeu mendagri menpan menpanrb menko menhan menlu menag menkes mensos mendikbud menaker menkominfo menhub menteri wamen
gub bup wawako danru
presiden wapres capres cawapres gubernur wagub cagub cawagub bupati wabup cabup cawabup walikota wawali
cawali wali menteri wamen camat lurah kades kadus kadis kaban kabid kabag kasi kasubag kasubbag kasubid
sekda sekcam seklur sekdes sekretaris sekwan bendahara kepsek kasek wakasek kepala wakil ketua
anggota caleg calon bakal balon paslon kandidat petahana rektor dekan direktur dirut manajer manager ajudan
kapolres kapolsek kapolda dandim danramil kapus kanwil kakanwil komandan komisioner atasan bos boss
pimpinan pembina pengawas pejabat pj plt plh pjs penjabat asisten staf staff pegawai petugas dokter bidan
perawat guru dosen hakim jaksa polisi tentara sopir supir satpam admin mimin operator honorer pppk pns asn
cpns rt rw dpr dprd dpd mpr anggotanya mantan eks koordinator kordinator kordes korcam korlap korwil korkab korda timses carik
relawan tim sekjen ketum caketum bendum jurkam jubir juru panitia panwas panwascam ppk pps kpps lawan
imam penghulu modin kepling kaling petinggi pambakal camatnya lurahnya kadisnya
kabidnya bosnya atasanku bosku presidium pengacara notaris wartawan jurnalis penyuluh pendamping kader
tokoh kadispora kadinkes kadisdik kadisdikbud kadinsos kadishub kadisdukcapil kadisnaker kadiskominfo kakan kapusling
kasatpol kasat danlanal kajari kajati kapuskesmas kaur kasie kasipem kasubsi kaprodi kajur wadir inspektur
`);

/** People one knows: "teman saya Rina", "istri ulun Siti". */
export const RELATIONS = words(`
abang abangku mbakku masku kangmas yunda mami papi bude budeku pakde pakdeku opa oma
atasan atasanku bos boss bosku pimpinan rekan rekanku teman temanku temen temenku kawan kawanku konco koncoku
sahabat sahabatku tetangga tetanggaku tonggo suami suamiku istri istriku isteri bini biniku laki lakiku bojo
bojoku anak anakku adik adikku adek kakak kakakku kaka ading adingku ipar iparku sepupu sepupuku paman pamanku
mertua mertuaku keponakan ponakan ponakanku kemenakan bapak bapakku ayah ayahku abah abahku ibu ibuku mama
mamaku ortu saudara saudaraku sodara kerabat kolega bawahan bawahanku junior senior seniorku mantan pacar
pacarku tunangan menantu cucu cucuku kakek nenek om omku tante tanteku pembimbing pengganti penggantiku
kadis kaban kabid kabag kasi kasubag kades lurah camat kepsek kasek sekdes sekcam seklur sekda kepala direktur
ketua dokter guru dosen bendahara sekretaris operator admin pengawas ajudan sopir kapus bupati gubernur
walikota
`);

export const PRONOUNS = words(`
saya sya sy aku ku gw gue gua ulun unda kulo kula kami kita kmi dia nya etam awak ana abdi ane kita beliau
sidin inya kite sini situ itu ini kandung ipar
`);

/** Between a relation and the name. */
export const LINKERS = words(
  'namanya bernama yaitu yakni adalah ialah si nama inisial ngarannya jenenge',
);

/** Written after a name: degrees without their dots. */
export const DEGREES = words(`
ssos spd spdi skom skep skm sh se st stp sstp sip si ssi sag sp spt skh sfarm sked stt ssit skel sikom ssn
mm msi mpd mkes mh mt mkom mhum mkn mba mph map mp mag mth mpdi msc ma amd amdkeb amdkep amk dr drs dra
phd spa spog spd spb spm spkj ners ns apt ak ca ba bsc cht cgcae ip ap mip stra str mstr seak shi sei ssy
`);
