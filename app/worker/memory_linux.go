package worker

import (
	"bytes"
	"os"
	"strconv"
)

// resident is the memory of this process that lies in the machine's own.
func resident() int64 {
	data, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		return held()
	}
	fields := bytes.Fields(data)
	if len(fields) < 2 {
		return held()
	}
	pages, err := strconv.ParseInt(string(fields[1]), 10, 64)
	if err != nil {
		return held()
	}
	return pages * int64(os.Getpagesize())
}
