package widgets

// GridHeader is the head of a column.
type GridHeader struct {
	Text string // wraps to three lines
	Sub  string // quiet line below
}

// GridRowHead is the head of a row.
type GridRowHead struct {
	Text   string // wraps to two lines
	Sub    string // quiet line below
	Indent int    // steps, for members of a group
	Group  bool   // title of a group: its row has no cells
}

// GridCell is one cell as it is drawn.
type GridCell struct {
	Style  StyleName // fill, ink and border; see theme.StyleOf
	Pale   bool      // the lighter fill of low confidence
	Lines  []string  // up to four; the first is bold and starts with the symbol
	Second bool      // the second line is bold too
	Marked bool      // small corner sign, for an override or a note
	Moved  bool      // framed: it differs from what it was before
}

// GridModel is what a Grid shows. The functions are called for visible cells
// only, again and again, so they must be quick. Nil functions give nothing.
type GridModel struct {
	Rows, Cols int
	Corner     string
	Header     func(col int) GridHeader
	RowHead    func(row int) GridRowHead
	Cell       func(row, col int) GridCell
	Group      func(row int) bool // titles of groups, which the keyboard passes over; nil: none
}

func (m GridModel) group(row int) bool { return m.Group != nil && m.Group(row) }

// GridSizes are the measures of a Grid in pixels. Zero fields take the default.
type GridSizes struct {
	ColWidth     float32
	RowHeight    float32
	HeadWidth    float32
	HeaderHeight float32
}

// DefaultGridSizes returns the measures that hold four lines of a usual cell.
func DefaultGridSizes() GridSizes {
	return GridSizes{ColWidth: 156, RowHeight: 82, HeadWidth: 190, HeaderHeight: 86}
}

// CompactGridSizes returns the measures for one symbol and word a cell, to see
// a large matrix at once.
func CompactGridSizes() GridSizes {
	return GridSizes{ColWidth: 126, RowHeight: 26, HeadWidth: 190, HeaderHeight: 52}
}
