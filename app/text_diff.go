package app

// TextDiff tells how one text version of an article differs from another, paragraph by
// paragraph beside each other.
type TextDiff struct {
	From    VersionInfo `json:"from"`
	To      VersionInfo `json:"to"`
	Rows    []DiffRow   `json:"rows"`
	Changed int         `json:"changed"` // rows that are not alike
}

// DiffRow is a paragraph of the old text beside the one of the new text that it became.
// Number is that of the paragraph, from 1, 0 where the text has none here. Parts that are
// the same or gone make up the old paragraph, those that are the same or new the new one.
type DiffRow struct {
	OldNumber int        `json:"old_paragraph,omitempty"`
	NewNumber int        `json:"new_paragraph,omitempty"`
	Parts     []DiffPart `json:"parts"`
	Same      bool       `json:"same,omitempty"`
}
