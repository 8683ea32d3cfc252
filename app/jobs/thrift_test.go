package jobs_test

import (
	"runtime/debug"
	"testing"

	"parley/app/jobs"
)

// percent gives what the collector is set to.
func percent() int {
	p := debug.SetGCPercent(100)
	debug.SetGCPercent(p)
	return p
}

func TestThrift(t *testing.T) {
	before := percent()
	defer debug.SetGCPercent(before)
	for _, tt := range []struct {
		name            string
		usual, meantime int
	}{{"usual", 100, 20}, {"lower already", 10, 10}, {"off", -1, -1}} {
		t.Run(tt.name, func(t *testing.T) {
			debug.SetGCPercent(tt.usual)
			var thrift jobs.Thrift
			first, second := thrift.Begin(), thrift.Begin()
			first()
			if got := percent(); got != tt.meantime {
				t.Errorf("%d while one still runs, want %d", got, tt.meantime)
			}
			second()
			if got := percent(); got != tt.usual {
				t.Errorf("%d afterwards, want %d", got, tt.usual)
			}
		})
	}
}
