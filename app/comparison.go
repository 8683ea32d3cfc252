package app

// Comparison tells how far two coders agree on the articles that both have.
type Comparison struct {
	Articles      int              `json:"articles"`       // with the same text in both, coded by both
	OnlyA         int              `json:"only_a"`         // articles that only A has
	OnlyB         int              `json:"only_b"`         // articles that only B has
	NotCodedByA   int              `json:"not_coded_by_a"` // in both, but A has not got to it
	NotCodedByB   int              `json:"not_coded_by_b"`
	Spans         SpanAgreement    `json:"spans"`
	Fields        []FieldAgreement `json:"fields"`
	Disagreements []Disagreement   `json:"disagreements"`
}

// SpanAgreement tells how far two coders marked the same words. Statements are matched by
// the overlap of their content passages, each at most once.
type SpanAgreement struct {
	A         int      `json:"a"` // statements of A in the articles compared
	B         int      `json:"b"`
	Matched   int      `json:"matched"`
	Exact     int      `json:"exact"`     // matched with the very same words
	F1        *float64 `json:"f1"`        // 2 · matched / (A + B)
	Overlap   *float64 `json:"overlap"`   // mean share of common bytes in all bytes of a matched pair
	Quoteless int      `json:"quoteless"` // statements without words, which cannot be matched
}

// FieldAgreement is the agreement on one field over the matched statements. Alpha is
// Krippendorff's; it is absent where fewer than two values differ at all.
type FieldAgreement struct {
	Field  string   `json:"field"`
	Level  string   `json:"level"` // nominal or interval
	Pairs  int      `json:"pairs"` // in which both coders gave a value
	Agree  int      `json:"agree"`
	Alpha  *float64 `json:"alpha"`
	Low    *float64 `json:"low"` // of the 95 % confidence interval
	High   *float64 `json:"high"`
	Reason string   `json:"reason,omitempty"` // why there is no alpha
}

// Disagreement is a pair that differs, or a statement that only one coder has.
type Disagreement struct {
	Article ArticleID         `json:"article"`
	Title   string            `json:"title"`
	A       StatementID       `json:"a,omitempty"`
	B       StatementID       `json:"b,omitempty"`
	QuoteA  string            `json:"quote_a,omitempty"`
	QuoteB  string            `json:"quote_b,omitempty"`
	Fields  []FieldDifference `json:"fields,omitempty"` // none: only one coder has the statement
}

// FieldDifference is one field in which a pair differs.
type FieldDifference struct {
	Field string `json:"field"`
	A     string `json:"a"`
	B     string `json:"b"`
}
