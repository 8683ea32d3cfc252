package suggest

import (
	"strings"
	"sync"
)

// insideCueTable lists cues that are looked for inside contents only, as in cueTable.
const insideCueTable = `
consider B! ogna
weigh B! og
contemplate B! og
ponder B! ow
find B! at
think B! a
fear B!- o
expect B! o
plan I! i
aim I! i
propose S! on
ask S! to
order S! ot
authorise S!+ on
authorize S!+ on
approve S!+ o
permit S!+ on
allow S!+ no
forbid S!- on
prohibit S!- og
ban S!- o
veto A!- o
undertake I!+ i
block A!- o
invite S! no
offer S! io
tolerate A!+ o
abandon A!- o
drop A!- o
retract S!- o
withdraw S!- o
threaten S!- o
confide S! tq to
quip S! q t
insinuate S! t
establish B! tw
justify S!+ o
excuse S!+ o
insult S!- o
lie S! 
leak S! o
rumour S! t
rumor S! t
bet B! tz
guess B! tz
gamble B! t
value A!+ o
respect A!+ o
trust B!+ on
distrust B!- o
mistrust B!- o
resent B!- o
hate A!- iogt
dislike A!- og
admire A!+ o
regret B!- og
prefer A!+ io
favour A!+ og
favor A!+ og
resist A!- og
seek I! io
demand S! oit
require S! ot
request S! otn
submit S! to
table S! o
dispute S!- ot
contest S!- o
challenge S!- o
concede S! oti
recognise B! to
recognize B! to
tell S! n
beg S! n
want I! ion
`

// insideCues are the cue verbs with what the table for the inside adds.
var insideCues = sync.OnceValue(func() map[string]*cueVerb {
	byLemma := map[string]*cueVerb{}
	for lemma, c := range cueByLemma() {
		byLemma[lemma] = c
	}
	for line := range strings.Lines(insideCueTable) {
		w := strings.Fields(line)
		if len(w) < 2 {
			continue
		}
		c := &cueVerb{lemma: w[0]}
		if old := byLemma[w[0]]; old != nil {
			*c = *old
			c.preps = append([]string(nil), old.preps...)
		}
		c.read(w)
		c.soft = true
		byLemma[w[0]] = c
	}
	return byLemma
})
