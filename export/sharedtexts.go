package export

import (
	"fmt"
	"io"
)

// Limits of the table of shared texts. What is not in it stands in its cell.
const (
	mostShared     = 50_000
	longestShared  = 1_000   // bytes of one text
	mostSharedSize = 4 << 20 // bytes of all of them as they are written
)

// sharedTexts is the table of texts that occur again and again; cells name them by their
// number. A text gets there when it is met a second time soon after the first, so that
// texts of one cell only do not fill the table.
type sharedTexts struct {
	index map[string]int
	xml   []byte
	uses  int
	once  []string // texts met once, by their mark; the newer one stays
}

func newSharedTexts() *sharedTexts {
	return &sharedTexts{index: map[string]int{}, once: make([]string, 1<<14)}
}

// place gives the number of a text; ok is false for one that is not in the table.
func (t *sharedTexts) place(s string) (n int, ok bool) {
	if n, ok = t.index[s]; ok {
		t.uses++
		return n, true
	}
	if len(s) > longestShared || len(t.index) >= mostShared || len(t.xml)+len(s) > mostSharedSize {
		return 0, false
	}
	met := &t.once[mark(s)%uint32(len(t.once))]
	if *met != s {
		*met = s
		return 0, false
	}
	n = len(t.index)
	t.index[s] = n
	t.uses++
	t.xml = append(appendText(append(t.xml, "<si>"...), s), "</si>"...)
	return n, true
}

// mark is a hash (FNV-1a) of the ends of a text, the same in every run: so is the workbook.
func mark(s string) uint32 {
	const ends = 16
	h := uint32(2166136261) ^ uint32(len(s))
	for i := range min(len(s), ends) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	for i := max(len(s)-ends, ends); i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

// write writes the part.
func (t *sharedTexts) write(w io.Writer) error {
	_, err := fmt.Fprintf(w, `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`+"\n"+
		`<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="%d" uniqueCount="%d">%s</sst>`, t.uses, len(t.index), t.xml)
	return err
}
