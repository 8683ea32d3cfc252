package suggest

import "sync"

// moreNouns goes on with nounTable: nouns whose clause is told by whoever stands behind "of",
// "by" or before ’s.
const moreNouns = `
accounts S! t of
admonition S! ti
affirmation S! t
assurance S! t of,about
assurances S! t of,about
boast S! t about,of
boasts S! t about
charge S!- t of
charges S!- t of
complaint S!- t about,against
complaints S!- t about,against
denunciations S!- of
disclosure S! t of
dismay B!- t at,over
estimate B! t of
estimates B! t of
exhortation S! ti
feeling B t
feelings B about
findings S! t about
forecast S! t of
forecasts S! t
grievance S!- t about,over
grievances S!- t about,over
guarantee S! ti of
guarantees S! ti of
hint S! t of,about
hints S! t of,about
idea B t of
insinuation S!- t about
insinuations S!- t
instruction S! ti
instructions S! ti
invitation S! i
joke S t about
lie S!- t about
lies S!- t about
line S! t
mantra S t
misgivings B!- t about
notion B t of
oath S! ti
observation S! t on,about
observations S! t on,about
order S! ti
orders S! ti
pronouncement S! t on
pronouncements S! t on
protest S!- t against,over,at
protestation S! t
protestations S! t
protests S!- t against,over,at
quip S t
reassurance S! t
reassurances S! t
recommendations S! ti on
refrain S t
regret B!- t at,over,about
regrets B!- t
relief B t at
reminder S! t
reproach S!- t
reproaches S!- t
reservations B!- t about
retort S! t
revelation S! t of
revelations S! t about
ruling S! t on
satisfaction B!+ t with,at
scruples B- about
slander S!- t about,against
submission S! t
surprise B t at
suspicion B!- t of,about
suspicions B!- t about
testimonies S t about
theory B! t about
thesis B! t
tip S t
ultimatum S!- ti
undertaking S! ti
undertakings S! ti
verdict B! t on
verdicts B t on
version S of
word S! t
`

// toldNouns are the cues of moreNouns and nounTable, for the frames with "by" and "of".
var toldNouns = sync.OnceValue(func() map[string]*cueVerb { return readNouns(nounTable + moreNouns) })
