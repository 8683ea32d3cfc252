package interop

// The elements of REFI-QDA that are read; all else is counted as lost or has no meaning
// outside the program that wrote it.

type refiProject struct {
	Name      string         `xml:"name,attr"`
	Origin    string         `xml:"origin,attr"`
	Users     []refiUser     `xml:"Users>User"`
	CodeBook  refiCodeBook   `xml:"CodeBook"`
	Variables []refiVariable `xml:"Variables>Variable"`
	Cases     []refiCase     `xml:"Cases>Case"`
	Texts     []refiSource   `xml:"Sources>TextSource"`
	PDFs      []refiPDF      `xml:"Sources>PDFSource"`
	Pictures  []refiNamed    `xml:"Sources>PictureSource"`
	Audio     []refiNamed    `xml:"Sources>AudioSource"`
	Video     []refiNamed    `xml:"Sources>VideoSource"`
	Notes     []refiNote     `xml:"Notes>Note"`
	Links     []refiLink     `xml:"Links>Link"`
	Sets      []refiNamed    `xml:"Sets>Set"`
	Graphs    []refiNamed    `xml:"Graphs>Graph"`
	NoteRefs  []refiRef      `xml:"NoteRef"`
}

type refiLink struct {
	Name string `xml:"name,attr"`
	From string `xml:"originGUID,attr"`
	To   string `xml:"targetGUID,attr"`
}

type refiNamed struct {
	Name string `xml:"name,attr"`
}

type refiUser struct {
	GUID string `xml:"guid,attr"`
	Name string `xml:"name,attr"`
	ID   string `xml:"id,attr"`
}

type refiCodeBook struct {
	Codes []refiCode  `xml:"Codes>Code"`
	Sets  []refiNamed `xml:"Sets>Set"`
}

type refiCode struct {
	GUID        string     `xml:"guid,attr"`
	Name        string     `xml:"name,attr"`
	Colour      string     `xml:"color,attr"`
	Description string     `xml:"Description"`
	NoteRefs    []refiRef  `xml:"NoteRef"`
	Codes       []refiCode `xml:"Code"`
}

type refiRef struct {
	Target string `xml:"targetGUID,attr"`
}

type refiVariable struct {
	GUID string `xml:"guid,attr"`
	Name string `xml:"name,attr"`
}

type refiCase struct {
	GUID        string      `xml:"guid,attr"`
	Name        string      `xml:"name,attr"`
	Description string      `xml:"Description"`
	Values      []refiValue `xml:"VariableValue"`
}

// refiValue is the value of a variable; which element holds it depends on the type.
type refiValue struct {
	Variable refiRef `xml:"VariableRef"`
	Text     string  `xml:"TextValue"`
	Boolean  string  `xml:"BooleanValue"`
	Integer  string  `xml:"IntegerValue"`
	Float    string  `xml:"FloatValue"`
	Date     string  `xml:"DateValue"`
	DateTime string  `xml:"DateTimeValue"`
}

type refiSource struct {
	GUID       string          `xml:"guid,attr"`
	Name       string          `xml:"name,attr"`
	PlainPath  string          `xml:"plainTextPath,attr"`
	RichPath   string          `xml:"richTextPath,attr"`
	About      string          `xml:"Description"`
	Content    string          `xml:"PlainTextContent"`
	Selections []refiSelection `xml:"PlainTextSelection"`
	Codings    []refiCoding    `xml:"Coding"`
	NoteRefs   []refiRef       `xml:"NoteRef"`
	Values     []refiValue     `xml:"VariableValue"`
}

type refiPDF struct {
	refiNamed
	Text       *refiSource `xml:"Representation"`
	Selections []refiNamed `xml:"PDFSelection"`
}

type refiSelection struct {
	GUID        string       `xml:"guid,attr"`
	Name        string       `xml:"name,attr"`
	Start       int64        `xml:"startPosition,attr"`
	End         int64        `xml:"endPosition,attr"`
	User        string       `xml:"creatingUser,attr"`
	At          string       `xml:"creationDateTime,attr"`
	Description string       `xml:"Description"`
	Codings     []refiCoding `xml:"Coding"`
	NoteRefs    []refiRef    `xml:"NoteRef"`
}

type refiCoding struct {
	User     string    `xml:"creatingUser,attr"`
	Code     refiRef   `xml:"CodeRef"`
	NoteRefs []refiRef `xml:"NoteRef"`
}

type refiNote struct {
	GUID        string `xml:"guid,attr"`
	Name        string `xml:"name,attr"`
	User        string `xml:"creatingUser,attr"`
	PlainPath   string `xml:"plainTextPath,attr"`
	Content     string `xml:"PlainTextContent"`
	Description string `xml:"Description"`
}
