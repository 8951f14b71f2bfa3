/** Given names of everywhere, more of them than the regional lists hold. */
const NAMES = `
lusia lusiana desti destiana wahyuni yuniarsih yulistia nadhira nadira nadine rismayanti rismaya fitrotul muslihatun
ponijan ponirin ponimin paimin paimo sagimin sakimin samijan samiran sarwono satiman satimin sukiman sukimin sumijan
suparman suparno suparmin supeno supomo supono sutarman sutarno sutikno sutini sutopo sutrisno suwandi suwarno suwito
suyadi suyanto suyitno tasripin tukijo tukiman tukimin tukinem tumini tuminah tuminem wagiman wagimin wagini wagiran
wagiyem wakidi wakiman wakiran warsidi warsini warsono wartono wasiman yatimin yatini yatinem saminah saminem sainem
poniyem parjiyem parmin parman parti partini partinah painem paiman paijem ngatirah ngatemi mujiati mujinem mujirah
munawar munawir munaroh mustofa mustafa musthofa murtadho murtini muslihah muslikhah nurcholis nurkholis nasrudin
qodir rofiq rofiah romlah rohmat rohim rokhim roni rony rosidi rosyid rosyidah rusdi rusdiana rusli ruslan ruslina
rustam rustini rustam sabariah sahrul syahrul sarifah sarifuddin syarifuddin syamsuddin syamsul syaiful saiful saipul
sanusi sapri sarmin sarmini sarwo sarwoko subandi subari subekti sudarmo sudarsono sudarto sudarwati sudibyo sudirman
sudiro sudjono sugianto sugiman sugino sugiono sugiyono suhadi suhaimi suharno suharso suharto suhendra sujatmiko sujono
sukamto sukardi sukarman sukarno sukirman sukirno sukmawati sulaiman sulastini sulistyo sulton sumardi sumarlan sumarlin
sumarno sumarsono sumartini sumarwan sumitro sunardi sunarno sunarto sunaryo supandi supardi supari suparlan suprapti
suprapto supratman supriadi supriono supriyadi surachman suradi surono suroso suryadi suryono susanto susilo sutarjo
theodora thomas tiurlan tiurma titus tobias tonny trisno trisna vincent vincensius viktor victor yance yanuar yehezkiel
yeremia yermias yesaya yohan yohanita yonathan yoppy yoseph yosepha yosefina yulianus yulius yusak yustus zakarias
agnes albert albertus alexander alfonsus alfons aloysius ambrosius andarias andrew angelina anselmus antonio apolonia
apriana aprilia arnold arnoldus athanasius barnabas bartolomeus benediktus benyamin bonifasius bonaventura brigita
cornelis dominggus dominikus dorkas dortea edmundus elias elisabet emanuel emilia engelbertus ester eusebius fabianus
felix ferdinandus fidelis florentina fransina frederik gabriel gerson gregorius hendrikus herkulanus hendrika hengki
hermanus hermina heronimus ignasius imanuel jems jeremias johanes josef josefina junus karel karolina kletus klara
kristina kristoforus laurensius leonardus libertus linus lodewyk ludia lukas magdalena marselina marthen martinus maksimus
mateus matheus melki melkianus meliana metusalak mikael mikhael natalis nikodemus nikolaus norbertus oktavianus paskalis
paulina paulus petronela philipus pius rafael raimundus regina remigius ricardus robertus rofinus rosalina sebastianus
selvina sergius servasius severinus silvester simon stevanus stefani thobias thomas timotius urbanus valentinus veronika
vinsensius wihelmina wilhelmus wellem yakobus yosias yoram yulita zeth enos obet otniel naftali nehemia manase lazarus
`;

export const MORE_NAMES: readonly string[] = NAMES.trim().split(/\s+/);
