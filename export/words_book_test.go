package export_test

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"parley/app"
	"parley/export"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

func inUkrainian(b app.Book) app.Book {
	b.Language = "uk-UA"
	return b
}

func opened(t *testing.T, b app.Book) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(writeBytes(t, export.Options{}, b)))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

// TestUkrainianUnedited reads back every book in Ukrainian: nothing differs.
func TestUkrainianUnedited(t *testing.T) {
	for name, make := range books() {
		t.Run(name, func(t *testing.T) {
			e, err := export.ReadBook(t.Context(), saved(t, writeBytes(t, export.Options{}, inUkrainian(make()))))
			if err != nil {
				t.Fatal(err)
			}
			if len(e.Tables) != 3 {
				t.Errorf("%d sheets recognised", len(e.Tables))
			}
			edits, err := export.New(export.Options{}).CompareBook(t.Context(), inUkrainian(make()), e)
			if err != nil {
				t.Fatal(err)
			}
			for _, x := range edits {
				t.Errorf("%+v", x)
			}
		})
	}
}

// TestUkrainianSheets asserts that each sheet explains itself in Ukrainian, and that the
// names of sheets, the heads of tables and the cells of Matrix are those of an English book.
func TestUkrainianSheets(t *testing.T) {
	uk, en := opened(t, inUkrainian(demo())), opened(t, demo())
	if diff := cmp.Diff(en.GetSheetList(), uk.GetSheetList()); diff != "" {
		t.Fatalf("sheets: %s", diff)
	}
	cyrillic := regexp.MustCompile(`\p{Cyrillic}{3}`)
	seen := 0
	for _, sheet := range uk.GetSheetList() {
		if strings.HasPrefix(sheet, "_") {
			continue
		}
		seen++
		if about, _ := uk.GetCellValue(sheet, "A2"); !cyrillic.MatchString(about) {
			t.Errorf("%s is explained as %q", sheet, about)
		}
		if band, err := uk.GetHeaderFooter(sheet); err != nil || !strings.Contains(band.OddFooter, "Стор. &P з &N") {
			t.Errorf("%s has the footer %+v, %v", sheet, band, err)
		}
		a, _ := en.GetTables(sheet)
		b, _ := uk.GetTables(sheet)
		if len(a) != len(b) {
			t.Errorf("%s has %d tables, in English %d", sheet, len(b), len(a))
		}
		for i := range a {
			if a[i].Range != b[i].Range || a[i].Name != b[i].Name {
				t.Errorf("%s: table %v, in English %v", sheet, b[i], a[i])
			}
			if diff := cmp.Diff(head(t, en, sheet, a[i].Range), head(t, uk, sheet, a[i].Range)); diff != "" {
				t.Errorf("%s: %s", sheet, diff)
			}
		}
	}
	if seen < 10 {
		t.Errorf("only %d sheets", seen)
	}
}

// head gives the first two rows of a table: its heads and its first entry.
func head(t *testing.T, f *excelize.File, sheet, area string) [][]string {
	t.Helper()
	rows, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	from, _, _ := strings.Cut(area, ":")
	_, row, err := excelize.CellNameToCoordinates(from)
	if err != nil {
		t.Fatal(err)
	}
	if sheet == "Matrix" {
		return rows[row-1 : row+1]
	}
	return rows[row-1 : row]
}

// TestUkrainianBrief asserts that no English of the report is left in a brief; data stands.
func TestUkrainianBrief(t *testing.T) {
	english := string(writeExchange(t, "html", app.ExchangeSource{Book: demo()}))
	page := string(writeExchange(t, "html", app.ExchangeSource{Book: inUkrainian(demo())}))
	for en, uk := range map[string]string{
		"What the matrix shows": "Що показує матриця", "By issue": "За питаннями", "Latest said": "Востаннє сказано", "Method</h2>": "Метод</h2>",
		"statements": "висловлювань", "said by ": "слова: ", "Direct quote": "Пряма цитата", "No statement found": "Висловлювань не знайдено",
		" Apr 2025": " квітня 2025", "high": "висока", "Strong support": "Рішуче за", "Coding quality": "Якість кодування",
	} {
		if !strings.Contains(english, en) {
			t.Errorf("the English brief lacks %q", en)
		}
		if strings.Contains(page, en) || !strings.Contains(page, uk) {
			t.Errorf("%q stands, or %q does not", en, uk)
		}
	}
	for _, q := range quotesOf(demo()) {
		if strings.Contains(english, q) && !strings.Contains(page, q) {
			t.Errorf("quote %q is not as it was", q)
		}
	}
}
