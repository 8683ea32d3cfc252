package workbench

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"parley/app"
)

// maxDraftLine bounds one line of a statements file: far above any real statement.
const maxDraftLine = 4 << 20

// draftLine is a line of a statements file. It reads what `parley statements` prints and
// what `parley suggest` prints, so that either can be recorded.
type draftLine struct {
	Article         string              `json:"article"`
	Speaker         string              `json:"speaker"`
	Holder          string              `json:"holder"`
	Issue           string              `json:"issue"`
	Stance          app.Stance          `json:"stance"`
	Condition       string              `json:"condition"`
	ScalePoint      *float64            `json:"scale_point"`
	Salience        *float64            `json:"salience"`
	Firmness        *float64            `json:"firmness"`
	Attribution     app.Attribution     `json:"attribution_type"`
	Chain           []draftChain        `json:"chain"`
	Certainty       string              `json:"certainty"`
	Polarity        string              `json:"polarity"`
	TimeReference   string              `json:"time_reference"`
	StatedAt        statedAt            `json:"stated_at"`
	StatedBasis     string              `json:"stated_basis"`
	Date            *suggestedDate      `json:"date"`
	Act             string              `json:"act"`
	Paraphrase      string              `json:"paraphrase"`
	Note            string              `json:"note"`
	KeyEvidence     bool                `json:"key_evidence"`
	CoderConfidence string              `json:"coder_confidence"`
	Coder           app.CoderID         `json:"coder"`
	Origin          string              `json:"origin"`
	Review          app.Review          `json:"review"`
	Passages        []draftSpan         `json:"passages"`
	Quotes          []draftSpan         `json:"quotes"`
	Source          *draftSpan          `json:"source"`
	Cue             *draftSpan          `json:"cue"`
	Content         []draftSpan         `json:"content"`
	Mode            string              `json:"mode"`
	Hedge           []string            `json:"hedge"`
	Links           []draftLineRelation `json:"links"`
}

type draftChain struct {
	Actor     string `json:"actor"`
	Label     string `json:"label"`
	Anonymity string `json:"anonymity"`
	Cue       string `json:"cue"`
	Channel   string `json:"channel"`
}

type draftSpan struct {
	Role  app.Role `json:"role"`
	Start int      `json:"start"`
	End   int      `json:"end"`
	Text  string   `json:"text"`
	Exact string   `json:"exact"`
}

// draftLineRelation links to another line of the same file, counted from 1.
type draftLineRelation struct {
	Type   string `json:"type"`
	ToLine int    `json:"to_line"`

	from, to int // the same as places among the drafts
}

type suggestedDate struct {
	ISO   string `json:"iso"`
	Basis string `json:"basis"`
}

// statedAt is a date, as text or as an object with value and basis.
type statedAt struct {
	value app.Date
	basis string
}

// UnmarshalJSON implements json.Unmarshaler.
func (s *statedAt) UnmarshalJSON(data []byte) error {
	if bytes.HasPrefix(data, []byte("{")) {
		var o struct {
			Value app.Date `json:"value"`
			Basis string   `json:"basis"`
		}
		err := json.Unmarshal(data, &o)
		s.value, s.basis = o.Value, o.Basis
		return err
	}
	return json.Unmarshal(data, &s.value)
}

// draftRow is one row of a statements file: a draft, or why it is none.
type draftRow struct {
	line  int // of the file, from 1
	draft app.Draft
	links []draftLineRelation
	err   error
}

// readDrafts reads JSON Lines: one statement a line. Article holds the article as the
// file names it.
func readDrafts(r io.Reader) ([]draftRow, error) {
	var rows []draftRow
	sc := bufio.NewScanner(r)
	sc.Buffer(make([]byte, 0, 64<<10), maxDraftLine)
	for n := 1; sc.Scan(); n++ {
		line := bytes.TrimSpace(sc.Bytes())
		if len(line) == 0 {
			continue
		}
		row := draftRow{line: n}
		var dl draftLine
		if err := json.Unmarshal(line, &dl); err != nil {
			row.err = &app.Error{
				Code: app.Invalid, Op: "read statements", Msg: fmt.Sprintf("line %d is not a statement in JSON", n),
				Hint: "One JSON object a line, as “parley statements” prints them.", Err: err,
			}
		} else {
			row.draft, row.links = dl.draft(), dl.Links
		}
		rows = append(rows, row)
	}
	if err := sc.Err(); err != nil {
		return rows, &app.Error{Code: app.Invalid, Op: "read statements", Msg: "the file cannot be read to its end", Err: err}
	}
	return rows, nil
}

func (l draftLine) draft() app.Draft {
	d := app.Draft{
		Article: app.ArticleID(l.Article), Speaker: l.Speaker, Holder: l.Holder, Issue: l.Issue, Stance: l.Stance,
		Condition: l.Condition, ScalePoint: l.ScalePoint, Salience: l.Salience, Firmness: l.Firmness,
		Attribution: l.Attribution, Certainty: l.Certainty, Polarity: l.Polarity, TimeReference: l.TimeReference,
		StatedAt: l.StatedAt.value, StatedBasis: l.StatedBasis, Act: l.Act, Paraphrase: l.Paraphrase, Note: l.Note,
		KeyEvidence: l.KeyEvidence, CoderConfidence: l.CoderConfidence, Coder: l.Coder, Origin: l.Origin, Review: l.Review,
	}
	if d.StatedBasis == "" {
		d.StatedBasis = l.StatedAt.basis
	}
	if l.Date != nil && d.StatedAt == "" && l.Date.ISO != "" {
		d.StatedAt, d.StatedBasis = app.Date(l.Date.ISO), l.Date.Basis
	}
	for _, c := range l.Chain {
		d.Chain = append(d.Chain, app.DraftLink{Actor: c.Actor, Label: c.Label, Anonymity: c.Anonymity, Cue: c.Cue, Channel: c.Channel})
	}
	for _, p := range append(l.Passages, l.Quotes...) {
		d.Passages = append(d.Passages, p.passage(p.Role))
	}
	for _, p := range l.Content {
		d.Passages = append(d.Passages, p.passage(app.RoleContent))
	}
	if l.Cue != nil {
		d.Passages = append(d.Passages, l.Cue.passage(app.RoleCue))
	}
	if l.Source != nil {
		d.Passages = append(d.Passages, l.Source.passage(app.RoleSpeakerMention))
	}
	if l.Mode != "" {
		l.suggested(&d)
	}
	return d
}

// suggested completes the draft of a suggestion: attribution from mode and chain, a
// condition from its own words, and a conditional stance that names none stays a draft.
func (l draftLine) suggested(d *app.Draft) {
	if d.Attribution == "" && len(l.Chain) < 2 {
		d.Attribution = map[string]app.Attribution{
			"direct": app.DirectQuote, "mixed": app.MixedQuote, "indirect": app.IndirectQuote,
		}[l.Mode]
	}
	if d.Attribution == "" && strings.HasPrefix(l.Chain[0].Actor, "unnamed") {
		d.Attribution = app.ReportedUnsourced
	}
	if d.Stance.Conditional() && d.Condition == "" && len(l.Content) > 0 {
		c := l.Content[0]
		d.Passages = append(d.Passages, c.passage(app.RoleCondition))
	}
	if d.Origin == "" {
		d.Origin = app.OriginSuggestion
	}
}

func (s draftSpan) passage(role app.Role) app.DraftPassage {
	text := s.Text
	if text == "" {
		text = s.Exact
	}
	return app.DraftPassage{Role: role, Bounds: app.Bounds{Start: s.Start, End: s.End}, Text: text}
}

// RecordLines records statements given as JSON Lines, in the form that `parley statements`
// or `parley suggest` prints, as one undoable step. The article of each is looked up by
// what the file calls it. Rows that cannot be recorded
// are reported by line; with atomic one such row keeps all from being recorded.
func (w *Workbench) RecordLines(r io.Reader, atomic bool) ([]app.RecordedRow, error) {
	rows, err := readDrafts(r)
	if err != nil {
		return nil, err
	}
	out := make([]app.RecordedRow, len(rows))
	var drafts []app.Draft
	at := map[int]int{}     // row → draft
	byLine := map[int]int{} // line of the file → draft
	found := map[app.ArticleID]app.ArticleID{}
	for i, row := range rows {
		out[i].Line, out[i].Err = row.line, row.err
		if row.err == nil {
			row.draft.Article, out[i].Err = w.cachedArticle(found, row.draft.Article)
		}
		if out[i].Err == nil {
			at[i], byLine[row.line] = len(drafts), len(drafts)
			drafts = append(drafts, row.draft)
		}
	}
	if atomic && len(drafts) < len(rows) {
		return out, errNoneRecorded()
	}
	if len(drafts) > 1 {
		w.beforeBulk()
	}
	done, err := w.recordAll(drafts, relations(rows, at, byLine), atomic)
	for i, k := range at {
		if k < len(done) {
			out[i].Statement, out[i].Err = done[k].Statement, done[k].Err
		}
	}
	return out, err
}

func (w *Workbench) cachedArticle(found map[app.ArticleID]app.ArticleID, name app.ArticleID) (app.ArticleID, error) {
	if id, ok := found[name]; ok {
		return id, nil
	}
	id, err := w.FindArticle(string(name))
	if err == nil {
		found[name] = id
	}
	return id, err
}

// relations turns links by line into links by draft.
func relations(rows []draftRow, at, byLine map[int]int) []draftLineRelation {
	var out []draftLineRelation
	for i, row := range rows {
		from, ok := at[i]
		for _, l := range row.links {
			if to, there := byLine[l.ToLine]; ok && there {
				l.from, l.to = from, to
				out = append(out, l)
			}
		}
	}
	return out
}
