package positions

import (
	"math"

	"parley/app"
)

// verdict is what a resolver says (R5). sign is noSign where the evidence is tied; by,
// the resolving statement, is then nil.
type verdict struct {
	word app.CellState
	sign sign
	by   *unit
	tied bool // latest: signs of equal rank at one time
}

// verdicts are those resolvers that answer with a word of their own.
type verdicts struct {
	latest, majority, strongest verdict
}

// resolver applies R5. voiced are statements after R1 and R2 without no_comment, in the
// total order and at least one.
type resolver struct {
	name      string
	theta     float64
	breakTies bool // dna_tie
}

func newResolver(s app.MatrixSpec) resolver {
	return resolver{name: s.Resolver, theta: s.Theta, breakTies: has(s, app.CompatTie)}
}

func (r resolver) all(voiced []*unit, t tally) verdicts {
	if len(voiced) == 1 {
		v := settled(voiced[0].stance.sign, voiced[0])
		out := verdicts{latest: v, majority: v, strongest: v}
		if t.weighted() == 0 || v.sign == both {
			out.majority = r.majority(voiced, t)
		}
		return out
	}
	return verdicts{latest: r.latest(voiced), majority: r.majority(voiced, t), strongest: strongest(voiced)}
}

// resolve gives the verdict of the resolver that the spec names.
func (r resolver) resolve(voiced []*unit, t tally) verdict {
	return r.choose(r.all(voiced, t), voiced, t)
}

func (r resolver) choose(all verdicts, voiced []*unit, t tally) verdict {
	switch r.name {
	case "majority":
		return all.majority
	case "strongest":
		return all.strongest
	case "net", "activity", "prominence": // the latter two divide net by something positive
		return bySign(t.net(), voiced, t)
	case "net_intensity":
		return bySign(t.netIntensity(), voiced, t)
	case "balance":
		return bySign(t.balance(), voiced, t)
	case "log_balance":
		return bySign(t.logBalance(), voiced, t)
	case "dna_combine":
		return byCombine(voiced, t)
	}
	return all.latest
}

func settled(s sign, by *unit) verdict { return verdict{word: s.word(), sign: s, by: by} }

func tie() verdict { return verdict{word: app.CellMixed, sign: noSign} }

// bearer settles on a sign class; the last statement of that class stands for it.
func bearer(s sign, voiced []*unit) verdict {
	v := settled(s, nil)
	for _, u := range voiced {
		if u.stance.sign == s {
			v.by = u
		}
	}
	return v
}

// newest tells which statements are earlier than no other: those that end after the
// last one begins. Statements without a date count only if there are no others.
type newest struct {
	lastFrom int64
	dated    bool
}

func newestOf(list []*unit) newest {
	var n newest
	for _, u := range list {
		n.add(u)
	}
	return n
}

func (n *newest) add(u *unit) {
	if u.said.known && (!n.dated || u.said.from > n.lastFrom) {
		n.lastFrom, n.dated = u.said.from, true
	}
}

func (n newest) holds(u *unit) bool {
	return !n.dated || (u.said.known && u.said.to > n.lastFrom)
}

// latest is decided among the newest statements by the best rank, never by row ids.
func (r resolver) latest(voiced []*unit) verdict {
	n := newestOf(voiced)
	var last *unit
	best := uint8(math.MaxUint8)
	one, several := noSign, false
	for _, u := range voiced {
		if !n.holds(u) {
			continue
		}
		several = several || (one != noSign && one != u.stance.sign)
		one, last = u.stance.sign, u
		best = min(best, u.rank)
	}
	if !several {
		return settled(one, last)
	}
	one, several = noSign, false
	for _, u := range voiced {
		if u.rank != best || !n.holds(u) {
			continue
		}
		several = several || (one != noSign && one != u.stance.sign)
		one, last = u.stance.sign, u
	}
	if several && !r.breakTies {
		v := tie()
		v.tied = true
		return v
	}
	return settled(one, last)
}

// majority is the strict maximum of pro, con and neutral if its share exceeds theta.
func (r resolver) majority(voiced []*unit, t tally) verdict {
	top := plus
	for _, s := range []sign{minus, zero} {
		if t.w[s] > t.w[top] {
			top = s
		}
	}
	for _, s := range []sign{plus, minus, zero} {
		if s != top && same(t.w[s], t.w[top]) {
			return tie()
		}
	}
	if all := t.weighted(); all == 0 || t.w[top]/all <= r.theta+tolerance {
		return tie()
	}
	return bearer(top, voiced)
}

// strongest is the first by rank, certainty, magnitude and time.
func strongest(voiced []*unit) verdict {
	strength := func(u *unit) int {
		const wide = 16 // more than the values of certainty and of magnitude
		return (int(u.rank)*wide+int(u.certainty))*wide - u.magnitude()
	}
	best := math.MaxInt
	for _, u := range voiced {
		best = min(best, strength(u))
	}
	var n newest
	for _, u := range voiced {
		if strength(u) == best {
			n.add(u)
		}
	}
	var winner *unit
	for _, u := range voiced {
		switch {
		case strength(u) != best || !n.holds(u):
		case winner != nil && winner.stance.sign != u.stance.sign:
			return tie()
		default:
			winner = u
		}
	}
	return settled(winner.stance.sign, winner)
}

// tolerance takes up what adding weights such as 0.1 loses.
const tolerance = 1e-12

func same(a, b float64) bool { return math.Abs(a-b) <= tolerance }

// bySign gives the word for a numeric resolver.
func bySign(x number, voiced []*unit, t tally) verdict {
	switch {
	case x.ok && x.v > tolerance:
		return bearer(plus, voiced)
	case x.ok && x.v < -tolerance:
		return bearer(minus, voiced)
	}
	return undirected(voiced, t)
}

// undirected is the word where a number is 0 or blank.
func undirected(voiced []*unit, t tally) verdict {
	if t.n[plus] > 0 || t.n[both] > 0 {
		return tie()
	}
	return bearer(zero, voiced)
}

func byCombine(voiced []*unit, t tally) verdict {
	switch t.combine().v {
	case 1:
		return bearer(plus, voiced)
	case 2:
		return bearer(minus, voiced)
	case 3:
		return tie()
	}
	return undirected(voiced, t)
}
