package suggest

import "slices"

// awaitRule is the rule of a cue that ends its paragraph with a colon: what it holds is the
// quotation of the next.
const awaitRule = "verb-colon-next"

func (f *finding) awaits() bool { return f.rule == awaitRule }

// awaited gives the quotation that the sentence is to the finding of all that waits for one,
// in the paragraph right before pi. It reports whether it did.
func (d *document) awaited(s *sentenceFinder, pi int, all []finding, waiting int) bool {
	if waiting < 0 {
		return false
	}
	f := &all[waiting]
	if pi == f.para || pi > f.para+1 && !d.onlySkipped(f.para, pi) || !s.onlyQuote() {
		return false
	}
	f.more = append(f.more, outside{pi, [2]int{s.chunks[0].first, s.chunks[0].end}})
	return true
}

// waitingIn gives the finding, from base on, that waits for the next paragraph, or -1.
func waitingIn(all []finding, base int) int {
	for i := len(all) - 1; i >= base; i-- {
		if all[i].awaits() {
			return i
		}
	}
	return -1
}

// dropWaiting leaves out what waited in vain.
func dropWaiting(all []finding) []finding {
	return slices.DeleteFunc(all, func(f finding) bool { return f.awaits() && len(f.more) == 0 })
}
