import { DICTIONARY_NAMES } from './dictionary-names.ts';
import { MORE_NAMES } from './more-names.ts';
import { REGIONAL_NAMES } from './regional-names.ts';

/** Frequent first and family names of Indonesia, most of all of Kalimantan, Java and Sulawesi. */
const MEN = `
abd abdul abdullah abdurrahman abidin achmad adam adi adit aditya adnan adrian afandi afif agung agus agustinus
ahmad ahyar aidil aji akbar akhmad akmal aldi alex alfian alfin ali alif alim alimuddin alwi amat ambo 
aminuddin amir amiruddin anang anas andhika andi andika andre andreas andri andrian andy angga anggoro ansar ansori
anto anton antoni antonius anwar apriadi apriyanto ardi ardian ardiansyah arfan ari arie arief arif arifin aris
ariyanto arman armansyah arsyad arya asep asmadi asnawi asrul aswin awang awaluddin azhar aziz azis azwar
bachtiar badrun badruddin bahar baharuddin bahri bahrudin bahtiar bakri bambang basri basuki basir bayu benny beny
bima bobby bonar boy budi budianto budiman budiono budiyanto burhan burhanuddin busran cahyadi cahyo candra catur
chairil chairul chandra charles cipto dadang daeng dani daniel danu daniyal darma darmadi darman darmawan darsono
darwin darwis david dede deden dedi dedy deni denny deny dharma dian didi didik dimas dirman djoko dodi dody
doni donny dwi eddy edi edison edwin edy efendi effendi effendy eka eko elias emil erick erik erwin fachri fadhil
fadil fadli fahmi fahri fahrizal fahrul fahrudin faisal faiz fajar fajri farhan farid fathur fauzan fauzi fendi
ferdi ferdian ferdinand ferry fikri firman firmansyah fitrah frans fransiskus fredy galih galuh ganda gani ghani
gibran ganjar gilang gofur gunadi gunawan guntur gusti habibi hadi hadri hafid hafiz haidar haikal hairil hairul
hakim halim hamdan hamdani hamid hamka hamzah handoko hanafi harahap hardi hardiansyah  harianto haris hariyadi
hariyanto harjo harry hartono harun haryadi haryanto haryono hasan hasanuddin hasbi hasbullah hasyim hendra hendri
hendrik hendro henry herdi heri heriansyah herianto herlambang herman hermanto hermawan herry heru heryanto hidayat
hidayatullah husain husein husin husni ian ibnu ibrahim idham idris ihsan ikhsan ikhwan ilham ilyas imam imran
indra indrawan iqbal irawan irfan irham irsan irvan irwan irwansyah isa iskandar ismail ismanto isran iwan iyan
jabir jaelani jafar jainal jaka jamal jamaluddin jamhari januar jarot jarwo jauhari jefri jeffry jhon jimmy joko
johan johannes john jokowi joni jony joseph juanda juhari julian jumadi jumadil junaedi junaidi jundi kadir
kadek kamal kamaruddin kamil karim karno karsono kartono kasim kasman ketut kevin khairil khairul khalid kholid komang
kris kristian krisna kurnia kurniawan kuswanto lamhot latif leo lukman luthfi lutfi machmud made mahfud mahmud mahyudin
makmur malik mangku mansur mansyur mardi mardani margono marhaban mario marsono martin martono maruli maryono
marzuki mas'ud masud maskur masrur maulana michael misbah misran moch mochamad moh mohamad mohammad muchtar
muhaimin muhajir muhamad muhammad muhdi muhidin muhtar mujiono mukhlis mukhtar mukti mul mulyadi mulyana mulyanto
mulyono munir muri mursalin mursid murtadho musa muslim muslimin mustafa mustakim mustofa muzakir nanang nanda
nasir nasrul nasution nata nazar ngatno nico noor noorhan nor norman nugraha nugroho nur nurdin nurhadi nurrahman nyoman
oki oscar otong pandi paulus pandu panji pardi parman parto pasaribu paijo paimin petrus pramono prabowo
pranata pranoto prasetya prasetyo prasojo pratama prayitno prayoga priyanto priyono purnama purnomo purwadi purwanto putu
rachman rachmat raden rafi rafli rahim rahman rahmad rahmadi rahmat rahmatullah raihan raja rama ramadhan ramadani
ramli randi rano ranto rasid rasyid ratno rendi rendy reno restu reza rian riandi ricky ridho ridwan rifai rifki
rifqi riki rinaldi rino rio riski rival rizal rizki rizky rizqi robby robert roby rochmad rohman rohmat roma romi
romli roni ronny rosadi rosyid roy ruben rudi rudianto rudiansyah rudy ruli rusdi rusdiansyah ruslan rusli rustam
saad sabran sabri saddam safri sahbani said saiful sakti saleh salim sam samad sambas samsi samson samsu samsudin
samsul samuel sandi sandy santo santoso saputra saragih sarjono sarman sarwono seno septian setiadi setiawan setyo
setyawan sholeh siagian sigit sihombing simanjuntak simbolon sinaga siregar sirait siswanto siswoyo situmorang sjahranie
slamet sofian sofyan soleh solihin solikin sony subagyo subandi subekti subhan sucipto sudarmo sudarsono sudibyo
sudirman sudrajat sufyan sugeng sugiarto sugiono sugito sugiyanto suhadi suhaimi suharno suharto suhartono suhendra
suherman sujono sukardi sukarno sukarjo sukirman sukri sulaiman sulistyo suman sumantri sumardi sumarno sumarsono
sumitro sunardi sunarto sunaryo suparman suparno supratman suprapto supri supriadi supriyadi supriyanto supriyono surahman
suranto surono surya suryadi suryana suryanto susanto susilo sutanto sutarno sutejo sutikno sutisna sutomo
sutrisno suwandi suwarno suwito suyanto suyatno suyitno suyono syahbana syahrani syahril syahrir syahrul syahputra
syaiful syafii syafruddin syafril syam syamsir syamsu syamsuddin syamsul syarif syarifuddin syukri syukur tajuddin
tarigan tarmizi taufan taufik taufiq teddy tedi teguh thamrin thomas tito toha tomi tommy toni tono tony topan tri
trisno tugiman tulus ucok udin ujang umar untung upik usman utomo vicky victor wahab wahid wahyu wahyudi wahyuni wahyono
wardana wardi wardoyo warno warsito wasis wawan wayan wibisono wibowo widi widiyanto widodo wijaya wildan willy
windra winarno wisnu wiyono wondo yacob yadi yahya yakub yamin yanto yasin yayan yogi yohanes yono yoga yosef
yoyok yudhi yudi yudha yudistira yulianto yuli yunan yunus yusri yusril yusron yusuf yusup zaenal zaini zainal zainuddin
zainul zaki zakaria zulfikar zulham zulkarnain zulkifli anies baswedan imin cakimin damansyah
moeldoko hatta sandiaga bahlil airlangga gatot djarot bobby khofifah emil dedi pram pramono nababan hutapea
ngadiman ngadimin ngadiyo ngatiman ngatimin ngadino nyono beni bernard bernadus bertus didin didit diman dianto dinar dirga
mesak meriyanto mesran berlian kemas keman kenzo perdana permana penri tere terrence sediono sembodo seniman serafin
bagas laing ding  nirwan manurung panjaitan lubis hutagalung napitupulu tampubolon silalahi sembiring ginting pohan rangkuti ritonga
`;
const WOMEN = `
ade adelia afifah agustina ainun aisyah aisah aida alda alfiah alya amalia amanda amelia aminah ana anggraini anggi
anggun ani anik anisa anissa anita annisa apriliani ariani arini astri astuti atik aulia ayu azizah bella bunga
cahyani cindy cici cinta citra clara daniar dara dayang debby desi desy dessy devi dewi dhea diah diana dina dinda
dini dita diyah dwiyanti elisa ella elly elma elsa elvira ema emi emilia endah endang eni enny erika erlina erma
erna ernawati ervina esti eti eva evi evita fadhilah farah farida faridah fatimah fatmawati fauziah febri febrianti
fenny feny fifi fitri fitria fitriah fitriani fitriyani frida gina gita hadijah hafsah halimah hamidah hana handayani
hani hanifah hartati hartini haryati hasanah hasnah hasnawati helda helmi hera herawati herlina hermin hesti hikmah
husna ida iin ika ikah imelda inayah indah indri indriani inge intan ira irma irmawati isma isna isti istiqomah
ita jamilah jannah jihan jubaidah juleha juliana julia jumiati juminten junita kamila karmila karlina kartika kartini
 khadijah khairunnisa khadijah komariah kristina kurniasih kusuma laila lailatul laras lasmi latifah lela leni
lestari lia lidya lilik lilis lina linda lisa listiani lita lusi lusiana luluk lutfiah maemunah maharani maimunah
marfuah mariana mariani mariam marni marlina martha martina marwah maryam maryani maryati masitah masniah mastur maya
mega megawati meilani meli melda melinda melisa melly meri mery mia mila mira mirna misnah mona monika muawanah
mulyani mulyati murni murniati musdalifah mutia mutiara nabila nabilah nadia nafisah nana nani nanik napsiah naila
natalia neni neneng neny ngatini nia niken nila nilawati nina ninik ningsih nining nisa nita novi novia noviana
novianti novita nur nuraini nurbaya nurhayati nurjanah nurlaila nurlela nurma nurmala nurul nunung oktavia
oktaviani olivia  puan pujiati purwanti purnamasari puspa puspita puspitasari puteri putri qomariah rahayu rahmah rahmawati
rani rara ratih ratna ratnasari ratu rahma reni resti retno ria riana rika rina rini rinawati risa riska rismawati
risma rita riyanti rizka rodiah rohani rohmah rosa rosita rosmala rosmini rosmiati rukmini rukiah rumiati rusmini rusmiati
sabrina sadiah safira safitri saidah salamah salbiah salma salmah salmiah salsabila samsiah sandra santi saodah saputri
sarah sari saripah sarinah sartika saskia selly selvi septi septiani shinta shanti silvi silvia sinta sisca siska
siti sofia sofiah sonia soraya sri stella suci sugiarti suharti suhartini sukarti sukma sulastri sulis sulistyowati
sumarni sumarti sumiati sumiyati sunarti suparti supiah supiyah supriati surati surtini surti suryani suryati susan susanti susi
susilawati susilowati suwarni suyati syarifah tari tasya tati tatik theresia tia tika tina tini tiara titi  titin
tria tri tuti tutik ulfa ulfah ulfi umi ummi uswatun vera veronika nirmala melania melati teratai mentari merlin merlina meriana meriyanti dianti dinar distya bertha bernadeta permata peni penina perawati ngatinah ngatiyem ngadinah
via vina vita vivi wahidah wahyuningsih wanda
wati warni wartini wenny weni widia widiastuti widya widyawati winarti winda windi wita wiwi wiwik wiwin wulan wulandari
yana yani yanti yati yayuk yeni yenny yessi yosi yovita yulia yuliana yuliani yulianti yuliati yunita yuni yuniarti
yurike yusnita yustina zahra zahrah zaenab zainab zaitun zakiah zakiyah zubaidah zulaikha zulaiha zulfa juniarsih
`;

export const GIVEN_NAMES: ReadonlySet<string> = new Set([
  ...[MEN, WOMEN].flatMap((list) => list.trim().split(/\s+/)),
  ...REGIONAL_NAMES,
  ...DICTIONARY_NAMES,
  ...MORE_NAMES,
]);

/** Names that are ordinary words too: in lower case they count only after a title. */
export const AMBIGUOUS_NAMES: ReadonlySet<string> = new Set([
  ...DICTIONARY_NAMES,
  ...`pranata gede adi agung aji akbar alim alif  ambo amat asih awang bakti bayu bima bunga cahyo cinta citra
  daeng dara dua dharma dwi eka fajar ganda guntur hadi hakim  imam indah indra intan isa jaka
  jaya kamal karim  kasim kurnia kusuma laras lestari lia made makmur mangku maya mega mukti
  mul murni mutiara nata noor nor nur pandi panji prima  puri purnama puspa puteri putra putri
  raja rama ratu ria roma sakti sam sandi santo sari sejahtera seno setia setyo slamet suci sukma
  surya surati syukur syam tari teguh tri tulus umi ummi untung via wahyu wati wijaya wulan darma
  pram tia ana muslim muslimin kader mario nasir sabar sabran sultan salam salim samad
  agustina alang ambar ang apui ananda arum asa asri bakara bana bahtera barus batoq beddu bejo bere berliana bit
  bong brian bria bulan chin dalle datu dea delima dewa ding doddy dona elang elok encau feri firdaus foe fong giman gito
  gomgom goh grace gloria hale halim hang heo hoa hubung iban idau imang indo indira ingan intania iis jalung jelita jihad juan
  kila kliwon kolo kota laka lahang laing latif lede legi lian liah lie lim lin lingga lintang liong liu loing long
  lucky lukas luna lung mau mau maman meak mulia mustika nahas narok neno nio nola noval nova novi nope nyai ojak
  oka oman ong opik opu padang palar paran patty petta prihatin pui purba rai raka randi rante ratu rejo restu rindang rombe
  runtu sabda sabila sahat saing sampe samosir sang sappe sarto satria saut selamat semi senen senja serly
  sie siki sinar siok sogol surip tallo tamba tan tandi tante tete tiku tio tiong tirta tobing togar toto
  tukau tukan turnip unggul urip usat utami wening wangsa wong yap yong radja sonya mella siwi dita awang lian rahim
  anas kiki jasmani mardi tohir temon ujang gusti agung ketut dewa widodo saleh sadikin sang oneng matto
  kahar supu supit polii salamena roring tutut via ismail tajang upe lusat luhat udau silas sating galang mayang sundari mat ning`
    .trim()
    .split(/\s+/),
]);
