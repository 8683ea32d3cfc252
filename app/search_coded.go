package app

// CodedFound are the statements and annotations that a query finds, in the order in which
// the project has them.
type CodedFound struct {
	Query       string         `json:"query"`
	Reading     string         `json:"reading"`
	Notices     []Notice       `json:"notices"`
	Statements  []StatementID  `json:"statements"`
	Annotations []AnnotationID `json:"annotations"`
}
