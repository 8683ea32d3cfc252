package positions

import "math"

// tally holds the counts of R4 over statements after R1 and R2, and the same with the
// weights of R3.
type tally struct {
	n      [signs]int
	w      [signs]float64
	values int // sum of the values
}

func count(list []*unit) tally {
	var t tally
	for _, u := range list {
		t.n[u.stance.sign]++
		t.w[u.stance.sign] += u.weight
		t.values += int(u.stance.value)
	}
	return t
}

// total is N: everything but no comment.
func (t tally) total() int { return t.n[plus] + t.n[minus] + t.n[zero] + t.n[both] }

func (t tally) weighted() float64 { return t.w[plus] + t.w[minus] + t.w[zero] + t.w[both] }

// number is a figure that may be blank: blank is not zero (R9).
type number struct {
	v  float64
	ok bool
}

func (t tally) net() number {
	return number{v: t.w[plus] - t.w[minus], ok: t.total() > 0}
}

func (t tally) netIntensity() number {
	return number{v: float64(t.values), ok: t.total() > 0}
}

func (t tally) balance() number {
	sum := t.w[plus] + t.w[minus]
	if sum == 0 {
		return number{}
	}
	return number{v: (t.w[plus] - t.w[minus]) / sum, ok: true}
}

func (t tally) logBalance() number {
	if t.w[plus]+t.w[minus] == 0 {
		return number{}
	}
	return number{v: math.Log((t.w[plus] + 0.5) / (t.w[minus] + 0.5)), ok: true}
}

// conflict is the score of R7, 0 for statements that are neither for nor against.
func (t tally) conflict() number {
	sum := t.w[plus] + t.w[minus]
	if sum == 0 {
		return number{ok: t.total() > 0}
	}
	return number{v: 1 - math.Abs(t.w[plus]-t.w[minus])/sum, ok: true}
}

// combine is DNA's code: 0 none, 1 only pro, 2 only con, 3 both.
func (t tally) combine() number {
	var v float64
	if t.n[plus] > 0 {
		v++
	}
	if t.n[minus] > 0 {
		v += 2
	}
	return number{v: v, ok: t.total() > 0}
}
