package worker

import (
	"runtime/debug"
	"runtime/metrics"
)

// softMemory is where the garbage collector begins to work harder; the parent ends a
// child at its own, higher limit.
const softMemory = 768 << 20

func limitSelf() { debug.SetMemoryLimit(softMemory) }

// held is what the runtime has from the system and has not given back.
func held() int64 {
	s := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	metrics.Read(s)
	return int64(s[0].Value.Uint64()) - int64(s[1].Value.Uint64())
}
