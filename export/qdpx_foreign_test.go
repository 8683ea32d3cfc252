package export_test

import (
	"archive/zip"
	"encoding/xml"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"parley/app/interop"
)

// foreign makes the archive of a random project as another program writes it: within the
// schema, with memos, cases, codes of all depths, equal places, and texts of every kind.
func (m *maker) foreign(t *testing.T, dir string) (path string, described []byte) {
	t.Helper()
	var b strings.Builder
	esc := func(s string) string {
		var out strings.Builder
		if err := xml.EscapeText(&out, []byte(s)); err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
	m.n = 0
	id := func() string {
		m.n++
		return fmt.Sprintf("%08x-0000-4000-8000-%012X", m.n, m.Uint32())
	}
	notes := []string{}
	noteRef := func() string {
		if m.IntN(3) > 0 {
			return ""
		}
		notes = append(notes, id())
		return fmt.Sprintf(`<NoteRef targetGUID=%q/>`, notes[len(notes)-1])
	}
	user := id()
	fmt.Fprintf(&b, `<?xml version="1.0" encoding="utf-8"?><Project name="%s" origin="Other" xmlns="urn:QDA-XML:project:1.0"><Users><User guid=%q name="%s"/></Users><CodeBook><Codes>`, esc(m.name("P")), user, esc(m.name("User")))
	codes := []string{}
	var code func(depth int)
	code = func(depth int) {
		guid := id()
		codes = append(codes, guid)
		fmt.Fprintf(&b, `<Code guid=%q name="%s" isCodable="true"%s>`, guid, esc(m.name("Code")), pick(m, []string{"", ` color="#A1b2C3"`}))
		if m.chance() {
			fmt.Fprintf(&b, "<Description>%s</Description>", esc(m.some(wild, 3)))
		}
		b.WriteString(noteRef())
		for range m.IntN(3) {
			if depth < 3 {
				code(depth + 1)
			}
		}
		b.WriteString("</Code>")
	}
	for range 1 + m.IntN(3) {
		code(0)
	}
	variable := id()
	fmt.Fprintf(&b, `</Codes></CodeBook><Variables><Variable guid=%q name="%s" typeOfVariable="Text"/></Variables><Cases>`, variable, esc(m.name("Var")))
	targets := slices.Clone(codes)
	for range 1 + m.IntN(3) {
		guid := id()
		targets = append(targets, guid)
		fmt.Fprintf(&b, `<Case guid=%q name="%s"><Description>%s</Description><VariableValue><VariableRef targetGUID=%q/><TextValue>%s</TextValue></VariableValue></Case>`, guid, esc(m.name("Case")), esc(m.some(wild, 2)), variable, esc(m.some(wild, 2)))
	}
	b.WriteString("</Cases><Sources>")
	files := map[string]string{}
	for i := range 1 + m.IntN(3) {
		text := fmt.Sprintf("Text %d. ", i) + m.some(wild, 20)
		guid := id()
		inside := m.IntN(4) == 0
		where := fmt.Sprintf(`plainTextPath="internal://%s.txt"`, guid)
		if inside {
			where = ""
		} else {
			files["Sources/"+guid+".txt"] = text
		}
		fmt.Fprintf(&b, `<TextSource guid=%q name="%s" %s>`, guid, esc(m.name("Source")), where)
		if inside {
			fmt.Fprintf(&b, "<PlainTextContent>%s</PlainTextContent>", esc(text))
		}
		length := utf8.RuneCountInString(text)
		for range m.IntN(10) {
			from := m.IntN(length)
			fmt.Fprintf(&b, `<PlainTextSelection guid=%q startPosition="%d" endPosition="%d"%s>`, id(), from, from+1+m.IntN(length-from), pick(m, []string{"", ` creatingUser="` + user + `" creationDateTime="2024-09-15T15:36:47Z"`}))
			if m.chance() {
				fmt.Fprintf(&b, "<Description>%s</Description>", esc(m.some(wild, 3)))
			}
			for range m.IntN(3) {
				fmt.Fprintf(&b, `<Coding guid=%q><CodeRef targetGUID=%q/></Coding>`, id(), pick(m, targets))
			}
			b.WriteString(noteRef() + "</PlainTextSelection>")
		}
		b.WriteString(noteRef() + "</TextSource>")
	}
	b.WriteString("</Sources>")
	if len(notes) > 0 {
		b.WriteString("<Notes>")
		for _, n := range notes {
			fmt.Fprintf(&b, `<Note guid=%q name="memo"><PlainTextContent>%s</PlainTextContent></Note>`, n, esc(m.some(wild, 3)))
		}
		b.WriteString("</Notes>")
	}
	b.WriteString("</Project>")
	files["Other.qde"] = b.String()
	path = filepath.Join(dir, "foreign.qdpx")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	z := zip.NewWriter(f)
	for name, text := range files {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return path, []byte(b.String())
}

// TestQDPXForeignTrip takes random projects of other programs in, writes them and takes
// them in again: the second time gives what the first gave, and nothing is lost between.
func TestQDPXForeignTrip(t *testing.T) {
	lint := schemaLint(t)
	annotations, notes := 0, 0
	for seed := range uint64(120) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			m := &maker{Rand: rand.New(rand.NewPCG(seed, 3))}
			path, described := m.foreign(t, t.TempDir())
			if seed%10 == 0 {
				lint(t, "Project.xsd", described)
			}
			first, _, err := interop.Read(t.Context(), path)
			if err != nil {
				t.Fatal(err)
			}
			annotations, notes = annotations+len(first.Annotations), notes+len(first.Notes)
			out, report := qdpxOf(t, first)
			second, lostAgain, err := interop.Read(t.Context(), out)
			if err != nil {
				t.Fatal(err)
			}
			if len(report) != 0 || len(lostAgain.Losses) != 0 {
				t.Errorf("writing lost %+v, reading %+v", report, lostAgain.Losses)
			}
			sameProject(t, first, second, nil)
		})
	}
	if annotations < 100 || notes < 10 {
		t.Errorf("only %d annotations and %d notes were read", annotations, notes)
	}
}
