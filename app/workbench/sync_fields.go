package workbench

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"parley/app"
)

// syncColumn is a column of Evidence that may be edited: what it shows of a statement, for
// comparison, and how a text typed there changes one.
type syncColumn struct {
	get func(app.Statement) string
	set func(*syncing, *app.Statement, string) error
}

func wrongCell(format string, args ...any) error {
	return &app.Error{Code: app.Invalid, Op: "sync", Msg: fmt.Sprintf(format, args...)}
}

// syncColumns gives the editable columns of Evidence by their heads, and the order in which
// edits of one statement are made: what others depend on comes first.
func syncColumns() (columns map[string]syncColumn, order []string) {
	order = []string{
		"Condition", "Stance", "Said by", "Attribution", "Date said", "Date precision", "Certainty", "Act", "Coder confidence", "Paraphrase", "Coder's note",
	}
	return map[string]syncColumn{
		"Condition":        {func(s app.Statement) string { return s.Condition }, setText(func(s *app.Statement) *string { return &s.Condition })},
		"Paraphrase":       {func(s app.Statement) string { return s.Paraphrase }, setText(func(s *app.Statement) *string { return &s.Paraphrase })},
		"Coder's note":     {func(s app.Statement) string { return s.Note }, setText(func(s *app.Statement) *string { return &s.Note })},
		"Certainty":        {func(s app.Statement) string { return s.Certainty }, setListed(app.Certainties(), func(s *app.Statement) *string { return &s.Certainty })},
		"Act":              {func(s app.Statement) string { return s.Act }, setListed(app.Acts(), func(s *app.Statement) *string { return &s.Act })},
		"Coder confidence": {func(s app.Statement) string { return s.CoderConfidence }, setListed(app.Confidences(), func(s *app.Statement) *string { return &s.CoderConfidence })},
		"Stance":           {func(s app.Statement) string { return string(s.Stance) }, setStance},
		"Attribution":      {func(s app.Statement) string { return string(s.Attribution) }, setAttribution},
		"Said by":          {saidByField, setSaidBy},
		"Date said":        {func(s app.Statement) string { return string(s.StatedAt) }, setDate},
		"Date precision":   {func(s app.Statement) string { return string(s.StatedAt) }, setPrecision},
	}, order
}

func setText(field func(*app.Statement) *string) func(*syncing, *app.Statement, string) error {
	return func(_ *syncing, s *app.Statement, text string) error {
		*field(s) = text
		return nil
	}
}

func setListed(codes []string, field func(*app.Statement) *string) func(*syncing, *app.Statement, string) error {
	return func(_ *syncing, s *app.Statement, text string) error {
		i := slices.IndexFunc(codes, func(c string) bool { return strings.EqualFold(c, text) })
		switch {
		case text == "":
			*field(s) = ""
		case i < 0:
			return wrongCell("“%s” is not on the list: %s", text, strings.Join(codes, ", "))
		default:
			*field(s) = codes[i]
		}
		return nil
	}
}

func readStance(text string) (app.Stance, error) {
	symbols := app.ReadState(text)
	if symbols == "–" {
		return "", wrongCell("a statement has a stance; to take it out of the count, delete its row")
	}
	stance, ok := app.StateStance(symbols)
	if !ok {
		return "", wrongCell("“%s” is no stance of a statement", text)
	}
	return stance, nil
}

func setStance(_ *syncing, s *app.Statement, text string) error {
	stance, err := readStance(text)
	if err == nil {
		s.Stance = stance
	}
	return err
}

func readAttribution(text string) (app.Attribution, error) {
	for _, a := range app.Attributions() {
		if app.FoldName(a.Words()) == app.FoldName(text) || strings.EqualFold(string(a), strings.TrimSpace(text)) {
			return a, nil
		}
	}
	return "", wrongCell("“%s” is not on the list of attributions", text)
}

func setAttribution(_ *syncing, s *app.Statement, text string) error {
	a, err := readAttribution(text)
	if err == nil {
		s.Attribution = a
	}
	return err
}

// reported tells whether “Said by” shows who reports the words, and which link of the chain
// that is; else it shows the speaker.
func reported(s app.Statement) (link int, ok bool) {
	if s.Speaker != "" {
		return 0, false
	}
	l, ok := s.Reporter()
	return slices.Index(s.Chain, l), ok
}

func saidByField(s app.Statement) string {
	if i, ok := reported(s); ok {
		return "link " + string(s.Chain[i].SourceActor) + " " + s.Chain[i].SourceLabel
	}
	return string(s.Speaker)
}

func setSaidBy(y *syncing, s *app.Statement, text string) error {
	actor, known := y.rec.book.FindActor(text)
	if i, ok := reported(*s); ok {
		chain := slices.Clone(s.Chain)
		switch {
		case text == "":
			return wrongCell("second-hand words need the one who reports them")
		case known:
			chain[i].SourceActor, chain[i].SourceLabel, chain[i].Anonymity = actor.ID, "", "named"
		default:
			chain[i].SourceActor, chain[i].SourceLabel = "", text
		}
		s.Chain = chain
		return nil
	}
	switch {
	case text == "":
		s.Speaker = ""
	case !known:
		return wrongCell("the codebook has no actor “%s”; add the actor or an alias first", text)
	default:
		s.Speaker = actor.ID
	}
	return nil
}

// readDay reads a date as it was typed. Days are read in the order day, month, year where
// they are not ISO, and only if that is not in doubt.
func readDay(text string) (app.Date, error) {
	text = strings.TrimSpace(text)
	if d, err := app.ParseDate(text); err == nil {
		return d, nil
	}
	for _, form := range []string{"2 Jan 2006", "2 January 2006", "Jan 2, 2006", "January 2, 2006", "2.1.2006", "2006/1/2", "2006-1-2"} {
		if t, err := time.Parse(form, text); err == nil {
			return app.DateOfDay(t), nil
		}
	}
	for _, form := range []string{"Jan 2006", "January 2006"} {
		if t, err := time.Parse(form, text); err == nil {
			return app.Date(t.Format("2006-01")), nil
		}
	}
	return "", wrongCell("“%s” is not a date; write 2025-04-11, 2025-04, 2025-W15 or 2025", text)
}

func setDate(_ *syncing, s *app.Statement, text string) error {
	d, err := readDay(text)
	if err == nil && d != s.StatedAt {
		s.StatedAt, s.StatedBasis = d, app.BasisAnalyst
	}
	return err
}

// setPrecision makes the date coarser; a finer one has to be typed.
func setPrecision(_ *syncing, s *app.Statement, text string) error {
	order := []app.Precision{app.PrecisionMinute, app.PrecisionDay, app.PrecisionWeek, app.PrecisionMonth, app.PrecisionYear}
	want, have := slices.Index(order, app.Precision(strings.ToLower(text))), slices.Index(order, s.StatedAt.Precision())
	from, _, known := s.StatedAt.Period()
	switch {
	case strings.EqualFold(text, string(app.PrecisionUnknown)):
		s.StatedAt = ""
	case want < 0:
		return wrongCell("“%s” is not on the list of precisions", text)
	case !known || want < have || order[want] == app.PrecisionMonth && s.StatedAt.Precision() == app.PrecisionWeek:
		return wrongCell("the date “%s” is not known that exactly; type the date itself", s.StatedAt)
	case want == have:
		return nil
	default:
		year, week := from.ISOWeek()
		s.StatedAt = map[app.Precision]app.Date{
			app.PrecisionDay:   app.DateOfDay(from),
			app.PrecisionWeek:  app.Date(fmt.Sprintf("%04d-W%02d", year, week)),
			app.PrecisionMonth: app.Date(from.Format("2006-01")),
			app.PrecisionYear:  app.Date(from.Format("2006")),
		}[order[want]]
	}
	s.StatedBasis = app.BasisAnalyst
	return nil
}
