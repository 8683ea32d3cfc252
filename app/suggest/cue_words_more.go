package suggest

// moreCues goes on with cueTable.
const moreCues = `
require W tno
assure S! qtzr
reassure S! qtzr
inform S! qtr of,about
notify S! tr of
remind S! qtzrn of,about
promise S!+ qtzirog
pledge S!+ qtiog
vow S!+ qtzi
threaten S!- tig
predict S! qtzwo
forecast S! qto
prophesy S qt
foretell S to
speculate S! qtw about,on
rumor S t
rumour S t
estimate S! tzo
project S to
calculate S tw
guess B tz
reckon B! tz with
surmise B tq
figure B tz
boast S! qt of,about
brag+ S! qt about,of
gloat S qt about,over
crow S qt about
complain S! qt about,of,to
grumble S! qt about
gripe S! qt about
whine S qt about
grouse S qt about
lament S!- qto
bemoan S!- to
bewail S o
decry S!- oq
deplore S!- to
denounce S!- oaq
condemn S!- oaq
criticize S!- oaqg
criticise S!- oaq
blast S!- oaq
slam+ S!- oaq
bash S- oa
lambast S!- oa
lambaste S!- oaq
assail S!- oa
castigate S!- oa
chastise S!- o
chide S!- oq
rebuke S!- oq
rebuff S- o
reprimand S!- o
scold S!- oq
berate S!- oq
excoriate S!- o
pan+ S- o
rap+ S- o
rip+ S- oa
ridicule S!- oa
mock S!- oaq
deride S!- oaq
scoff S- qt at
sneer S- q at
jeer S- o
taunt S- oq
tease S oq
insult S- o
disparage S!- o
belittle S- o
deprecate S- o
malign S- o
smear S- oa
vilify S- oa
demonize S- o
attack S- oaq
hit W- o
fault S!- o
blame S!- o on,for
accuse S!- o
charge S!- qt
hail S!+ oaq
praise S!+ oaq
applaud S!+ oq
laud S!+ oa
commend S!+ o
compliment S+ o
extol+ S+ o
tout S!+ oa
champion A+ o
celebrate A+ o
salute S+ o
honor A+ o
honour A+ o
congratulate S!+ o
thank S+ o
welcome S!+ oq
cheer S+ oq
endorse A!+ oq
back A!+ o
support A!+ og
favor A!+ og
favour A!+ og
embrace A+ o
advocate S!+ otg for
promote A+ o
defend S!+ oqa
justify S oga
excuse S o
oppose A!- og
reject S!- oqa
dismiss S!- oaq
refute S!- o
rebut+ S!- oq
dispute S!- ot
contest S- o
contradict S!- oq
challenge S!- oqn
disavow S!- o
disown S- o
repudiate S!- o
renounce S!- o
retract S o
recant S o
resist A- og
protest S!- qto against
object S!- qt to
disagree S!- qt with,about,on
agree S!+ qtzi with,to,on,about
concur+ S!+ qt with
assent S+ i to
consent S+ i to
accept S!+ ot
approve S+ o of
authorize S+ on
record S! t
permit+ S n
allow S tn
forbid S- on
prohibit S- o
refuse S!- io
decline S!- io
elaborate S q on
clarify S! qtow
specify S! two
detail S ow
outline S ow
spell W o
discuss S! ow
debate S ow
mention S! qtog
cite S! qo
quote S oaq
reference S o
invoke S o
allude S t to
refer+ S! a to
speak S! of,about,against,for
talk S! about,of,on
lecture S q on,about
preach S qto
rail S!- qt against,about,at
rant S- qt about,against
fulminate S- q against
inveigh S- against
rave S qt about
apologize S! qt for,to
apologise S! qt for,to
opine S! qtz on
editorialize S qt
pontificate S q about
theorize S! qt about
hypothesize S t
posit S to
postulate S t
philosophize S q
summarize S qo
summarise S qo
reflect S q on
reason S qt
rule S t for,against
find S tz
determine S tzw
judge B ta
decide B! tiw on,against
resolve I iqt
think B! qtzwao about,of
believe B! qtzowa in
feel B! tza
know B! tzw about,of
understand B! tzwo
realize B! qtwzo
realise B! qtwzo
recognize B! towa
recognise B! towa
remember B! qtwzgo
forget B twio
learn B two of
discover B two
hear B tzw of,about
see B wta
view B! a
regard B! a
consider B! nagw
perceive B! ao
conceive B t of
imagine B! tzwog
envision B! otg
envisage B! otg
foresee B! otw
anticipate B! otg
expect B! tzon
assume B! tz
presume B! tz
suppose B! tz
suspect B! tzo
doubt B!- tzwo
mistrust B- o
distrust B- o
trust B+ otn
fear B!- tzog for
worry B!- qtzw about,over
fret+ B- qt about,over
dread B- og
regret+ B!- togi
rue B- o
resent B- og
bemuse B q
hope B!+ tziq for
wish B! tzion for
want I! inow
desire I! io
crave I o
covet I o
long I i for
yearn I i for
aspire I i to
intend I! itgn
plan+ I! it on,for
mean I itw
aim I i for
seek I! i
strive I i for
prepare W i
offer I! ioq
volunteer S iqt
opt+ I i for
choose I iw
prefer+ A! igton
like A iong
love A+ iog
enjoy A+ g
adore A o
admire A!+ og
appreciate A+ otw
respect A+ o
value W o
hate A!- iogt
dislike A!- og
detest A- og
loathe A- o
despise A- o
abhor+ A- o
disapprove A- of
condone A og
tolerate A o
mind A g
care A tw about,for
need W io
lobby A ni for,against
campaign A i for,against
press A n for
pressure A n
push A n for,back,against
fight W i for,against
vote A i for,against
stump A i for
side A with,against
sympathize A with
`
