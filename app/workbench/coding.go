package workbench

import (
	"fmt"
	"slices"
	"strings"

	"parley/app"
)

// Record makes a statement of a draft, or edits the one that the draft names, in one
// undoable step. Actors and issues that are new and wanted are made in the same step.
func (w *Workbench) Record(d app.Draft) (app.Statement, error) {
	w.edit.Lock()
	defer w.edit.Unlock()
	r, err := w.newRecorder()
	if err != nil {
		return app.Statement{}, err
	}
	s, err := r.add(d)
	if err != nil {
		return app.Statement{}, err
	}
	if err := r.settle(d, s); err != nil {
		return app.Statement{}, err
	}
	label := "Record statement"
	if d.ID != "" {
		label = "Edit statement"
	}
	err = w.apply(app.Entry{Set: app.ChangeSet{Label: label, Changes: r.changes}})
	return s, err
}

// recordAll records many drafts as one undoable step and gives a statement or an error
// for each. With atomic nothing is recorded if one draft is wrong.
func (w *Workbench) recordAll(drafts []app.Draft, links []draftLineRelation, atomic bool) ([]app.RecordedRow, error) {
	w.edit.Lock()
	defer w.edit.Unlock()
	r, err := w.newRecorder()
	if err != nil {
		return nil, err
	}
	out := make([]app.RecordedRow, len(drafts))
	failed := false
	for i, d := range drafts {
		out[i].Statement, out[i].Err = r.add(d)
		failed = failed || out[i].Err != nil
	}
	if failed && atomic {
		return out, errNoneRecorded()
	}
	recorded := len(r.changes)
	r.link(out, links)
	err = w.apply(app.Entry{Set: app.ChangeSet{Label: fmt.Sprintf("Record %d statements", recorded), Changes: r.changes}})
	return out, err
}

// link appends the links between rows; a link to a row that was not recorded is dropped
// with it.
func (r *recorder) link(rows []app.RecordedRow, links []draftLineRelation) {
	for _, l := range links {
		from, to := rows[l.from], rows[l.to]
		if from.Err == nil && to.Err == nil {
			r.changes = append(r.changes, app.Change{After: app.StatementLink{From: from.Statement.ID, To: to.Statement.ID, Type: l.Type}})
		}
	}
}

func errNoneRecorded() error {
	return &app.Error{
		Code: app.Invalid, Op: "record", Msg: "some rows cannot be recorded, so none was",
		Hint: "Correct the rows named, or leave out --atomic.",
	}
}

// recorder turns drafts into the changes of one change set. The caller holds w.edit.
type recorder struct {
	w       *Workbench
	book    app.Codebook
	project app.Project
	texts   map[app.ArticleID]openText
	changes []app.Change
}

type openText struct {
	article app.Article
	text    app.TextVersion
}

func (w *Workbench) newRecorder() (*recorder, error) {
	book, err := w.p.Coding.Codebook()
	if err != nil {
		return nil, err
	}
	p, err := w.p.Coding.Project()
	return &recorder{w: w, book: book, project: p, texts: map[app.ArticleID]openText{}}, err
}

// add checks a draft and appends its changes; on an error nothing is appended.
func (r *recorder) add(d app.Draft) (app.Statement, error) {
	mark, book := len(r.changes), r.book
	s, before, err := r.statement(d)
	if err == nil {
		err = s.Validate()
	}
	if err != nil {
		r.changes, r.book = r.changes[:mark], book
		return app.Statement{}, err
	}
	if before == nil {
		n, err := r.w.p.Ledger.NextNumber("statement")
		if err != nil {
			return app.Statement{}, err
		}
		s.ID = app.StatementID(fmt.Sprintf("S-%d", n))
	}
	r.changes = append(r.changes, app.Change{Before: before, After: s})
	return s, nil
}

func (r *recorder) statement(d app.Draft) (s app.Statement, before app.Record, err error) {
	now := r.w.opt.Clock().UTC()
	s = app.Statement{ID: "S-0", CreatedAt: now, Origin: d.Origin}
	if d.ID != "" {
		if before, err = r.w.p.Ledger.Record(app.Statement{ID: d.ID}.Key()); err != nil {
			return s, nil, err
		}
		s = before.(app.Statement)
		if d.Article == "" {
			d.Article = s.Article
		}
	}
	open, err := r.open(d.Article)
	if err != nil {
		return s, nil, err
	}
	if s.Speaker, err = r.actor(d.Speaker, d.CreateMissing); err != nil {
		return s, nil, err
	}
	if s.Holder, err = r.actor(d.Holder, d.CreateMissing); err != nil {
		return s, nil, err
	}
	if s.Issue, err = r.issue(d.Issue, d.CreateMissing); err != nil {
		return s, nil, err
	}
	if s.Chain, err = r.chain(d); err != nil {
		return s, nil, err
	}
	if s.Passages, err = r.passages(open, before, d.Passages); err != nil {
		return s, nil, err
	}
	s.Article, s.UpdatedAt = d.Article, now
	s.Stance, s.Condition, s.Certainty, s.Polarity = d.Stance, strings.TrimSpace(d.Condition), d.Certainty, d.Polarity
	s.ScalePoint, s.Salience, s.Firmness = d.ScalePoint, d.Salience, d.Firmness
	s.TimeReference, s.Act, s.Paraphrase, s.Note = d.TimeReference, d.Act, d.Paraphrase, d.Note
	s.KeyEvidence, s.CoderConfidence, s.Coder, s.Review = d.KeyEvidence, d.CoderConfidence, d.Coder, d.Review
	s.Attribution, s.StatedAt, s.StatedBasis = d.Attribution, d.StatedAt, d.StatedBasis
	r.defaults(&s, open)
	return s, before, nil
}

// defaults fills what the draft leaves open (invariant 7 and the window's defaults).
func (r *recorder) defaults(s *app.Statement, open openText) {
	if s.Stance == app.Unclear { // a suggestion abstains; the coder has yet to decide
		s.Stance = ""
	}
	if s.Attribution == "" {
		s.Attribution = DeriveAttribution(*s)
	}
	if s.StatedAt == "" && s.StatedBasis == "" {
		s.StatedAt, s.StatedBasis = open.article.Published, app.BasisArticleDate
	}
	if s.StatedBasis == "" {
		s.StatedBasis = app.BasisExplicit
	}
	if s.Certainty == "" {
		s.Certainty = "CT"
	}
	if s.Coder == "" {
		s.Coder = r.project.Coder
	}
	if s.Origin == "" {
		s.Origin = app.OriginManual
	}
	if s.Review == "" {
		s.Review = app.ReviewDraft
		if s.Holder != "" && s.Issue != "" && s.Stance != "" && len(s.Contents()) > 0 {
			s.Review = app.ReviewReviewed
		}
	}
}

// DeriveAttribution proposes how the words reached the reader: second-hand where the
// chain names somebody but the holder, else by the quotation marks of the content.
func DeriveAttribution(s app.Statement) app.Attribution {
	if l, ok := s.Reporter(); ok {
		if l.SourceActor == "" && l.Anonymity != "named" {
			return app.SecondHandAnonymous
		}
		return app.SecondHandNamed
	}
	quotedParts, bare := 0, 0
	for _, p := range s.Contents() {
		words := strings.Trim(strings.TrimSpace(p.Exact), ".,;: ")
		switch opens := strings.IndexAny(words, "“„«\""); {
		case opens == 0 && strings.IndexAny(words[1:], "”“»\"") >= len(words)-4:
			quotedParts++
		case opens >= 0:
			quotedParts++
			bare++
		case strings.HasSuffix(strings.TrimSpace(p.Prefix), "“") || strings.HasSuffix(p.Prefix, "«") || strings.HasSuffix(p.Prefix, "\""):
			quotedParts++
		default:
			bare++
		}
	}
	switch {
	case quotedParts > 0 && bare == 0:
		return app.DirectQuote
	case quotedParts > 0:
		return app.MixedQuote
	}
	return app.IndirectQuote
}

func (r *recorder) open(id app.ArticleID) (openText, error) {
	if o, ok := r.texts[id]; ok {
		return o, nil
	}
	a, err := r.w.p.Articles.Article(id)
	if err != nil {
		return openText{}, err
	}
	tv, err := r.w.p.Articles.Text(a.Version)
	if err != nil {
		return openText{}, err
	}
	r.texts[id] = openText{a, tv}
	return r.texts[id], nil
}

func (r *recorder) actor(name string, create bool) (app.ActorID, error) {
	if strings.TrimSpace(name) == "" {
		return "", nil
	}
	if a, ok := r.book.FindActor(name); ok {
		return a.ID, nil
	}
	if !create {
		return "", &app.Error{
			Code: app.Invalid, Op: "record", Msg: fmt.Sprintf("the codebook has no actor “%s”", name),
			Hint: "Add the actor or an alias first, or let new names be created.",
		}
	}
	a := app.Actor{ID: app.ActorID(app.Slug(name, func(s string) bool {
		_, taken := r.book.Actor(app.ActorID(s))
		return taken
	})), Name: strings.TrimSpace(name), Type: "person"}
	r.book.Actors = append(slices.Clone(r.book.Actors), a)
	r.changes = append(r.changes, app.Change{After: a})
	return a.ID, nil
}

func (r *recorder) issue(title string, create bool) (app.IssueID, error) {
	if strings.TrimSpace(title) == "" {
		return "", nil
	}
	if x, ok := r.book.FindIssue(title); ok {
		return x.ID, nil
	}
	if !create {
		return "", &app.Error{
			Code: app.Invalid, Op: "record", Msg: fmt.Sprintf("the codebook has no issue “%s”", title),
			Hint: "Add the issue first, or let new names be created.",
		}
	}
	x := app.Issue{ID: app.IssueID(app.Slug(title, func(s string) bool {
		_, taken := r.book.Issue(app.IssueID(s))
		return taken
	})), Title: strings.TrimSpace(title)}
	r.book.Issues = append(slices.Clone(r.book.Issues), x)
	r.changes = append(r.changes, app.Change{After: x})
	return x.ID, nil
}

func (r *recorder) chain(d app.Draft) ([]app.AttributionLink, error) {
	var out []app.AttributionLink
	for _, l := range d.Chain {
		link := app.AttributionLink{SourceLabel: l.Label, Anonymity: l.Anonymity, CueText: l.Cue, Channel: l.Channel}
		if l.Actor != "" {
			id, err := r.actor(l.Actor, d.CreateMissing)
			if err != nil {
				return nil, err
			}
			link.SourceActor = id
		}
		out = append(out, link)
	}
	return out, nil
}

// passages cuts the quotes out of the text. Offsets win; words beside them must be the
// words at that place, words alone must occur exactly once.
func passages(tv app.TextVersion, drafts []app.DraftPassage) ([]app.Passage, error) {
	var out []app.Passage
	for _, d := range drafts {
		b := d.Bounds
		if b.Len() <= 0 {
			n := strings.Count(tv.Text, d.Text)
			if d.Text == "" || n != 1 {
				return nil, &app.Error{
					Code: app.Invalid, Op: "record",
					Msg: fmt.Sprintf("the words “%s” stand in the article %d times", d.Text, n), Hint: "Give words that occur once, or byte offsets.",
				}
			}
			b.Start = strings.Index(tv.Text, d.Text)
			b.End = b.Start + len(d.Text)
		}
		q, err := app.NewQuote(tv, b)
		if err != nil {
			return nil, err
		}
		if d.Text != "" && q.Exact != d.Text {
			return nil, &app.Error{
				Code: app.Invalid, Op: "record",
				Msg: fmt.Sprintf("at bytes %d to %d stands “%s”, not “%s”", b.Start, b.End, q.Exact, d.Text), Hint: "Offsets are bytes of the text that “parley show --json” prints.",
			}
		}
		role := d.Role
		if role == "" {
			role = app.RoleContent
		}
		out = append(out, app.Passage{Role: role, Quote: q})
	}
	slices.SortStableFunc(out, func(a, b app.Passage) int { return a.Start - b.Start })
	return out, nil
}

// Withdraw takes a statement out of the project, with the links to it, in one undoable
// step. The log keeps it.
func (w *Workbench) Withdraw(id app.StatementID) error {
	w.edit.Lock()
	defer w.edit.Unlock()
	s, err := w.p.Ledger.Record(app.Statement{ID: id}.Key())
	if err != nil {
		return err
	}
	links, err := w.links()
	if err != nil {
		return err
	}
	set := app.ChangeSet{Label: "Withdraw statement"}
	for _, l := range links {
		if l.From == id || l.To == id {
			set.Changes = append(set.Changes, app.Change{Before: l})
		}
	}
	gone, err := w.unplace(s.Key(), s.(app.Statement).Article, keepsNone)
	if err != nil {
		return err
	}
	with, err := w.withNotes(s)
	if err != nil {
		return err
	}
	set.Changes = slices.Concat(set.Changes, gone, with)
	return w.apply(app.Entry{Set: set})
}

// Link records a relation between two statements.
func (w *Workbench) Link(l app.StatementLink) error {
	w.edit.Lock()
	defer w.edit.Unlock()
	err := w.apply(app.Entry{Set: app.ChangeSet{Label: "Link statements", Changes: []app.Change{{After: l}}}})
	return err
}

func (w *Workbench) links() ([]app.StatementLink, error) {
	records, err := w.p.Ledger.Records(app.KindLink)
	if err != nil {
		return nil, err
	}
	out := make([]app.StatementLink, 0, len(records))
	for _, r := range records {
		out = append(out, r.(app.StatementLink))
	}
	return out, nil
}
