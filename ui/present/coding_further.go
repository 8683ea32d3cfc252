package present

import (
	"strconv"
	"strings"

	"parley/app"
)

// The further fields of the form, which most statements leave as they are.
const (
	FieldCertainty  Field = "certainty"
	FieldPolarity   Field = "polarity"
	FieldTime       Field = "time"
	FieldAct        Field = "act"
	FieldParaphrase Field = "paraphrase"
	FieldScale      Field = "scale"
	FieldSalience   Field = "salience"
	FieldFirmness   Field = "firmness"
	FieldConfidence Field = "confidence"
)

// Further describes a further field: a closed list, a number from 0 to 100, or a text.
type Further struct {
	Field   Field
	Name    string
	Choices []Choice // nil: typed
	Usual   string   // what counts while nothing is said
}

// FurtherFields lists them, in the order of the form.
func FurtherFields() []Further {
	return []Further{
		{FieldPolarity, "Polarity", codeChoices([]string{"+", "-", "u"}, map[string]string{"+": "affirmed", "-": "denied", "u": "not clear"}), "not said"},
		{FieldTime, "Time", wordChoices(app.TimeReferences()), "not said"},
		{FieldAct, "Act", wordChoices(app.Acts()), "not said"},
		{FieldParaphrase, "In short", nil, "in your own words"},
		{FieldScale, "Scale point", nil, "0 to 100 on the issue’s scale"},
		{FieldSalience, "Salience", nil, "0 to 100, how much it matters"},
		{FieldFirmness, "Firmness", nil, "0 to 100"},
		{FieldConfidence, "You are sure", wordChoices(app.Confidences()), "not said"},
	}
}

// CertaintyNames lists how certain a source may be, the usual one first.
func CertaintyNames() []Choice {
	return codeChoices(app.Certainties(), map[string]string{"CT": "certain (CT)", "PR": "probable (PR)", "PS": "possible (PS)", "U": "not told (U)"})
}

func codeChoices(codes []string, words map[string]string) []Choice {
	out := make([]Choice, len(codes))
	for i, c := range codes {
		out[i] = Choice{c, words[c]}
	}
	return out
}

func wordChoices(codes []string) []Choice {
	out := make([]Choice, len(codes))
	for i, c := range codes {
		out[i] = Choice{c, strings.ReplaceAll(c, "_", " ")}
	}
	return out
}

// furtherOf gives the further fields of a statement as they are typed.
func furtherOf(s app.Statement) map[Field]string {
	number := func(p *float64) string {
		if p == nil {
			return ""
		}
		return strconv.FormatFloat(*p, 'g', -1, 64)
	}
	return map[Field]string{
		FieldCertainty: s.Certainty, FieldPolarity: s.Polarity, FieldTime: s.TimeReference, FieldAct: s.Act,
		FieldParaphrase: s.Paraphrase, FieldScale: number(s.ScalePoint), FieldSalience: number(s.Salience),
		FieldFirmness: number(s.Firmness), FieldConfidence: s.CoderConfidence,
	}
}

// SetFurther keeps the text or code of a further field.
func (c *Coding) SetFurther(f Field, value string) {
	if c.state.Further[f] == value {
		return
	}
	next := map[Field]string{}
	for k, v := range c.state.Further {
		next[k] = v
	}
	next[f] = value
	c.state.Further = next
	c.show()
}

// SetKeyEvidence marks what is in the form as key evidence, or not.
func (c *Coding) SetKeyEvidence(on bool) {
	if c.state.KeyEvidence != on {
		c.state.KeyEvidence = on
		c.show()
	}
}

// ShowFurther shows the further fields of the form, or hides them.
func (c *Coding) ShowFurther(on bool) {
	c.state.FurtherShown = on
	c.show()
}

// lacksNumber says what is wrong with a further field that is a number.
func (c *Coding) lacksNumber() string {
	for _, f := range FurtherFields() {
		switch f.Field {
		case FieldScale, FieldSalience, FieldFirmness:
			if _, ok := readNumber(c.state.Further[f.Field]); !ok {
				return f.Name + " is a number from 0 to 100."
			}
		}
	}
	return ""
}

// readNumber reads a number from 0 to 100, nil for nothing.
func readNumber(text string) (*float64, bool) {
	text = strings.ReplaceAll(strings.TrimSpace(text), ",", ".")
	if text == "" {
		return nil, true
	}
	v, err := strconv.ParseFloat(text, 64)
	if err != nil || !(v >= 0 && v <= 100) {
		return nil, false
	}
	return &v, true
}

// further takes the further fields into a draft.
func (c *Coding) further(d *app.Draft) {
	x := c.state.Further
	d.Certainty, d.Polarity, d.TimeReference, d.Act = x[FieldCertainty], x[FieldPolarity], x[FieldTime], x[FieldAct]
	d.Paraphrase, d.CoderConfidence, d.KeyEvidence = strings.TrimSpace(x[FieldParaphrase]), x[FieldConfidence], c.state.KeyEvidence
	d.ScalePoint, _ = readNumber(x[FieldScale])
	d.Salience, _ = readNumber(x[FieldSalience])
	d.Firmness, _ = readNumber(x[FieldFirmness])
}
