package places

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"slices"
)

// segment is the lists of the rows [from, to). It is read-only and safe for concurrent use.
type segment struct {
	from, to uint32
	sum      uint32 // of the caller, of what the rows are
	keys     []Key
	ends     []uint64 // of each list in the data
	data     []byte   // in memory
	file     *os.File // or in a file
}

func (s *segment) size() uint64 {
	if len(s.ends) == 0 {
		return 0
	}
	return s.ends[len(s.ends)-1]
}

// bounds gives where a list lies; both are 0 for none.
func (s *segment) bounds(k Key) (from, to uint64) {
	i, ok := slices.BinarySearch(s.keys, k)
	if !ok {
		return 0, 0
	}
	if i > 0 {
		from = s.ends[i-1]
	}
	return from, s.ends[i]
}

// list gives the blocks of a key, none if no row has it.
func (s *segment) list(k Key) ([]byte, error) {
	from, to := s.bounds(k)
	if from == to {
		return nil, nil
	}
	if s.file == nil {
		return checked(s.data[from:to])
	}
	buf := make([]byte, to-from)
	if _, err := s.file.ReadAt(buf, int64(from)+headBytes); err != nil {
		return nil, fmt.Errorf("read places: %w", err)
	}
	return checked(buf)
}

// A file is: magic, the lists, the directory (number of keys, their differences, the
// lengths of the lists), and a foot.
const (
	magic     = "parleyP1"
	headBytes = int64(len(magic))
	footBytes = 4*3 + 8*2 + 4*2
)

// foot is the end of a file: stretch and checksum of the rows, place and length of the
// directory, checksums of directory and foot.
func (s *segment) foot(directory []byte) []byte {
	le := binary.LittleEndian
	var f []byte
	for _, n := range []uint32{s.from, s.to, s.sum} {
		f = le.AppendUint32(f, n)
	}
	f = le.AppendUint64(f, s.size())
	f = le.AppendUint64(f, uint64(len(directory)))
	f = le.AppendUint32(f, crc32.Checksum(directory, castagnoli))
	return le.AppendUint32(f, crc32.Checksum(f, castagnoli))
}

func (s *segment) directory() []byte {
	d := binary.AppendUvarint(nil, uint64(len(s.keys)))
	key, end := Key(0), uint64(0)
	for i, k := range s.keys {
		d = binary.AppendUvarint(binary.AppendUvarint(d, uint64(k-key)), s.ends[i]-end)
		key, end = k, s.ends[i]
	}
	return d
}

func (s *segment) readDirectory(d []byte) error {
	n, size := binary.Uvarint(d)
	if size <= 0 || n > uint64(len(d)) {
		return errList
	}
	d = d[size:]
	s.keys, s.ends = make([]Key, 0, n), make([]uint64, 0, n)
	key, end := uint64(0), uint64(0)
	for range n {
		k, a := binary.Uvarint(d)
		if a <= 0 {
			return errList
		}
		l, b := binary.Uvarint(d[a:])
		if b <= 0 {
			return errList
		}
		d = d[a+b:]
		key, end = key+k, end+l
		s.keys, s.ends = append(s.keys, Key(key)), append(s.ends, end)
	}
	return nil
}

var errForeign = errors.New("not a file of places, or cut off")

// openSegment opens a file and checks all but the lists, which are checked when they are
// read.
func openSegment(name string) (s *segment, err error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			s, err = nil, errors.Join(err, f.Close())
		}
	}()
	st, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if st.Size() < headBytes+footBytes {
		return nil, errForeign
	}
	var foot [footBytes]byte
	if _, err = f.ReadAt(foot[:], st.Size()-footBytes); err != nil {
		return nil, err
	}
	le := binary.LittleEndian
	if le.Uint32(foot[footBytes-4:]) != crc32.Checksum(foot[:footBytes-4], castagnoli) {
		return nil, errForeign
	}
	s = &segment{from: le.Uint32(foot[0:]), to: le.Uint32(foot[4:]), sum: le.Uint32(foot[8:]), file: f}
	lists, length := le.Uint64(foot[12:]), le.Uint64(foot[20:])
	if lists > uint64(st.Size()) || uint64(headBytes)+lists+length+footBytes != uint64(st.Size()) {
		return nil, errForeign
	}
	directory := make([]byte, length)
	if _, err = f.ReadAt(directory, headBytes+int64(lists)); err != nil {
		return nil, err
	}
	if le.Uint32(foot[28:]) != crc32.Checksum(directory, castagnoli) {
		return nil, errForeign
	}
	if err = s.readDirectory(directory); err == nil && s.size() != lists {
		err = errForeign
	}
	return s, err
}

// writer takes lists in the order of their keys, into memory or a file.
type writer struct {
	segment
	out *bufio.Writer // nil in memory
	end uint64
}

// newWriter makes a writer; a nil f keeps the lists in memory.
func newWriter(from, to, sum uint32, f *os.File) (*writer, error) {
	w := &writer{segment: segment{from: from, to: to, sum: sum, file: f}}
	if f == nil {
		return w, nil
	}
	w.out = bufio.NewWriterSize(f, 1<<20)
	_, err := w.out.WriteString(magic)
	return w, err
}

func (w *writer) add(k Key, list []byte) error {
	w.end += uint64(len(list))
	w.keys, w.ends = append(w.keys, k), append(w.ends, w.end)
	if w.out == nil {
		w.data = append(w.data, list...)
		return nil
	}
	_, err := w.out.Write(list)
	return err
}

// finish writes the end of the file and gives the segment.
func (w *writer) finish() (*segment, error) {
	w.keys, w.ends, w.data = slices.Clip(w.keys), slices.Clip(w.ends), slices.Clip(w.data)
	if w.out == nil {
		return &w.segment, nil
	}
	d := w.directory()
	_, err := w.out.Write(append(d, w.foot(d)...))
	return &w.segment, errors.Join(err, w.out.Flush(), w.file.Sync())
}

// scan gives every list of the segment in the order of the keys, as stored. The list is
// valid until the next one.
func (s *segment) scan() func(i int) ([]byte, error) {
	from := uint64(0)
	var in *bufio.Reader
	var buf []byte
	if s.file != nil {
		in = bufio.NewReaderSize(io.NewSectionReader(s.file, headBytes, int64(s.size())), 256<<10)
	}
	return func(i int) ([]byte, error) {
		n := s.ends[i] - from
		from = s.ends[i]
		if in == nil {
			return checked(s.data[from-n : from])
		}
		buf = slices.Grow(buf[:0], int(n))[:n]
		if _, err := io.ReadFull(in, buf); err != nil {
			return nil, err
		}
		return checked(buf)
	}
}
