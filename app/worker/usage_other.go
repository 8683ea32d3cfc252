//go:build !unix && !windows

package worker

import "time"

// cpuTime is not known here; the limit on wall time must do.
func cpuTime() time.Duration { return 0 }
