package app

// Conversion is a query pasted from another system beside what it becomes here. It is
// offered and never run unasked.
type Conversion struct {
	System  string          `json:"system"` // whose language was recognised
	From    string          `json:"from"`   // as pasted
	To      string          `json:"to"`     // in the language of this program
	Reading string          `json:"reading"`
	Parts   []ConvertedPart `json:"parts"`
	Lost    []LostPart      `json:"lost"` // what has no counterpart here and was left out
}

// ConvertedPart is a piece of a pasted query and what it becomes.
type ConvertedPart struct {
	From string `json:"from"`
	To   string `json:"to"`
}

// LostPart is a piece of a pasted query that has no counterpart, with the reason.
type LostPart struct {
	From string `json:"from"`
	Why  string `json:"why"`
}
