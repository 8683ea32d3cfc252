package store_test

import (
	"bytes"
	"encoding/binary"
	"path/filepath"
	"testing"

	"parley/app/apptest"
	"parley/app/store"
)

// Every page of every file that the store writes bears its checksum, also where there are
// more pages than the cache holds.
func TestChecksums(t *testing.T) {
	path := closed(t)
	s := reopen(t, path)
	apply(t, s, apptest.Adding("Outlet", nil, apptest.Outlet("The Courier")))
	for from := range 4 {
		texts, list := corpus(1000*from, 350)
		apply(t, s, apptest.Adding("Import", texts, list...))
	}
	backup := filepath.Join(t.TempDir(), "backup.parley")
	if err := s.Backup(backup); err != nil {
		t.Fatal(err)
	}
	sealed(t, backup)
	shut(t, s)
	sealed(t, path)

	old := filepath.Join(t.TempDir(), "old.parley")
	write(t, old, read(t, filepath.Join("testdata", "schema-001.parley")))
	raw(t, old, `WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
		INSERT INTO note SELECT 'n' || i, 'project', 'project', hex(randomblob(2000)), 'C1', '2025-05-12T09:30:00Z' FROM n`)
	if data := read(t, old); data[20] != 0 {
		t.Fatalf("the old file has %d bytes for checksums", data[20])
	}
	s = reopen(t, old)
	texts, list := corpus(1, 20)
	apply(t, s, apptest.Adding("Import", texts, list...))
	shut(t, s)
	sealed(t, old)
}

// sealed checks every page by the formula of SQLite's checksum VFS.
func sealed(t *testing.T, path string) {
	t.Helper()
	data := read(t, path)
	if data[20] != 8 {
		t.Fatalf("%s has %d bytes for checksums", filepath.Base(path), data[20])
	}
	size := int(binary.BigEndian.Uint16(data[16:])) // an old file may have small pages
	if len(data) < 200*size {
		t.Errorf("only %d pages", len(data)/size)
	}
	for n := range len(data) / size {
		words := data[n*size : (n+1)*size]
		want := words[size-8:]
		var a, b uint32
		for words = words[:size-8]; len(words) > 0; words = words[8:] {
			a += binary.LittleEndian.Uint32(words) + b
			b += binary.LittleEndian.Uint32(words[4:]) + a
		}
		if binary.LittleEndian.Uint32(want) != a || binary.LittleEndian.Uint32(want[4:]) != b {
			t.Fatalf("%s: page %d of %d has a wrong checksum", filepath.Base(path), n+1, len(data)/size)
		}
	}
}

// A page changed on the disk is refused when it is read, also in a large file that is not
// read through at opening.
func TestChecksumsRefuse(t *testing.T) {
	path := closed(t)
	s := reopen(t, path)
	apply(t, s, apptest.Adding("Actors", nil, apptest.Actor("Anna Lind")))
	shut(t, s)
	raw(t, path, `CREATE TABLE filler (x BLOB)`, `INSERT INTO filler VALUES (zeroblob(17000000))`)
	data := read(t, path)
	at := bytes.Index(data, []byte("Anna Lind"))
	if at < 0 {
		t.Fatal("the name is not in the file")
	}
	data[at] ^= 1 // no structure is hurt
	write(t, path, data)
	s, err := store.Open(path, options())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := s.Codebook(); err == nil {
		t.Error("a changed byte was read without an error")
	} else {
		explained(t, err)
	}
}
