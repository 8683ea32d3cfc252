package suggest

import "math"

// calibration maps raw scores to probabilities: a monotone table fitted by isotonic
// regression on those of the project's own annotated articles that no rule was written by
// (testdata/check, English), right meaning that the content overlaps by half and the source is right. It was fitted
// for the version of the rules that it names; a test fails when that is not the present one.
var calibration = calibrationTable{
	rules: "2026-11-29.7", date: "2026-11-29", samples: 787,
	points: []calibrationPoint{
		{0.309, 0.259}, // 31
		{0.424, 0.395}, // 42
		{0.461, 0.520}, // 42
		{0.541, 0.662}, // 81
		{0.642, 0.763}, // 209
		{0.731, 0.766}, // 33
		{0.784, 0.805}, // 105
		{0.895, 0.935}, // 104
		{0.948, 0.966}, // 100
		{0.980, 0.977}, // 40
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

// at gives the probability of a raw score, straight between the points of the table.
func (t calibrationTable) at(raw float64) float64 {
	p := t.points
	if len(p) == 0 {
		return raw
	}
	if raw <= p[0].raw {
		return p[0].share
	}
	for k := 1; k < len(p); k++ {
		if raw <= p[k].raw {
			w := (raw - p[k-1].raw) / (p[k].raw - p[k-1].raw)
			return math.Round(1000*(p[k-1].share+w*(p[k].share-p[k-1].share))) / 1000
		}
	}
	return p[len(p)-1].share
}
