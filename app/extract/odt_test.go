package extract_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"parley/app/extract"
)

const odtSpaces = ` xmlns:office="o" xmlns:text="t" xmlns:table="tb" xmlns:style="s" xmlns:draw="d" xmlns:xlink="x" xmlns:svg="v" xmlns:meta="m" xmlns:dc="dc" xmlns:fo="f"`

const odtAutomatic = `<office:automatic-styles><style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>
<style:style style:name="P2" style:family="paragraph" style:parent-style-name="Quotations"/>
<style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style></office:automatic-styles>`

// odt makes an OpenDocument text of body elements and further parts.
func odt(t testing.TB, body string, parts ...string) []byte {
	t.Helper()
	return zipped(t, append([]string{
		"mimetype", "application/vnd.oasis.opendocument.text", "content.xml", odtContent("document-content", body),
	}, parts...)...)
}

func odtContent(root, body string) string {
	return `<?xml version="1.0" encoding="UTF-8"?><office:` + root + odtSpaces + `>` + odtAutomatic + `<office:body><office:text>` + body + `</office:text></office:body></office:` + root + `>`
}

func odtMeta(title, author, created string) string {
	return `<office:document-meta` + odtSpaces + `><office:meta><dc:title>` + title + `</dc:title><meta:initial-creator>` + author + `</meta:initial-creator><dc:creator>Somebody Later</dc:creator><meta:creation-date>` +
		created + `</meta:creation-date></office:meta></office:document-meta>`
}

// tp is a paragraph with a style or none.
func tp(style, text string) string {
	return `<text:p text:style-name="` + style + `">` + text + `</text:p>`
}

func odtCases(t testing.TB) []made {
	cell := func(s ...string) string { return `<table:table-cell>` + strings.Join(s, "") + `</table:table-cell>` }
	list := func(s ...string) string {
		return `<text:list><text:list-item>` + strings.Join(s, `</text:list-item><text:list-item>`) + `</text:list-item></text:list>`
	}
	return []made{
		{
			"headings-quotes.odt", odt(t, tp("P1", "Häfen von Veland geschlossen")+tp("Standard", "Von Mira Oslan")+tp("", "Die Regierung hat den Hafen\n  am<text:s text:c=\"3\"/>Mittwoch<text:tab/>geschlossen.")+
				`<text:h text:style-name="Heading_20_2" text:outline-level="2">Keine Schiffe bis Mai</text:h>`+tp("P2", "„Wir hatten keine Wahl“, sagte Ministerin Edda Korr.")+list(tp("", "Fischerboote bleiben im Hafen."), tp("", "Die Fähre fährt weiter.")+list(tp("", "Zweimal am Tag.")))),
		},
		{"notes.odt", odt(t, tp("", `Der Vertrag von 1974<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>`+tp("Footnote", "Unterzeichnet in Bral.")+
			`</text:note-body></text:note> gilt nicht mehr<text:note text:note-class="endnote"><text:note-citation>i</text:note-citation><text:note-body>`+tp("Endnote", "Gespräch mit Radio Sarn.")+`</text:note-body></text:note>.`)+
			tp("", `Ein<text:line-break/>Umbruch<office:annotation><dc:creator>M. O.</dc:creator>`+tp("", "Stimmt das?")+`</office:annotation> bleibt.`))},
		{"tracked-changes.odt", odt(t, `<text:tracked-changes><text:changed-region><text:deletion>`+tp("", "abgelehnt")+`</text:deletion></text:changed-region></text:tracked-changes>`+
			tp("", `Der Rat hat den Plan <text:change text:change-id="c1"/><text:change-start/>angenommen<text:change-end/>.<text:span text:style-name="T1"> Verborgen.</text:span>`))},
		{"tables-boxes.odt", odt(t, tp("", "Stimmen im Parlament von Veland, nach Parteien gezählt am Montag.")+`<table:table><table:table-header-rows><table:table-row>`+cell(tp("", "Partei"))+cell(tp("", "Ja"))+`</table:table-row></table:table-header-rows><table:table-row>`+
			cell(tp("", "Reform"))+`<table:covered-table-cell/>`+cell(tp("", "41"))+`</table:table-row></table:table>`+
			tp("", `Vor dem Kasten <draw:frame><draw:text-box>`+tp("", "Im Kasten: 400 Tonnen.")+`</draw:text-box><svg:desc>Beschreibung</svg:desc></draw:frame>und danach.`))},
		{"contents-and-properties.odt", odt(t, `<text:table-of-content><text:index-body>`+tp("", "1 Wasser ... 3")+`</text:index-body></text:table-of-content><text:section>`+tp("", "Ein Bericht über das Wasser von Sarn und seine Brunnen.")+`</text:section>`,
			"meta.xml", odtMeta("Wasser für Sarn", "Jon Tarrek", "2026-02-03T10:00:00"),
			"styles.xml", `<office:document-styles`+odtSpaces+`><office:master-styles><style:header>`+tp("", "Kopfzeile")+`</style:header></office:master-styles></office:document-styles>`)},
		{"polish-read-also.odt", odt(t, tp("", "Rząd Velandu zamknął port w środę, poinformowała minister Edda Korr.")+tp("", "„Nie mieliśmy wyboru” – dodała.")+tp("", "Czytaj także")+
			list(tp("", `<text:a xlink:href="https://news.example/prom">Prom do Sarn stoi</text:a>`), tp("", "Port bez statków")))},
		{"flat.fodt", []byte(strings.Replace(odtContent("document", tp("", "Un texte plat, en un seul fichier, sur le port de Bral.")), "<office:document ", `<office:document office:mimetype="application/vnd.oasis.opendocument.text" `, 1))},
		{"password.odt", odt(t, tp("", "x"), "META-INF/manifest.xml", `<manifest:manifest><manifest:encryption-data/></manifest:manifest>`)},
		{"deep.odt", odt(t, strings.Repeat("<text:section>", 300)+tp("", "Tief.")+strings.Repeat("</text:section>", 300))},
		{"no-content.odt", zipped(t, "mimetype", "application/vnd.oasis.opendocument.text", "meta.xml", odtMeta("A", "B", ""))},
	}
}

func TestODT(t *testing.T) { checkMade(t, "odt", odtCases(t)) }

// TestPartLimits: archives that unpack to too much are refused before they are unpacked.
func TestPartLimits(t *testing.T) {
	many := make([]string, 0, 2*10_002)
	for range 10_001 {
		many = append(many, "a", "")
	}
	tests := []struct {
		name string
		data []byte
		says string
	}{
		{"bomb.odt", odt(t, tp("", strings.Repeat(" ", 30<<20))), "200 times"},
		{"many.odt", zipped(t, append([]string{"mimetype", "application/vnd.oasis.opendocument.text"}, many...)...), "10000 parts"},
		{"attributes.odt", odt(t, `<text:p `+noise(9<<20)+`/>`), "larger than 8 MB"},
		{"long.odt", odt(t, strings.Repeat(tp("", noise(1<<20)), 9)), "longer than 8 MB"},
	}
	if len(tests) == 0 {
		t.Fatal("no cases")
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			o := extractAll(t, fstest.MapFS{tt.name: {Data: tt.data}}, tt.name)
			if o.Error == nil || !strings.Contains(o.Error.Msg, tt.says) || o.Error.Hint == "" {
				t.Errorf("got %+v, want %q", o.Error, tt.says)
			}
		})
	}
}

// noise gives letters that hardly compress.
func noise(n int) string {
	b := make([]byte, n)
	x := uint32(1)
	for i := range b {
		x = x*1664525 + 1013904223
		b[i] = 'a' + byte(x>>24)%26
	}
	return string(b)
}

func FuzzODT(f *testing.F) {
	for _, c := range odtCases(f) {
		f.Add(c.data)
	}
	f.Fuzz(func(t *testing.T, data []byte) { fuzzReader(t, extract.ODT{}, "a.odt", data) })
}

// FuzzODTBody changes the XML of the body; random bytes hardly ever are an archive.
func FuzzODTBody(f *testing.F) {
	f.Add(tp("P1", "A") + `<table:table><table:table-row><table:table-cell>` + tp("P2", "B<text:s/>") + `</table:table-cell></table:table-row></table:table>`)
	f.Add(`<text:list><text:list-item><text:h text:outline-level="3"><text:note text:note-class="endnote"><text:p/></text:note><draw:text-box/></text:h></text:list-item></text:list>`)
	f.Fuzz(func(t *testing.T, body string) { fuzzReader(t, extract.ODT{}, "a.odt", odt(t, body)) })
}
