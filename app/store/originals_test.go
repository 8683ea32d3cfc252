package store_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"testing"

	"parley/app"
	"parley/app/store"
)

func TestOriginals(t *testing.T) {
	path := closed(t)
	s, err := store.Open(path, options())
	if err != nil {
		t.Fatal(err)
	}
	files := []app.Original{
		{Name: "page.html", Bytes: bytes.Repeat([]byte("<p>the same again</p>"), 5000)},
		{Name: "copy.html", Bytes: bytes.Repeat([]byte("<p>the same again</p>"), 5000)},
		{Name: "empty.txt"},
		{Name: "odd.bin", Bytes: []byte{0, 0xFF, 0, 1}},
	}
	put := func(files []app.Original, fail error) error {
		return s.PutOriginals(func() (app.Original, bool, error) {
			if len(files) == 0 {
				return app.Original{}, false, fail
			}
			o := files[0]
			files = files[1:]
			return o, true, nil
		})
	}
	boom := errors.New("boom")
	if err := put(files[3:], boom); err == nil {
		t.Error("a failure in between was not reported")
	}
	if there, err := s.HasOriginal(hash(files[3].Bytes)); err != nil || there {
		t.Errorf("a file of a transaction that failed: %v, %v", there, err)
	}
	for range 2 { // a second time changes nothing
		if err := put(files, nil); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if s, err = store.Open(path, options()); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for _, f := range files {
		got, err := s.Original(hash(f.Bytes))
		if err != nil || !bytes.Equal(got.Bytes, f.Bytes) || got.Size != int64(len(f.Bytes)) {
			t.Errorf("%s: %d bytes, %v", f.Name, len(got.Bytes), err)
		}
		if f.Name == "copy.html" && got.Name != "page.html" {
			t.Errorf("a copy is stored twice, as %s", got.Name)
		}
	}
	if _, err := s.Original(hash([]byte("other"))); app.CodeOf(err) != app.NotFound {
		t.Errorf("a file that is not kept: %v", err)
	}
}

func hash(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}
