//go:build !linux

package worker

// resident is the memory of this process, as the runtime counts it.
func resident() int64 { return held() }
