package suggest

import (
	"math"
	"slices"
)

// calibration maps raw scores to probabilities: a monotone table fitted by isotonic
// regression on those of the project's own annotated articles that no rule was written by
// (testdata/check, English), right meaning that the content overlaps by half and the source
// is right. It was fitted for the version of the rules that it names; a test fails when
// that is not the present one.
var calibration = calibrationTable{
	rules: "2026-11-30.3", date: "2026-11-30", samples: 388,
	points: []calibrationPoint{
		{0.450, 0.490}, // 79
		{0.634, 0.666}, // 107
		{0.755, 0.768}, // 39
		{0.829, 0.841}, // 67
		{0.937, 0.949}, // 96
	},
}

// calibrationTable is a monotone step function, smoothed between its points.
type calibrationTable struct {
	rules   string
	date    string
	samples int
	points  []calibrationPoint // by raw score, ascending
}

type calibrationPoint struct{ raw, share float64 }

func calibrated(raw float64) float64 { return calibration.at(raw) }

// at gives the probability of a raw score, straight between the points of the table and
// from its ends to nothing and to certainty.
func (t calibrationTable) at(raw float64) float64 {
	last := calibrationPoint{}
	for _, p := range append(slices.Clip(t.points), calibrationPoint{1, 1}) {
		if raw <= p.raw {
			w := (raw - last.raw) / (p.raw - last.raw)
			return math.Round(1000*(last.share+w*(p.share-last.share))) / 1000
		}
		last = p
	}
	return 1
}
