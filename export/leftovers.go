package export

import (
	"errors"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// temporaryEnd ends the names of files that are being written.
const temporaryEnd = ".tmp"

// temporary begins the name of a file that the process with this number writes on this
// computer, so that what a killed process has left can be told from what another writes
// just now.
func temporary(pid int) string {
	host, err := os.Hostname()
	if err != nil {
		host = "unknown"
	}
	h := fnv.New32a()
	h.Write([]byte(host)) // it never fails
	return fmt.Sprintf(".parley-%08x-%d-", h.Sum32(), pid)
}

// sweep removes files that processes of this computer have left half written in a folder
// because they were killed. A folder that cannot be read has its problem reported by the
// writing that follows.
func sweep(dir string) {
	mine := strings.TrimSuffix(temporary(0), "0-")
	files, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	for _, f := range files {
		rest, found := strings.CutPrefix(f.Name(), mine)
		number, _, _ := strings.Cut(rest, "-")
		pid, err := strconv.Atoi(number)
		if found && err == nil && strings.HasSuffix(rest, temporaryEnd) && ended(pid) {
			_ = os.Remove(filepath.Join(dir, f.Name())) // tried again at the next writing
		}
	}
}

// ended reports whether no process has this number.
func ended(pid int) bool {
	p, err := os.FindProcess(pid)
	if err != nil {
		return true
	}
	defer p.Release() //nolint:errcheck // only looked at
	return errors.Is(p.Signal(syscall.Signal(0)), os.ErrProcessDone)
}

// flushFolder makes sure that a new name is on the disk, where the system can do that.
func flushFolder(dir string) {
	f, err := os.Open(dir)
	if err != nil {
		return
	}
	_ = f.Sync() // not every system flushes folders
	_ = f.Close()
}
