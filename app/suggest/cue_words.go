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
confirm S! qtzowg
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
report S! qtzog
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
call S! an for,on
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
recommend S! qtgo against
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
`
