package export

import (
	"fmt"
	"strings"
)

// docPart is a file of the document.
type docPart struct{ name, text string }

const (
	nsWord = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	nsRels = `http://schemas.openxmlformats.org/package/2006/relationships`
	rels   = `http://schemas.openxmlformats.org/officeDocument/2006/relationships/`
	word   = `application/vnd.openxmlformats-officedocument.wordprocessingml.`
)

func (d *docx) parts(i docInfo) []docPart {
	return []docPart{
		{"[Content_Types].xml", contentTypes()},
		{"_rels/.rels", `<Relationships xmlns="` + nsRels + `"><Relationship Id="r1" Type="` + rels + `officeDocument" Target="word/document.xml"/>` +
			`<Relationship Id="r2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>` +
			`<Relationship Id="r3" Type="` + rels + `extended-properties" Target="docProps/app.xml"/></Relationships>`},
		{"docProps/core.xml", coreProps(i)},
		{"docProps/app.xml", `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Parley</Application></Properties>`},
		{"word/document.xml", `<w:document ` + nsWord + `><w:body>` + d.body.String() + `</w:body></w:document>`},
		{"word/_rels/document.xml.rels", `<Relationships xmlns="` + nsRels + `">` +
			`<Relationship Id="rS" Type="` + rels + `styles" Target="styles.xml"/>` +
			`<Relationship Id="rE" Type="` + rels + `settings" Target="settings.xml"/>` +
			`<Relationship Id="rN" Type="` + rels + `footnotes" Target="footnotes.xml"/>` +
			`<Relationship Id="rH" Type="` + rels + `header" Target="header1.xml"/>` +
			`<Relationship Id="rF" Type="` + rels + `footer" Target="footer1.xml"/></Relationships>`},
		{"word/styles.xml", docStyles(i.language)},
		{"word/settings.xml", `<w:settings ` + nsWord + `><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>` +
			`<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>` +
			`<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`},
		{"word/footnotes.xml", `<w:footnotes ` + nsWord + `>` +
			`<w:footnote w:type="separator" w:id="-1"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:separator/></w:r></w:p></w:footnote>` +
			`<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>` +
			d.notes.String() + `</w:footnotes>`},
		{"word/_rels/footnotes.xml.rels", d.linkRels()},
		{"word/header1.xml", `<w:hdr ` + nsWord + `>` + d.paraXML("Header", "", run{text: i.header + "\t", quiet: true}, run{text: i.marking, bold: true, ink: inkMarking}) + `</w:hdr>`},
		{"word/footer1.xml", d.footer(i)},
	}
}

func contentTypes() string {
	var b strings.Builder
	b.WriteString(`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`)
	for _, p := range [][2]string{
		{"/word/document.xml", word + "document.main+xml"},
		{"/word/styles.xml", word + "styles+xml"},
		{"/word/settings.xml", word + "settings+xml"},
		{"/word/footnotes.xml", word + "footnotes+xml"},
		{"/word/header1.xml", word + "header+xml"},
		{"/word/footer1.xml", word + "footer+xml"},
		{"/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"},
		{"/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"},
	} {
		fmt.Fprintf(&b, `<Override PartName="%s" ContentType="%s"/>`, p[0], p[1])
	}
	return b.String() + `</Types>`
}

func coreProps(i docInfo) string {
	return `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
		`<dc:title>` + escapeText(i.title) + `</dc:title><dc:subject>` + escapeText(i.subject) + `</dc:subject><dc:creator>Parley</dc:creator><dc:language>` + escapeText(i.language) + `</dc:language>` +
		`<dcterms:created xsi:type="dcterms:W3CDTF">` + i.at + `</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">` + i.at + `</dcterms:modified></cp:coreProperties>`
}

func (d *docx) linkRels() string {
	var b strings.Builder
	b.WriteString(`<Relationships xmlns="` + nsRels + `">`)
	for i, l := range d.links {
		fmt.Fprintf(&b, `<Relationship Id="l%d" Type="%shyperlink" Target="%s" TargetMode="External"/>`, i+1, rels, escapeText(l))
	}
	return b.String() + `</Relationships>`
}

func (d *docx) footer(i docInfo) string {
	field := func(code string) string {
		return `<w:fldSimple w:instr=" ` + code + ` "><w:r><w:rPr><w:color w:val="` + inkGrey + `"/></w:rPr><w:t>1</w:t></w:r></w:fldSimple>`
	}
	grey := func(s string) string { return d.runXML(run{text: s, quiet: true}) }
	return `<w:ftr ` + nsWord + `><w:p><w:pPr><w:pStyle w:val="Footer"/>` + d.bidi() + `</w:pPr>` + grey(i.footer+"\t") + grey(i.page1) + field("PAGE") + grey(i.page2) + field("NUMPAGES") + `</w:p></w:ftr>`
}

// docStyle is a style of paragraphs.
type docStyle struct {
	id, name, based, next string
	para, text            string
}

// docStyles names the styles as Word names its own, so that they stand in its lists and its
// navigation.
func docStyles(language string) string {
	ink := func(colour string, size int, bold bool) string {
		s := `<w:color w:val="` + colour + `"/>` + fmt.Sprintf(`<w:sz w:val="%d"/><w:szCs w:val="%d"/>`, size, size)
		if bold {
			s = "<w:b/><w:bCs/>" + s
		}
		return s
	}
	head := func(level, before, size int) docStyle {
		return docStyle{
			fmt.Sprintf("Heading%d", level), fmt.Sprintf("heading %d", level), "Normal", "Normal",
			fmt.Sprintf(`<w:keepNext/><w:keepLines/><w:spacing w:before="%d" w:after="80"/><w:outlineLvl w:val="%d"/>`, before, level-1), ink(inkNavy, size, true),
		}
	}
	tabs := `<w:tabs><w:tab w:val="right" w:pos="9860"/></w:tabs>`
	styles := []docStyle{
		{"Title", "Title", "Normal", "Subtitle", `<w:spacing w:after="80"/>`, ink(inkNavy, 48, true)},
		{"Subtitle", "Subtitle", "Normal", "Normal", `<w:spacing w:after="120"/>`, ink(inkGrey, 22, false)},
		head(1, 400, 32),
		head(2, 320, 26),
		head(3, 200, 22),
		{"Quote", "Quote", "Normal", "Normal", `<w:keepLines/><w:pBdr><w:left w:val="single" w:sz="18" w:space="8" w:color="` + ruleColour + `"/></w:pBdr><w:spacing w:before="40" w:after="40"/><w:ind w:left="340"/>`, ""},
		{"QuoteSource", "Quote source", "Quote", "Normal", `<w:spacing w:before="0" w:after="120"/>`, ink(inkGrey, 18, false)},
		{"AnalystNote", "Analyst note", "Normal", "Normal", `<w:shd w:val="clear" w:color="auto" w:fill="` + fillInput + `"/>`, ""},
		{"TableText", "Table text", "Normal", "", `<w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/>`, ink(inkBody, 18, false)},
		{"FootnoteText", "footnote text", "Normal", "", `<w:spacing w:after="20" w:line="240" w:lineRule="auto"/>`, ink(inkBody, 18, false)},
		{"Header", "header", "Normal", "", tabs + `<w:spacing w:after="0"/>`, ink(inkGrey, 16, false)},
		{"Footer", "footer", "Normal", "", tabs + `<w:spacing w:after="0"/>`, ink(inkGrey, 16, false)},
	}
	var b strings.Builder
	b.WriteString(`<w:styles ` + nsWord + `><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri" w:eastAsia="Calibri"/>` +
		ink(inkBody, 21, false) + `<w:lang w:val="` + escapeText(language) + `"/></w:rPr></w:rPrDefault>` +
		`<w:pPrDefault><w:pPr><w:spacing w:after="100" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>` +
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>` +
		`<w:style w:type="character" w:default="1" w:styleId="DefaultText"><w:name w:val="Default Paragraph Font"/></w:style>` +
		`<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>` +
		`<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="` + inkLink + `"/><w:u w:val="single"/></w:rPr></w:style>` +
		`<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="80" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>` +
		`<w:style w:type="table" w:styleId="Grid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>`)
	for _, side := range []string{"top", "bottom", "insideH"} {
		fmt.Fprintf(&b, `<w:%s w:val="single" w:sz="4" w:space="0" w:color="%s"/>`, side, ruleColour)
	}
	b.WriteString(`</w:tblBorders></w:tblPr></w:style>`)
	for _, s := range styles {
		fmt.Fprintf(&b, `<w:style w:type="paragraph" w:customStyle="%d" w:styleId="%s"><w:name w:val="%s"/><w:basedOn w:val="%s"/>`,
			map[bool]int{true: 1}[s.id == "QuoteSource" || s.id == "AnalystNote" || s.id == "TableText"], s.id, s.name, s.based)
		if s.next != "" {
			b.WriteString(`<w:next w:val="` + s.next + `"/>`)
		}
		b.WriteString(`<w:qFormat/><w:pPr>` + s.para + `</w:pPr><w:rPr>` + s.text + `</w:rPr></w:style>`)
	}
	return b.String() + `</w:styles>`
}
