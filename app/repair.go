package app

// Repair tells what was saved of a damaged project. The damaged files stay as they are.
type Repair struct {
	Path        string    `json:"path"` // the new file
	Articles    int       `json:"articles"`
	Statements  int       `json:"statements"`
	Annotations int       `json:"annotations"`
	Entries     int       `json:"entries"` // of the log
	Lost        int       `json:"lost"`    // findings that nothing could be done about
	Findings    []Finding `json:"findings"`
}
