/** Names of peoples whose names are seldom in lists: families, clans and given names. */
const BATAK = `
aritonang bakara banjarnahor barus batubara boangmanalu damanik daulay dalimunthe gultom hasibuan hutabarat hutajulu
hutasoit hutauruk karokaro lumbantobing lumbanraja lumbangaol manalu manihuruk marbun marpaung matondang
nadeak nainggolan naibaho napitu nasution pakpahan pandiangan pangaribuan pasaribu perangin purba rajagukguk
rumahorbo sagala samosir saragi saragih siahaan siallagan sianipar sianturi sibarani sibuea sidabutar
sidauruk sigalingging sihaloho sihotang sijabat silaban silaen simamora simanungkalit simanullang simarmata
simatupang sinambela singarimbun sinulingga sinurat sipahutar sipayung siringoringo sitanggang sitepu sitinjak sitohang
sitorus situmeang situngkir sormin surbakti tambunan tamba tobing turnip togar tumpal parlindungan parulian bonar sahat
saut poltak rotua sarmauli tiurma hotma hotman martua maruli mangasi marudut monang jonggi jogi lamtiur rosdiana tiarma
risma dormauli ojak ramses gomgom halomoan
`;
const DAYAK = `
ajang alang apui avun awang bahalan batoq bilung bit dalmasius ding encau gamas hajang hang helaq hibau hibun himang
huvang iban idau imang ingan irang jalung jaau jelivan juan kalvin kila kulleh kuleh lahang laing lasah lawai
lawing lejau lencau lian lihan liah loing luhat lung lusat madang merang narok ngau ngerong nyalung oban
paran pebaun petrus pui salundik sating silas sulau tamen tekwan tingang titus tukau ubang udau usat uyang weliam yurnalis
yurni yustina yubelina mesak tusau lukas bernadinus kornelius hironimus marselinus theodorus benediktus gregorius sabinus
yulius marthinus matius markus yohanis yohana agustina dominikus stefanus antonia elisabeth sirampun tewa
`;
const BANJAR = `
abdurrasyid ahyani anang asmuni aspiah bahran bustani busyairi darmansyah fahruraji fakhrurazi gazali ghazali hairani hamdi
hamsyah h'amdi hermansyah humaidi jainuddin jumransyah junaidy kaspul khalis kursani masdar mashuri maskuri masnah masnuddin masrani mastoyah
maswah muhransyah mukeri mursyidi muyassar nafarin nahdiah napiah noorhayati noorjannah norhasanah norhayah norhidayah nurhikmah nurdiansyah
pahrul radiah rahmadiah raudah raudatul rabiatul rusmiati rusnah rusniah saberan sabirin salasiah salmani
sarkani sarwani sibawaihi siti sumiati supian suriansyah syahbudin syahrani syahruji syahriansyah syahrin syaifullah tabrani taberani
tamjidillah wardiah yurliani zainuddin zuhdi zuhdiannor zulkipli muhyar ardani arbain jumberi ruslani saipul
`;
const BUGIS = `
ambo aminuddin amiruddin ansar asriadi baharuddin baso bausat beddu besse cammana dalle gassing hafsa hasnawia 
jufri kahar kallo lagaligo lallo latif mangkau mappuji mappatunru mappiasse marhuma marhuni massaniga matto muhtar
muliati nawir nawawi opu pabottingi paturusi petta rabiah rahim rannu sabir sappe sikki sitti sirajuddin
sudirman supu tahir tajang tenri tenriajeng tenriola tungke upe usmar yusran makkarau palinggi allo tandi
pasolang pongoh palembangan rante rombe sarira sarungallo tangdilintin tiku tondok datu pongtiku
`;
const JAVA = `
atmo bejo boiman bonari daliyem darmo darsim darsini gembong giyono gimin gito jasmani jumadiono jumirah kardi kasiran
kasiyem kasinem kliwon kusnadi kusno legiman legiyem marsudi mukidi mulyadi ngadinah ngadinem ngatemi ngatijo painem
paidi painah parjo parmi parmin parsini ponirah ponirin poniman poniyem pairin rasiman rubiyem sadikin samijo samijan sarpan
sarijo sarto satiman satiyem satinah semi senen soeparmin sogol subiyanto sudarti sudiro sugimin sukemi sukinem
sulasmi sumijan sumijo suminah sumini sumiran sumirah sumiyem sungkono supangat suparmi supini suradi suradji surip suryo
sutarmi sutarman sutikman sutinah sutini sutiyem sutrimo suwarti suwito suyatmi tarjo tarmin teguh temon tohir tukijan
tukimin tukinah tukinem tukiran tukirah tukiyem tumijan tuminah tumini tumiran tumirah wagiman wagimin wagino wagiran wagirah
wagiyem wakidi wakijan wakimin waluyo warsini warsono wasito wiyono yatmi yatno yitno yoyon zaenuri asep ujang cecep
dadan dudung eman encep endis engkos euis iis iyam iyus jajang kokom maman nandang oman oneng opik
otoy rohmana suherlan sutarya tatang tete tisna toto uus wawa yayat yoyoh cuhaeti suhaeti nurhaeti juhaeti rohaeti
setyowati wahyuningtyas wirawan sudiarta widiastari mahardika sulastini widiastuti ngurah ketut luh kompiang 
dewa gusti oka rai agung suarta suardana sukarta suparta wiryawan wirata mudita artawan astawa
`;
const CHINESE = `
ang bong chandra chen chin cung djie foe fong giok goh gunawan hendrawan hoa hoey jong kho khouw kwa kwan kwee kwok lauw lie
liem lim lin liong lioe liu loekito nio ong oei oey phang siauw sie siok soetanto subianto sutanto tan tanoto
tanujaya tandiono tansil tedja tedjo theo thio tio tiong tjahjadi tjan tjandra tjen tjhin tjia tjoa tjong wangsa widjaja
wijayanto winata yap yauw yong yuwono halim salim susilo setiabudi
`;
const EAST = `
alor amalo anin asa bana banunaek bere bria ceunfin dacosta dasilva fallo fernandes foenay fransiska gabriel goreti
haba hale hendrikus heo hurek kelen kolo koten laka lamanepa lede leki lero leto liunokas lobo mbete mella meko
nahak nahas naisali naitboho naben neno ndun nope nubatonis oematan pello petronela radja ratu rihi riwu sabon
saleh seran sinlae siki snae taek tallo tanesib tefa tefi tnunay tukan wenda wonda yikwa kogoya tabuni
murib telenggen enembe kambu kambuaya mandacan wanggai rumbiak rumaropen mambrasar kayame gobai pekei
sumual mandagi mamahit kaunang kawengian kandou karundeng kumaat lasut lumentut lumi mandey mamuaja mangindaan manoppo
maramis mawikere mokoginta mokodompit momongan mongdong montolalu najoan ngantung palar pangemanan pangkey paat pinontoan
polii rompas rondonuwu roring rorong rotinsulu runtu rumengan sarundajang sondakh sumarauw supit sumolang tambayong
tangkudung tumbelaka tumewu turangan waworuntu wenas wowor wuisan latuconsina latuharhary leatemia lekatompessy manuputty
matulessy nanlohy patty pattiasina pattinama pattiradjawane pelupessy rehatta sahetapy salamena sapulette siahaya sitanala
tahapary talakua tomasoa tuasikal tuhumury tutuarima vincentius bonaventura paulina gerardus
`;
const GIVEN = `
mat amat ning
abror achyarudin adhitya agnes ahsan akhyar alamsyah albert alberto alexander alfi alfredo alifah alwan ambar ananda anas andini
andreansyah anggita angela anita anjar annisaa aprilia apriliana aqila arbi arif ariel arifah arinda arini aris arkan arsyila
arum asri astrid asyifa athallah atikah aurel aurelia avianti ayudia ayunda azhari azka azmi azzahra bagaskara bahtera bastian
belinda berliana bernadetta bilqis bondan bram brian calvin caroline cecilia chandrawati christian christina clarissa claudia
cornelia cynthia daffa damar damayanti daniela danish darius dea debora delima denis denisa derry destiana destri devina dewanti
diandra dicky dimitri dionisius dipta dita ditya doddy dona donna dorothea dwita dyah edgar edmund edo efrain egi elang eleonora
elena eliza ellen elmira elok elvin elvis elvina emma erick erin erlangga erlin ernest ervan ester estiningsih eugenia evan evelyn
fabian fadila fahira fahrezi faisol faizah fakhri fandi fanny farel farida farras fatih fatin fatiha fatur febiola febrian febriansyah
febriyanti felicia felix feri ferdiansyah fika fikriyah fiona firdaus fitria fladimir florensia fransisca fransiskus freddy friska
gabriella galang gerald gerry ghina ghifari gilbert giovanni gloria grace greta gusnawan gustaf habibah hafidz haliza hamim hannah
hanung hardianti hasna hassan hedy helena hellen hendy herdian hermin hesty hilda hilman husnul ibrahimovic ibnu ichsan ifan
ignatius ika iklima ilma imas immanuel inaya indira innocentius ike intania irena irene irna irvin isabella isnaini isnawati istiana
ivan ivana ivo jaenal jainudin jamila janet jatmiko jefri jehan jennifer jeremia jessica jihad jimi jody joel johanna jonas
jonathan jordan josephine joshua jovan jovita juan juanita judith jumriah jusuf kalista kania karen karin kartini katarina kayla keisha
kenny kevin keysha khaerul khalisa khoirul khoiriyah khusnul kiki kirana kristanti kristiani kurniati laksmi laode laura lazuardi
ledy leila lenny leonardo letisia lidwina lilian liliana lily lintang lisna listyorini livia lolita lorensius lucia lucky ludfi luna luthfia
lutfia lydia mahesa maisarah malika mardiana mardiyah margareta margaretha maria marissa marlon marsha mathius mauliddin mayang mayasari
meidiana meiliana melanie meliana melvin michelle mikael mikhael miranda mirza mitha monalisa monica muammar mufid mufidah muflih
mulyawarman munawar munawaroh munir murniati musyarofah mutiah mutmainah mutmainnah muzakki nadhifa nadila nadine nafisa naira najwa
nanik naomi narendra naswa natalie nathan nathania naufal nayla nazwa nelly niar nindya nirmala nizam nofita nola nova noval novan novi
novitasari novrianto nurafni nuraeni nuraida nurazizah nurdiana nurfadilah nurhafizah nurhalimah nurhaliza nurhasanah nurhidayah nurhidayat nurianti
nurkholis nurlaili nurmawati nurmin nurohman nurrahmah nursanti nursiah nurti nurwahyuni nurwati oktavian oktaviana olga onny pamela patricia
paula pepen permadi pipit prameswari pratiwi prasetyowati prihatin pricilia priska purwati putra qonita quraisy radit raditya rafael
rafi rafka raffi rahadian rahayuningsih raisa ramadhani ramlah ramlan randy ranti rasya raka ratnawati raymond rebeka refi regina
reinhard renata renaldi reva revan reyhan reynaldi rezky rhoma ribka richard ricko rifa rifqah rijal rika rikardus rinda rindang
risnawati riswan rizaldi rizaldy robiatul rodi rodrigo rojali romadhon ronald rosalina rosdiana rosiana rosihan roslina rosnawati rossa
rubiyanto rudiyanto rukayah rusdiana rustini ruth sabda sabila safrudin sahrul salman salwa samira samsuri sandra saputri saraswati sasmita
satria satriawan sebastian serly shafira shakila shania sheila sherly sigit simon sinyo sipri sity siwi soleha 
stefani stefania stephanie stevanus steven sugiarto sudiyono sukmawati sulaeman sulistiawati sulistyaningsih sulton sumanto sumarlin sumartini
sumiarti sundari supardi suparjo suparta supratiwi supriatna supriyati surya susana susilawaty suwandi suwondo swasti syahira syaifudin
syaiful syakira syamsiah syamsinar syarifudin syifa tabitha tamara tania tantri tasyakur taryono thalia theresa tiffany tino tirta titania
tommy tristan trisna tutut ucup ulfatun ulin ummu urip utami valencia valentina valentino vania vanessa vanya veri vero viktor vina
vincent virgiawan virginia viviana wahyuningrum waluyo wanto warsiti wening widiarti widodo wilhelmus wina winanti windiarti wisnu
wulansari yanuar yasmin yessica yesi yohan yohanna yolanda yordan yosua yosefina yovie yuda yuliantini yuliarti yulita yumna yunianti yuniar
yunita yuristia yusak yusniar yusrina yustinus zahid zahra zaki zakia zaskia zein zelda zefanya zikri zoraya zulaika zulhasmi zulkifly umar
faruk faruq almira imelda jubaidi sanusi sukirno zulfahmi
`;

export const REGIONAL_NAMES: readonly string[] = [
  BATAK,
  DAYAK,
  BANJAR,
  BUGIS,
  JAVA,
  CHINESE,
  EAST,
  GIVEN,
].flatMap((list) => list.trim().split(/\s+/));
