package workbench

import (
	"slices"

	"parley/app"
	"parley/app/plaintext"
)

// showPlaced moves the spans of an open article's quotes to where they are placed in the
// text shown, lists apart those that the text does not have for sure, and says which
// statements and annotations rest on such. The words of a quote stay as they were cut;
// a quote that is listed apart keeps its span, which names another version.
func (w *Workbench) showPlaced(o *app.OpenArticle) error {
	elsewhere := func(q app.Quote) bool { return q.Version != o.Text.ID }
	if !slices.ContainsFunc(o.Annotations, func(a app.Annotation) bool { return elsewhere(a.Quote) }) &&
		!slices.ContainsFunc(o.Statements, func(s app.Statement) bool {
			return slices.ContainsFunc(s.Passages, func(p app.Passage) bool { return elsewhere(p.Quote) })
		}) {
		return nil
	}
	places, err := w.placesIn(o.ID, o.Text.ID)
	if err != nil {
		return err
	}
	show := func(id app.QuoteID, roles []app.Role, q app.Quote) app.Quote {
		p, ok := places[id]
		if !ok {
			p = app.Placement{Quote: id, Article: o.ID, Version: o.Text.ID, Status: app.PlacedOrphan, Method: app.MethodNone}
		}
		if p.Status == app.PlacedOK {
			q.Span = app.Span{Version: p.Version, Bounds: p.Bounds}
			return q
		}
		o.Unplaced = append(o.Unplaced, app.Unplaced{Quote: q, Roles: roles, Placement: p})
		if worst := p.Standing(); worst != app.PlacedOK {
			if o.Doubtful == nil {
				o.Doubtful = map[string]app.PlacementStatus{}
			}
			o.Doubtful[id.Owner.ID] = o.Doubtful[id.Owner.ID].Worse(worst)
		}
		return q
	}
	for i, s := range o.Statements {
		shown := map[app.Span]app.Quote{}
		for _, q := range quotesOfStatement(s) {
			shown[q.quote.Span] = q.quote
			if elsewhere(q.quote) {
				shown[q.quote.Span] = show(q.id, q.roles, q.quote)
			}
		}
		if s.Chain, err = w.placedCues(s, o.Text); err != nil {
			return err
		}
		s.Passages = slices.Clone(s.Passages)
		for j, p := range s.Passages {
			s.Passages[j].Quote = shown[p.Span]
		}
		o.Statements[i] = s
	}
	for i, a := range o.Annotations {
		if elsewhere(a.Quote) {
			o.Annotations[i].Quote = show(app.QuoteID{Owner: a.Key(), Span: a.Quote.Span}, nil, a.Quote)
		}
	}
	return nil
}

// countVersions counts the versions of an open article's text, and those newer than the
// one shown.
func (w *Workbench) countVersions(o *app.OpenArticle) error {
	h, err := w.versionHistory(o.ID)
	if err != nil {
		return err
	}
	current := h.find(o.Version)
	for i := range h.ids {
		if h.listed(i, o.Version) {
			o.Versions++
			if i > current {
				o.Newer++
			}
		}
	}
	return nil
}

// passages makes the passages of a statement. Of one that is edited, quotes cut from other
// text versions stay as they are where the draft names them, by the offsets shown or by
// their own; those that the text in force does not have stay anyhow, because whoever
// edits cannot see them there. The placements of quotes that are gone go, too.
func (r *recorder) passages(open openText, before app.Record, drafts []app.DraftPassage) ([]app.Passage, error) {
	old, edited := before.(app.Statement)
	if !edited || old.Article != open.article.ID {
		return passages(open.text, drafts)
	}
	kept, rest, err := r.keptPassages(open.text, old, drafts)
	if err != nil {
		return nil, err
	}
	out, err := passages(open.text, rest)
	if err != nil {
		return nil, err
	}
	out = append(kept, out...)
	slices.SortStableFunc(out, func(a, b app.Passage) int { return a.Start - b.Start })
	has := func(s app.Span) bool {
		return slices.ContainsFunc(out, func(p app.Passage) bool { return p.Span == s })
	}
	if slices.ContainsFunc(old.Passages, func(p app.Passage) bool { return !has(p.Span) }) {
		gone, err := r.w.unplace(old.Key(), old.Article, has)
		if err != nil {
			return nil, err
		}
		r.changes = append(r.changes, gone...)
	}
	return out, nil
}

// keptPassages gives the passages of other text versions that stay, and the drafts that
// are to be cut from the text in force.
func (r *recorder) keptPassages(tv app.TextVersion, old app.Statement, drafts []app.DraftPassage) (kept []app.Passage, rest []app.DraftPassage, err error) {
	var elsewhere []app.Passage
	for _, p := range old.Passages {
		if p.Version != tv.ID {
			elsewhere = append(elsewhere, p)
		}
	}
	if len(elsewhere) == 0 {
		return nil, drafts, nil
	}
	places, err := r.w.placesIn(old.Article, tv.ID)
	if err != nil {
		return nil, nil, err
	}
	taken := make([]bool, len(elsewhere))
	for _, d := range drafts {
		i := -1
		for j, p := range elsewhere {
			at := places[app.QuoteID{Owner: old.Key(), Span: p.Span}]
			if !taken[j] && names(d, p, at, tv.ID) && (i < 0 || p.Role == d.Role) {
				i = j
			}
		}
		if i < 0 {
			rest = append(rest, d)
			continue
		}
		taken[i] = true
		p := elsewhere[i]
		if d.Role != "" {
			p.Role = d.Role
		}
		kept = append(kept, p)
	}
	for j, p := range elsewhere {
		at := places[app.QuoteID{Owner: old.Key(), Span: p.Span}]
		if !taken[j] && at.Status != app.PlacedOK {
			kept = append(kept, p)
		}
	}
	return kept, rest, nil
}

// names reports whether a draft means a passage of another text version that is placed at
// at in the text v.
func names(d app.DraftPassage, p app.Passage, at app.Placement, v app.VersionID) bool {
	switch {
	case d.Text != "" && d.Text != p.Exact:
		return false
	case d.Len() <= 0:
		return d.Text != ""
	case d.Version == p.Version:
		return d.Bounds == p.Bounds
	}
	return (d.Version == "" || d.Version == v) && at.Status == app.PlacedOK && d.Bounds == at.Bounds
}

// doubtful gives the statements with a quote that the text in force does not have for
// sure, each with the status of its worst quote.
func (w *Workbench) doubtful() (map[app.StatementID]app.PlacementStatus, error) {
	all, err := w.placementsOf("")
	if err != nil || len(all) == 0 {
		return nil, err
	}
	inForce := map[app.ArticleID]app.VersionID{}
	out := map[app.StatementID]app.PlacementStatus{}
	for _, p := range all {
		if p.Standing() == app.PlacedOK || p.Quote.Owner.Kind != app.KindStatement {
			continue
		}
		if _, ok := inForce[p.Article]; !ok {
			a, err := w.p.Articles.Article(p.Article)
			if err != nil {
				return nil, err
			}
			inForce[p.Article] = a.Version
		}
		if p.Version == inForce[p.Article] {
			id := app.StatementID(p.Quote.Owner.ID)
			out[id] = out[id].Worse(p.Standing())
		}
	}
	return out, nil
}

// markDoubtful marks evidence and cells that rest on quotes which the text in force does
// not have for sure. They count all the same, through the version they were cut from.
func (w *Workbench) markDoubtful(m *app.Matrix) error {
	bad, err := w.doubtful()
	if err != nil || len(bad) == 0 {
		return err
	}
	for i := range m.Cells {
		c := &m.Cells[i]
		for j, e := range c.Evidence {
			if status, ok := bad[e.Statement]; ok {
				c.Evidence[j].Placement = status
				c.Doubtful++
			}
		}
	}
	return nil
}

// markStatements marks the statements of a book as the evidence of its matrix is marked.
func markStatements(b *app.Book) {
	bad := map[app.StatementID]app.PlacementStatus{}
	for _, c := range b.Matrix.Cells {
		for _, e := range c.Evidence {
			if e.Placement != "" {
				bad[e.Statement] = e.Placement
			}
		}
	}
	for i, s := range b.Statements {
		b.Statements[i].Placement = bad[s.ID]
	}
}

func sameWordsAt(text string, b app.Bounds, words string) bool {
	return b.End <= len(text) && plaintext.SameWords(text[b.Start:b.End], words)
}

// checkPlacements looks for placements made by the program at other words than the
// quote's. Only a coder may vouch for those.
func (w *Workbench) checkPlacements() ([]app.Finding, error) {
	all, err := w.placementsOf("")
	if err != nil {
		return nil, err
	}
	quotes := map[app.ArticleID][]ownedQuote{}
	var out []app.Finding
	for _, p := range all {
		if p.Status != app.PlacedOK || p.Decided() {
			continue
		}
		if _, ok := quotes[p.Article]; !ok {
			if quotes[p.Article], err = w.quotesOf(p.Article); err != nil {
				return out, err
			}
		}
		tv, err := w.p.Articles.Text(p.Version)
		if err != nil {
			continue // the project's own check has reported it
		}
		i := slices.IndexFunc(quotes[p.Article], func(q ownedQuote) bool { return q.id == p.Quote })
		if i < 0 || !sameWordsAt(tv.Text, p.Bounds, quotes[p.Article][i].quote.Exact) {
			out = append(out, app.Finding{
				Severity: app.SeverityDamage, Where: p.Key().String(), Msg: "the quote is placed at other words",
			})
		}
	}
	return out, nil
}
