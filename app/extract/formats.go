package extract

import (
	"bytes"
	"path"
	"strings"

	"parley/app"
)

// format is a kind of file that is known by its first bytes but not read here.
type format struct {
	name  string // as said to the user: "a PDF file"
	magic []string
	ext   []string // tells formats with the same magic apart, and text formats
}

// foreign lists formats that must not be taken for text, the more exact first.
var foreign = []format{
	{name: "a PDF file", magic: []string{"%PDF-"}},
	{name: "a Word document (.docx)", magic: []string{"PK\x03\x04"}, ext: []string{".docx", ".docm"}},
	{name: "an Excel workbook", magic: []string{"PK\x03\x04"}, ext: []string{".xlsx", ".xlsm"}},
	{name: "an OpenDocument file", magic: []string{"PK\x03\x04"}, ext: []string{".odt", ".ods", ".odp"}},
	{name: "an e-book (.epub)", magic: []string{"PK\x03\x04"}, ext: []string{".epub"}},
	{name: "a web archive (.wacz)", magic: []string{"PK\x03\x04"}, ext: []string{".wacz"}},
	{name: "a zip archive", magic: []string{"PK\x03\x04", "PK\x05\x06", "PK\x07\x08"}},
	{name: "a gzip archive", magic: []string{"\x1F\x8B"}},
	{name: "a 7-Zip archive", magic: []string{"7z\xBC\xAF\x27\x1C"}},
	{name: "a RAR archive", magic: []string{"Rar!\x1A\x07"}},
	{name: "an RTF document", magic: []string{`{\rtf`}},
	{name: "an old Office document (.doc, .xls or .msg)", magic: []string{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"}},
	{name: "a web archive (.warc)", magic: []string{"WARC/"}},
	{name: "a project file of SQLite kind", magic: []string{"SQLite format 3\x00"}},
	{name: "a picture", magic: []string{"\x89PNG", "\xFF\xD8\xFF", "GIF87a", "GIF89a", "II*\x00", "MM\x00*"}},
	{name: "a picture (.webp) or a sound", magic: []string{"RIFF"}},
	{name: "a sound or a film", magic: []string{"ID3", "OggS", "fLaC", "\x1A\x45\xDF\xA3", "\x00\x00\x00\x18ftyp", "\x00\x00\x00\x20ftyp", "\x00\x00\x00\x1Cftyp"}},
	{name: "a program", magic: []string{"\x7FELF", "MZ\x90\x00"}},
	{name: "an Apple web archive (.webarchive)", magic: []string{"bplist00"}},
	{name: "a saved page in one file (.mhtml)", ext: []string{".mht", ".mhtml"}},
	{name: "a mail (.eml)", ext: []string{".eml", ".mbox"}},
	{name: "a list of references", ext: []string{".ris", ".bib"}},
	{name: "a table", ext: []string{".csv", ".tsv"}},
	{name: "a JSON file", ext: []string{".json", ".jsonl"}},
	{name: "an XML file of an unknown kind", magic: []string{"<?xml"}, ext: []string{".xml", ".rss", ".atom", ".opml", ".svg"}},
}

// foreignFormat names the format of a file that is not read here, or gives "".
func foreignFormat(name string, head []byte) string {
	head = bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF"))
	for _, f := range foreign {
		byMagic := len(f.magic) == 0
		for _, m := range f.magic {
			byMagic = byMagic || bytes.HasPrefix(head, []byte(m))
		}
		if byMagic && (len(f.ext) == 0 || hasExt(name, f.ext...)) {
			return f.name
		}
	}
	return ""
}

func hasExt(name string, exts ...string) bool {
	ext := strings.ToLower(path.Ext(name))
	for _, e := range exts {
		if ext == e {
			return true
		}
	}
	return false
}

// refuse says what a file is and what the user can do instead.
func refuse(name string, head []byte) error {
	what := foreignFormat(name, head)
	msg := path.Base(name) + " is " + what + ", which is not read."
	if what == "" {
		msg = path.Base(name) + " is neither text nor a web page."
	}
	return &app.Error{Code: app.Unsupported, Op: "extract " + name, Msg: msg, Hint: hintFor(what)}
}

func hintFor(what string) string {
	const reads = "Parley reads web pages, documents, PDF files, mails, feeds, tables, lists of references, archives and plain text; "
	switch {
	case strings.Contains(what, "7-Zip"), strings.Contains(what, "RAR"), strings.Contains(what, "zip"):
		return reads + "unpack it and import the folder."
	case strings.Contains(what, "picture"), strings.Contains(what, "sound"), strings.Contains(what, "film"):
		return reads + "type or recognise its words first and save them as text."
	case strings.Contains(what, "web archive"), strings.Contains(what, "saved page"):
		return reads + "open it in the browser and save it as “Web page, HTML only”."
	}
	return reads + "save it as one of these."
}
