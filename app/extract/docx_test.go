package extract_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"parley/app"
	"parley/app/extract"
)

const docxStyles = `<w:styles xmlns:w="w">
<w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:styleId="berschrift1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:styleId="Zwischen"><w:name w:val="Crosshead"/><w:basedOn w:val="berschrift2"/></w:style>
<w:style w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style>
<w:style w:styleId="Zitat"><w:name w:val="Quote"/></w:style>
<w:style w:styleId="A"><w:name w:val="round"/><w:basedOn w:val="B"/></w:style>
<w:style w:styleId="B"><w:name w:val="and round"/><w:basedOn w:val="A"/></w:style>
</w:styles>`

// docx makes a Word document of body elements and further parts.
func docx(t testing.TB, body string, parts ...string) []byte {
	t.Helper()
	rels := `<Relationships><Relationship Id="s" Type="x/styles" Target="styles.xml"/>
<Relationship Id="f" Type="x/footnotes" Target="footnotes.xml"/><Relationship Id="e" Type="x/endnotes" Target="endnotes.xml"/>
<Relationship Id="l1" Type="x/hyperlink" Target="https://news.example/ferry" TargetMode="External"/></Relationships>`
	return zipped(t, append([]string{
		"[Content_Types].xml", "<Types/>",
		"_rels/.rels", `<Relationships><Relationship Id="1" Type="x/officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/_rels/document.xml.rels", rels, "word/styles.xml", docxStyles,
		"word/document.xml", `<w:document xmlns:w="w" xmlns:mc="mc" xmlns:wps="wps" xmlns:v="v" xmlns:r="r"><w:body>` + body + `</w:body></w:document>`,
	}, parts...)...)
}

func coreProperties(title, author, created string) string {
	return `<cp:coreProperties xmlns:cp="cp" xmlns:dc="dc" xmlns:dcterms="t"><dc:title>` + title + `</dc:title><dc:creator>` + author +
		`</dc:creator><dcterms:created>` + created + `</dcterms:created></cp:coreProperties>`
}

// wp is a paragraph of plain runs, with a style or none.
func wp(style string, runs ...string) string {
	var b strings.Builder
	b.WriteString("<w:p>")
	if style != "" {
		b.WriteString(`<w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>`)
	}
	for _, r := range runs {
		b.WriteString(wr(r))
	}
	b.WriteString("</w:p>")
	return b.String()
}

func wr(text string) string { return `<w:r><w:t xml:space="preserve">` + text + `</w:t></w:r>` }

// wide writes ASCII as UTF-16.
func wide(s string) string { return strings.Join(strings.Split(s, ""), "\x00") + "\x00" }

func docxCases(t testing.TB) []made {
	item := func(s string) string {
		return `<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr></w:pPr>` + wr(s) + `</w:p>`
	}
	cell := func(s ...string) string {
		return "<w:tc><w:tcPr/>" + strings.Join(s, "") + "</w:tc>"
	}
	note := func(id int, s string) string {
		return fmt.Sprintf(`<w:footnote w:id="%d">%s</w:footnote>`, id, wp("", s))
	}
	link := `<w:p><w:hyperlink r:id="l1">` + wr("Ferry line to Sarn closed again") + `</w:hyperlink></w:p>`
	box := `<w:txbxContent>` + wp("", "In a box: the quota was 400 tonnes.") + `</w:txbxContent>`
	return []made{
		{"headings-quotes.docx", docx(t, wp("Titel", "Veland closes its harbour")+wp("", "By Mira Oslan and Jon Tarrek")+wp("", "8 April 2026")+
			wp("", "The government of Veland closed the ", "har", "bour on Wednesday.")+wp("Zwischen", "No ships until May")+
			wp("Zitat", "“We had no other choice,” minister Edda Korr said.")+item("Fishing boats stay in port.")+item("The ferry runs twice a day.")+wp("A", "The port opens in May."),
			"docProps/core.xml", coreProperties("Microsoft Word - draft3.docx", "python-docx", "2013-12-23T23:15:00Z"))},
		{"notes-and-fields.docx", docx(t, wp("berschrift1", "Water for Sarn")+`<w:p>`+wr("The treaty of 1974")+`<w:r><w:footnoteReference w:id="2"/></w:r>`+wr(" is void, ")+
			`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://x.example" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`+
			wr("says Premier Ilo Varga")+`<w:r><w:fldChar w:fldCharType="end"/></w:r>`+wr(".")+`<w:r><w:endnoteReference w:id="1"/></w:r></w:p>`+
			`<w:p>`+wr("State")+`<w:r><w:noBreakHyphen/></w:r>`+wr("owned wells")+`<w:r><w:tab/></w:r>`+wr("dried up.")+`<w:r><w:br/></w:r>`+wr("A line of its own.")+`</w:p>`,
			"word/footnotes.xml", `<w:footnotes xmlns:w="w"><w:footnote w:id="0" w:type="separator"><w:p>`+wr("separator")+`</w:p></w:footnote>`+note(1, "Never referred to.")+note(2, "Signed in Bral on 3 May 1974.")+`</w:footnotes>`,
			"word/endnotes.xml", `<w:endnotes xmlns:w="w"><w:endnote w:id="1">`+wp("", "Interview with Radio Sarn.")+`</w:endnote></w:endnotes>`)},
		{"tracked-changes.docx", docx(t, `<w:p>`+wr("The council ")+`<w:del><w:r><w:delText>rejected</w:delText></w:r></w:del><w:ins>`+wr("accepted")+`</w:ins>`+wr(" the plan.")+`</w:p>`+
			`<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>`+wr("Two paragraphs ")+`</w:p>`+wp("", "became one.")+
			`<w:moveFrom>`+wp("", "Moved away.")+`</w:moveFrom><w:p>`+`<w:r><w:rPr><w:vanish/></w:rPr><w:t>Hidden.</w:t></w:r>`+wr("Shown.")+`</w:p>`+
			`<w:tbl><w:tr><w:trPr><w:del w:id="2"/></w:trPr>`+cell(wp("", "gone"))+cell(wp("", "row"))+`</w:tr></w:tbl>`)},
		{"tables.docx", docx(t, wp("", "Votes in the assembly of Veland, by party, as counted on Monday.")+`<w:tbl><w:tblPr/><w:tr>`+cell(wp("", "Party"))+cell(wp("", "Yes"))+cell(wp("", "No"))+`</w:tr>`+
			`<w:tr>`+cell(wp("", "Reform"), wp("", "List"))+cell(wp("", "41"))+cell(wp("", "2"))+`</w:tr></w:tbl>`+
			`<w:tbl><w:tr>`+cell(wp("", strings.Repeat("The page was laid out in a table. ", 6)), wp("", strings.Repeat("Its cells are running text. ", 6)))+cell(wp("", "A second column."))+`</w:tr></w:tbl>`)},
		{"text-boxes.docx", docx(t, `<w:p>`+wr("Before the box, ")+`<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>`+box+`</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>`+
			box+`</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`+wr("and after it.")+`</w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>`+wp("", "Click here to enter text.")+`</w:sdtContent></w:sdt>`+
			`<w:sdt><w:sdtContent>`+wp("", "Inside a control.")+`</w:sdtContent></w:sdt>`)},
		{"ukrainian-read-also.docx", docx(t, wp("", "Назва: Веланд закриває порт")+wp("", "Дата: 8 квітня 2026")+wp("", "Джерело: Вісник Сарна")+
			wp("", "Уряд Веланду закрив гавань у середу, повідомила міністерка Едда Корр.")+wp("", "«Ми не мали іншого вибору», — сказала вона.")+wp("", "Читайте також:")+link+wp("", "Порт без кораблів"),
			"docProps/core.xml", coreProperties("", "Мира Ослан", "2026-04-08T09:00:00Z"))},
		{"arabic.docx", docx(t, `<w:p><w:pPr><w:bidi/></w:pPr>`+wr("أغلقت حكومة فيلاند الميناء يوم الأربعاء.")+`</w:p>`+wp("", "قال الوزير: «لا خيار لنا»."))},
		{"properties.docx", docx(t, wp("", "Text without any head, of the port of Bral and its cranes."),
			"docProps/core.xml", coreProperties("Cranes of Bral", "Jon Tarrek", "2025-11-02T10:00:00Z"))},
		{"empty.docx", docx(t, wp("", " "))},
		{"no-main-part.docx", zipped(t, "[Content_Types].xml", "<Types/>")},
		{"cut-off.docx", docx(t, wp("", "Some text."))[:300]},
		{"broken-xml.docx", docx(t, "<w:p><w:r><w:t>Text</w:p>")},
		{"password.docx", []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1......" + wide("EncryptedPackage"))},
		{"old.docx", []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1......" + wide("WordDocument"))},
		{"deep.docx", docx(t, strings.Repeat("<w:x>", 300)+wp("", "Deep.")+strings.Repeat("</w:x>", 300))},
		{"bomb.docx", docx(t, "<w:p><w:r><w:t>"+strings.Repeat("A", 20<<20)+"</w:t></w:r></w:p>")},
		{"entities.docx", zipped(t, "word/document.xml", `<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document xmlns:w="w"><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:document>`)},
	}
}

func TestDOCX(t *testing.T) { checkMade(t, "docx", docxCases(t)) }

// TestDOCXKinds: what a paragraph is comes from its style, also through the style it is based on.
func TestDOCXKinds(t *testing.T) {
	o := extractAll(t, fstest.MapFS{"a.docx": {Data: docxCases(t)[0].data}}, "a.docx")
	if len(o.Articles) != 1 {
		t.Fatalf("got %+v", o)
	}
	want := []string{
		"heading: No ships until May", "quote: “We had no other choice,” minister Edda Korr said.",
		"item: Fishing boats stay in port.", "item: The ferry runs twice a day.",
	}
	if d := cmp.Diff(want, kindsOf(o.Articles[0])); d != "" {
		t.Errorf("kinds (-want +got):\n%s", d)
	}
	if b := o.Articles[0].Blocks[0]; b.Level != 2 || b.Kind != app.BlockHeading {
		t.Errorf("got %+v", b)
	}
}

func FuzzDOCX(f *testing.F) {
	for _, c := range docxCases(f) {
		if len(c.data) < 1<<16 {
			f.Add(c.data)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) { fuzzReader(t, extract.DOCX{}, "a.docx", data) })
}

// FuzzDOCXBody changes the XML of the body; random bytes hardly ever are an archive.
func FuzzDOCXBody(f *testing.F) {
	f.Add(wp("Titel", "A") + `<w:tbl><w:tr><w:tc>` + wp("", "B") + `</w:tc></w:tr></w:tbl><w:p><w:r><w:fldChar w:fldCharType="begin"/><w:footnoteReference w:id="1"/></w:r></w:p>`)
	f.Add(`<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p/></w:txbxContent></mc:Choice></mc:AlternateContent></w:r><w:ins><w:sdt><w:sdtContent/></w:sdt></w:ins></w:p>`)
	f.Fuzz(func(t *testing.T, body string) {
		fuzzReader(t, extract.DOCX{}, "a.docx", docx(t, body, "word/footnotes.xml", `<w:footnotes xmlns:w="w">`+body+`</w:footnotes>`))
	})
}
