package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
)

// seal gives every page of a file made by VACUUM INTO its checksum. The driver learns
// only from the first page that checksums are wanted; when a copy is larger than the
// cache, other pages are written before that one, and go without.
func seal(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(sealPages(f), f.Close())
}

func sealPages(f *os.File) error {
	head := make([]byte, 100)
	if _, err := f.ReadAt(head, 0); err != nil {
		return fmt.Errorf("read header: %w", err)
	}
	size := int(binary.BigEndian.Uint16(head[16:]))
	if size == 1 { // so 65536 is written
		size = 1 << 16
	}
	if head[20] != checksumBytes || size < 512 {
		return nil
	}
	const pagesAtOnce = 64
	block := make([]byte, pagesAtOnce*size)
	for at := int64(0); ; {
		n, err := f.ReadAt(block, at)
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		for p := 0; p+size <= n; p += size {
			sum, end := checksum(block[p:p+size-checksumBytes]), p+size-checksumBytes
			if bytes.Equal(sum, block[end:p+size]) {
				continue
			}
			if _, err := f.WriteAt(sum, at+int64(end)); err != nil {
				return err
			}
		}
		if n < len(block) {
			return nil
		}
		at += int64(n)
	}
}

// checksum is that of SQLite's checksum VFS: two sums over words of four bytes.
func checksum(page []byte) []byte {
	var s1, s2 uint32
	for i := 0; i+8 <= len(page); i += 8 {
		s1 += binary.LittleEndian.Uint32(page[i:]) + s2
		s2 += binary.LittleEndian.Uint32(page[i+4:]) + s1
	}
	out := binary.LittleEndian.AppendUint32(make([]byte, 0, checksumBytes), s1)
	return binary.LittleEndian.AppendUint32(out, s2)
}
