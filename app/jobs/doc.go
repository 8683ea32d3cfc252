// Package jobs runs long work beside the window: progress, cancel, end state, waiting
// until idle. It knows nothing of what the work is; results are the work's own affair.
package jobs
