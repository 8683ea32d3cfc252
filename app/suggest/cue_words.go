package suggest

// cueTable lists the verbs that tell what somebody says, thinks, wants or holds. Written for
// this package from the grammar of English. A line is
//
//	lemma[+] kind[!][+-] frames [prepositions]
//
// with + after the lemma for a doubled last letter; kind S statement, B belief, I intention,
// A attitude, W a weak one (an act that is often none); ! nearly always an attribution; + or
// - the side taken towards the object. Frames: q quotation, t that-clause, z clause without
// "that", w question, i infinitive, r recipient first, o noun as object, n object and
// infinitive, a object "as" something, b to-recipient ("suggested to him that"), g gerund.
const cueTable = `
say S! qtzw
tell S! qtzwrn
add S! qt
announce S! qto
argue S! qtz for,against
assert S! qtzo
claim S! qtzio
declare S! qtzoa
state S! qtzo
note S! qtzo
observe S! qtz
remark S! qtb on
comment S! qt on,about
explain S! qtwob
acknowledge S! qtzog
admit+ S! qtzogb to
concede S! qtzo
confess S! qtz to
confirm S! qtzow
deny S!- qtzog
insist S! qtz on
maintain S! qtz
contend S! qtz
allege S! qtzo
affirm S!+ qto
reaffirm S!+ qto
reiterate S! qto
repeat S! qto
stress S! qto
emphasize S! qtow
emphasise S! qtow
underscore S qto
underline S qto
highlight S ow
point S! qt
suggest S! qtzgob
imply S! tz
indicate S! qtzow
hint S! tqz at
signal S! tzo
reveal S! qtwo
disclose S! two
divulge S two
report S! qtzo
recall S! qtwog
recount S! qtwo
relate S two
recollect S tqo
narrate S oq
describe S! qaw
characterize S! a
characterise S! a
portray S! a
depict S! a
paint S a
label S! a
brand S! a
dub+ S a
call S! qan for,on
term S a
deem S a
answer S! qt
reply S! qtz
respond S! qt
retort S! qt
counter S! qt
rejoin S q
interject S q
interrupt S q
continue S q
conclude S! qtz
begin S q
start S q
quip+ S! q
joke S! qt about
jest S q
muse S! qt about
mutter S! q
murmur S q
whisper S qt
shout S! qt at
yell S qt at
scream S qt at
cry S q
exclaim S! qt
bellow S q
thunder S q
boom S q
roar S q
snap+ S q at
bark S q
growl S q
groan S q about
moan S q about
sigh S q
laugh S q at,about
tweet S! qtzo about
retweet S qo
post S! qt
blog+ S qt about
write S! qtwb of,about
text S q
read S q
testify S! qtz about,to
swear S! qti
attest S! t to
certify S to
vouch S for
warn S! qtrn of,about,against
caution S! qtrn against,about
advise S! qtrnw against,on
counsel S qn
recommend S! qtgo
propose S! qtigo
urge S! qtno for
exhort S! qn
implore S! qn
beseech S qn
beg+ S n for
plead S! qtn for,with
appeal S! qn for,to
ask S! qwnzr for,about,if
inquire S! qw about
enquire S! qw about
query S qwo
question S! wo
wonder S! qw about
request S! otn
demand S! qtio
order S qno
instruct S n
direct S n
command S qn
require S tno
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
speak S! of,about,on,to,against,for,in
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
hear B tzwo of,about
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
plan I! it on,for
mean I itw
aim I i for,at
seek I! iog
strive I i for
prepare I i for
offer I! ioq
volunteer S iqt
opt+ I i for
choose I iw
prefer+ A! igton
like A iong
love A+ iog
enjoy A+ og
adore A o
admire A!+ og
appreciate A+ otw
respect A+ o
value A+ o
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
sympathise A with
identify A a with
mourn A o
grieve A for
rejoice A at,in
marvel S qt at
express S! ow
voice S! oq
articulate S ow
convey S! tow
communicate S tow
relay S to
signify S to
convince S trn of
persuade S trn of
teach S trnw
show S tzwo
demonstrate S two
prove S tzo
illustrate S two
attribute S! o
ascribe S o
credit S! o with
liken S! o
compare S! o
equate S o
contrast S o
pitch S oa
present W a
frame S a
cast S a
pose W a
seem B ti
appear B ti
pretend S ti
feign S o
contemplate B og
ponder B ow
weigh B o
mull B o
examine W ow
analyze W ow
analyse W ow
assess S otw
evaluate W ow
rate S a
rank S a
review W o
study W ow
explore W ow
investigate W ow
document S otw
chronicle S o
publish W o
release W o
issue S o
unveil S o
list S o
count W o
file W o
submit+ S to
lodge W o
proclaim S! qtzoa
pronounce S! aq
herald S oa
trumpet S oa
air S o
broadcast S o
vent S qo
unleash W o
echo S! qto
mirror W o
parrot S o
recite S qo
chant S! qto
sing S qo
toast S o
pray S! qti for
bless W o
curse S qo
heckle S qo
boo S o
address S o
greet W o
tackle W o
raise S o
cover W o
profile W o
interview W o
grill S oq
quiz S o
probe W o
prod W n
nudge W n
encourage S! no
discourage S- o
dissuade S- o
invite S! n
entreat S n
enjoin S n
compel+ W n
force W n
convoke W o
admonish S! qnt
upbraid S- o
reprove S- o
reassert S! to
restate S! to
rephrase S qo
paraphrase S oq
mischaracterize S- o
misrepresent S- o
overstate S o
understate S o
exaggerate S oqt
minimize S o
downplay S!- o
trivialize S- o
dodge S o
sidestep+ S o
evade S o
duck S o
ignore W o
shrug+ S q
nod+ S q
smile S q
grin+ S q
frown S q
gesture S q
beam S q
chuckle S q
giggle S q
stammer S q
blurt S q
`
