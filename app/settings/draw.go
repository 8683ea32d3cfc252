package settings

import "strconv"

// The keys of how samples are drawn.
const (
	keyDrawSize key = "draw.size"
	keyDrawSeed key = "draw.seed"
)

// Draw gives how many lines a sample of a concordance has, 0 for all, and the seed with
// which they are drawn: the same seed draws the same lines.
func (s *Settings) Draw() (size int, seed uint64) {
	size, err := strconv.Atoi(s.text(keyDrawSize))
	if err != nil || size < 0 {
		size = 0
	}
	seed, err = strconv.ParseUint(s.text(keyDrawSeed), 10, 64)
	if err != nil || seed == 0 {
		seed = 1
	}
	return size, seed
}

// SetDraw keeps them.
func (s *Settings) SetDraw(size int, seed uint64) {
	s.set(keyDrawSize, strconv.Itoa(size))
	s.set(keyDrawSeed, strconv.FormatUint(seed, 10))
}
