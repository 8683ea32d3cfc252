package export_test

import (
	"bytes"
	"os"
	"testing"

	"parley/app"
	"parley/export"

	"github.com/xuri/excelize/v2"
)

// write makes the workbook of a book and opens it again.
func write(t testing.TB, o export.Options, b app.Book) (*excelize.File, []byte) {
	t.Helper()
	o.TempDir = t.TempDir()
	var buf bytes.Buffer
	if err := export.New(o).WriteBook(t.Context(), &buf, b); err != nil {
		t.Fatalf("write: %v", err)
	}
	if dir := os.Getenv("PARLEY_KEEP_WORKBOOKS"); dir != "" {
		if err := os.WriteFile(dir+"/"+name(t)+".xlsx", buf.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	f, err := excelize.OpenReader(bytes.NewReader(buf.Bytes()), excelize.Options{UnzipSizeLimit: 512 << 20, UnzipXMLSizeLimit: 512 << 20})
	if err != nil {
		t.Fatalf("reopen: %v", err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f, buf.Bytes()
}

func name(t testing.TB) string {
	return string(bytes.Map(func(r rune) rune {
		if r == '/' || r == ' ' {
			return '_'
		}
		return r
	}, []byte(t.Name())))
}

func TestDemo(t *testing.T) {
	write(t, export.Options{}, demo())
}
