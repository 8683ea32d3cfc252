package suggest

// The closed classes of English and the commonest open ones, written for this package.

var closedWords = map[tag]string{
	tagDeterminer: `the a an this that these those some any no every each either neither another both all half many
		most several few fewer much more less enough such what which whatever whichever certain various other`,
	tagPossessive: `my your his her its our their whose`,
	tagPronoun: `i you he she it we they me him us them myself yourself himself herself itself ourselves themselves
		yourselves somebody someone anybody anyone everybody everyone nobody something anything everything nothing
		one none her mine yours hers ours theirs thee ye y'all`,
	tagModal:     `will would shall should can could may might must ca wo 'll ought cannot`,
	tagBe:        `be is are was were been being am 're 'm ai`,
	tagHave:      `have has had having 've`,
	tagDo:        `do does did doing done`,
	tagNegation:  `not n't never`,
	tagTo:        `to`,
	tagAnd:       `and or but nor yet & plus`,
	tagExist:     `there`,
	tagWh:        `who whom which what where when why how whoever whatever whether`,
	tagSubordina: `that if because although though while whereas since unless until till as after before once lest than whereby so`,
	tagPreposition: `of in for on with at by from about into against over under between through during without within
		along across behind beyond among amongst around toward towards upon near off above below beneath beside besides
		despite inside outside like unlike via per amid amidst regarding concerning including excluding except
		throughout onto alongside versus vs. vs out up down back aboard atop given following pending notwithstanding`,
	tagAdverb: `also too just only even still already again ever often always sometimes usually rarely seldom soon later
		earlier now then here today yesterday tomorrow tonight once twice perhaps maybe however therefore thus hence
		meanwhile instead otherwise moreover furthermore nevertheless nonetheless indeed rather quite very so well almost
		nearly about much far further away together apart abroad ahead aside else yet ago long never first last next
		anyway likewise online overnight afterward afterwards beforehand elsewhere somewhere anywhere everywhere
		initially subsequently previously reportedly allegedly apparently purportedly supposedly repeatedly recently
		aloud clearly simply really finally eventually currently frequently especially particularly specifically generally
		specially nowadays besides additionally similarly`,
	tagNumber: `two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
		eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands
		million millions billion billions trillion dozen dozens`,
}

// adjectiveWords are common adjectives whose ending does not tell.
const adjectiveWords = `correct good bad new old big small large great high low long short early late young own same different
	right wrong strong weak hard easy free full open close clear sure true false real ready fair poor rich black white red
	blue green american british french german russian chinese european foreign local public private common special main
	major minor chief key top senior junior former current recent next last past present future final deep broad wide
	narrow heavy light dark cold hot warm cool fresh safe sharp soft quick slow fast mere sole single double whole total
	entire certain able unable likely unlikely aware unaware afraid angry happy unhappy sad glad proud sorry keen eager
	wary upset mad furious calm firm tough harsh mild vast tiny huge severe sincere dead alive ill sick healthy wealthy
	busy empty quiet loud proper prime vice acting joint armed united due left far near top-level so-called longtime
	republican democratic ukrainian israeli iranian turkish polish swiss dutch danish swedish greek irish scottish
	spanish italian mexican canadian japanese korean indian pakistani afghan iraqi syrian arab palestinian saudi
	legal illegal federal national international global regional central western eastern northern southern political
	military civil social economic financial general specific simple complex modern ancient absolute adamant ardent bold brave
	brief brutal careful cautious confident content critical crucial doubtful dramatic dubious enthusiastic extreme
	familiar famous fierce frank grateful guilty honest hopeful ideal immediate important independent innocent intense
	necessary nervous neutral normal obvious odd optimistic outspoken painful peaceful perfect permanent pessimistic plain pleasant
	popular possible potential powerful practical precise pro-european prominent quiet radical rapid rare reasonable
	reluctant responsible serious sensitive separate skeptical sceptical solid stable staunch strange strict sudden suitable
	supportive supreme surprising terrible traditional tremendous typical ugly unclear urgent useful useless usual vague
	valid violent visible vital vocal vulnerable wild willing unwilling wise wonderful worried worse worst better best worthy`

// nounVerbs are verbs whose plain form is as often a noun, and whose form in -s may be one.
const nounVerbs = `accord account act address advance aim alarm anger answer appeal approach argument arrest attack attempt award
	back ban bar battle benefit bet bid bill blame block boast boost bow break breach bridge brief broadcast budget call
	campaign care cause challenge chance change channel charge check cheer choice claim clash close clue comment
	compliment compromise concern conduct contact contest contract contrast control copy cost counter course court cover
	crack credit cry cure cut dance date deal debate decline decrease defeat default delay delight demand design desire
	dispute dissent document doubt draft dream drive drop ease echo edge effort end endorsement escape estimate exchange
	excuse exercise exit experience experiment face fall fault favor favour fear feature fight figure file film fire fix
	flash float flow focus force forecast form frame front fuel function fund gain gamble grant grip ground group guarantee
	guard guess guide halt hand harm hate head help hint hit hold hope host hunt impact import increase influence insult
	interest interview invite issue joke judge jump kick kill label lack land laugh launch lead leak lecture leave lift
	light like limit line link list look loss love mail mandate march mark market match matter mean measure meet
	mention message mind mirror miss mistake mock move murder name need note notice object offer order outline pace pain
	panic part pass pause pay phone picture pitch place plan plant play plea pledge plot point poll post practice praise
	preach present press pressure price print probe process produce profile profit program progress project promise
	protest push quarrel question quiz quote race raid raise rally range rank rate reach rebuke rebuff record reform refuge refund
	regret release remark remedy repair repeat reply report request rescue research reserve respect response rest result
	retreat return reveal review revolt reward ride ring rise risk role roll round rule rumor rumour run rush sanction scale scan
	schedule score scream search seat sense set shake shape share shift ship shock shoot shop shot shout show shrug shut sigh
	sign side signal slam slip smile snap sound source speculation spread spin spot stage stake stand standard start state stay
	step stop store strain strategy stress stretch strike strip struggle study style subject supply support surge surprise
	survey swing switch sympathy talk target task tax team term test text thank think threat tie time title toll tone top
	total touch tour trace track trade trail transfer travel treat treaty trial trick trigger trip trouble trust try turn tweet
	twist upset urge use value veto view visit voice vote vow wait walk want war warning wash waste watch wave
	welcome whisper win wish witness wonder word work worry wound yell yield exhort rant spur toast flaunt blast slap jab
	advocate associate capture chant climb coach collapse command conflict convict crash damage defect delegate drift export
	finance flood house lie load lobby lock mentor mix monitor outlet pack partner peak permit pilot position purchase rebel
	recruit ruin sacrifice scare sentence service shelter spark sponsor sport staff surrender suspect transport trap triumph
	upgrade volunteer wage wreck dismiss tout plans bash hail flip fret gloat gripe lament nod oath pan plug pine plead rap riff scoff swipe vent weigh yearn post blog`

// plainVerbs are common verbs that report nothing; a + doubles the last letter.
const plainVerbs = `accept access accompany account achieve acquire act adapt add address adjust adopt advance affect aid
	allow alter amount amuse appear appoint approach arise arm arrange arrest arrive assemble assess assign assist
	attach attack attempt attend attract avoid await award ban+ base battle bear beat become beg+ begin behave belong bend
	benefit bid bind bite blow boost borrow bother bounce break breathe bring broadcast build burn burst bury buy
	campaign cancel capture care carry carve cast catch cause cease challenge change charge chase chat+ cheat check cheer
	chop+ circulate cite claim clarify clash clean clear climb cling close coach collapse collect combine come command commit+
	compare compete compile complete compose comprise compromise conceal concern conduct confer+ confront confuse connect
	conquer consist constitute construct consult consume contact contain contribute control+ convert convey convict cook cool
	cooperate cope copy correct cost count cover crack crash craft create creep cross crush cry cultivate cut dance damage
	dare date deal debate decrease deepen defeat define defy dismay delay delete deliver depart depend deploy deport
	derive deserve design destroy detain deteriorate determine develop devote die differ dig digest diminish direct disappear
	discover discriminate disrupt dissolve distance distinguish distribute disturb divide dominate donate double draft drag+
	draw dress drift drink drive drop+ drown dry earn ease eat edge edit elect eliminate embark embarrass embrace emerge employ empower
	enable encounter end enforce engage enhance enjoy enlist enrage ensure enter entitle erect erupt escalate escape establish
	evacuate evaluate evolve examine exceed exchange exclude excuse execute exercise exist exit expand experience expire
	explode exploit explore export expose extend extract face facilitate fade fail fall favor feature feed fetch fight fill
	film finance finish fire fit+ fix flee float flood flow fly focus fold follow fool force form forge forget forgive
	found frame free freeze fuel fulfil+ function fund gain gather generate get give go govern grab+ grant grasp grip+ grow
	guard guess guide halt hand handle hang happen harass harm haunt head heal heat help hide highlight hire hit hold
	host house hunt hurry hurt hit identify ignite ignore illustrate impact implement import impose impress improve increase
	incur+ inflict influence inform inherit initiate injure insert install instruct insult integrate intensify interact
	interrupt infuriate irritate intervene interview introduce invade invest investigate invite involve isolate issue join judge jump justify keep
	kick kidnap+ kill knock lack land last laugh launch lay lead lean leap leave lend let level lie lift light limit line
	link list listen live load lobby locate lock lose lower maintain make manage march mark market marry match matter meet
	melt merge mind mislead miss mix mobilize model modify monitor mount move multiply murder name narrow nominate
	obey obtain occupy occur+ offend offer open operate organize organise originate outweigh overcome overlook oversee overthrow owe
	own pack paint park participate partner pass pause pay perform persist persuade phone pick pitch place plant play
	please plunge position possess practice prepare present preserve press prevail prevent print proceed process procure
	produce program+ progress prohibit project prolong promote propel+ prosecute protect prove provide provoke publish pull
	pump punish purchase pursue push put qualify quit race raise rally range rank rate reach react read realize
	rebuild receive reckon recover recruit redeem reduce reelect refer+ reflect reform regain register regulate reinforce
	relate relax release relieve relocate rely remain remove render renew rent reopen repair repeal repeat
	replace represent repress reproduce require rescue research resemble reserve reshape reside resign resist resolve
	restore restrain restrict result resume retain retire retreat retrieve return revise revive reward ride ring rise risk rob+
	roll rotate ruin rule run rush sacrifice sail sanction satisfy save scale scare schedule score seal search secure seize
	select sell send separate serve set settle shake shape share shed shift shine ship+ shoot shop+ shorten show shrink
	shut sign simplify sing sink sit skip+ slam+ sleep slide slip+ slow smell smoke smooth snap+ soar solve sort spark
	speed spell spend spill split spoil sponsor spread stabilize staff stage stand stare start starve stay
	steal steer stem+ step+ stick stimulate stir+ stop+ store strengthen stretch strike strip+ struggle study submit+
	substitute succeed suffer suit sum+ supply suppress surge surprise surrender surround survive suspend sustain
	swallow sweep swim swing switch tackle take talk target taste tax teach team tear tend terminate test thank threaten
	throw thrust tie tighten time top+ touch tour trace track trade trail train transfer+ transform translate transmit+ transport trap+
	travel treat trick trigger trim+ triumph turn twist undergo undermine undertake unify unite unleash unveil update
	upgrade uphold use utilize vanish vary veto violate visit wage wait wake walk wander wash waste watch wave weaken
	wear weigh whip+ widen win wind wipe withdraw withhold withstand witness work wound wrap+ wreck yield attract arouse culminate
	abstain adhere collude comply curb deceive defer+ deflect degrade denigrate deprive detect deter+ disqualify distort
	embolden endure enrich entice equip+ evict exacerbate exempt falsify flock flourish foster garner hamper harness hasten hinder
	hover hurl impede incite indict infiltrate infringe instigate intimidate jeopardize linger loom lure manipulate marginalize
	mingle mitigate nurture obstruct outpace overhaul overshadow pander perpetuate plummet plunder postpone preclude quell rebound
	recede reconcile rectify refrain relinquish relegate renege repatriate replenish rescind resort restructure retaliate revoke
	safeguard salvage scrap+ scrutinize secede shun+ smuggle squander stifle stockpile streamline subsidize subvert succumb surpass
	tamper tarnish thrive thwart trample undercut underestimate underpin+ unravel uproot usher vie waive waver wield annex clap+ coalesce solicit span+ stall stump top+ net+ poll sue trail oust tap+ vet+ host air rip+ swap+ oppress overrun outnumber occupy`

// nounWords are common nouns whose ending looks like another class.
const nounWords = `executive representative initiative detective relative objective perspective motive alternative operative
	conservative progressive narrative incentive directive official rival proposal approval capital hospital criminal festival journal
	tribunal general major chief material potential individual professional liberal radical deal principal arrival removal survival dismissal
	denial betrayal appraisal withdrawal renewal rehearsal professional intellectual principal mineral funeral goal editorial
	secretary library primary adversary military salary summary commentary boundary missionary mercenary documentary anniversary
	critic republic traffic topic music public clinic logic mechanic skeptic sceptic comic academic fabric panic family ally
	assembly monopoly anomaly bully table cable vegetable constable republican democrat senator president minister
	meeting building briefing hearing spending funding training filing ruling morning evening king thing being feeling finding
	warning beginning ceiling opening wedding shooting bombing killing listing housing polling rating setting standing
	understanding gathering offering uprising crossing landing saying writing reading proceeding advertising fundraising
	lawmaker mistake spokeswoman spokesman police people men women children percent gold bus gas news politics economics series
	crisis status basis consensus census campus virus bonus focus congress press process success progress access business
	witness loss boss class pass mass crowd breed need seed speed creed deed weed blood food good wood flood`

// irregularVerbs give past and participle of verbs that do not follow the rule.
const irregularVerbs = `arise arose arisen;bear bore borne;beat beat beaten;become became become;begin began begun;bend bent
	bent;bet bet bet;bid bid bid;bind bound bound;bite bit bitten;blow blew blown;break broke broken;bring brought brought;
	broadcast broadcast broadcast;build built built;burst burst burst;buy bought bought;cast cast cast;catch caught caught;
	choose chose chosen;cling clung clung;come came come;cost cost cost;creep crept crept;cut cut cut;deal dealt dealt;dig
	dug dug;draw drew drawn;drink drank drunk;drive drove driven;eat ate eaten;fall fell fallen;feed fed fed;feel felt felt;
	fight fought fought;find found found;flee fled fled;fly flew flown;forbid forbade forbidden;foresee foresaw foreseen;
	forget forgot forgotten;forgive forgave forgiven;freeze froze frozen;get got gotten;give gave given;go went gone;grow grew
	grown;hang hung hung;hear heard heard;hide hid hidden;hit hit hit;hold held held;hurt hurt hurt;keep kept kept;know knew
	known;lay laid laid;lead led led;leap leapt leapt;leave left left;lend lent lent;let let let;lie lay lain;light lit lit;
	lose lost lost;make made made;mean meant meant;meet met met;mislead misled misled;overcome overcame overcome;oversee
	oversaw overseen;overthrow overthrew overthrown;pay paid paid;put put put;quit quit quit;read read read;rebuild rebuilt
	rebuilt;ride rode ridden;ring rang rung;rise rose risen;run ran run;say said said;see saw seen;seek sought sought;sell
	sold sold;send sent sent;set set set;shake shook shaken;shed shed shed;shine shone shone;shoot shot shot;show showed
	shown;shrink shrank shrunk;shut shut shut;sing sang sung;sink sank sunk;sit sat sat;sleep slept slept;slide slid slid;
	speak spoke spoken;speed sped sped;spend spent spent;spill spilt spilt;split split split;spread spread spread;stand
	stood stood;steal stole stolen;stick stuck stuck;strike struck struck;swear swore sworn;sweep swept swept;swim swam
	swum;swing swung swung;take took taken;teach taught taught;tear tore torn;tell told told;think thought thought;throw
	threw thrown;thrust thrust thrust;undergo underwent undergone;understand understood understood;undertake undertook
	undertaken;uphold upheld upheld;wake woke woken;wear wore worn;win won won;wind wound wound;withdraw withdrew
	withdrawn;withhold withheld withheld;withstand withstood withstood;write wrote written;overrun overran overrun;
	forecast forecast forecast;hear heard heard;beseech besought besought;rewrite rewrote rewritten;retell retold retold;
	foretell foretold foretold;misspeak misspoke misspoken`

var abbreviations = wordSet(`mr mrs ms dr prof rev hon gen lt col sgt capt cmdr adm maj cpl sen sens rep reps gov govs pres
	sec secy st mt ft jan feb mar apr jun jul aug sept sep oct nov dec inc corp co ltd no vs etc jr sr al ave blvd rd
	ariz ark calif colo conn del fla ga ill ind kan ky md mass mich minn miss mo mont neb nev okla ore pa tenn tex vt va
	wash wis wyo supt insp messrs mme mlle assn dept univ bros approx est amb atty`)
