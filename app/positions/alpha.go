package positions

import (
	"math/rand/v2"
	"slices"
)

// alpha is Krippendorff's alpha of two coders: 1 − observed / expected disagreement, from
// the matrix of coincidences (Krippendorff, Content Analysis, ch. 12). Each unit has the
// values of both; distance is the squared difference of the level of measurement.
func alpha(units [][2]string, distance func(a, b string) float64) (value *float64, reason string) {
	if len(units) < 2 {
		return nil, "fewer than two pairs have a value from both coders"
	}
	count := map[string]float64{}
	observed := 0.0
	for _, u := range units {
		count[u[0]]++
		count[u[1]]++
		observed += 2 * distance(u[0], u[1])
	}
	n := float64(2 * len(units))
	values := make([]string, 0, len(count))
	for v := range count {
		values = append(values, v)
	}
	slices.Sort(values) // the sum of floating-point numbers must not depend on the order
	expected := 0.0
	for _, a := range values {
		for _, b := range values {
			expected += count[a] * count[b] * distance(a, b)
		}
	}
	if expected == 0 {
		return nil, "all values are the same: there is nothing to tell agreement from chance"
	}
	x := 1 - observed*(n-1)/expected
	return &x, ""
}

// resamples is how often the pairs are drawn anew for a confidence interval: enough that
// its ends are steady to about a hundredth.
const resamples = 2000

// interval gives the 95 % confidence interval of alpha by drawing units with replacement.
// The draws are the same at each call. Draws in which all values are equal say nothing.
func interval(units [][2]string, distance func(a, b string) float64) (low, high *float64) {
	random := rand.New(rand.NewPCG(1, uint64(len(units))))
	drawn := make([][2]string, len(units))
	var all []float64
	for range resamples {
		for i := range drawn {
			drawn[i] = units[random.IntN(len(units))]
		}
		if a, _ := alpha(drawn, distance); a != nil {
			all = append(all, *a)
		}
	}
	if len(all) < resamples/2 {
		return nil, nil
	}
	slices.Sort(all)
	return &all[len(all)*25/1000], &all[len(all)*975/1000]
}
