package positions_test

import (
	"strconv"
	"testing"

	"parley/app/positions"
)

func itoa(n int) string { return strconv.Itoa(n) }

// BenchmarkBuild is bar P10: 200,000 statements, 500 actors, 200 issues, from scratch.
func BenchmarkBuild(b *testing.B) {
	in := benchInput(200_000, 500, 200)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := positions.Build(in); err != nil {
			b.Fatal(err)
		}
	}
}
