package index

import (
	"github.com/blevesearch/bleve/v2/document"
	bleveindex "github.com/blevesearch/bleve_index_api"
)

// The fields in Bleve: title and body hold the folded words with their frequencies. The
// field row has one word in every article, and its frequency is the number of the
// article's row plus one: so one posting list gives the rows of all articles, and which
// of them are alive.
const (
	titleField = "title"
	bodyField  = "body"
	rowField   = "row"
	rowTerm    = "n"
)

// article is an analysed article as Bleve takes it.
type article struct {
	id     string
	fields []bleveindex.Field
	bytes  uint64
}

var _ bleveindex.Document = (*article)(nil)

func (a *article) ID() string { return a.id }

func (a *article) Size() int { return int(a.bytes) }

func (a *article) VisitFields(visit bleveindex.FieldVisitor) {
	for _, f := range a.fields {
		visit(f)
	}
}

func (a *article) VisitComposite(bleveindex.CompositeFieldVisitor) {}

func (a *article) HasComposite() bool { return false }

func (a *article) NumPlainTextBytes() uint64 { return a.bytes }

func (a *article) AddIDField() {
	a.fields = append(a.fields, document.NewTextFieldCustom("_id", nil, []byte(a.id),
		bleveindex.IndexField|bleveindex.StoreField, nil))
}

func (a *article) StoredFieldsBytes() uint64 { return 0 }

func (a *article) Indexed() bool { return false }

// field is the words of one field with their frequencies, without positions.
type field struct {
	name   string
	length int
	freqs  bleveindex.TokenFrequencies
}

var _ bleveindex.Field = (*field)(nil)

func (f *field) Name() string { return f.name }

func (f *field) Value() []byte { return nil }

func (f *field) ArrayPositions() []uint64 { return nil }

func (f *field) EncodedFieldType() byte { return 't' }

func (f *field) Analyze() {}

func (f *field) Options() bleveindex.FieldIndexingOptions { return bleveindex.IndexField }

func (f *field) AnalyzedLength() int { return f.length }

func (f *field) AnalyzedTokenFrequencies() bleveindex.TokenFrequencies { return f.freqs }

func (f *field) NumPlainTextBytes() uint64 { return 0 }

func newRowField(number uint32) *field {
	tf := &bleveindex.TokenFreq{Term: []byte(rowTerm)}
	tf.SetFrequency(int(number) + 1)
	return &field{name: rowField, length: 1, freqs: bleveindex.TokenFrequencies{rowTerm: tf}}
}
