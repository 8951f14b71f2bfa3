/** Names that are words of the dictionary as well; in lower case they count only after a title. */
const WORDS = `
lantip surian siah jauhar nopi samsir ririn frengky rudolf mince
jun desak cokorda tasim lesti wani rasti
jeri ros yos oka bani nafi kian lalan jery upi oni ima ila ipah ijah itoh engkus encep aceng cecep dudung
abimanyu aditya amri anoman antareja arfah arjuna asrar asta ayub badar badrun bagong bagus baiq
bakir baladewa barkah barokah baskara basman basudewa bening berlin bima bisma bora bowo cahya cakra
cempaka cendana daud deda delima dende denok dirjo dopo drupadi embun fasih fatah fitrah flora gading
gaharu galuh gareng gatotkaca gembong genduk gino gito guntur guruh hamdu hanoman hasiholan hikmat
intan iskandar jalal jali jamin jatayu jenar jengki jibril joyo kabul kahfi karto karunia karyo
kelana kemal kemuning kenanga kepodang kirana kresna kromo kuncoro kuncung kunti lado laksmana lale
lanang larasati lede legiman lembayung lesmana lundu mahdi makmur maliki marjan marto mawar melur
menur mirah mojo monang muharam mukmin mursid mursyid musa muslih mutiara nakula nawa nilam noto nuh
pahing paijo palupi pamungkas panal panca pandu parikesit parto permadi petruk pinasti pon pratama
prawira puput raditya rahwana rauf rejeki saadah sabarudin sabri sabungan sadewa safir sahid sakura
salsa salya samudra sanga sapta sariman sastro sawal sebayang sekar semar sembadra sencaki setyaki
sidik sinta siroj soleh srikandi subur sugeng sugih sunu suro sutejo syahid tarigan tarjo tarub
taufan tepu topan totok tuah tugiman tukul utomo utuh viola wada wafi wage waluyo wangi werkudara
wibisana widuri wira wiro yuda zahir zain zaki zamrud zulhijah
`;

export const DICTIONARY_NAMES: readonly string[] = WORDS.trim().split(/\s+/);
