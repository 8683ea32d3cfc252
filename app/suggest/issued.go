package suggest

// issueVerbs are acts of giving words out: "issued a statement saying".
var issueVerbs = wordSet(`circulate deliver distribute give hold issue make post publish put read release run send share write`)

// messageVerbs take who is written to: "emailed supporters saying".
var messageVerbs = wordSet(`email e-mail message phone text tweet write`)

// issued gives the participle of saying that goes with the verb chunk k, whose object is what
// was written or who it was written to; -1 if there is none.
func (v *clauseView) issued(k int) int {
	c := v.chunks[k]
	lemma := v.lemma(c.head)
	if c.kind != chunkVerb || c.passive || c.form == formParticiple || !issueVerbs[lemma] && !messageVerbs[lemma] {
		return -1
	}
	i := k + 1
	if i+1 < len(v.chunks) && v.chunks[i].kind == chunkPreposition && v.low(v.chunks[i].first) == "out" {
		i++
	}
	if i >= len(v.chunks) || v.chunks[i].kind != chunkNoun || !messageVerbs[lemma] && !v.writing(v.chunks[i]) {
		return -1
	}
	for i++; i+1 < len(v.chunks) && v.chunks[i].kind == chunkPreposition && v.chunks[i+1].kind == chunkNoun; {
		i += 2
	}
	if i >= len(v.chunks) || v.chunks[i].kind != chunkVerb || v.chunks[i].form != formIng {
		return -1
	}
	if cue := v.cueAt(i); cue == nil || cue.kind != statement || !cue.has(frameThat) || !cue.strong {
		return -1
	}
	return i
}

// writing reports whether a noun names what is written or spoken.
func (v *clauseView) writing(c chunk) bool {
	w := v.low(c.end - 1)
	return (papers[w] || mediumNouns[w] || w == "statements" || w == "piece") && !c.time
}

// issuer gives the verb whose issued participle stands at chunk k, or -1.
func (v *clauseView) issuer(k int) int {
	for j := k - 1; j >= 0 && j > k-8; j-- {
		if v.chunks[j].kind == chunkVerb {
			if v.issued(j) == k {
				return j
			}
			return -1
		}
	}
	return -1
}
