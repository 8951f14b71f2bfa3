/** Words of English, Sundanese, Javanese and Banjar talk that stand after "pak", "bu" or "atasan saya". */
const ENGLISH = `
running approval permission vip again allowed official actual internal independent about after also always asked asks before being boss can cannot
could did does doing election friend friends from gave give going had has her him his how just know
like make makes many may might more must need needs never not now off only our out own post posted public
say say says send sent share shared should some someone still support supports than that the them then there they
this told using vote voted voting want wants was were when where whether which while who whose why will with
without would wrote yes your coach leader member only open old new next last first second big small
`;
const SUNDANESE = `
abdi anjeun aya ayeuna balik bareng basa batur boga bogoh cenah ceuk dinten dugi euweuh hartina hartosna heula
hoyong hukumanana janten kagungan kaluar kantos kedah kenging keur kieu kitu kumaha lamun langkung leres mah
maos maot meunang milu mun naha nanya naon naros nembe ngadamel nganggo ngiring ngobrol nyaeta nyarios nyieun nyuhunkeun
parantos punten sabaraha saha sanes sareng tiasa tilas tos upami wios wungkul erte erwe
`;
const JAVANESE = `
badhe bener dadi dhewe didhawuhi dikongkon ditakoni dosene enggal ngendika ngendiko gawe jarene jare jarno
kacathut kaliyan katut kecatet kepala kowe leren lungo maringi matur mbangun mbayar mlebu mlaku mesthi nawani ndamel
ndaftar ndang ndelok ndukung ngajak ngewangi ngirim nglanggar ngomong ngono nggawa nggawe nggo nginep njaluk njupuk nompo
nonton nulis nyambi nyekel nyeluk nyilih nyumbang pinuju simpen sithik sitik tansah teko tumut tumbas wangsul wani wonten
angkringan njero njobo tau tenanan iseh isih
`;
const BANJAR = `
bajualan bacalon baelang bagaduk bagandeng bagawi bahujah bajalanan bakampanye bakumpul batamu bindira mahadang mahuhulut
mamadahi mamakai mamasang mambari mambawa mambawai mamilih mamusti manarima mancari mandatangi mandukung mangganii
manggawi mangiau manukar manulak manunggui manyambati manyuruh maadakan maajak mahajak maharap mahatar maigut mailang
maitihi majuakan malarang malihat malapor mancalon pansiunan umpatkah
`;
const OFFICE_TALK = `
kdes kades trpilih hansip serka pustakawan teladan penjahit letting komplek teller kasir programmer sekpri sekretarisnya frontliner kondektur kost kontrakan kosan warungan pns nongkrong angkot bentor kurir mahir sigap ngutang dicat dicatut
kecatut minjemin nyelipin nyelipkan nazar senator terancam diminta sambutan muslimat dukcapil
ngotot maksa maksain ngancem ngancam nyindir nyebar nyebarin nyetir nyopir nyuap nyogok nyoblos nyablon nyaleg nyalon
nyumbang nyanyi nyapa nyuruh nyuruhin ngasih ngajar ngajari ngadu ngaku ngambil ngamuk ngantar nganter ngantor ngarahin
ngatur ngawal ngawasi ngebut ngecek ngedit ngelike ngelarang ngeluh ngepost ngeshare ngetag ngetik ngetweet ngevote
ngewajibin nggak nggawe ngibarin ngikut ngikutin ngirim ngisi ngobrol ngojek ngomel ngomong ngomongin ngopi ngotak
ngumpul ngumpulin ngundang ngundurin ngurus ngusir nempel nempelin nemenin nerima nganggur ngekost ngontrak nyewa nyimpan
maba mabim pramubakti pramukantor pramusaji pramusiwi cleaning security driver admin adminnya owner
resepsionis kompleks satgas linmas banser bansos babinsa polwan kowad kowal paspampres pamdal
pangdam pangkalan kajari kasi kasubdit kasubbid sekban sekdin sesban irban
influencer selebgram youtuber tiktoker podcaster konten kreator vlogger mc ojol grabber
marbot takmir merbot kaum muadzin muazin khatib khotib ustadzah mubaligh dai penceramah
bhabin bhabinkamtibmas bimas bimaspol kanit kasatlantas lantas reskrim intel intelkam
`;

export const OTHER_WORDS: readonly string[] = [ENGLISH, SUNDANESE, JAVANESE, BANJAR, OFFICE_TALK]
  .join(' ')
  .trim()
  .split(/\s+/);
