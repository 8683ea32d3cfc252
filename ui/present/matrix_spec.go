package present

import (
	"cmp"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"parley/app"
)

// showSpec shows the recipe and those to choose from.
func (m *Matrix) showSpec() {
	s := &m.state
	s.Resolver, s.Filter, s.To = m.spec.Resolver, m.spec.Query, string(m.spec.To)
	s.Look = lookOf(m.spec)
	s.Hidden = hiddenWords(s.Look)
	s.Specs, s.Spec, s.Unsaved, s.Kept = nil, string(m.spec.ID), true, false
	for _, x := range m.saved {
		s.Specs = append(s.Specs, Choice{string(x.ID), x.Name})
		if x.ID == m.spec.ID {
			s.Unsaved = !sameSpec(x, m.spec)
			s.Kept = x.ID != app.DefaultSpec().ID
		}
	}
	if m.ports.Specs != nil {
		s.Specs = append(s.Specs, Choice{string(app.SpecDNA), "DNA (preset)"})
		s.Unsaved = s.Unsaved && m.spec.ID != app.SpecDNA
	}
}

// sameSpec compares two recipes with their looks as they are saved.
func sameSpec(a, b app.MatrixSpec) bool {
	text := func(s app.MatrixSpec) string {
		look := lookOf(s)
		s.Display = &look
		data, err := json.Marshal(s)
		if err != nil {
			return ""
		}
		return string(data)
	}
	return text(a) == text(b)
}

func hiddenWords(d app.MatrixDisplay) string {
	var parts []string
	if n := len(d.HiddenRows); n > 0 {
		parts = append(parts, Count(n, "row", "rows"))
	}
	if n := len(d.HiddenColumns); n > 0 {
		parts = append(parts, Count(n, "column", "columns"))
	}
	if len(parts) == 0 {
		return ""
	}
	return strings.Join(parts, ", ") + " hidden"
}

// ChooseResolver computes with another rule.
func (m *Matrix) ChooseResolver(code string) {
	if code == m.spec.Resolver {
		return
	}
	m.spec.Resolver, m.state.Resolver = code, code
	m.recount()
}

// SetFilter counts only statements in articles that a query finds; an empty text counts
// all.
func (m *Matrix) SetFilter(query string) {
	query = strings.TrimSpace(query)
	m.state.Filter = query
	if query == m.spec.Query && m.state.FilterProblem == "" {
		return
	}
	m.spec.Query = query
	m.recount()
}

// recount computes with another recipe; what was moved by the slider is no longer marked.
func (m *Matrix) recount() {
	m.base = nil
	m.Reload()
}

// ChooseSpec takes another recipe.
func (m *Matrix) ChooseSpec(id string) {
	if id == string(m.spec.ID) {
		return
	}
	if id == string(app.SpecDNA) {
		m.spec = app.DNASpec()
		m.recount()
		return
	}
	if i := slices.IndexFunc(m.saved, func(s app.MatrixSpec) bool { return string(s.ID) == id }); i >= 0 {
		m.spec = m.saved[i]
		m.recount()
	}
}

// SaveSpec keeps the recipe as it is now: under its own name where name is empty, else as
// a new one. done is told what is wrong, nil for nothing.
func (m *Matrix) SaveSpec(name string, done func(error)) {
	if m.ports.Specs == nil {
		return
	}
	spec := m.spec
	if name = oneLine(name); name != "" {
		spec.ID, spec.Name = "", name
	}
	var kept app.MatrixSpec
	m.ports.Acts.Do(func() (err error) {
		kept, err = m.ports.Specs.SaveSpec(spec)
		return err
	}, func(err error) {
		if err == nil {
			m.spec = kept
			m.env.trace("saved matrix " + kept.Name)
			m.recount()
		}
		done(err)
	})
}

// RemoveSpec takes the recipe that is shown away; the project's default follows.
func (m *Matrix) RemoveSpec() {
	id := m.spec.ID
	m.ports.Acts.Do(func() error { return m.ports.Specs.RemoveSpec(id) }, func(err error) {
		if err != nil {
			m.env.Notify.Problem(err)
			return
		}
		m.ChooseSpec(string(app.DefaultSpec().ID))
	})
}

// RulesForm is what can be chosen of a recipe's rules, as text.
type RulesForm struct {
	Resolver, RollUp, Duplicates, Levels string
	Ranks                                string // as 1-5
	From, To                             string
	Theta, Horizon                       string
	Collapse, Silent                     bool
}

// Rules gives the rules of the recipe that is shown.
func (m *Matrix) Rules() RulesForm {
	s := m.spec
	var ranks []string
	for _, r := range s.OwnRanks {
		ranks = append(ranks, strconv.Itoa(r))
	}
	return RulesForm{
		Resolver: s.Resolver, RollUp: s.RollUp, Duplicates: s.Duplicates, Levels: s.Levels, Ranks: strings.Join(ranks, ","),
		From: string(s.From), To: string(s.To), Theta: strconv.FormatFloat(s.Theta, 'g', -1, 64),
		Horizon: strconv.Itoa(s.HorizonDays), Collapse: s.Collapse, Silent: s.Isolates,
	}
}

// SetRules counts by other rules; an error tells what is wrong with the form.
func (m *Matrix) SetRules(f RulesForm) error {
	s := m.spec
	s.Resolver, s.RollUp, s.Duplicates, s.Levels = f.Resolver, f.RollUp, f.Duplicates, f.Levels
	s.Collapse, s.Isolates = f.Collapse, f.Silent
	wrong := func(msg, hint string) error { return &app.Error{Code: app.Invalid, Op: "matrix", Msg: msg, Hint: hint} }
	var err error
	if s.OwnRanks, err = readRanks(f.Ranks); err != nil {
		return err
	}
	for _, d := range []struct {
		text string
		to   *app.Date
	}{{f.From, &s.From}, {f.To, &s.To}} {
		if *d.to, err = ReadDate(d.text); err != nil {
			return err
		}
	}
	if s.Theta, err = strconv.ParseFloat(strings.TrimSpace(f.Theta), 64); err != nil || s.Theta <= 0 || s.Theta >= 1 {
		return wrong("the share that a majority needs is not a number between 0 and 1", "0.5 asks for more than half of the statements.")
	}
	if s.HorizonDays, err = strconv.Atoi(strings.TrimSpace(f.Horizon)); err != nil || s.HorizonDays < 1 {
		return wrong("the days after which a position is stale are not a number", "180 is half a year.")
	}
	if s.From != "" && s.To != "" && s.To.Earlier(s.From) {
		return wrong("the window ends before it begins", "Exchange the two dates.")
	}
	if err := s.Validate(); err != nil {
		return err
	}
	m.spec = s
	m.recount()
	return nil
}

// readRanks reads ranks of attribution as "1-5" or "1,2,6".
func readRanks(text string) ([]int, error) {
	var out []int
	for part := range strings.SplitSeq(text, ",") {
		a, b, found := strings.Cut(strings.ReplaceAll(part, "–", "-"), "-")
		if !found {
			b = a
		}
		from, err1 := strconv.Atoi(strings.TrimSpace(a))
		to, err2 := strconv.Atoi(strings.TrimSpace(b))
		if err := cmp.Or(err1, err2); err != nil || from < 1 || to > len(app.Attributions()) || from > to {
			return nil, &app.Error{
				Code: app.Invalid, Op: "matrix", Msg: "“" + text + "” are no ranks of attribution", Hint: "They go from 1 to 11; 1-5 are the holder's own words.",
			}
		}
		for r := from; r <= to; r++ {
			out = append(out, r)
		}
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

// RankChoices offers the usual choices of what counts as the holder's own.
func RankChoices() []Choice {
	return []Choice{
		{"1,2,3,4,5", "Own words, also through a spokesperson (1–5)"},
		{"1,2,3", "Quotes and documents only (1–3)"},
		{"1,2,3,4", "Own words, no spokesperson (1–4)"},
		{"1,2,3,4,5,6,7,8", "Also what others report (1–8)"},
		{"1,2,3,4,5,6,7,8,9,10,11", "Everything, inferences too (1–11)"},
	}
}

// RollUpChoices offers who counts for whom.
func RollUpChoices() []Choice {
	return []Choice{
		{app.RollUpHolder, "The holder alone"},
		{app.RollUpSpeaker, "The speaker in the holder’s place"},
		{app.RollUpMembers, "Members and office holders count for their institution"},
	}
}

// DuplicateChoices offers the rules for repetitions.
func DuplicateChoices() []Choice {
	return []Choice{
		{app.DuplicatesInclude, "Count every one"},
		{"document", "Once an article"},
		{"week", "Once a week"},
		{"month", "Once a month"},
		{"year", "Once a year"},
		{"range", "Once in all"},
	}
}

// LevelChoices offers the levels of agreement.
func LevelChoices() []Choice {
	return []Choice{{"value", "Strength counts (−2 to +2)"}, {"sign", "For, neutral, against"}, {"boolean", "For or against"}}
}
