package index

import (
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"sync"
)

// castagnoli is the checksum that processors compute themselves.
var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// appendLog is a file that only grows, or the same in memory. Bleve's batch records how
// much of it is valid; what a crash left behind that is cut off at the next start.
// One goroutine appends, any may read.
type appendLog struct {
	file *os.File // nil in memory
	mu   sync.RWMutex
	mem  []byte
	size int64
	sum  uint32 // of all bytes; kept only where the whole file is read at the start
}

// openLog opens or creates the file and cuts it to the valid size; an empty path keeps
// the log in memory.
func openLog(path string, valid int64) (*appendLog, error) {
	if path == "" {
		return &appendLog{}, nil
	}
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	st, err := f.Stat()
	if err == nil && st.Size() < valid {
		err = fmt.Errorf("%s has %d bytes instead of %d", path, st.Size(), valid)
	}
	if err == nil {
		err = f.Truncate(valid)
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return &appendLog{file: f, size: valid}, nil
}

// append writes data at the end.
func (l *appendLog) append(data []byte) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.file == nil {
		l.mem = append(l.mem, data...)
	} else if _, err := l.file.WriteAt(data, l.size); err != nil {
		return err
	}
	l.size += int64(len(data))
	l.sum = crc32.Update(l.sum, castagnoli, data)
	return nil
}

// read fills buf from the offset.
func (l *appendLog) read(buf []byte, at int64) error {
	if l.file != nil {
		_, err := l.file.ReadAt(buf, at)
		return err
	}
	l.mu.RLock()
	defer l.mu.RUnlock()
	if at+int64(len(buf)) > int64(len(l.mem)) {
		return io.ErrUnexpectedEOF
	}
	copy(buf, l.mem[at:])
	return nil
}

// load reads the whole log and compares its checksum.
func (l *appendLog) load(sum uint32) ([]byte, error) {
	buf := make([]byte, l.size)
	if err := l.read(buf, 0); err != nil {
		return nil, err
	}
	l.sum = crc32.Checksum(buf, castagnoli)
	if l.sum != sum {
		return nil, errors.New("checksum differs")
	}
	return buf, nil
}

func (l *appendLog) close() error {
	if l == nil || l.file == nil {
		return nil
	}
	return l.file.Close()
}
