package present_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/ui/present"
)

func paletteEntries() []present.PaletteEntry {
	return []present.PaletteEntry{
		{ID: "statement.start", Menu: "Coding", Title: "Record statement from here", Keys: "F9"},
		{ID: "search", Menu: "Search", Title: "Search", Keys: "Ctrl+F"},
		{ID: "statements.recode", Menu: "Coding", Title: "Recode selected statements…", Keys: "Ctrl+R", Why: "Check some first."},
		{ID: "undo", Menu: "Edit", Title: "Undo", Keys: "Ctrl+Z"},
		{Menu: "In the form", Title: "Stance", Keys: "1 … 9"},
	}
}

func TestFilterEntries(t *testing.T) {
	tests := []struct {
		name, typed string
		want        []present.Command
	}{
		{"all, in the order of the table", "", []present.Command{"statement.start", "search", "statements.recode", "undo", ""}},
		{"beginning of the title", "sea", []present.Command{"search"}},
		{"two words in any order", "statement rec", []present.Command{"statement.start", "statements.recode"}},
		{"letters of the words", "rss", []present.Command{"statements.recode"}},
		{"by menu", "edit", []present.Command{"undo"}},
		{"by key", "f9", []present.Command{"statement.start"}},
		{"by key with Ctrl", "ctrl+z", []present.Command{"undo"}},
		{"the keys of undo on a Russian keyboard", "гтвщ", []present.Command{"undo"}},
		{"search, on a Ukrainian one", "іуф", []present.Command{"search"}},
		{"nothing", "xyzzy", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []present.Command
			for _, e := range present.FilterEntries(paletteEntries(), tt.typed) {
				got = append(got, e.ID)
			}
			if d := cmp.Diff(tt.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestPalette(t *testing.T) {
	var ran []present.Command
	p := present.NewPalette(present.PalettePorts{Entries: paletteEntries, Run: func(c present.Command) { ran = append(ran, c) }})
	p.Run()
	p.Show()
	p.Type("undo")
	p.Run()
	if s := p.State(); s.Open {
		t.Error("stays open")
	}
	p.Show()
	if s := p.State(); s.Rows[0].ID != "undo" || s.Selected != 0 || s.Head != "5 commands" {
		t.Errorf("what was used last does not stand first: %+v", s)
	}
	p.Move(1)
	p.Move(-5)
	p.Move(2)
	p.Run()
	p.Show()
	p.Type("no such thing")
	p.Move(1)
	p.Run()
	if s := p.State(); s.Advice == "" || s.Selected != -1 {
		t.Errorf("nothing found: %+v", s)
	}
	p.Type("stance")
	p.Run() // a key that is told only does nothing
	if d := cmp.Diff([]present.Command{"undo", "search"}, ran); d != "" {
		t.Error(d)
	}
}
