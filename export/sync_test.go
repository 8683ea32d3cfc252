package export_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"parley/app"
	"parley/export"
)

// saved writes bytes into a file.
func saved(t testing.TB, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "book.xlsx")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestCompareUnedited reads back every book that the other tests write: nothing differs.
func TestCompareUnedited(t *testing.T) {
	for name, make := range books() {
		t.Run(name, func(t *testing.T) {
			w := export.New(export.Options{})
			e, err := export.ReadBook(t.Context(), saved(t, writeBytes(t, export.Options{}, make())))
			if err != nil {
				t.Fatal(err)
			}
			if len(e.Tables) != 3 {
				t.Errorf("%d sheets recognised", len(e.Tables))
			}
			edits, err := w.CompareBook(t.Context(), make(), e)
			if err != nil {
				t.Fatal(err)
			}
			for _, x := range edits {
				t.Errorf("%+v", x)
			}
		})
	}
}

// rezip rewrites the parts of a workbook.
func rezip(t *testing.T, data []byte, change func(name string, part []byte) []byte, more ...string) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	put := func(name string, part []byte) {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(part); err != nil {
			t.Fatal(err)
		}
	}
	for _, f := range in.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		part, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		put(f.Name, change(f.Name, part))
	}
	for _, name := range more {
		put(name, []byte("x"))
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func same(_ string, part []byte) []byte { return part }

func TestReadBookRefuses(t *testing.T) {
	good := writeBytes(t, export.Options{}, oneCell())
	other := excelize.NewFile()
	var foreign bytes.Buffer
	if err := other.Write(&foreign); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name string
		data []byte
		want string
	}{
		{"no archive", []byte("ID;Actor"), "not a workbook"},
		{"empty", nil, "not a workbook"},
		{"encrypted", append([]byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}, make([]byte, 600)...), "encrypted"},
		{"macros", rezip(t, good, same, "xl/vbaProject.bin"), "macros"},
		{"another program's", foreign.Bytes(), "not written by Parley"},
		{"another format", rezip(t, good, func(name string, part []byte) []byte {
			return bytes.ReplaceAll(part, []byte("<t>1</t></is></c></row><row r=\"3\""), []byte("<t>9</t></is></c></row><row r=\"3\""))
		}), "has format 9"},
		{"cut off", good[:len(good)/2], "not a workbook"},
		{"sheets that break off", rezip(t, good, func(name string, part []byte) []byte {
			if strings.HasPrefix(name, "xl/worksheets/sheet") {
				return part[:len(part)/2]
			}
			return part
		}), ""},
		{"too many parts", rezip(t, good, same, manyNames(2100)...), "more parts"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := export.ReadBook(t.Context(), saved(t, tt.data))
			e, ok := errors.AsType[*app.Error](err)
			if !ok || !strings.Contains(e.Msg, tt.want) || e.Hint == "" {
				t.Errorf("error %v", err)
			}
		})
	}
	if _, err := export.ReadBook(t.Context(), filepath.Join(t.TempDir(), "none.xlsx")); app.CodeOf(err) != app.NotFound {
		t.Errorf("a file that is not there: %v", err)
	}
}

func manyNames(n int) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = "docProps/part" + strings.Repeat("x", i%7) + string(rune('a'+i%26)) + strings.Repeat("y", i/26) + ".xml"
	}
	return out
}

// FuzzReadBook damages workbooks: reading and comparing end with a result or an error that
// says what to do, never with a panic.
func FuzzReadBook(f *testing.F) {
	var buf bytes.Buffer
	if err := export.New(export.Options{}).WriteBook(f.Context(), &buf, oneCell()); err != nil {
		f.Fatal(err)
	}
	good := buf.Bytes()
	f.Add("xl/worksheets/sheet4.xml", 0, []byte("<row r=\"-1\"><c r=\"ZZZZ9\" t=\"s\"><v>99999</v></c></row>"))
	f.Add("xl/worksheets/sheet2.xml", 2000, []byte("<f>1+1</f>"))
	f.Add("xl/workbook.xml", 300, []byte("<sheet name=\"a\" sheetId=\"0\" r:id=\"rId99\"/>"))
	f.Add("xl/sharedStrings.xml", 10, []byte("]]>"))
	f.Add("", len(good)/2, []byte{0, 1, 2})
	f.Fuzz(func(t *testing.T, part string, at int, put []byte) {
		data := bytes.Clone(good)
		insert := func(b []byte) []byte {
			i := min(max(at, 0), len(b))
			return append(append(bytes.Clone(b[:i]), put...), b[i:]...)
		}
		if part == "" {
			data = insert(data)
		} else {
			data = rezip(t, data, func(name string, b []byte) []byte {
				if name == part {
					return insert(b)
				}
				return b
			})
		}
		e, err := export.ReadBook(t.Context(), saved(t, data))
		if err != nil {
			if x, ok := errors.AsType[*app.Error](err); !ok || x.Msg == "" {
				t.Errorf("error %v", err)
			}
			return
		}
		if _, err := export.New(export.Options{}).CompareBook(t.Context(), oneCell(), e); err != nil {
			t.Error(err)
		}
	})
}
