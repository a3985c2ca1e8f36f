/**
 * Words that passwords are made of, the commonest first: passwords that were leaked often, as they were
 * (some are obscene), and English words. Taken from the lists of zxcvbn 4.4.2, Copyright (c) 2012-2016 Dan
 * Wheeler and Dropbox, Inc., under the MIT licence: permission is granted, free of charge, to deal in them
 * without restriction, provided that this notice is kept; they come without warranty of any kind.
 */
export const COMMON_WORDS: readonly string[] = `
123456 the password 12345678 and qwerty 123456789 was 12345 1234 for 111111 1234567 dragon with
123123 baseball abc123 football from monkey his letmein shadow were master are 696969 which
mustang doc 666666 https qwertyuiop also 123321 1234567890 has pussy had superman first 654321 one
1qaz2wsx their 7777777 its fuckyou after qazwsx new jordan who 123qwe they 000000 two killer her
trustno1 she hunter been harley other zxcvbnm when asdfgh time buster during batman there soccer
into tigger school charlie more sunshine may iloveyou years fuckme over ranger only hockey year
computer most starwars would asshole world pepper city klaster some 112233 where zxcvbn between
freedom later princess three maggie state pass such ginger then 11111111 national 131313 used fuck
made love known cheese under 159753 many summer university chelsea united dallas while biteme part
matrix season yankees team 6969 these corvette american austin than access film thunder second
merlin born secret south diamond became hello states hammer war fucker through 1234qwer being
silver including gfhjkm both internet before samantha north golfer high scooter however test
people orange family cookie early q1w2e3r4t5 history maverick album sparky area phoenix them
mickey series bigdog against snoopy until guitar since whatever district chicken county camaro
name mercedes work peanut life ferrari group falcon music cowboy following welcome number sexy
company samsung several steelers four smokey called dakota played arsenal released boomer career
eagles league tigers game marina government nascar house booboo each gateway based yellow day
porsche same monster won spider use diablo station hannah club bulldog international junior town
london located purple population compaq general lakers college iceman east qwer1234 found hardcore
age cowboys march money end banana september ncc1701 began boston home tennis public q1w2e3r4
church coffee line scooby june 123654 river nikita member yamaha system mother place barney
century brandy band chester july fuckoff york oliver january player october forever song rangers
august midnight best chicago former bigdaddy british redsox party angel named badboy held fender
village jasper show slayer local rabbit november natasha took marine service bigdick december
wizard built marlboro another raiders major prince within casper along fishing members flower five
jasmine single iwantu due panties although adidas small winter old winner left gandalf final
password1 large enter include ghbdtn building 1q2w3e4r served golden president cocacola received
jordan23 games winston death madison february angels main panther third blowme set sexsex children
bigtits own spanky order bitch species sophie park asdfasdf law horny air thx1138 published toyota
road tiger died dick book canada men 12344321 women blowjob army 8675309 often muffin according
liverpoo education apples central qwerty123 country passw0rd division abcd1234 english pokemon top
123abc included slipknot development qazxsw french 123456a community scorpion among qwaszx water
butter play startrek side rainbow list asdfghjkl times razz near newyork late redskins form gemini
original cameron different qazwsxedc center florida power liverpool led turtle students sierra
german viking moved booger court butthead six doctor land rocket council 159357 island dolphins
u.s. captain record bandit million jaguar research packers art pookie established peaches award
789456 street asdf military dolphin television helpme given blue region theman support maxwell
western qwertyui production shithead non lovers political maddog point giants cup nirvana period
metallic business hotdog title rosebud started mountain various warrior election stupid using
elephant england suckit role success produced bond007 become jackass program alexis works porn
field lucky total scorpio office samson class q1w2e3 written azerty association rush2112 radio
driver union freddy level 1q2w3e4r5t championship sydney director gators few dexter force red123
created 123456q department 12345a founded bubba services creative married voodoo though golf per
trouble n't america site nissan open gunner act garfield short bullshit society asdfghjk version
5150 royal fucking present apollo northern 1qazxsw2 worked 2112 professional eminem full legend
returned airborne joined bear story beavis france apple european brooklyn currently godzilla
language skippy social 4815162342 california buddy india qwert days kitten design magic st. shelby
further beaver round phantom australia asdasd wrote xavier san braves project darkness control
blink182 southern copper railway platinum board qweqwe popular tomcat continued 01012011 free
girls battle bigboy considered 102030 video animal common police position online living 11223344
half voyager playing lifehack recorded 12qwaszx red fish post sniper described 315475 average
trinity records blazer special heaven modern lover appeared snowball announced playboy areas
loveme rock bubbles release hooters elected cricket others willow example donkey term topgun
opened nintendo similar saturn formed destiny route pakistan census pumpkin current digital
schools sergey originally redwings lake explorer developed tits race private himself runner forces
therock addition guinness information lasvegas upon beatles province 789456123 match fire event
cassie songs christin result qwerty1 events celtic win asdf1234 eastern andrey track broncos lead
007007 teams babygirl science eclipse human fluffy construction cartman minister michigan germany
carolina awards testing available alexande throughout birdie training pantera style cherry body
vampire museum mexico australian dickhead health buffalo seven genius signed montana chief beer
eventually minecraft appointed maximus sea flyers centre lovely debut stalker tour metallica
points doggie media snickers light speedy range bronco character lol123 across paradise features
yankee families horses largest magnum indian dreams network 147258369 less lacrosse performance
ou812 players goober refer enigma europe qwertyu sold scotty festival pimpin usually bollocks
taken surfer despite cock designed poohbear committee genesis process star return asd123 official
qweasdzxc episode racing institute hello1 stage hawaii followed eagle1 performed viper japanese
poopoo personal einstein thus boobies arts 12345q space bitches low drowssap months simple
includes badger china alaska study action middle jester magazine drummer leading 111222 japan
spitfire groups forest aircraft maryjane featured champion federal diesel civil svetlana rights
friday model hotrod coach 147258 canadian chevy books lucky1 remained westside eight security type
google independent badass completed tester capital shorty academy thumper instead hitman kingdom
mozart organization zaq12wsx countries boobs studies reddog competition 010203 sports lizard size
a123456 above 123456789a section ruslan finished eagle gold 1232323q involved scarface reported
qwerty12 management 147852 systems a12345 industry buddha directed porno market 420420 fourth
spirit movement money1 technology stargate bank qwe123 ground naruto campaign mercury base liberty
lower 12345qwert sent semperfi rather suzuki added popcorn provided spooky coast marley grand
scotland historic kitty valley cherokee conference vikings bridge simpsons winning rascal
approximately qweasd films hummer chinese loveyou awarded michael1 degree patches russian russia
shows jupiter native penguin female passion replaced cumshot municipality vfhbyf square honda
studio vladimir medical sandman data passport african raider successful bastard mid 123789 bay
infinity attack assman previous bulldogs operations fantasy spanish sucker theatre 1234554321
student horney republic domino beginning budlight provide disney ship ironman primary usuckballz1
owned softball writing brutus tournament redrum culture bigred introduced mnbvcxz texas fktrcfylh
related karina natural marines parts digger governor kawasaki reached cougar ireland fireman units
oksana senior monday decided cunt italian justice whose nigger higher super africa wildcats
standard tinker income logitech professor dancer placed swordfis regional avalon los everton
buildings alexandr championships motorola active patriots novel hentai energy madonna generally
pussy1 interest ducati via colorado economic connor previously juventus stated galore itself
smooth channel freeuser below warcraft operation boogie leader titanic traditional wolverin trade
elizabet structure arizona limited valentin runs saints prior asdfg regular accord famous test123
saint password123 navy christ foreign yfnfif listed stinky artist slut catholic spiderma airport
naughty results chopper parliament hello123 collection ncc1701d unit extreme officer skyline goal
poop attended zombie command pearljam staff 123qweasd commission froggy lived awesome location
vision plays pirate commercial fylhtq places dreamer foundation bullet significant predator older
empire medal 123123a self kirill scored charlie1 companies panthers highway penis activities
skipper programs nemesis wide rasdzv3 musical peekaboo notable rolltide library cardinal numerous
psycho paris danger towards mookie individual happy1 allowed wanker plant chevelle property manutd
annual goblue contract 9379992 whom hobbes highest vegeta initially fyfcnfcbz required 852456
earlier picard assembly 159951 artists windows rural loverboy seat victory practice vfrcbv
defeated bambam ended serega soviet 123654789 length turkey spent tweety manager galina press
hiphop associated rooster author changeme issues berlin additional taurus characters suckme lord
polina zealand electric policy avatar engine 134679 township maksim noted raptor historical alpha1
complete hendrix financial newport religious bigcock mission brazil contains spring nine a1b2c3
recent madmax represented alpha pennsylvania britney administration sublime opening darkside
secretary bigman lines wolfpack report classic executive hercules youth ronaldo closed letmein1
theory 1q2w3e writer 741852963 italy spiderman angeles blizzard appearance 123456789q feature
cheyenne queen cjkysirj launched tiger1 legal wombat terms bubba1 entered pandora issue zxc123
edition holiday singer wildcat greek devils majority horse background alabama source 147852369
anti caesar cultural 12312 complex buddy1 changes bondage recording pussycat stadium pickle
islands shaggy operated catch22 particularly leather basketball chronic month a1b2c3d4 uses admin
port qqq111 castle qaz123 mostly airplane names kodiak fort freepass selected billybob increased
sunset status katana earth phpbb subsequently chocolat pacific snowman cover angel1 variety
stingray certain firebird goals wolves remains zeppelin upper detroit congress pontiac becoming
gundam studied panzer irish vagina nature outlaw particular redhead loss tarheels caused greenday
chart nastya dr. 01011980 forced hardon create engineer era dragon1 retired hellfire material
serenity review cobra rate fireball singles lickme referred darkstar larger 1029384756 individuals
01011 shown mustang1 provides flash products 124578 speed strike democratic beauty poland pavilion
parish 01012000 olympics bobafett cities dbrnjhbz themselves bigmac temple bowling wing chris1
genus ytrewq households natali serving pyramid cost rulez wales welcome1 stations dodgers passed
apache supported swimming view whynot cases teens forms trooper actor fuckit male defender matches
precious males 135790 stars packard tracks weasel females popeye administrative lucifer median
cancer effect icecream biography 142536 train raven engineering swordfish camp presario offered
viktor chairman rockstar houses blonde mainly james1 19th wutang surface spike therefore pimp
nearly atlanta score airforce ancient thailand subject casino prime lennon seasons mouse claimed
741852 experience hacker specific bluebird jewish hawkeye failed 456123 overall theone believed
catfish plot sailor troops goldfish greater nfnmzyf spain tattoo consists pervert broadcast barbie
heavy maxima increase nipples raised machine separate trucks campus wrangler 1980s rocks appears
tornado presented lights lies cadillac composed bubble recently pegasus influence madman fifth
longhorn nations browns creek target references 666999 elections eatme britain qazwsx123 double
microsoft cast dilbert meaning christia earned baller carried lesbian producer shooter latter
xfiles housing seattle brothers qazqaz attempt cthutq article amateur response prelude border
corona remaining freaky nearby malibu direct 123qweasdzxc ships assassin value 246810 workers
atlantis politician integra academic pussies label iloveu 1970s lonewolf commander dragons rule
monkey1 fellow unicorn residents software authority bobcat editor stealth transport peewee dutch
openup projects 753951 responsible srinivas covered zaqwsx territory valentina flight shotgun
races trigger defense veronika tower bruins emperor coyote albums babydoll facilities joker daily
dollar stories lestat assistant rocky1 managed hottie primarily random quality butterfly function
wordpass proposed smiley distribution sweety conditions snake prize chipper journal woody code
samurai vice devildog newspaper gizmo corps maddie highly soso123aljg constructed mistress mayor
freedom1 critical flipper secondary express corporation hjvfirf rugby moose regiment cessna ohio
piglet appearances polaris serve teacher allow montreal nation cookies multiple wolfgang
discovered scully directly fatboy scene wicked levels balls growth tickle elements bunny acquired
dfvgbh 1990s foobar officers transam physical pepsi 20th fetish latin oicu812 host basketba jersey
toshiba graduated hotstuff arrived sunday issued booty literature gambit metal 31415926 estate
impala vote stephani immediately jessica1 quickly hooker asian lancer competed knicks extended
shamrock produce fuckyou2 urban stinger 1960s 314159 promoted redneck contemporary deftones global
squirt formerly siemens appear blaster industrial trucker types subaru opera renegade ministry
ibanez soldiers manson commonly swinger mass reaper formation blondie smaller mylove typically
galaxy drama blahblah shortly enterpri density travel senate 1234abcd effects babylon5 iran
indiana polish skeeter prominent master1 naval sugar settlement ficken divided smoke basis bigone
republican sweetpea languages fucked distance trfnthbyf treatment marino continue escort product
smitty mile bigfoot sources babes footballer larisa format trumpet clubs spartan leadership valera
initial babylon offers asdfghj operating yankees1 avenue bigboobs officially stormy columbia
mister grade hamlet squadron aardvark fleet butterfl percent marathon farm paladin leaders
cavalier agreement manchester likely skater equipment indigo website hornet mount buckeyes grew
01011990 method indians transferred karate intended hesoyam renamed toronto iron diamonds asia
chiefs reserve buckeye capacity 1qaz2wsx3edc politics highland widely hotsex activity charger
advanced redman relations passwor scottish maiden dedicated drpepper crew storm founder pornstar
episodes garden lack 12345678910 amount pencil build sherlock efforts timber concept thuglife
follows insane ordered pizza leaves jungle positive jesus1 economy aragorn entertainment 1a2b3c
affairs hamster memorial david1 ability triumph illinois techno communities lollol color pioneer
text catdog railroad 321654 scientific fktrctq focus morpheus comedy 141627 serves pascal exchange
shadow1 environment hobbit cars wetpussy direction erotic organized consumer firm blabla
description justme agency stones analysis chrissy purpose spartak destroyed goforit reception
burger planned pitbull revealed adgjmptw infantry italia architecture barcelona growing hunting
featuring colors household kissme candidate virgin removed overlord situated pebbles models
sundance knowledge emerald solo doggy technical racecar organizations irina assigned element
conducted 1478963 participated zipper largely alpine purchased basket register goddess gained
poison combined nipple headquarters sakura adopted chichi potential huskers protection 13579 scale
pussys approach q12345 spread ultimate independence ncc1701e mountains blackie titled nicola
geography rommel applied matthew1 safety caserta mixed omega accepted geronimo continues sammy1
captured trojan rail 123qwe123 defeat philips principal nugget recognized tarzan lieutenant chicks
mentioned aleksandr semi bassman owner trixie joint portugal liberal anakin actress dodger traffic
bomber creation superfly basic madness notes q1w2e3r4t5y6 unique loser supreme 123asd declared
fatcat simply ybrbnf plants soldier sales warlock massachusetts wrinkle1 designated desire parties
sexual jazz babe compared seminole becomes alejandr resources 951753 titles 11235813 concert
westham learning andrei remain concrete teaching access14 versions weed content letmein2 alongside
ladybug revolution naked sons christop block trombone premier tintin impact bluesky champions
rhbcnbyf districts qazxswedc generation onelove estimated cdtnkfyf volume whore image vfvjxrf
sites titans account stallion roles truck sport hansolo quarter blue22 providing smiles zone
beagle yard panama scoring kingkong classes flatron presence inferno performances mongoose
representatives connect hosted poiuyt split snatch taught qawsed origin juice olympic blessed
claims rocker critics snakes facility turbo occurred bluemoon suffered sex4me municipal finger
damage jamaica defined a1234567 resulted mulder respectively beetle expanded fuckyou1 platform
passat draft immortal opposition plastic expected 123454321 educational anthony1 ontario whiskey
climate dietcoke reports suck atlantic spunky surrounding magic1 performing monitor reduced cactus
ranked exigen allows planet birth ripper nominated teen younger spyder newly apple1 kong nolimit
positions hollywoo theater sluts philadelphia sticky heritage trunks finals 1234321 disease
14789632 sixth pickles laws sailing reviews bonehead constitution ghbdtnbr tradition delta swedish
charlott theme rubber fiction 911911 rome 112358 medicine molly1 trains yomama resulting hongkong
existing jumper deputy william1 environmental ilovesex labour faster classical unreal develop
cumming fans memphis granted 1123581321 receive nylons alternative legion begins sebastia nuclear
shalom fame pentium buried geheim connected werewolf identified funtime palace ferret falls orion
letters curious combat 555666 sciences niners effort cantona villages sprite inspired philly
regions pirates towns abgrtyu conservative lollipop chosen eternity animals boeing labor super123
attacks sweets materials cooldude yards tottenha steel green1 representative jackoff orchestra
stocking peak 7895123 entitled moomoo officials martini returning biscuit reference drizzt
northwest colt45 imperial fossil convention makaveli examples snapper ocean satan666 publication
maniac painting salmon subsequent patriot frequently verbatim religion nasty brigade shasta fully
asdzxc sides shaved acts blackcat cemetery raistlin relatively qwerty12345 oldest punkrock
suggested cjkywt succeeded 01012010 achieved 4128 application waterloo programme crimson cells
twister votes oxford promotion musicman graduate seinfeld armed biggie supply condor flying ravens
communist megadeth figures wolfman literary cosmos netherlands sharks korea banshee worldwide
keeper citizens foxtrot 1950s gn56gn56 faculty skywalke draw velvet stock black1 seats sesame
occupied dogs methods squirrel unknown privet articles sunrise claim wolverine holds sucks
authorities legolas audience grendel sweden ghost interview cats obtained carrot covers frosty
settled lvbnhbq transfer blades marked stardust allowing frog funding qazwsxed challenge 121314
southeast coolio unlike brownie crown groovy rise twilight portion daytona transportation vanhalen
sector pikachu phase peanuts properties licker edge hershey tropical jericho standards intrepid
institutions ninja philosophy 1234567a legislative zaq123 hills lobster brand goblin fund punisher
conflict strider unable shogun founding kansas refused amadeus attempts seven7 metres jason1
permanent neptune starring showtime applications muscle creating oldman effective ekaterina aired
rfrfirf extensive getsome employed showme enemy 111222333 expansion obiwan billboard skittles rank
danni battalion tanker multi maestro vehicle tarheel fought anubis alliance hannibal category anal
perform newlife federation gothic poetry shark bronze fighter bands blue123 entry blues vehicles
123456z bureau princes maximum slick billion chaos trees thunder1 intelligence sabine greatest
1q2w3e4r5t6y screen python refers test1 commissioned mirage gallery devil injury clover confirmed
tequila setting chelsea1 treaty surfing adult delete americans potato broadcasting chubby
supporting panasonic pilot sandiego mobile portland writers baggins programming fusion existence
sooners squad blackdog minnesota buttons copies californ korean moscow provincial playtime sets
mature defence 1a2b3c4d offices dagger agricultural dima internal stimpy core asdf123 northeast
gangster retirement warriors factory iverson actions chargers prevent byteme communications
swallow ending liquid weekly lucky7 containing dingdong functions nymets attempted cracker
interior mushroom weight 456852 bowl crusader recognition bigguy incorporated miami increasing
dkflbvbh ultimately bugger documentary nimrod derived tazman attacked stranger lyrics newpass
mexican doodle external powder churches gotcha centuries guardian metropolitan dublin selling
slapshot opposed septembe personnel 147896325 mill pepsi1 visited milano presidential grizzly
roads woody1 pieces knights norwegian photos controlled 2468 18th nookie rear charly influenced
rammstein wrestling brasil weapons 123321123 launch scruffy composer munchkin locations poopie
developing 123098 circuit kittycat specifically latino studios walnut shared 1701 canal thegame
wisconsin viper1 publishing 1passwor approved kolobok domestic picasso consisted robert1
determined barcelon comic bananas establishment trance exhibition auburn southwest coltrane fuel
eatshit electronic goodluck cape starcraft converted wheels educated parrot melbourne postal hits
blade wins wisdom producing pink norway gorilla slightly katerina occur pass123 surname andrew1
identity shaney14 represent dumbass constituency osiris funds fuck_inside proved oakland links
discover structures ranger1 athletic spanking birds lonestar contest bingo users meridian poet
ping institution heather1 display dookie receiving stonecol rare megaman contained 192837465 guns
rjntyjr motion ledzep piano lowrider temperature 25802580 publications richard1 passenger firefly
contributed griffey toward racerx cathedral paradox inhabitants ghjcnj architect gangsta exist
zaq1xsw2 athletics tacobell muslim weezer courses sirius abandoned halflife signal buffett
successfully shiloh disambiguation 123698745 tennessee vertigo dynasty sergei heavily aliens
maryland sobaka jews keyboard representing kangaroo budget sinner weather soccer1 missouri 0.0.000
introduction bonjour faced socrates pair chucky chapel hotboy reform sprint height 0007 vietnam
sarah1 occurs scarlet motor celica cambridge shazam lands formula1 focused sommer sought trebor
patients qwerasdf shape jeep invasion mailcreated5240 chemical bollox importance asshole1
communication fuckface selection honda1 regarding rebels homes vacation voivodeship lexmark
maintained penguins borough 12369874 failure ragnarok aged formula passing 258456 agriculture
tempest oregon vfhecz teachers tacoma flow qwertz philippines colombia trail flames seventh rockon
portuguese duck resistance prodigy reaching wookie negative dodgeram fashion mustangs scheduled
123qaz downtown sithlord universities smoker trained server skills bang scenes incubus views
scoobydo notably oblivion typical molson incident kitkat candidates titleist engines rescue
decades zxcv1234 composition carpet commune 1122 chain bigballs inc. tardis austria jimbob sale
xanadu values blueeyes employees shaman chamber mersedes regarded pooper winners pussy69
registered golfing task hearts investment mallard colonial 12312312 swiss kenwood user patrick1
entirely dogg flag cowboys1 stores oracle closely 123zxc entrance nuttertools laid 102938
journalist topper coal 1122334455 equal shemale causes sleepy turkish gremlin quebec yourmom
techniques 123987 promote gateway1 junction printer easily monkeys dates peterpan kentucky mikey
singapore kingston residence cooler violence analsex advance jimbo survey pa55word humans asterix
expressed freckles passes birdman streets frank1 distinguished defiant qualified aussie folk stud
establish blondes egypt tatyana artillery 445566 visual aspirine improved mariners actual jackal
finishing deadhead medium katrin protein anime switzerland rootbeer productions frogger operate
polo poverty scooter1 neighborhood hallo organisation noodles consisting thomas1 consecutive
parola sections shaolin partnership celine extension 11112222 reaction plymouth factor creampie
costs justdoit bodies ohyeah device fatass ethnic assfuck racial amazon flat 1234567q objects
kisses chapter magnus improve camel musicians nopass courts bosco controversy 987456 membership
6751520 merged harley1 wars putter expedition champs interests massive arab spidey comics lightnin
gain camelot describes letsgo mining gizmodo bachelor aezakmi crisis bones joining caliente decade
12121 1930s goodtime distributed thankyou habitat raiders1 routes brucelee arena redalert cycle
aquarius divisions 456654 briefly catherin vocals smokin directors pooh degrees mypass object
astros recordings roller installed porkchop adjacent sapphire demand qwert123 voted kevin1 causing
a1s2d3f4 businesses beckham ruled atomic grounds rusty1 starred vanilla drawn qazwsxedcrfv
opposite hunter1 stands kaktus formal cxfcnmt operates blacky persons 753159 counties elvis1
compete aggies wave blackjac israeli bangkok ncaa scream resigned 123321q brief iforgot greece
power1 combination kasper demographics abc12 historian buster1 contain slappy commonwealth shitty
musician veritas collected chevrole argued amber1 louisiana 01012001 session vader cabinet
amsterdam parliamentary jammer electoral primus loan spectrum profit eduard regularly granny
conservation horny1 islamic sasha1 purchase clancy 17th usa123 charts satan residential diamond1
earliest hitler designs avenger paintings 1221 survived spankme moth 123456qwerty items simba
goods smudge grey scrappy anniversary labrador criticism john316 images syracuse discovery
front242 observed falcons underground husker progress candyman additionally commando participate
gator thousands pacman reduce delta1 elementary pancho owners krishna stating fatman iraq clitoris
resolution pineappl capture lesbians tank 8j4ye3uz rooms barkley hollywood vulcan finance punkin
queensland boner reign celtics maintain monopoly iowa flyboy landing romashka broad hamburg
outstanding 123456aa circle lick path gangbang manufacturing 223344 assistance area51 sequence
spartans gmina aaa111 crossing tricky leads snuggles universal drago shaped homerun kings vectra
attached homer1 medieval hermes ages topcat metro cuddles colony infiniti affected 1234567890q
scholars cosworth oklahoma goose coastal phoenix1 soundtrack killer1 painted ivanov attend bossman
definition qawsedrf meanwhile peugeot purposes exigent trophy doberman require durango marketing
brandon1 popularity plumber cable telefon mathematics horndog mississippi laguna represents rbhbkk
scheme dawg appeal webmaster distinct breeze factors beast acid porsche9 subjects beefcake roughly
leopard terminal redbull economics oscar1 senator topdog diocese godsmack prix theking contrast
pics argentina omega1 czech speaker wings viktoria relief fuckers stages bowler duties starbuck
16th gjkbyf novels valhalla accused anarchy whilst blacks equivalent herbie charged kingpin
measure starfish documents nokia couples loveit request achilles danish 906090 defensive labtec
guide ncc1701a devices fitness statistics jordan1 credited brando tries arsenal1 passengers bull
allied kicker frame napass puerto desert peninsula sailboat concluded bohica instruments tractor
wounded hidden differences muppet associate jackson1 forests jimmy1 afterwards terminator replace
phillies requirements pa55w0rd aviation terror solution farside offensive swingers ownership
legacy inner frontier legislation butthole hungarian doughboy contributions jrcfyf actors tuesday
translated sabbath denmark daniel1 steam nebraska depending homers aspects qwertyuio assumed
azamat injured fallen severe agent007 admitted striker determine camels shore iguana technique
looker arrival pinkfloy measures moloko translation qwerty123456 debuted dannyboy delivered
luckydog returns 789654 rejected pistol separated whocares visitors charmed damaged skiing storage
select accompanied franky markets puppy industries daniil losses vladik gulf vette charter
vfrcbvrf strategy ihateyou corporate nevada socialist moneys somewhat vkontakte significantly
mandingo physics puppies mounted 666777 satellite mystic experienced zidane constant kotenok
relative dilligaf pattern budman restored bunghole belgium zvezda connecticut 123457 partners
triton harvard golfball retained technics networks trojans protected panda mode laptop artistic
rookie parallel 01011991 collaboration 15426378 debate aberdeen involving gustav journey jethro
linked enterprise salt igor authors stripper components filter context hurrican occupation
rfnthbyf requires lespaul occasionally gizmo1 policies butch tamil 132435 ottoman dthjybrf
revolutionary 1366613 hungary excalibu poem 963852 versus nofear gardens momoney amongst possum
audio cutter makeup oilers frequency moocow meters cupcake orthodox gbpltw continuing batman1
suggests splash legislature svetik coalition super1 guitarist soleil eighth bogdan classification
melissa1 practices vipers soil babyboy tokyo tdutybq instance lancelot limit ccbill coverage
keystone considerable passwort ranking flamingo colleges firefox cavalry dogman centers vortex
daughters rebel twin noodle equipped raven1 broadway zaphod narrow killme hosts pokemon1 rates
coolman domain danila boundary designer arranged skinny 12th kamikaze whereas deadman brazilian
gopher forming doobie rating warhammer strategic deeznuts competitions freaks trading engage
covering chevy1 baltimore steve1 commissioner apollo13 infrastructure poncho origins hammers
replacement azsxdc praised dracula disc 000007 collections sassy expression bitch1 ukraine boots
driven deskjet edited 12332 austrian macdaddy solar mighty ensure rangers1 premiered manchest
successor sterlin wooden casey1 operational meatball hispanic mailman concerns sinatra rapid
cthulhu prisoners summer1 childhood bubbas meets cartoon influential bicycle tunnel eatpussy
employment truelove tribe sentinel qualifying tolkien adapted breast temporary capone celebrated
lickit appearing summit increasingly 123456k depression peter1 adults daisy1 cinema kitty1
entering 123456789z laboratory crazy1 script jamesbon flows texas1 romania sexygirl accounts
362436 fictional sonic pittsburgh billyboy achieve redhot monastery microsof franchise microlab
formally daddy1 tools rockets newspapers iloveyo revival fernand sponsored gordon24 processes
danie vienna cutlass springs polska missions star69 classified titties 13th pantyhos annually
01011985 branches thekid lakes aikido gender gofish manner mayday advertising 1234qwe normally
coke maintenance anfield adding sony characteristics lansing integrated smut decline scotch
modified sexx strongly catman critic 73501505 victims hustler malaysia saun arkansas dfkthbz nazi
passwor1 restoration jenny1 powered azsxdcfv monument cheers hundreds irish1 depth gabrie 15th
tinman controversial orioles admiral 1225 criticized charlton brick fortuna honorary 01011970
initiative airbus output rustam visiting xtreme birmingham bigmoney progressive zxcasd existed
retard carbon grumpy 1920s huskies credits boxing colour 4runner rising kelly1 hence ultima
defeating warlord superior fordf150 filmed oranges listing rotten column asdfjkl surrounded
superstar orleans denali principles sultan territories bikini struck saratoga participation thor
indonesia figaro movements sixers index wildfire commerce vladislav conduct 128500 constitutional
sparta spiritual mayhem ambassador greenbay vocal chewie completion music1 edinburgh number1
residing cancun tourism fabie finland mellon bears poiuytrewq medals cloud9 resident crunch themes
bigtime visible chicken1 indigenous piccolo involvement bigbird basin 321654987 electrical billy1
ukrainian mojo concerts 01011981 boats maradona styles sandro processing chester1 rival bizkit
drawing rjirfrgbde vessels 789123 experimental rightnow declined jasmine1 touring hyperion
supporters treasure compilation meatloaf coaching armani cited rovers dated jarhead roots 01011986
string cruise explained coconut transit dragoon traditionally utopia poems davids minimum cosmo
representation rfhbyf 14th reebok releases 1066 effectively charli architectural giorgi triple
sticks indicated sayang greatly pass1234 elevation exodus clinical anaconda printed zaqxsw 10th
illini proposal woofwoof peaked emily1 producers sandy1 romanized packer rapidly poontang stream
govols innings jedi meetings tomato counter beaner householder cooter honour creamy lasted
lionking agencies happy123 document albatros exists poodle surviving kenworth experiences dinosaur
honors greens landscape goku hurricane happyday harbor eeyore panel tsunami competing cabbage
profile holyshit vessel turkey50 farmers memorex lists chaser revenue bogart exception orgasm
customers tommy1 11th volley participants whisper wildlife knopka utah ericsson bible walleye
gradually 321123 preserved pepper1 replacing katie1 symphony chickens begun tyler1 longest corrado
siege twisted provinces 100000 mechanical zorro genre clemson transmission zxcasdqwe agents
tootsie executed milana videos zenith benefits fktrcfylhf funded shania rated frisco instrumental
polniypizdec0211 ninth crazybab similarly junebug dominated fugazi destruction rereirf passage
vfvekz technologies 1001 thereafter sausage outer vfczyz facing koshka affiliated clapton
opportunities justin1 instrument anhyeuem governments condom scholar fubar evolution hardrock
channels skywalker shares tundra sessions cocks widespread gringo occasions 150781 engineers canon
scientists vitalik signing aspire battery stocks competitive samsung1 alleged applepie eliminated
abc12345 supplies arjay judges gandalf1 hampshire boob regime pillow portrayed sparkle penalty
gmoney taiwan rockhard denied lucky13 submarine samiam scholarship everest substantial hellyeah
transition bigsexy victorian skorpion http rfrnec nevertheless hedgehog filed australi supports
candle continental slacker tribes dicks ratio voyeur doubles jazzman useful america1 honours
bobby1 blocks br0d3r principle wolfie retail vfksirf departure 1qa2ws3ed ranks 13243546 patrol
fright yorkshire yosemite vancouver temp inter karolina extent fart afghanistan barsik strip surf
railways cheetah component baddog organ deniska symbol starship categories bootie encouraged
milena abroad hithere civilian kume periods greatone traveled dildo writes 50cent struggle
0.0.0.000 immediate albion recommended amanda1 adaptation midget egyptian lion graduating maxell
assault football1 drums cyclone nomination freeporn historically nikola voting bonsai allies
kenshin detailed slider achievement balloon percentage roadkill arabic killbill assist 222333
frequent jerkoff toured 78945612 apply dinamo and/or tekken intersection rambler maine goliath
touchdown cinnamon throne malaka produces backdoor contribution fiesta emerged packers1 obtain
rastaman archbishop fletch seek sojdlg123aljg researchers stefano remainder artemis populations
calico clan nyjets finnish damnit overseas robotech fifa duchess licensed rctybz chemistry hooter
festivals keywest mediterranean 18436572 injuries hal9000 animated mechanic seeking pingpong
publisher operator volumes presto limits sword venue rasputin jerusalem spank generated bristol
trials faggot islam shado youngest 963852741 ruling amsterda glasgow 321456 germans wibble
songwriter carrera persian alibaba municipalities majestic donated ramses viewed duster belgian
route66 cooperation trident posted clipper tech steeler dual wrestlin volunteer divine settlers
kipper commanded gotohell claiming kingfish approval snake1 delhi passwords usage buttman terminus
pompey partly viagra electricity zxcvbnm1 locally spurs editions 332211 premiere slutty absence
lineage2 belief oleg traditions macross statue pooter indicate brian1 manor qwert1 stable charles1
attributed slave possession jokers managing yzerman viewers swimmer chile ne1469 overview nwo4life
seed solnce regulations seamus essential lolipop minority pupsik cargo moose1 segment ivanova
endemic secret1 forum matador deaths love69 monthly 420247 playoffs ktyjxrf erected subway
practical cinder machines vermont suburb pussie relation chico mrs. florian descent magick indoor
guiness continuous allsop characterized ghetto solutions flash1 caribbean a123456789 rebuilt
typhoon serbian dfkthf summary depeche contested skydive psychology dammit pitch seeker attending
fuckthis muhammad crysis tenure kcj9wx5n drivers umbrella diameter r2d2c3po assets 123123q venture
snoopdog punk critter airlines theboss concentration ding athletes 162534 volunteers splinter
pages kinky mines cyclops influences jayhawk sculpture 456321 protest caramel ferry qwer123 behalf
underdog drafted caveman apparent onlyme furthermore grapes ranging feather romanian hotshot
democracy fuckher lanka renault significance george1 linear sex123 d.c. pippen certified 000001
voters 789987 recovered floppy tours cunts demolished megapass boundaries 1000 assisted pornos
identify usmc grades kickass elsewhere great1 mechanism quattro 1940s 135246 reportedly wassup
aimed helloo conversion p0015123 suspended nicole1 photography chivas departments shannon1 beijing
bullseye locomotives java publicly fishes dispute blackhaw magazines jamesbond resort tunafish
conventional juggalo platforms dkflbckfd internationally 123789456 capita dallas1 settlements
translator dramatic 122333 derby beanie establishing alucard involves gfhjkm123 statistical
supersta implementation magicman immigrants ashley1 exposed cohiba diverse xbox360 layer caligula
vast 12131415 ceased facial connections 7753191 belonged dfktynbyf interstate cobra1 uefa cigars
organised fang abuse klingon deployed bob123 cattle safari partially looser filming 10203
mainstream deepthroat reduction malina automatic 200000 rarely tazmania subsidiary gonzo decides
goalie merger jacob1 comprehensive monaco displayed cruiser amendment misfit guinea vh5150
exclusively tommyboy manhattan marino13 concerning yousuck commons sharky radical vfhufhbnf serbia
horizon baptist absolut buses brighton initiated 123456r portrait death1 harbour kungfu choir maxx
citizen forfun sole mamapapa unsuccessful enter1 manufactured budweise enforcement banker
connecting getmoney increases kostya patterns qazwsx12 sacred bigbear muslims vector clothing
fallout hindu nudist unincorporated gunners sentenced royals advisory chainsaw tanks scania
campaigns trader fled blueboy repeated walrus remote eastside rebellion kahuna implemented
qwerty1234 texts love123 fitted steph tribute 01011989 writings cypress sufficient champ ministers
undertaker 21st ybrjkfq devoted europa jurisdiction snowboar coaches sabres interpretation
moneyman pole chrisbln businessman minime peru nipper sporting groucho prices whitey cuba
viewsonic relocated penthous opponent wolf359 arrangement fabric elite flounder manufacturer
coolguy responded whitesox suitable passme distinction smegma calendar skidoo dominant thanatos
tourist fucku2 earning snapple prefecture dalejr ties mondeo preparation thesims anglo mybaby
pursue panasoni worship sinbad archaeological thecat chancellor topher bangladesh frodo scores
sneakers traded q123456 lowest z1x2c3 horror alfa outdoor chicago1 biology taylor1 commented
ghjcnjnfr specialized cat123 loop olivier arriving cyber farming titanium housed 0420 historians
madison1 'the jabroni patent dang pupils hambone christianity intruder opponents holly1 athens
gargoyle northwestern sadie1 maps static promoting poseidon reveals studly flights newcastl
exclusive sexxxx lions poppy norfolk johannes hebrew danzig extensively beastie eldest musica
shops buckshot acquisition sunnyday virtual adonis renowned bluedog margin bonkers ongoing 2128506
essentially chrono iranian compute alternate spawn sailed 01011988 reporting turbo1 conclusion
smelly originated wapbbs temperatures goldstar exposure ferrari1 secured 778899 landed quantum
rifle pisces framework boomboom identical gunnar martial 1024 focuses test1234 topics florida1
ballet nike fighters superman1 belonging multiplelo wealthy custom negotiations motherlode evolved
1qwerty bases westwood oriented usnavy acres apple123 democrat daewoo heights korn restricted
stereo vary sasuke graduation sunflowe aftermath watcher chess dharma illness 555777 participating
mouse1 vertical assholes collective babyblue immigration 123qwerty demonstrated marius leaf
walmart completing snoop organic starfire missile tigger1 leeds paintbal eligible knickers grammar
aaliyah confederate lokomotiv improvement theend congressional winston1 wealth sapper cincinnati
rover spaces erotica indicates scanner corresponding racer reaches zeus repair sexy69 isolated
doogie taxes bayern congregation joshua1 ratings newbie leagues scott1 diplomatic losers submitted
droopy winds outkast awareness martin1 photographs dodge1 maritime wasser nigeria ufkbyf
accessible rjycnfynby animation thirteen restaurants 12345z philippine 112211 inaugural hotred
dismissed deejay armenian hotpussy illustrated 192837 reservoir jessic speakers philippe
programmes scout resource panther1 genetic cubbies interviews havefun camps magpie regulation
fghtkm computers avalanch preferred newyork1 travelled pudding comparison leonid distinctive
harry1 recreation cbr600 requested audia4 southeastern bimmer dependent fucku brisbane 01011984
breeding idontknow playoff vfvfgfgf expand 1357 bonus aleksey gauge builder departed 01011987
qualification zerocool inspiration godfather shipping mylife slaves donuts variations allmine
shield redfish theories 777888 munich sascha recognised nitram emphasis bounce favour 333666
variable smokes seeds 1x2zkg8w undergraduate rodman territorial stunner intellectual zxasqw12
qualify hoosier mini hairy banned beretta pointed insert democrats 123456s assessment rtyuehe
judicial francesc examination tights attempting cheese1 objective micron partial quartz
characteristic hockey1 hardware gegcbr pradesh searay execution jewels ottawa bogey metre
paintball drum celeron exhibitions padres withdrew bing attendance syncmaster phrase ziggy
journalism simon1 logo beaches measured prissy error diehard christians orange1 trio mittens
protestant aleksandra theology queens respective 02071986 atmosphere biggles buddhist thongs
substitute southpark curriculum artur fundamental twinkle outbreak gretzky rabbi rabota
intermediate cambiami designation monalisa globe gollum liberation chuckles simultaneously spike1
diseases gladiator experiments whisky locomotive spongebob difficulties sexy1 mainland 03082006
nepal mazafaka relegated meathead contributing 4121 database ou8122 developments barefoot veteran
12345678q carries cfitymrf ranges bigass instruction a1s2d3 lodge kosmos protests blessing obama
titty newcastle clevelan experiment terrapin physician ginger1 describing johnboy challenges
maggot corruption clarinet delaware deeznutz adventures 336699 ensemble stumpy succession stoney
renaissance footbal tenth traveler altitude volvo receives bucket approached snapon crosses
pianoman syria hawkeyes croatia futbol warsaw casanova professionals tango improvements goodboy
worn scuba airline honey1 compound sexyman permitted warthog preservation mustard reducing abc1234
printing nickel scientist 10203040 activist meowmeow comprises 1012 sized boricua societies
prophet enters sauron ruler 12qwas gospel reefer earthquake andromeda extend crystal1 autonomous
joker1 croatian 90210 serial goofy decorated loco relevant lovesex ideal triangle grows whatsup
grass mellow tier bengals towers monster1 wider maste welfare 01011910 columns lover1 alumni love1
descendants 123aaa interface sunshin reserves smeghead banking hokies colonies sting manufacturers
welder magnetic rambo closure cerberus pitched bunny1 vocalist rockford preserve monke enrolled
1q2w3e4r5 cancelled goldwing equation gabriell 2000s buzzard nickname crjhgbjy bulgaria james007
heroes rainman exile groove mathematical tiberius demands purdue input nokia6300 structural
hayabusa tube shou stem jagger approaches diver argentine zigzag axis poochie manuscript usarmy
inherited phish depicted redwood targets redwing visits 12345679 veterans salamander regard
silver1 removal abcd123 efficiency sputnik organisations boobie concepts ripple lebanon eternal
manga 12qw34er petersburg thegreat rally allstar supplied slinky amounts gesperrt yale mishka
tournaments whiskers broadcasts pinhead signals overkill pilots sweet1 azerbaijan rhfcjnrf
architects montgom240 enzyme sersolution literacy jamie1 declaration starman placing proxy batting
swords incumbent nikolay bulgarian bacardi consistent rasta poll badgirl defended rebecca1
landmark wildman southwestern penny1 raid spaceman resignation 1007 travels 10101 casualties
logan1 prestigious hacked namely bulldog1 aims helmet recipient windsor warfare buffy1 readers
runescape collapse trapper coached 123451 controls banane volleyball dbrnjh coup ripken lesser
12345qwe verse frisky pairs shun exhibited fester proteins oasis molecular lightning abilities
ib6ub9 integration cicero consist kool aspect pony advocate thedog administered 784512 governing
01011992 hospitals megatron commenced illusion coins edward1 lords napster variation 11223 resumed
squash canton roadking artificial woohoo elevated 19411945 palm hoosiers difficulty 01091989 civic
tracker efficient bagira northeastern midway inducted leavemealone radiation br549 affiliate
14725836 boards 235689 stakes menace byzantine rachel1 consumption feng freight laser interaction
stoned oblast realmadrid numbered 787898 seminary balloons contracts tinkerbell extinct 5551212
predecessor maria1 bearing pobeda cultures heineken functional sonics neighboring moonlight
revised optimus cylinder comet grants orchid narrative 02071982 reforms jaybird athlete kashmir
tales 12345678a reflect chuang presidency chunky compositions peach specialist mortgage cricketer
rulezzz founders saleen sequel chuckie widow zippy disbanded fishing1 associations gsxr750 backed
doghouse thereby maxim pitcher reader commanding shai boulevard buddah singers benfica crops chou
militia salomon reviewed meister centres eraser waves blackbir consequently bigmike fortress
starter tributary pissing portions angus bombing deluxe excellence eagles1 nest hardcock payment
135792468 mars mian plaza seahawks unity godfathe victories bookworm scotia gregor farms intel
nominations talisman variant blackjack attacking babyface suspension hawaiian installation dogfood
graphics zhong estates 01011975 comments sancho acoustic ludmila destination medusa venues
mortimer surrender 123456654321 retreat roadrunn libraries just4me quarterback stalin customs
01011993 berkeley handyman collaborated alphabet gathered pizzas syndrome calgary dialogue clouds
recruited password2 shanghai cgfhnfr neighbouring f**k psychological cubswin saudi gong moderate
lexus exhibit max123 innovation xxx123 depot digital1 binding gfhjkm1 brunswick 7779311 situations
missy1 certificate michae actively beautifu shakespeare gator1 editorial 1005 presentation pacers
buddie chinook heckfy dutchess sally1 breasts beowulf darkman jenn tiffany1 zhei quan qazwsx1
satana shang idontkno smiths puddin nasty1 teddybea valkyrie passwd reconstruction chao boxster
killers yoda achievements cheater inuyasha beast1 wareagle foryou dragonball mermaid bhbirf teddy1
dolphin1 misty1 delphi gromit sponge qazzaq fytxrf gameover diao sergi beamer beemer kittykat
rancid manowar adam12 diggler assword austin1 wishbone gonavy sparky1 fisting thedude sinister
1213 venera novell salsero jayden fuckoff1 linda1 vedder 02021987 1pussy redline lust jktymrf
02011985 dfcbkbq dragon12 chrome gamecube titten cong bella1 leng 02081988 eureka bitchass 147369
banner lakota 123321a mustafa preacher hotbox 02041986 z1x2c3v4 independently playstation 01011977
claymore electra checkers headquartered zheng qing armagedon 02051986 wrestle svoboda bulls nimbus
alenka madina newpass6 onetime aa123456 bartman 02091987 silverad electron 12345t devil666 oliver1
skylar rhtdtlrj gobucks identification johann 12011987 milkman 02101985 camper thunderb bigbutt
jammin davide predominantly cheeks goaway lighter claudi thumbs pissoff ghostrider cocaine
discontinued teng squall lotus hootie blackout doitnow subzero 02031986 marine1 02021988 pothead
123456qw skate 1369 peng restrictions antoni neng miao bcfields 1492 marika 794613 musashi tulips
nong piao chai ruan southpar intervention 02061985 nude mandarin 654123 ninjas cannabis jetski
xerxes zhuang kleopatra dickie bilbo pinky morgan1 1020 1017 dieter baseball1 tottenham quest
yfnfkmz dirtbike 1234567890a mango jackson5 registration ipswich iamgod 02011987 tdutybz modena
qiao slippery qweasd123 bluefish samtron concentrated toon 111333 iscool 02091986 petrov fuzzy
zhou 1357924680 mollydog deng 02021986 1236987 pheonix zhun ghblehjr othello starcraf 000111
sanfran a11111 cameltoe badman vasilisa jiang saskatchewan 1qaz2ws luan sveta 12qw12 akira chuai
369963 cheech beatle pickup paloma 01011983 caravan elizaveta gawker banzai pussey mullet seng
bingo1 bearcat flexible farscape borussia zhuai templar guitar1 toolman yfcntymrf chloe1 xiang
slave1 guai nuggets 02081984 mantis slim scorpio1 fyutkbyf thedoors 02081987 02061986 123qq123
zappa fergie 7ugd5hip2j huai asdfzxcv sunflower pussyman discrimination deadpool bigtit 01011982
love12 lassie skyler gatorade carpedie jockey mancity spectre 02021984 cameron1 artemka reng
02031984 iomega jing transformation moritz spice rhino spinner heater zhai hover talon grease
qiong configuration corleone ltybcrf tian cowboy1 hippie chimera ting alex123 02021985 mickey1
corsair sonoma aaron1 xxxpass bacchus webmaste chuo xyz123 chrysler spurs1 artem shei cosmic
01020304 deutsch gabriel1 123455 oceans 987456321 binladen latinas a12345678 speedo buttercu
02081989 21031988 merlot millwall ceng kotaku jiong dragonba compensation 2580 stonecold snuffy
01011999 02011986 hellos blaze maggie1 slapper istanbul bonjovi babylove mazda bullfrog phoeni
automatically meng porsche1 nomore 02061989 bobdylan capslock orion1 administrator zaraza
teddybear ntktajy myname rong wraith mets geographical niao 02041984 smokie chevrolet
reconnaissance dialog indianapolis gfhjkmgfhjkm dotcom vadim monarch athlon mikey1 hamish pian
liang coolness chui thoma ramones ciccio chippy eddie1 house1 presbyterian ning marker cougars
jackpot barbados reds pdtplf knockers cobalt amateurs dipshit napoli kilroy pulsar jayhawks
interactions daemon alexey weng shuang 9293709b13 shiner eldorado soulmate mclaren golfer1
andromed duan 50spanks sexyboy dogshit 02021983 shuo kakashka capabilities syzygy 111111a yeahbaby
qiang netscape fulham 120676 gooner philosophical zhui rainbow6 laurent dog123 halifax freeway
carlitos 147963 eastwood microphone monkey12 1123 persik coldbeer geng nuan danny1 fgtkmcby
entropy gadget just4fun sophi baggio carlito 1234567891 02021989 02041983 specialk piramida suan
bigblue salasana observations hopeful mephisto bailey1 hack annie1 generic violetta spencer1
arcadia 02051983 hondas 9562876 trainer jones1 investigations smashing liao 159632 iceberg rebel1
considerably snooker temp123 zang matteo fastball q2w3e4r5 bamboo fuckyo shutup astro buddyboy
nikitos redbird maxxxx shitface 02031987 kuai assassination kissmyass acknowledged sahara radiohea
1234asdf wildcard maxwell1 patric plasma heynow bruno1 shao bigfish misfits sassy1 sheng 02011988
02081986 testpass nanook cygnus licking slavik pringles xing 1022 ninja1 submit dundee tiburon
pinkfloyd yummy shuai guang chopin superintendent obelix insomnia stroker 1a2s3d4f 1223 playboy1
lazarus jorda spider1 homerj sleeper 02041982 darklord cang 02041988 02041987 tripod magician
jelly telephon 15975 vsjasnel12 pasword iverson3 pavlov homeboy gamecock amigo brodie budapest
governmental yjdsqgfhjkm reckless 02011980 pang tiger123 2469 mason1 orient 01011979 zong cdtnbr
maksimka imprisonment 1011 bushido taxman giorgio sphinx kazantip 02101984 concorde verizon
lovebug georg sam123 seadoo qazwsxedc123 jiao jezebel pharmacy abnormal jellybea maxime puffy
islander bunnies jiggaman drakon 010180 pluto zhjckfd 12365 classics crusher environments mordor
hooligan strawberry 02081985 scrabble hawaii50 recreational 1224 wg8e3wjf cthtuf premium arrow
123456qwe mazda626 ramrod tootie rhjrjlbk ghost1 1211 bounty niang 02071984 goat certification
killer12 sweetnes porno1 masamune 426hemi corolla mariposa hjccbz doomsday bummer blue12 zhao
bird33 excalibur samsun kirsty buttfuck kfhbcf zhuo marcello ozzy 02021982 dynamite 655321
master12 123465 lollypop stepan 1qa2ws spiker goirish callum michael2 moonbeam attila henry1
lindros andrea1 sporty lantern 12365478 nextel violin volcom 998877 water1 imation inspiron dynamo
citadel placebo clowns tiao 02061988 tripper dabears haggis merlin1 02031985 anthrax amerika
iloveme vsegda burrito bombers snowboard forsaken katarina a1a2a3 woofer tigger2 fullmoon tiger2
spock hannah1 snoopy1 consistently sexxxy sausages stanislav cobain robotics exotic green123
mobydick senators pumpkins fergus asddsa commercially 147741 availability 258852 windsurf reddevil
vfitymrf nevermind nang woodland 4417 mick shui q1q2q3 wingman 69696 superb zuan ganesh pecker
zephyr anastasiya icu812 larry1 02081982 broker zalupa mihail vfibyf dogger 7007 paddle varvara
schalke 1z2x3c presiden yankees2 tuning poopy 02051982 concord vanguard stiffy rjhjktdf felix1
wrench firewall boxer bubba69 popper 02011984 temppass gobears cuan tipper fuckme1 consolidated
kamila thong puss bigcat drummer1 02031982 sowhat digimon technological tigers1 rang jingle bian
uranus soprano mandy1 dusty1 fandango aloha pumpkin1 postman 02061980 dogcat bombay pussy123
onetwo highheel pippo julie1 laura1 pepito beng smokey1 stylus stratus reload duckie karen1 jimbo1
225588 369258 krusty snappy asdf12 electro 111qqq kuang fishin clit abstr christma qqqqq1 1234560
carnage guyver boxers kittens zeng 1000000 qwerty11 demonstration toaster cramps yugioh 02061987
icehouse confederation zxcvbnm123 continuously pineapple namaste harrypotter mygirl falcon1
earnhard fender1 spikes nutmeg 01081989 dogboy 02091983 369852 softail mypassword prowler bigboss
1112 neighbourhood harvest heng jubilee killjoy basset keng zaqxswcde redsox1 biao titan misfit99
robot wifey kidrock 02101987 gameboy enrico 1z2x3c4v broncos1 autobiography arrows neighborhoods
havana banger cookie1 chriss 123qw newfoundland platypus cindy1 lumber pinball foxy london1 1023
05051987 02041985 password12 superma longbow radiohead nigga 12051988 spongebo qwert12345
abrakadabra dodgers1 02101989 chillin niceguy pistons hookup santafe bigben jets 1013 vikings1
mankind viktoriya beardog hammer1 02071980 reddwarf magelan longjohn jennife gilles carmex2
02071987 stasik bumper doofus slamdunk pixies garion steffi alessandro beerman niceass warrior1
entrepreneur honolulu 134679852 visa johndeer mother1 windmill boozer oatmeal aptiva busty delight
tasty slick1 bergkamp badgers guitars puffin 02091981 nikki1 irishman miller1 zildjian 123000
airwolf magnet anai corporations install 02041981 02061983 astra investigated romans megan1
mudvayne freebird muscles dogbert 02091980 02091984 snowflak 01011900 mang joseph1 nygiants
playstat junior1 vjcrdf qwer12 webhompas giraffe pelican jefferso comanche bruiser monkeybo
kjkszpj 123456l micro albany 02051987 angel123 epsilon aladin correspondence death666 hounddog
josephin altima chilly 02071988 78945 ultra translations 02041979 gasman constantinople thisisit
pavel idunno kimmie accommodation 05051985 paulie ballin medion moondog manolo pallmall
unsuccessfully climber missionaries fishbone conservatives genesis1 153624 toffee tbone clippers
krypton jerry1 picturs compass 111111q 02051988 1121 02081977 sairam getout 333777 cobras 22041987
bigblock severin booster norwich whiteout ctrhtn 123456m rehabilitation 02061984 hewlett shocker
fuckinside 02031981 differential chase1 white1 versace recommendations 123456789s basebal
iloveyou2 bluebell 08031986 anthon stubby telecommunications foreve undertak werder saiyan mama123
medic chipmunk mike123 mazdarx7 qwe123qwe bowwow kjrjvjnbd celeb choochoo demo lovelife 02051984
colnago lithium 02051989 15051981 zzzxxx welcom anastasi fidelio correspondent franc 26061987
roadster stone55 drifter hookem hellboy 1234qw cbr900rr sinned accompanying good123654 storm1
gypsy zebra zachary1 toejam buceta 02021979 testing1 redfox lineage mike1 highbury koroleva
nathan1 washingt 02061982 02091985 humanitarian vintage redbaron dalshe mykids 11051987 macbeth
julien james123 krasotka 111000 10011986 ecclesiastical 987123 pipeline celebrations tatarin
sensei codered komodo frogman 7894561230 nascar24 juicy 01031988 redrose mydick pigeon tkbpfdtnf
smirnoff 1215 spam winner1 conservatory flyfish moskva 81fukkc 21031987 olesya starligh summer99
13041988 fishhead freesex super12 06061986 azazel scoobydoo 02021981 unemployment cabron
destinations yogibear sheba1 konstantin tranny determination chilli terminat ghbywtccf slowhand
soccer12 cricket1 fuckhead measurements 1002 seagull achtung blam bigbob bdsm nostromo survivor
cnfybckfd lemonade boomer1 rainbow1 rober irinka cocksuck peaches1 itsme sugar1 zodiac upyours
dinara laboratories 135791 sunny1 chiara johnson1 02041989 solitude habibi sushi markiz smoke1
rockies catwoman johnny1 commissioners qwerty7 bearcats username 01011978 wanderer ohshit 02101986
sigma stephen1 paradigm 02011989 flanker sanity jsbach spotty bologna fantasia chevys borabora
cocker 74108520 123ewq 12021988 01061990 gtnhjdbx 02071981 01011960 sundevil 3000gt mustang6
gagging maggi armstron yfnfkb 13041987 revolver 02021976 trouble1 madcat jeremy1 jackass1 volkswag
30051985 corndog pool6123 marines1 03041991 pizza1 piggy sissy 02031979 sunfire angelus undead
24061986 14061991 wildbill shinobi 45m2do5bs 123qwer 21011989 substantially cleopatr lasvega
hornets amorcit 11081989 coventry nirvana1 destin sidekick 20061988 02081983 gbhfvblf sneaky
bmw325 22021989 nfytxrf sekret kalina zanzibar hotone qazws wasabi illustrations heidi1 highlander
blues1 hitachi paolo 23041987 slayer1 simba1 02011981 tinkerbe kieran 01121986 172839 boiler 1125
bluesman effectiveness waffle asdfgh01 threesom conan 1102 reflex 18011987 nautilus everlast fatty
vader1 01071986 cyborg ghbdtn123 birddog rubble 02071983 suckers 02021973 skyhawk 12qw12qw dakota1
joebob nokia6233 woodie longdong lamer troll ghjcnjgfhjkm kindergarten 420000 boating nitro armada
messiah 1031 penguin1 02091989 americ 02071989 redeye asdqwe123 07071987 monty1 goten
modifications spikey sonata 635241 tokiohotel sonyericsson institutional citroen compaq1 1812
umpire belmont jonny pantera1 nudes palmtree specification 14111986 fenway bighead razor gryphon
andyod22 aaaaa1 taco 10031988 enterme malachi dogface reptile 01041985 dindom handball marseille
candy1 19101987 torino tigge matthias viewsoni 13031987 stinker evangelion transactions 24011985
123456123 rampage similarities sandrine 02081980 thecrow astral 28041987 sprinter private1
partnerships seabee shibby personalities 02101988 25081988 fearless junkie 01091987 aramis
antelope draven fuck1 mazda6 eggman 02021990 barselona buddy123 19061987 fyfnjkbq nancy1 12121990
10071987 sluggo kille hotties irishka zxcasdqwe123 shamus fairlane honeybee soccer10 13061986
fantomas 17051988 10051987 20111986 gladiato karachi gambler gordo constituencies 01011995 biatch
matthe 25800852 papito excite buffalo1 bobdole cheshire player1 28021992 thewho 10101986 pinky1
mentor tomahawk brown1 03041986 bismillah bigpoppa ijrjkfl 01121988 runaway 08121986 skibum
breakthrough studman professionally helper squeak holycow manfred harlem glock gideon 987321
14021985 yellow1 wizard1 margarit success1 medved bibliography sf49ers lambda pasadena johngalt
quasar 1776 02031980 coldplay amand playa bigpimp 04041991 capricorn elefant sweetness bruce1 luca
dominik 10011990 biker 09051945 datsun elcamino trinitro malice audi voyager1 02101983 joe123
carpente spartan1 mario1 glamour diaper 12121985 22011988 winter1 asimov callisto nikolai pebble
02101981 vendetta david123 boytoy 11061985 02031989 czechoslovakia iloveyou1 stupid1 cayman
casper1 zippo yamahar1 wildwood foxylady calibra 02041980 27061988 organizational dungeon
evolutionary leedsutd 30041986 11051990 bestbuy antares dominion 24680 01061986 skillet enforcer
derparol 01041988 196969 29071983 f00tball purple1 mingus 25031987 21031990 remingto giggles
klaste 3x7pxr 01011994 coolcat 29051989 megane 20031987 02051980 04041988 synergy 0000007 macman
iforget jacksonville adgjmp vjqgfhjkm 28011987 rfvfcenhf 16051989 25121987 16051987 rogue mamamia
08051990 20091991 1210 carnival bolitas paris1 dmitriy dimas collaborative 05051989 papillon
knuckles 29011985 hola tophat 28021990 100500 cutiepie devo 415263 ducks ghjuhfvvf asdqwe 22021986
freefall parol 02011983 zarina buste vitamin philharmonic warez bigones 17061988 baritone jamess
twiggy dramatically mischief bitchy hetfield 1003 dontknow grinch sasha_007 18061990 12031985
screenwriter 12031987 calimero 224466 letmei 15011987 acmilan alexandre 02031977 08081988 whiteboy
accreditation 21051991 barney1 02071978 money123 18091985 bigdawg 02031988 cygnusx1 zoloto
31011987 firefigh blowfish screamer lfybbk 20051988 chelse 11121986 demonstrations 01031989
harddick sexylady 30031988 02041974 auditt pizdec kojak kfgjxrf 20091988 123456ru wp2003wp 1204
15051990 slugger kordell1 03031986 preparations swinging 01011974 02071979 rockie dimples 1234123
1dragon documentation trucking rusty2 roger1 marijuana kerouac incorporates 02051978 08031985 paco
thecure keepout kernel noname123 13121985 francisc bozo 02011982 22071986 02101979 obsidian
12345qw spud tabasco 02051985 jaguars dfktynby kokomo precipitation popova notused sevens
coordination 4200 magneto alternatively 02051976 roswell 15101986 21101986 lakeside bigbang aspen
little1 reproduction 14021986 inscriptions loki suckmydick strawber posthumously carlos1 nokian73
dirty1 joshu photographic 25091987 16121987 02041975 advent 17011987 slimshady collectively
whistler 10101990 stryker 22031984 15021985 01031985 blueball 26031988 ksusha bahamut robocop
w_pass chris123 impreza incorporating prozac bookie bricks 13021990 alice1 cassandr 11111q john123
4ever korova 02051973 142857 25041988 paramedi eclipse1 salope 07091990 1124 darkangel 23021986
999666 nomad specifications 02051981 smackdow continuation 01021990 yoyoma argentin moonligh
57chevy bootys hardone capricor galant spanker dkflbr 24111989 magpies krolik 21051988 cevthrb
cheddar 22041988 bigbooty scuba1 qwedsa duffman bukkake acura johncena sexxy p@ssw0rd 258369
cherries 12345s anthropology asgard leopold fuck123 mopar lalakers dogpound matrix1 crusty spanner
kestrel fenris universa peachy assasin descriptions lemmein eggplant hejsan canucks wendy1 doggy1
aikman tupac turnip godlike fussball golden1 19283746 april1 django petrova captain1 vincent1
ratman taekwondo chocha serpent perfect1 capetown vampir amore gymnast timeout nbvjatq blue32
ksenia k.lvbkf nazgul budweiser clutch mariya sylveste 02051972 beaker cartman1 q11111 sexxx
forever1 loser1 marseill magellan vehpbr sexgod jktxrf hallo123 132456 liverpool1 southpaw seneca
camden 357159 camero tenchi johndoe 145236 roofer 741963 decommissioned vlad 02041978 fktyrf
zxcv123 wingnut wolfpac notebook pufunga7782 brandy1 biteme1 specializing goodgirl redhat 02031978
challeng millenium hoops maveric noname angus1 gaell onion olympus sabrina1 ricard sixpack gratis
gagged camaross hotgirls flasher 02051977 bubba123 goldfing moonshin sufficiently gerrard volkov
sonyfuck mandrake 258963 tracer lakers1 asians susan1 money12 helmut boater diablo2 installations
1234zxcv dogwood bubbles1 happy2 randy1 aries beach1 marcius2 navigator goodie hellokitty fkbyjxrf
earthlink lookout jumbo opendoor stanley1 marie1 12345m 07071977 ashle wormix murzik 02081976
lakewood bluejays loveya commande gateway2 peppe encyclopedia 01011976 7896321 goth oreo slammer
concentrations rasmus faith1 astronomical knight1 stone1 redskin ironmaiden gotmilk destiny1
dejavu modification 1master midnite timosha espresso delfin displacement toriamos oberon ceasar
proportional markie 1a2s3d ghhh47hj7649 vjkjrj daddyo dougie disco auggie lekker therock1 ou8123
start1 noway advertisements p4ssw0rd shadow12 333444 saigon 2fast4u quarterfinals capecod 23skidoo
qazxcv beater bremen aaasss roadrunner peace1 12345qwer 02071975 platon bordeaux vbkfirf
practitioners 135798642 test12 strengthened supernov beatles1 qwert40 optimist vanessa1 prince1
ilovegod nightwish natasha1 alchemy bimbo blue99 patches1 gsxr1000 richar hattrick hott solaris
proton nevets enternow beavis1 amigos 159357a ambers lenochka 147896 suckdick shag intercourse
blue1234 spiral 02061977 tosser ilove 02031975 cowgirl canuck q2w3e4 munch spoons waterboy 123567
fortifications evgeniy savior zasada redcar mamacita terefon globus doggies htubcnhfwbz
pharmaceutical 1008 cuervo suslik azertyui limewire developmental houston1 stratfor steaua coors
tennis1 12345qwerty stigmata derf klondike insufficient patrici marijuan hardball odyssey nineinch
boston1 pass1 beezer sandr charon power123 a1234 vauxhall 875421 awesome1 reggae boulder
mathematician funstuff iriska krokodil rfntymrf sterva champ1 bball peeper m123456 toolbox
cabernet sheepdog magic32 pigpen 02041977 disabilities holein1 lhfrjy banan dabomb natalie1 jennaj
montana1 joecool funky steven1 ringo junio sammy123 qqqwww baltimor footjob geezer 357951 mash4077
cashmone pancake monic grandam transcription bongo yessir gocubs nastia vancouve barley
counterparts dragon69 watford redevelopment ilikepie 02071976 laddie 123456789m hairball toonarmy
pimpdadd cvthnm hunte davinci lback sophie1 firenze q1234567 examinations admin1 bonanza elway7
daman strap azert wxcvbn afrika theforce 123456t idefix wolfen houdini scheisse default beech
maserati 02061976 sigmachi dylan1 bigdicks eskimo mizzou 02101976 riccardo egghead 111777 kronos
ghbrjk chaos1 jomama rfhnjirf rodeo dolemite cafc91 nittany pathfind mikael password9 vqsablpzla
purpl implications gabber modelsne myxworld hellsing punker rocknrol fishon fuck69 02041976 lolol
twinkie tripleh cirrus redbone killer123 biggun allegro gthcbr exploitation smith1 wanking bootsy
barry1 mohawk koolaid 5329 futurama samoht reinforcements klizma 996633 lobo honeys peanut1
individually 556677 zxasqw joemama javelin samm 223322 sandra1 flicks montag nataly 3006 tasha1
1235789 dogbone poker1 p0o9i8u7 goodday smoothie toocool max333 metroid archange vagabond billabon
22061941 tyson1 functionality 02031973 darkange skateboard transferring evolutio morrowind wizards
frodo1 rockin economically cumslut plastics zaqwsxcde 5201314 doit outback bumble dominiqu persona
interpretations nevermore alinka 02021971 forgetit sexo all4one c2h5oh petunia sheeba kenny1
elisabet aolsucks representations woodstoc pumper 02011975 fabio granada scrapper 123459 minimoni
q123456789 breaker 1004 02091976 ncc74656 slimshad friendster austin31 wiseguy donner dilbert1
132465 blackbird buffet jellybean barfly behappy 01011971 carebear fireblad qualifications
02051975 boxcar cheeky kiteboy hello12 panda1 elvisp opennow doktor alex12 02101977 pornking
flamengo 02091975 snowbird lonesome robin1 11111a reconstructed weed420 baracuda bleach 12345abc
nokia1 metall singapor mariner herewego dingo tycoon cubs blunts proview 123456789d kamasutra
lagnaf vipergts navyseal starwar masterbate wildone peterbil cucumber butkus 123qwert climax
deniro gotribe cement scooby1 summer69 harrier shodan newyear 02091977 starwars1 romeo1 sedona
harald doubled sasha123 bigguns salami scholarships awnyce kiwi homemade pimping azzer bradley1
documentaries warhamme linkin dudeman qwe321 pinnacle maxdog administrators flipflop lfitymrf
fucker1 implementing acidburn esquire sperma fellatio jeepster thedon sexybitch pookey spliff
widget vfntvfnbrf trinity1 mutant samuel1 meliss confrontation gohome 1q2q3q mercede comein grin
cartoons paragon henrik rainyday pacino combinations senna bigdog1 alleycat 12345qaz constellation
narnia mustang2 tanya1 gianni apollo11 wetter clovis escalade rainbows freddy1 smart1 daisydog
s123456 cocksucker pushkin lefty sambo fyutkjxtr hiziad boyz whiplash orchard newark
sustainability adrenalin 1598753 bootsie chelle trustme chewy golfgti tuscl ambrosia 5wr2i7h8
penetration shonuf jughead payday stickman gotham kolokol johnny5 kolbasa commentators stang
puppydog charisma collaborations gators1 mone jakarta draco shareholders nightmar 01011973 inlove
laetitia 02091973 tarpon nautica meadow gloucestershire 0192837465 luckyone 14881488 chessie
goldeney tarakan 69camaro subscription bungle wordup interne fuckme2 postgraduate 515000 dragonfl
sprout 02081974 gerbil bandit1 02071971 melanie1 phialpha camber kathy1 adriano gonzo1 10293847
bigjohn bismarck 7777777a scamper prostitution 12348765 rabbits 222777 bynthytn dima123 alexander1
mallorca dragster favorite6 beethove expeditionary burner computational cooper1 fosters hello2
normandy 777999 sebring 1michael cancellation lauren1 blake1 killa 02091971 nounours advertisement
trumpet1 thumper1 playball xantia rugby1 rocknroll guillaum angela1 strelok prosper buttercup
masterp dbnfkbr cambridg congregations venom treefrog lumina 1234566 supra contributors sexybabe
freee shen frogs driller pavement grace1 dicky checker smackdown pandas cannibal reproductive
asdffdsa blue42 zyjxrf accomplishments nthvbyfnjh melrose neon jabber gamma 369258147 aprilia
atticus benessere catcher skipper1 azertyuiop sixty9 thierry treetop jello melons cerambycidae
123456789qwe tantra buzzer catnip shipbuilding bouncer homosexuality computer1 sexyone ananas
young1 olenka sexman mooses kittys sephiroth contra hallowee constructing skylark sparkles
standardized 777333 alternatives 1qazxsw23edc lucas1 q1w2e3r gofast hannes amethyst ploppy flower2
hotass amatory predecessors volleyba dixie1 bettyboo ticklish 02061974 frenchy gubernatorial
phish1 murphy1 trustno 02061972 leinad mynameis spooge jupiter1 hyundai redesignated frosch
junkmail illustration abacab marbles 32167 casio sunshine1 productivity wayne1 longhair
controversies caster snicker 02101973 gannibal skinhead hansol gatsby segblue2 montecar plato
gumby kaboom matty bosco1 888999 unprecedented jazzy panter jesus123 surroundings charlie2 giulia
candyass sex69 travis1 farmboy special1 02041973 letsdoit password01 allison1 contemporaries
abcdefg1 notredam ilikeit 789654123 liberty1 incorporation rugger denominations uptown alcatraz
123456w airman 007bond navajo kenobi terrier stayout pronunciation grisha frankie1 fluff 1qazzaq1
1234561 virginie 1234568 tango1 werdna octopus fitter dfcbkbcf blacklab 115599 montrose allen1
tuberculosis supernova frederik ilovepussy justice1 radeon playboy2 lincolnshire blubber sliver
swoosh motocros lockdown pearls thebear istheman pinetree biit 1234rewq rustydog tampabay titts
babycake jehovah vampire1 streaming collie camil fidelity calvin1 stitch gatit restart puppy1
budgie grunt capitals hiking dreamcas zorro1 321678 riffraff makaka playmate investigators napalm
rollin amstel zxcvb123 samanth rumble fuckme69 jimmys 951357 pizzaman 1234567899 tralala
reorganization delpiero alexi yamato itisme 1million vfndtq jurisdictions kahlua participates
londo wonderboy carrots tazz ratboy rfgecnf 02081973 nico fujitsu tujhrf sergbest blobby 02051970
sonic1 1357911 smirnov video1 dissertation panhead bucky 02031974 photographed 44332211
christchurch duffer cashmoney left4dead bagpuss salman 01011972 titfuck 66613666 england1 malish
dresden lemans darina zapper 123456as 123456qqq met2002 02041972 redstar blue23 1234509876 pajero
booyah please1 tetsuo semper finder hanuman sunlight 123456n 02061971 treble cupoi password99
northumberland dimitri 3ip76k2 popcorn1 lol12345 stellar nympho shark1 keith1 saskia bigtruck
revoluti rambo1 asd222 feelgood phat gogators bismark cola puck furball burnout slonik bowtie
mommy1 icecube fabienn mouser papamama rolex giants1 blue11 trooper1 momdad iklo morten
denomination rhubarb gareth 123456d blitz canada1 r2d2 brest tigercat usmarine lilbit benny1
azrael lebowski 12345r madagaskar begemot loverman reconciliation dragonballz italiano mazda3
naughty1 onions diver1 demonstrating cyrano capcom asdfg123 forlife fisherman weare138 requiem
mufasa investigative alpha123 piercing assassinated hellas abracadabra duckman staffordshire
caracas macintos 02011971 jordan2 consolidation crescent fduecn hogtied eatmenow ramjet 18121812
kicksass whatthe instrumentation discus considerations rfhfvtkmrf rufus1 sqdwfe mantle vegitto
trek dan123 paladin1 rudeboy liliya lunchbox riversid acapulco libero dnsadm maison toomuch
boobear hemlock characterised sextoy acceleration pugsley misiek athome migue altoids marcin
123450 rhfcfdbwf interception jeter2 rhinos rjhjkm mercury1 spokesperson ronaldinho shampoo
consultation makayla kamilla masterbating tennesse holger john1 matchbox hores poptart parlament
goodyear proclamation asdfgh1 02081970 hardwood alain erection hfytnrb highlife implants benjami
dipper jeeper bendover supersonic babybear laserjet gotenks bama natedogg aol123 pokemo rabbit1
raduga sopranos cashflow menthol pharao hacking 334455 ghjcnbnenrf lizzy muffin1 pooky penis1
flyer gramma dipset becca ireland1 diana1 strengthening donjuan pong ziggy1 alterego simple1
cbr900 logger 111555 claudia1 cantona7 matisse establishments ljxtymrf victori harle mamas encore
mangos iceman1 diamon alexxx tiamat 5000 desktop mafia smurf princesa shojou blueberr welkom
maximka 123890 123q123 tammy1 bobmarley clips demon666 ismail termite laser1 missie altair donna1
bauhaus trinitron mogwai flyers88 juniper nokia5800 boroda jingles resurrection qwerasdfzxcv
shakur 777666 legos mallrats 1qazxsw goldeneye tamerlan julia1 backbone spleen 49ers shady darkone
medic1 justi giggle cloudy aisan douche parkour bluejay huskers1 retrospective redwine
nationalists 1qw23er4 satchmo 1231234 nineball stewart1 ballsack philanthropist probes kappa amiga
flipper1 intellectuals dortmund 963258 trigun 1237895 homepage blinky screwy gizzmo belkin chemist
coolhand chachi braves1 transitional thebest principality greedisgood pro100 banana1 101091m
123456g broadcasters wonderfu barefeet thoroughbred 8inches 1111qqqq kcchiefs qweasdzxc123
hydroelectric metal1 johannesburg jennifer1 xian scandinavian asdasd123 pollux cheerleaers fruity
mustang5 turbos shopper photon espana hillbill oyster macaroni gigabyte jesper motown tuxedo
buster12 triplex cyclones estrell enlightenment mortis holla 456987 fiddle sapphic jurassic
thebeast ghjcnjq baura electromagnetic spock1 metallica1 karaoke peterborough nemrac58 love1234
02031970 flvbybcnhfnjh frisbee diva ajax feathers flower1 soccer11 allday mierda pearl1 amature
occupational marauder 333555 redheads womans egorka godbless 159263 nimitz aaaa1111 inauguration
sashka madcow socce greywolf philosophers baboon pimpdaddy 123456789r reloaded lancia rfhfylfi
dicker placid grimace 22446688 olemiss whores culinary wannabe warwickshire maxi 1234567aa amelie
riley1 trample phantom1 baberuth bramble asdfqwer vides 4you abc123456 taichi aztnm smother
outsider hakr blackhawk bigblack biodiversity girlie spook valeriya gianluca freedo 1q2q3q4q
handbag lavalamp cumm pertinant whatup nokia123 redlight patrik 111aaa poppy1 dfytxrf demonstrates
aviator aforementioned sweeps biographical kristin1 cypher elway yinyang presentations access1
poophead tucson calculations noles1 monterey waterfal dank dougal 918273 suede minnesot legman
accountability bukowski ganja mammoth riverrat asswipe daredevi lian arizona1 kamikadze alex1234
smile1 restructuring angel2 55bgates bellagio 0001 wanrltw stiletto lipton concurrently arsena
biohazard bbking chappy tetris entrepreneurs as123456 darthvad lilwayne nopassword 7412369
123456789987654321 natchez glitter 14785236 mytime rubicon moto pyon wazzup tbird shane1 nightowl
getoff beckham7 trueblue hotgirl nevermin deathnote 13131 taffy bigal copenhag apricot gallaries
dtkjcbgtl totoro onlyone civicsi jesse1 baby123 sierra1 festus abacus sickboy fishtank fungus
charle golfpro teensex mario66 seaside aleksei rosewood blackberry 1020304050 bedlam schumi
deerhunt contour darkelf surveyor deltas pitchers 741258963 dipstick funny1 lizzard 112233445566
simultaneous jupiter2 softtail titman greenman z1x2c3v4b5 smartass 12345677 notnow myworld nascar1
chewbacc nosferatu downhill dallas22 kuan blazers whales soldat craving powerman yfcntyf
perspectives hotrats cfvceyu qweasdzx princess1 feline qqwwee chitown 1234qaz mastermind 114477
dingbat care1839 standby unexpectedly kismet atreides dogmeat icarus perpendicular monkeyboy alex1
mouses nicetits sealteam chopper1 crispy interceptions winter99 rrpass1 myporn myspace1 corazo
topolino ass123 subsidiaries lawman muffy orgy 1love passord hooyah ekmzyf pretzel commemorative
amonra nestle 01011950 jimbeam acquisitions happyman z12345 stonewal helios manunited harcore
dick1 gaymen 2hot4u light1 qwerty13 kakashi pjkjnj alcatel taylo allah buddydog ltkmaby mongo
blonds start123 audia6 123456v civilwar bellaco turtles mustan deadspin aaa123 fynjirf lucky123
tortoise amor colonization summe waterski zulu drag0n dtxyjcnm gizmos strife disciplinary
interacial pusyy goose1 bear1 equinox matri jaguar1 tobydog transparency sammys nachos traktor
bryan1 morgoth 444555 dasani miami1 mashka xxxxxx1 ownage autobiographical nightwin hotlips
passmast cool123 skolko eldiablo manu subdivisions 1357908642 screwyou badabing foreplay hydro
kubrick seductive demon1 comeon galileo aladdin metoo happines 902100 mizuno caddy bizzare
certificates girls1 redone ohmygod sable bonovox girlies hamper opus gizmodo1 aaabbb pizzahut
999888 rocky2 anton1 kikimora huddersfield peavey ocelot a1a2a3a4 2wsx3edc jackie1 solace sprocket
galary illegitimate chuck1 volvo1 shurik poop123 locutus virago wdtnjxtr tequier bisexual doodles
makeitso fishy 789632145 nothing1 fishcake sentry libertad oaktree fivestar adidas1 vegitta
mississi spiffy carme neutron vantage agassi boners 123456789v hilltop taipan barrage kenneth1
fister martian willem lfybkf bluestar moonman ntktdbpjh paperino bikers daffy benji quake
dragonfly suckcock danilka lapochka belinea calypso asshol camero1 exceptionally abraxas mike1234
womam q1q2q3q4q5 youknow maxpower audi80 sonora raymond1 tickler tadpole belair crazyman
finalfantasy 999000 jonatha paisley kissmyas morgana monste mantra spunk magic123 jonesy mark1
alessand 741258 baddest commemorated ghbdtnrfrltkf zxccxz tictac augustin photographers racers
7grout foxfire 99762000 openit nathanie 1z2x3c4v5b seadog gangbanged lovehate hondacbr harpoon
hertfordshire mamochka fisherma bismilla locust wally1 spiderman1 saffron utjhubq 123456987
20spanks safeway pisser bdfyjd kristen1 bigdick1 magenta vfhujif anfisa friday13 qaz123wsx
0987654321q tyrant guan meggie kontol nurlan ayanami rocket1 leicestershire yaroslav websol76
mutley hugoboss websolutions elpaso gagarin archaeologists badboys sephirot 918273645 newuser qian
edcrfv booger1 852258 transporting lockout timoxa94 mazda323 firedog sokolova skydiver jesus777
1234567890z soulfly periodically canary malinka guillerm hookers dogfart surfer1 osprey india123
rhjkbr stoppedby nokia5530 123456789o blue1 werter divers 3000 123456f alpina cali whoknows
dictatorship godspeed 986532 foreskin fuzzy1 heyyou didier slapnuts fresno worcestershire rosebud1
sandman1 bears1 blade1 honeybun queen1 baronn pakista philipp 9111961 topsecret sniper1 214365
slipper letsfuck pippen33 godawgs mousey qw123456 meteorological scrotum loveis lighthou bp2002
nancy123 jeffrey1 susieq buddy2 ralphie trout1 willi antonov sluttey rehbwf marty1 contamination
darian losangeles letme1n arrondissement 12345d pusssy intercontinental godiva ender golfnut
leonidas a1b2c3d4e5 puffer general1 wizzard lehjxrf racer1 bigbucks interdisciplinary cool12
buddys transformers zinger esprit vbienrf josep tickling collaborator froggie 987654321a 895623
daddys crumbs gucci mikkel opiate tracy1 christophe came11 777555 petrovich humbug dirtydog
allstate horatio wachtwoord creepers squirts rotary bigd georgia1 nottinghamshire fujifilm 2sweet
dasha yorkie slimjim wiccan kenzie system1 skunk b12345 getit modernization pommes daredevil
sugars bucker piston lionheart 1bitch 515051 catfight recon icecold fantom vodafone kontakt boris1
vfcnth canine 01011961 valleywa faraon wolverhampton chickenwing101 qq123456 livewire livelife
roosters jeepers ilya1234 coochie pavlik approximation dewalt dfhdfhf architec blackops
1qaz2wsx3edc4rfv rhfcjnf wsxedc teaser sebora 25252 rhino1 ankara swifty decimal redleg shanno
nermal candies smirnova dragon01 photo1 ranetki geographically a1s2d3f4g5 axio wertzu maurizio
6uldv8 zxcvasdf punkass distinguishing flowe graywolf peddler 3rjs1la7qe mpegs seawolf ladyboy
pianos piggies supplemented vixen alexus orpheus gdtrfb z123456 macgyver hugetits ralph1 flathead
maurici mailru goofball nissan1 nikon stopit odin big1 smooch reboot famil bullit anthony7 gerhard
methos distributions 124038 morena eagle2 jessica2 zebras getlost gfynthf 123581321 middleweight
sarajevo indon comets tatjana comparatively rfgbnjirf joystick batman12 123456c sabre beerme
victory1 kitties 1475369 physiological badboy1 practitioner booboo1 comcast slava squid saxophon
lionhear qaywsx bustle nastena roadway loader hillside starlight 24681012 niggers access99 bazooka
molly123 blackice intercollegiate bandi semiconductor cocacol nfhfrfy timur muschi horse1
quant4307s squerting oscars mygirls flashman encompassing tangerin goofy1 p0o9i8 housewifes
newness monkey69 escorpio password11 hippo warcraft3 qazxsw123 qpalzm ribbit ghbdtndctv bogota
star123 258000 lincoln1 bigjim lacoste firestorm legenda indain ludacris milamber 1009 evangeli
letmesee a111111 hooters1 bigred1 palestinians shaker husky a4tech cnfkrth argyle rjhjdf nataha
nomenclature 0o9i8u7y gibson1 sooners1 glendale archery hoochie stooge aaaaaa1 scorpions school1
vegas1 rapier mike23 bassoon groupd2013 macaco baker1 labia transforming freewill santiag
silverado butch1 distributing vflfufcrfh monica1 rugrat cornhole aerosmit disqualified bionicle
gfgfvfvf daniel12 virgo fmale favorite2 detroit1 pokey shredder interventions baggies wednesda
cosmo1 mimosa sparhawk firehawk romario correctional 911turbo funtimes fhntvrf nexus6 159753456
aristocratic timothy1 collaborating bajingan terry1 choreographer frenchie raiden 1mustang
babemagnet 74123698 nadejda truffles infringement rapture archaeologist douglas1 congregational
lamborghini motocross rjcvjc 748596 proliferation skeeter1 dante1 angel666 regeneration telecom
commissioning carsten pietro bmw318 astro1 carpediem northamptonshire samir orang helium scirocco
fuzzball rushmore abbreviation rebelz hotspur lacrimosa chevys10 madonna1 domenico yfnfirf jachin
deteriorated apprenticeship quantitative cinematography philanthropy gravitational differentiation
middlesbrough justinbieber chronological multinational unconstitutional substitution inconsistent
progressively compilations compatibility coordinating optimization accumulation choreography
inflammatory complementary connectivity archeological justification commentaries collaborators
coefficients manufactures buckinghamshire commemorating differentiate transylvania contortionist
amalgamation longitudinal masturbation czechoslovak protectorate commencement experimented
northernmost southernmost spirituality pornographic constructions authenticity entrepreneurship
mythological configurations transmissions paramilitary newproject2004 recognizable biotechnology
cinematographer administratively implementations welterweight affiliations disadvantage
distributors needforspeed subcommittee commemoration experimentation decomposition chesterfield
protagonists businessbabe invitational state-of-the-art industrialist bulbophyllum transformations
inflammation instructional emancipation appropriations electrification 123456789123
characterization fortification expenditures colloquially highlighting disagreements storytelling
neoclassical professorship groundbreaking masterbaiting designations anthropologist accessibility
confederates accompaniment distinctions internationals independents specialising conglomerate
successively thessaloniki consecration cardiovascular verification intermittent constituents
transmitting internationale firefighters revolutionaries morphological systematically
environmentally refurbishment breaststroke choreographed stakeholders invertebrates mitochondrial
cambridgeshire maurolarastefy nationalities classifications biochemistry multiplication
differentiated schizophrenia reinforcement synchronized privatization phylogenetic
passeriformesfamily philanthropic psychologists disadvantages unconventional domainlock2005
disturbances miscellaneous supermarkets commemorates genealogical redistribution neighbourhoods
jurisprudence momsanaladventure weightlifting hierarchical replacements globalization satisfactory
neuroscience improvisation transmitters overwhelmingly conscription introductory impoverished
fundamentally dkflbvbhjdbx aeronautical transitioned legislatures spectroscopy hd764nw5d7e1vb1
catastrophic horizontally hospitalized appropriately manifestation alphabetical distinguishes
baccalaureate intersections cosmopolitan incompatible qazwsxedcrfvtgb strategically sociological
williamsburg intersecting facilitating supplementary telecommunication downloadable civilizations
mobilization subcontinent horticultural orchestrated turkmenistan deterioration announcements
reorganisation dissatisfied supplemental ratification transatlantic reunification coincidentally
inflorescence assimilation domestically authoritative liechtenstein governorship bedfordshire
authoritarian rediscovered peacekeeping interpreting interspersed dkflbvbhjdyf corresponded
demonstrators administrations illumination institutionalized insurrection disadvantaged
specialization commendation standardization reintroduced illustrating epidemiology wrestlemania
chemotherapy multicultural fermentation interestingly condemnation hillsborough counterattack
fragmentation aggressively constabulary dissemination electrically purification decommissioning
departmental acknowledging unofficially identifiable dissatisfaction featherweight relinquished
counterstrike academically acknowledges authentication deteriorating mathematicians notification
stabilization polarization disqualification appropriated fluctuations irregularities necessitated
structurally synthesizers contradictory communicated zaq1xsw2cde3 instrumentalist investigates
statistically electronically deforestation superstructure consultative socioeconomic journalistic
administering accommodated appropriation reclassified dependencies vfvfvskfhfve overshadowed
abnormalities encyclopaedia characterize inaccessible ghjcnjghjcnj conservatoire quartermaster
quarterfinal coeducational denominational contradiction undergraduates manifestations
industrialization dehydrogenase abolitionist fkmnthyfnbdf anthropological entrepreneurial
mechanically perpetrators scientifically libertadores generalization localization dictionaries
interchanges michelangelo 123456789abc sporadically admin18533362 conspirators unrestricted
interconnected australasian hypothesized singer/songwriter restructured antisemitism subordinates
23176djivanfros gastrointestinal 123456789qwerty horticulture visualization qazxswedcvfr
articulation competitiveness westinghouse psychotherapy complemented internacional extermination
interstellar qwertyasdfgh incarnations metaphysical protestantism subscriptions parliamentarian
domesticated parishioners longstanding deficiencies artificially historiography chairmanship
intimidation patriarchate cooperatives redistricting bureaucratic fayetteville interchangeable
multidisciplinary 1111111111zz ethnographic pharmacology postdoctoral conductivity discriminatory
extracellular infiltration intermittently encountering reconstituted constitutions whosyourdaddy
advantageous interpersonal prosecutions steeplechase thunderstorms constituting certifications
bantamweight controversially matriculated hypertension entertainers thoroughfare transcontinental
herefordshire mathematically gesellschaft psychoanalysis navigational undercarriage explorations
profitability subterranean percussionist philosophies thermodynamic fktrcfylhjdyf fktrcfylhjdbx
ornamentation intracellular synchronization swietokrzyskie mountaineers transplantation
accelerating substituting enhancements 123456789qaz architectures conservatism amplification
mountaineering propositions recommissioned resettlement revitalization affectionately motivational
beneficiaries interscholastic diamondbacks colspan=3|total amphitheatre probabilities
stereotypical mordellistena schoolteacher concentrates macclesfield 541233432442 microbiology
experimentally interoperability computerized fraternities impressionist intermediary irrespective
urbanization extratropical correspondents disobedience quarterbacks alphabetically condensation
verbandsgemeinde interpretive heterogeneous modernisation thermodynamics transnational
declarations amphitheater endorsements subordinated conventionally musicologist paratroopers
hydrocarbons transliterated 12345678900987654321 compositional intergovernmental phosphorylation
regionalliga carboniferous distillation installments privatisation password1234 repatriation
orchestration loughborough nanotechnology ghbdtnghbdtn methodologies inactivation masterpieces
organisational theatrically skateboarding turbocharged capitulation counterpoint transcendental
susceptibility microorganisms precipitated anthropologists parliamentarians fredericksburg
relativistic micropolitan industrialized transliteration extinguished biosynthesis monmouthshire
schwarzenegger thiruvananthapuram microprocessor kriegsmarine 010203040506 lost4815162342
astrophysics participatory overcrowding fertilization fluorescence consolidating annihilation
enthusiastically accumulating orienteering reestablished predominately marginalized fictionalized
consecutively anthropomorphic merchandising cryptography interchangeably preparedness
consultations preferential 102030405060 vanyarespekt electrostatic malnutrition connotations
fundamentalist outbuildings knowledgeable aberdeenshire contradicted matriculation collaborates
phonological civilisation architecturally nationalisation nationalized functionally formulations
diversification multilateral recombination photovoltaic archbishopric unproductive deterministic
inequalities constructors snowboarding definitively interpreters panathinaikos expressionism
equivalently indistinguishable braunschweig wittgenstein contemplated homelessness nationalistic
superimposed conformation attributable pembrokeshire topographical excommunicated distinguishable
decentralized multipurpose entomologist fachhochschule principalities combat123654 expressionist
charlottesville programmable interlocking predetermined polymerization observational recognitions
contaminants contemporaneous disintegration internazionale uncontrolled refrigeration
confrontations constitutionally degeneration symbolically constitutionality naturalistic
qwerty123456789 characterizes contradictions gainsborough inspirations premierships transitioning
unsatisfactory bodybuilding condominiums asymmetrical advancements chronologically devilmaycry4
caterpillars traditionalist thunderbirds foundational abbreviations improvisational iseedeadpeople
89231243658s materialized renomination requisitioned meteorologist hohenzollern disseminated
deregulation 123456789qqq plenipotentiary photosynthesis transmembrane inconsistencies
jamesbond007 interpolation schoolmaster stylistically decompression methodological recognisable
subdistricts exponentially williamstown mismanagement infrequently environmentalist permutations
translational annunciation informational disproportionate mitochondria totalitarian chhattisgarh
accommodates 4815162342lost assassinations messerschmitt permeability cryptographic antisubmarine
screenwriting carbohydrates standardised psychoanalytic rearrangement nationalised reconstructions
bougainville receivership contraception 123123qweqwe carbohydrate democratically firefighting
acknowledgement characteristically qwertyytrewq illustrators commercialization confederations
oscillations confiscation undocumented 1234567890qw reproductions superficially operationally
prerequisite shakespearean regenerative deliberation cosmological approximated recollections
sterilization correlations encroachment epistemology 1234qwerasdf mesoamerican 123qwe456rty
hauptbahnhof ophthalmology colonisation industrialists capitalization aerodynamics contemplation
directorship countermeasures multilingual carthaginian inflorescences delimitation discriminate
asdfghjkl123 eccentricity hybridization schoolchildren confucianism aesthetically kaiserslautern
instantaneous ghjcnjrdfibyj hydrographic shostakovich chromatography semiconductors speculations
opportunistic excommunication bioinformatics oceanographic combinatorial ornithologist
independiente intensification reinstatement agglomeration chiropractic sympathizers qwertyuiop123
spectrometry individualized unilaterally semicircular legalization confectionery desegregation
experiential restorations virtualization northwestward communicates saun24865709 asynchronous
redistributed probabilistic intelligible kidderminster retroactively austronesian impressionism
registrations persecutions idiosyncratic instrumentals bibliotheque oceanography discriminated
sportscaster shareholding q1w2e3r4t5y6u7 complexities distinctively charterhouse entertainments
trolleybuses encirclement dissociation simplification supercharged sudamericana discontinuation
artistically metallurgical transcriptions prohibitions naturalization generalizations
petrochemical reintroduction universalist discretionary nationalization nanoparticles
reimbursement pharmacological transplanted revolutionized presbyterians mississippian breckinridge
liberalization romanization mistreatment environmentalists orientations necessitating progressives
convincingly charlottetown charadriiformesfamily transferable underdeveloped 1qa2ws3ed4rf
uncompromising spectrometer wielkopolski individualism deliberations inconsistency demonstrator
radioactivity jurisdictional conceptually unaffiliated infrastructures 123456789zxc intercultural
transcriptional astrological northeastward disproportionately statistician narragansett
williamsport unwillingness geologically partitioning incandescent vulnerabilities pyramidellidae
categorization polniypizdec110211 neurotransmitter intercession thunderbolts completeness
sequentially microsystems rhododendron workstations rehabilitate habilitation ptybnxtvgbjy
invertebrate supercomputer differentiable computations polyethylene normalization mesopotamian
antimicrobial simulcasting subcarpathian multiculturalism prefabricated supervillain
intelligentsia stratification replenishment fucktheworld cruiserweight customization
correspondingly gamerankings sociologists transylvanian stratigraphic scriptwriter hispanicized
personification dispensation harpercollins gracillariidae deportations 12345678987654321
multiplicity differentiating sensibilities carmarthenshire sedimentation sponsorships
fontainebleau competencies monchengladbach contemplative rachmaninoff segmentation reconfigured
battlecruiser breastfeeding provisionally monophyletic metaphorical mevefalkcakk transduction
playstation3 attenborough 31217221027711 powerlifting uncertainties interplanetary battlecruisers
interdiction approximations characterisation ecologically martinsville counterculture
hospitalization intermediates benzodiazepines geopolitical cartographer battlefields policymakers
serialization augmentation transnistria generational antiaircraft competitively electrochemical
weightlifter oxidoreductase undersecretary kristiansand minesweepers authorisation undetermined
acknowledgment unfavourable characterizing visakhapatnam methamphetamine beatification
archdeaconry remuneration disassembled melodifestivalen industrialisation choreographers
unsustainable cosmopterigidae universitario applicability acetylcholine perturbation therapeutics
theosophical discontinuous aristotelian whistleblower representational introspective republicanism
individualist attractiveness sportswriter decentralization linguistically q1w2e3r4t5y6u7i8
canonization repositories homomorphism peacekeepers dnipropetrovsk two-and-a-half unprofitable
timberwolves consecrators macroeconomic zqjphsyf6ctifgu interstitial loudspeakers observatories
renfrewshire 1234567890qwe phenomenology methyltransferase vladimirovich phonographic safeguarding
minesweeping unclassified intrinsically northumbrian trajectories intermarriage hedimaptfcor
implantation efficiencies meticulously commemorations evangelicals crystallography commercialized
reminiscences encapsulated determinants pathophysiology popularizing bloemfontein renunciation
bhattacharya spectroscopic corroborated crowdfunding inspectorate lhbjkjubz2957704 undertakings
hydrothermal physiotherapy unauthorised conservationist mohammadabad legitimately substitutions
proportionally nonconformist pathogenesis watercolours superintendents gentrification
quadrilateral contraceptive socialization morphologically andrewjackie heilongjiang tracklisting
musicianship polymorphism networkingpe retrospectively 12qw34er56ty magnification interconnect
thematically disseminating ramachandran 1qazxsw23edcvfr4 insectivorous meetinghouse megachilidae
unregistered desalination reconstructing factorization facilitation declassified microprocessors
preliminaries shipbuilders unrecognized resignations polytechnique domestication photojournalist
universality photosynthetic intermediaries abolitionists radiological interconnection
preferentially multiplicative infinitesimal 159753456852 pacification coordinators anthropogenic
communicative rabindranath conciliation tyrannosaurus environmentalism 123456782000 conceptualized
illustrative aleksandrovich circumnavigation equalization reciprocating governorates etymological
conferencing hospitalised emplacements quantization bundesstrasse transformative indiscriminate
superconducting triangulation microfinance depreciation norepinephrine ideologically immunization
christopher1 conglomerates epidemiological underwriting multidimensional compensatory customizable
immortalized screenwriters democratization ingodwetrust installdevic digitalprodu secessionist
mobilisation subordination pronunciations secunderabad murfreesboro comprehensively synchronised
multivariate juxtaposition legionnaires provisioning trigonometric psychoanalyst entanglement
intensifying thoroughfares transcendence disestablished doubleheader minecraft123 universidade
witwatersrand sequestration accelerators carthaginians swaminarayan instrumentalists commissariat
circumscribed administrated encyclopedic transporters chattahoochee persistently crystallization
interrelated inexplicably uninterested collegiately misrepresentation novelization bibliographic
conformational differentiates propositional konstantinos boy4u2ownnyc understandings businessweek
apportionment provincetown stereoscopic maneuverability collectibles supercharger transposition
antidepressant fundamentalism evangelization episcopalian insufficiently stratigraphy
quantification unaccompanied sportsperson physiologist glycoprotein denbighshire peanutbutter
natchitoches occidentalis asymptomatic northeasterly primogeniture mikhailovich constitutive
neurotransmitters disenchanted undesignated automorphism improvisations huntingdonshire
magnetization an83546921an13 cartographers nucleophilic oberleutnant transfiguration vijayanagara
anuradhapura luxembourgish invercargill three-and-a-half psychoactive professorships predominance
overthrowing subcutaneous inefficiency schopenhauer 1234567890zzz valenciennes spiritualism
transactional radiotherapy authenticated counterattacks collaboratively specializations
computationally europe/africa polyurethane progesterone kindergartens codification notifications
disregarding distributive obstructions coleophoridae satisfactorily milliseconds pigmentation
postmodernism translocation superfortress ornithological conspicuously conservatorium
discontinuity peculiarities dissertations subjectivity controllable stellenbosch olcrackmaster
wilhelmshaven supplementation demobilization agribusiness archeologists philanthropists
neuromuscular elizabethtown tenochtitlan evangelistic consternation hypothalamus internationalist
electromechanical hummingbirds industrially proportionality epistemological interferometer
psychosocial turbocharger dispossessed responsiveness cyanobacteria complementing semifinalist
rechargeable abc123456789 interceptors thessalonica osteoporosis auckland2010 paradoxically
phonetically astrophysical combinatorics freestanding dispositions rappahannock correspondences
incompatibility expropriated protectionist wicketkeeper programmatic longitudinally residentevil
popularization disenfranchised impartiality conquistadors conservationists ornithologists
philological orthographic qawsedrftgyh 123321qweewq electrolytic supplementing wolfenbuttel
misadventures 32615948worms memorialized nikolayevich paraphyletic 742617000027 urbanisation
peloponnesian centralization phytoplankton promulgation reinvestment electrolysis interdependence
symmetrically monochromatic infiltrating extrajudicial foreshadowed nemvxyheqdd5oqxyxyzi
lawrenceville philharmonia outstretched dimensionless bombardments stratosphere avrillavigne
boilermakers carcinogenic effortlessly questionnaires traditionalists libertarians professorial
perturbations abstractions zoroastrianism affordability resuscitation vegetarianism pterophoridae
superposition phyllonorycter bidirectional unpopularity fuckyoubitch staphylococcus energetically
mycobacterium geostationary conquistador first-past-the-post hydroelectricity expropriation
streamlining conciliatory distilleries electrophoresis insufficiency deactivation entomological
singaporeans counterterrorism tiruchirappalli globalisation technologists educationist
metropolitans hydrological cinematographers christianization eliminations massimiliano
indiscriminately specialities experimenter paleontologists 012345678910 chulalongkorn dreadnoughts
materialised prepositions paramilitaries multifaceted autonomously benzodiazepine thoroughbreds
immunoglobulin standardisation 41d8cd98f00b quadrangular characterizations introspection
reforestation piezoelectric progressions jagiellonian stirlingshire beaconsfield geometrically
reappearance intermarried transformational nhfdvfnjkju123 chancellorsville overlordship
anachronistic reactivation watercourses nord-pas-de-calais infrastructural adjudication
archeologist secularization congregationalist provincially metalworking disengagement mockumentary
semifinalists arrondissements roethlisberger constructivist oecophoridae angiogenesis
intelligencer endocrinology inclinations counteroffensive beautification aggressiveness
gjkysqgbpltw bilingualism pastoralists orchestrations temppassword ticketmaster spiritualist
skateboarder insecticides menstruation confraternity alexandrovich crystallized yekaterinburg
antibacterial phenomenological displacements denunciation individualistic fertilisation
misidentified sarcastically aristophanes foreshadowing hohenstaufen intracranial 01telemike01
campbelltown counterclockwise neurodegenerative electromagnetism palaeolithic industrialised
specialisation existentialism interdependent demonstrative unstructured egyptologist veterinarians
phosphorylated pristimantis multiplexing counterweight streptococcus hydrogenation pennsylvanian
stratocaster technologist subcommittees refurbishing mechanization hydrodynamic storytellers
verbandsliga concertmaster rechristened overpopulation indebtedness ecclesiastic vocalizations
determinations transponders aguascalientes paleontological metamorphoses rapprochement
macroeconomics barranquilla spotsylvania punksnotdead differentials unquestionably playstation2
montparnasse substituents prototypical universiteit heterogeneity sportswriters ortsgemeinde
astronautics antananarivo singularities totalitarianism fynfyfyfhbde counterbalance outperformed
rejuvenation contributory businessperson colspan=3|turnout erinsborough interactivity
indefatigable liberalisation hieroglyphic minimization constructivism unsurprisingly proportionate
administracion cooperatively unambiguously inhospitable shijiazhuang irreconcilable
fundamentalists ghjcnjqgfhjkm northwesterly wollstonecraft postsynaptic exploitative stipulations
nightcrawler underpinnings insectivores expansionist prerequisites multicellular demilitarized
contemplates glyndebourne sportscenter academicians installsqlst intransitive neuroimaging
123456789101 microtubules convalescent montgomeryshire counterinsurgency micromollusk reprocessing
palaeographically militaristic alphanumeric hermeneutics precipitating hallucinogenic
encephalopathy preservative functionaries typographical supranational etymologically associazione
constriction atherosclerosis underpinning fibrillation calligrapher hydraulically chloroplasts
bashkortostan bullfighting commendations argumentation identifications pontchartrain
desertification justifications hemispherical extravagance metamorphosed counterattacked
incontinence stratovolcano panzergrenadier prerogatives venkateswara structuralism lollapalooza
o'shaughnessy econometrics appalachians pterostichinae prescriptive approximates microcomputer
indoctrination landholdings attributions internationalization cohabitation capitalizing
newsmagazine cantilevered benchmarking apprenticeships semantically embellishments grammatically
victimization malformations cardiomyopathy survivability collectivization charlottenburg
involuntarily immunological chandrasekhar reintegration glyphipterix monotheistic fictionalised
neurobiology preponderance electrodynamics hyperactivity writer/director authoritarianism
stabilisation oxidoreductases supercomputers approximating polypropylene deceleration fraudulently
cartographic pseudoscience jagdgeschwader interpolated marginalised predestination radhakrishnan
independencia philosophically synthesizing frederiksberg kristofferson 1234567890qaz desirability
superannuation rendezvoused deliberative viticultural microgravity superconductivity directorates
obsolescence southeasterly immunodeficiency surreptitiously input/output polymorphisms
ethnographer asia/oceania preselection dunbartonshire hypersensitivity carrickfergus adaptability
partenkirchen southeastward metropolitana 1a2s3d4f5g6h librarianship proliferated electroacoustic
underpowered recuperation pelecaniformesfamily reinterpreted autobiographies nbcuniversal
undistinguished ethnological astrophysicist neoclassicism depopulation encapsulation azerbaijanis
cerebrospinal clearinghouse theologically benedictines conservatories predominated francophonie
hyperinflation rhythmically weatherboard transversely winterbottom bacteriology schwarzenberg
acoustically vaccinations egyptologists extinguishing postsecondary impressionistic pathologists
asymptotically sharpshooter podkarpackie consequential miscegenation reapportionment postcolonial
accumulations passchendaele searchlights chandragupta misappropriation psychopathology
infestations depolarization interrogators pronouncements magnetosphere undifferentiated
infomercials musculoskeletal steubenville cytoskeleton heterozygous sanfrancisco schaffhausen
photojournalism grothendieck microcontroller 89876065093rax protectionism clandestinely
bioavailability testimonials recapitulation illuminations entitlements demobilisation
concertgebouw unconvincing heavyweights ghjcnjgbpltw anthologized assassinating transferases
libertarianism quantitatively chrysanthemum physiotherapist marginalization educationalist
neuroscientist singer/guitarist chambersburg configurable ceremonially 1234567qwertyu homeschooled
augustinians contravention rectification algebraically superspeedway inflationary meteorologists
interventional 1234qwerasdfzxcv functionalism enplanements statisticians uninhabitable
friendliness lytghjgtnhjdcr evolutionarily schoolgirlie utilitarianism proportionately
titleholders knightsbridge netherlandish 111222333000 reduplication nebuchadnezzar californians
appropriateness motherboards scientologists discontinuing southwestward zaqwsxcderfv
disestablishment germaniawerft hertogenbosch digitization iloveboobies neutralizing spearheading
microelectronics crystallographic metamorphism collaborationist revitalizing antipsychotic
melanogaster veikkausliiga motorcyclist sanctification characterise universalism gasification
inextricably elachistidae underrepresented seemnemaailm kapellmeister aeronautique
promotion/relegation spring/summer initialization grandfathered reconfiguration articulating
interferometry wavefunction antioxidants cholmondeley cryptanalysis holmenkollen birdwatching
choreographic electrifying inaccurately saccharomyces euphorbiaceae nhecsyfujkjdt reinterpretation
interviewees qwaszxerdfcv organometallic surrealistic propagandist regenerating glorification
dodecahedron glaxosmithkline dramatization four-and-a-half vocalization sachsenhausen eigenvectors
corticosteroids developmentally antananarivu triphosphate interrogative subprefecture computerised
vfrcbvvfrcbv disembarking undemocratic dislocations prolifically masterclasses intelligibility
diversifying crowdsourcing lexicographer predictability phenylalanine bandaranaike sociopolitical
superconductors hematopoietic greenlantern theoretician topologically q1w2e3r4t5y6u7i8o9p0
professionnelle aschaffenburg passwordstandard corperfmonsy verwaltungsgemeinschaft
generalleutnant perforations maprchem56458 predominates contraindications smallholders
nationalliga repositioned communicable decolonization warhammer40k acidification cybersecurity
mineralogical schwarzschild murrumbidgee vikramaditya pathanamthitta 1234567890qwerty necessitates
incrementally morganstanley distinctiveness contractually southwesterly catchphrases commercialize
1234567890987654321 geochemistry cjdthitycndj falsification infallibility reconstructionist
archdiocesan businesspeople bltynbabrfwbz pietermaritzburg multichannel stinkyfinger ludwigshafen
harmonization echolocation experimenters lithographic hospitallers photovoltaics nepticulidae
rehabilitating geotechnical solzhenitsyn qwertyuiop10 resurrecting unreliability conjunctions
iconographic comprehensible interprovincial edwardsville precondition crocodilians berwickshire
supercritical intramolecular qazxswedc123 osteoarthritis deformations qualitatively approachable
internazionali biogeography inadequately generalmajor bibliographical contrapuntal friedrichshafen
supercontinent iampurehaha2 zxcvbn123456 discontented interoperable kapitanleutnant
conceptualization gtnhjpfdjlcr descentralizado reconsideration cartilaginous painstakingly
motorcycling 123321456654 reminiscence disinfection optimizations oppositional maneuverable
petrochemicals rationalisation gastroenterology notodontidae commentating unobstructed
ferromagnetic speechwriter discriminant conditionally regionalbahn flamethrower reflectivity
mineralogist wielkopolska histological slaveholders privateering sputnikmusic civilisations
malformation redeployment kantakouzenos sesquicentennial sensitivities proselytizing christianized
macromolecules one-of-a-kind analytically iconoclastic antiretroviral motorcyclists montenegrins
harrisonburg conveniences zoroastrians sodermanland pharmacokinetics conflagration segregationist
circumscription permittivity whistleblowers committeeman conservators transmutation unavailability
volunteerism archiepiscopal acceptability wellingborough erythrocytes airworthiness overexpression
59382113kevinp incineration jeffersonville internationalism horsemanship kristallnacht
ethnomusicology subcontractors electrocution nongovernmental digitisation archimandrite
disciplinarian electrophilic interconnecting frontispiece bpgjldsgjldthnf percussionists
circumvented neutralization departements supercomputing monooxygenase gelsenkirchen ostergotland
countermeasure geomorphology catastrophes stradivarius stoichiometric russellville reincorporated
multicolored rfnthbyf1988 1qa2ws3ed4rf5tg prohibitively tomorrowland microbiologist
qwertyuiop12345 nhfycajhvths internalized underwriters matriculating brasiliensis functionalities
maatschappij coraciiformesfamily antipsychotics msorcloledbr stickdaddy77 vfhbyfvfhbyf
capitalisation interventionist dictionnaire connoisseurs rearrangements apalachicola calligraphic
maximization pancreatitis triumphantly dimensionality asdfgh123456 unidirectional multifunctional
intracoastal glycoproteins sociocultural intercalated extrapolation checkerboard aggregations
polycarbonate inventiveness bioengineering autocephalous peacebuilding homologation convalescence
thermoelectric 123456789asd embellishment mahavidyalaya barnstormers schembechler dopaminergic
substructure sectarianism isolationist interrogator specialinsta infringements supersymmetry
inefficiencies psychotropic retrospectives autochthonous detoxification decarboxylase sympathisers
transshipment michaeljackson giambattista romanticized matabeleland pricewaterhousecoopers
biomechanics transportable lithographer structuralist webuivalidat novelisation redistribute
1234567887654321 regierungsbezirk heliocentric 1234567892000 luxembourgian physiographic
unrestrained preservationists executioners parapsychology accordionist laparoscopic ilovemyfamily
weihnachtsbau commonalities homesteaders 014702580369 temperaments heartbreakers communicators
francorchamps disheartened qaz123wsx456 one-and-a-half stepchildren theresienstadt chattopadhyay
congratulatory weatherfield bangladeshis 123456789qwer appropriating deteriorates entrenchments
chancellorship reformulated reclassification 111222333444555 immortalised cornerstones
universitatea intermolecular liquefaction gruiformesfamily falconiformesfamily maastrichtian
stauffenberg depredations 123456789000 systemofadown samtgemeinde amalgamations enthronement
vladimirovna reinvigorated transcending disconnection polyphyletic marketplaces contraindicated
bundesautobahn accipitridae orchestrator meistriliiga oscilloscope interviewers 122333444455555
inflectional personalised herpetologist phospholipids interuniversity ciconiiformesfamily
amadeusptfcor zxcvbnm123456789 radioisotope websolutionssu plausibility confederacion
skateboarders conservatively reestablishment acetyltransferase cinematheque pseudonymous
gopalakrishnan grandmasters extrapolated contemporain memorization incompressible reauthorization
mortalkombat balakrishnan northallerton microcontrollers baccalaureat ineffectiveness
scandinavians mecyclothorax reassessment expansionism discontinuities interpretative biogeographic
transcaucasian vizianagaram unscientific tranquillity hockeyallsvenskan presidencies photoelectric
stereochemistry nacionalista conservatorio uncompressed facilitators presbyteries pentecostals
caricaturist paraklast1974 overwintering microstructure minnesota_hp corregimiento thermoplastic
lactobacillus schlumberger krishnamurti mineralization hairdressing subjectively concatenation
fotbollforbund chalcolithic predilection dolichoderus swordsmanship nondriversig householders
richardsonian hypergeometric incumbencies apothecaries 123qwerty123 participations a1s2d3f4g5h6
encroachments creationists pyrophosphate shevardnadze neuropsychological monopolistic
generalissimo streptomyces superconductor factionalism egalitarianism imperialists standardizing
homomorphisms airdrieonians transcaucasia cardiothoracic repositioning tenebrionoidea
interdenominational infotainment berchtesgaden polysaccharides exclusionary contemptuous
unimpressive wethersfield functionalist subcontractor philatelists parasympathetic assimilating
harpsichordist luminescence authentically cliftonville glockenspiel saxophonists maltreatment
steelworkers psychometric kristiansund prolongation archaeologically fractionation agriculturally
krishnamurthy triglycerides z1x2c3v4b5n6m7 destabilizing microarchitecture lamentations
raphitomidae acetaldehyde categorizing universitaria astonishingly malignancies truthfulness
glycosylation supernumerary decentralised diplomatically fossiliferous jeffersonian uncultivated
haverfordwest incompleteness subantarctic reproducible tripolitania polytechnical intermingled
musicologists aerospatiale nagapattinam thermometers horticulturist genealogists ghjnbdjcnjzybt
continuations interchanged reverberation spectrograph stereophonic thecakeisalie naturalisation
carburettors vocabularies sympathetically automorphisms parallelogram fktrcfylhjdf criminalized
qwertyuiop12 belediyespor ontheoutside democratique cinematographic resemblances biosynthetic
precipitates sharecroppers silmarillion palaeontology zcfvfzkexifz minimalistic palatalization
paramagnetic cundinamarca sonnenschein wazzkaprivet brotherhoods fluoridation cannibalistic
radioisotopes blaxploitation xxxp455w0rd5 qwertasdfgzxcvb unapologetic 'outstanding neoliberalism
reconstitution presbyterianism weihnachtsbaum unenforceable junior/senior methodically
extraterritorial rostropovich reading/literature intermountain partisanship
`
  .trim()
  .split(/\s+/);
