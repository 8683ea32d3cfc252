package workbench

import (
	"cmp"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"parley/app"
)

func (a *adopter) outlets() error {
	known := newIDNames()
	records, err := a.w.p.Ledger.Records(app.KindOutlet)
	if err != nil {
		return err
	}
	for _, r := range records {
		o := r.(app.Outlet)
		known.know(string(o.ID), append([]string{o.Name}, o.Aliases...)...)
	}
	for _, o := range a.from.Outlets {
		if id, ok := known.byName[app.FoldName(o.Name)]; ok {
			a.outletOf[o.ID] = app.OutletID(id)
			a.rep.Other.Present++
			continue
		}
		old := o.ID
		o.ID = app.OutletID(known.free(string(old), o.Name))
		a.outletOf[old] = o.ID
		a.rep.Other.Added++
		a.add(o)
	}
	return nil
}

// articles come by their text; one whose text is here is used as it is.
func (a *adopter) articles() error {
	records, err := a.w.p.Ledger.Records(app.KindArticle)
	if err != nil {
		return err
	}
	clusters := newClusters(records)
	texts := map[app.VersionID]app.TextVersion{}
	for _, t := range a.from.Texts {
		texts[t.ID] = t
	}
	for _, x := range a.from.Articles {
		id, found, err := a.w.p.Articles.FindText(x.Version)
		if err != nil {
			return err
		}
		if found {
			a.articleOf[x.ID], a.versions[x.Version] = id, true
			a.rep.Articles.Present++
			continue
		}
		there, err := a.w.current(x.Key())
		if err != nil {
			return err
		}
		if there != nil {
			a.articleOf[x.ID] = x.ID
			a.rep.Articles.Present++
			a.rep.Skip("texts of articles", "the article is here with another text in force, which stays", app.DisplayTitle(x.Title, ""))
			continue
		}
		text, ok := texts[x.Version]
		if !ok {
			a.rep.Skip("articles", "their text is missing", x.Title)
			continue
		}
		if x.Seq, err = a.number("article"); err != nil {
			return err
		}
		old := x.ID
		x.Outlet, x.Tags, x.Lists, x.Cluster = a.outletOf[x.Outlet], a.tagsOf(x.Tags), nil, ""
		x.Fingerprint = Fingerprint(text.Text)
		clusters.add(&x)
		text.Article, text.N = x.ID, 1
		a.articleOf[old], a.versions[x.Version] = x.ID, true
		a.texts = append(a.texts, text)
		a.rep.Articles.Added++
		a.add(x)
	}
	return a.recluster(clusters.takeChanged())
}

// recluster writes the clusters that articles joined after they were looked at.
func (a *adopter) recluster(changed map[app.ArticleID]string) error {
	for id, cluster := range changed {
		k := app.Article{ID: id}.Key()
		if i, ok := a.at[k]; ok {
			x := a.changes[i].After.(app.Article)
			x.Cluster = cluster
			a.changes[i].After = x
			continue
		}
		before, err := a.w.current(k)
		if err != nil {
			return err
		}
		if before == nil {
			continue
		}
		after := before.(app.Article)
		after.Cluster = cluster
		a.changes = append(a.changes, app.Change{Before: before, After: after})
	}
	return nil
}

// has reports whether quotes can be cut from a text version here.
func (a *adopter) has(v app.VersionID) bool {
	if there, known := a.versions[v]; known {
		return there
	}
	_, found, err := a.w.p.Articles.FindText(v)
	a.versions[v] = found && err == nil
	return a.versions[v]
}

// sameness is what makes two statements or annotations the same, whatever their ids and
// times are.
func sameness(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		return ""
	}
	return string(text)
}

func statementSameness(s app.Statement) string {
	s.ID, s.CreatedAt, s.UpdatedAt, s.Tags, s.Coder = "", time.Time{}, time.Time{}, nil, ""
	return sameness(s)
}

func (a *adopter) statements() error {
	present := map[string]app.StatementID{}
	have, err := a.w.p.Coding.Statements(app.StatementFilter{})
	if err != nil {
		return err
	}
	for _, s := range have {
		present[statementSameness(s)] = s.ID
	}
	for _, s := range a.from.Statements {
		mapped, why := a.statement(s)
		if why != "" {
			a.rep.Skip("statements", why, string(s.ID))
			continue
		}
		if id, ok := present[statementSameness(mapped)]; ok {
			a.statementOf[s.ID] = id
			a.rep.Statements.Present++
			continue
		}
		n, err := a.number("statement")
		if err != nil {
			return err
		}
		mapped.ID = app.StatementID(fmt.Sprintf("S-%d", n))
		a.statementOf[s.ID] = mapped.ID
		a.rep.Statements.Added++
		a.add(mapped)
	}
	return nil
}

// statement gives the statement with the ids of this project; why tells what keeps it out.
func (a *adopter) statement(s app.Statement) (out app.Statement, why string) {
	var ok bool
	if s.Article, ok = a.articleOf[s.Article]; !ok {
		return s, "their article was not taken in"
	}
	for _, p := range s.Passages {
		if !a.has(p.Version) {
			return s, "their quotes are cut from a text version that is not here"
		}
	}
	s.Speaker, s.Holder, s.Issue = a.actorOf[s.Speaker], a.actorOf[s.Holder], a.issueOf[s.Issue]
	chain := s.Chain
	s.Chain = nil
	for _, l := range chain {
		if l.SourceActor != "" {
			l.SourceActor = a.actorOf[l.SourceActor]
		}
		s.Chain = append(s.Chain, l)
	}
	s.Tags, s.Coder = a.tagsOf(s.Tags), a.coder(s.Coder)
	return s, ""
}

// examples gives new issues their examples, which are statements.
func (a *adopter) examples() error {
	for i, c := range a.changes {
		x, ok := c.After.(app.Issue)
		if !ok || len(x.Examples) == 0 {
			continue
		}
		var list []app.StatementID
		for _, id := range x.Examples {
			if to, ok := a.statementOf[id]; ok {
				list = append(list, to)
			}
		}
		x.Examples = list
		a.changes[i].After = x
	}
	return nil
}

func (a *adopter) annotations() error {
	key := func(x app.Annotation) string { return sameness([]any{x.Article, x.Quote, x.Comment}) }
	present := map[string]app.AnnotationID{}
	records, err := a.w.p.Ledger.Records(app.KindAnnotation)
	if err != nil {
		return err
	}
	for _, r := range records {
		present[key(r.(app.Annotation))] = r.(app.Annotation).ID
	}
	for _, x := range a.from.Annotations {
		old := x.ID
		var ok bool
		if x.Article, ok = a.articleOf[x.Article]; !ok || !a.has(x.Quote.Version) {
			a.rep.Skip("annotations", "their text is not here", string(old))
			continue
		}
		if id, there := present[key(x)]; there {
			a.annotationOf[old] = id
			a.rep.Annotations.Present++
			continue
		}
		n, err := a.number("annotation")
		if err != nil {
			return err
		}
		x.ID, x.Tags, x.Coder = app.AnnotationID(fmt.Sprintf("N-%d", n)), a.tagsOf(x.Tags), a.coder(x.Coder)
		a.annotationOf[old] = x.ID
		a.rep.Annotations.Added++
		a.add(x)
	}
	return nil
}

func (a *adopter) links() error {
	for _, l := range a.from.Links {
		l.From, l.To = a.statementOf[l.From], a.statementOf[l.To]
		if l.From == "" || l.To == "" {
			a.rep.Skip("links", "one of the two statements was not taken in", l.Type)
			continue
		}
		if err := a.addUnlessThere(l); err != nil {
			return err
		}
	}
	return nil
}

func (a *adopter) addUnlessThere(r app.Record) error {
	before, err := a.w.current(r.Key())
	if err != nil {
		return err
	}
	if _, twice := a.at[r.Key()]; before != nil || twice {
		a.rep.Other.Present++
		return nil
	}
	a.rep.Other.Added++
	a.add(r)
	return nil
}

// notes follow what they are about; a note of the same words is not added again.
func (a *adopter) notes() error {
	key := func(n app.Note) string { return sameness([]any{n.Target, n.Text}) }
	present := map[string]bool{}
	records, err := a.w.p.Ledger.Records(app.KindNote)
	if err != nil {
		return err
	}
	for _, r := range records {
		present[key(r.(app.Note))] = true
	}
	for _, n := range a.from.Notes {
		to, ok := a.target(n.Target)
		if !ok {
			a.rep.Skip("notes", "what they are about was not taken in", n.Target.String())
			continue
		}
		n.Target, n.Coder = to, a.coder(n.Coder)
		if present[key(n)] {
			a.rep.Other.Present++
			continue
		}
		count, err := a.number("note")
		if err != nil {
			return err
		}
		n.ID = fmt.Sprintf("M-%d", count)
		a.rep.Other.Added++
		a.add(n)
	}
	return nil
}

func (a *adopter) target(k app.Key) (app.Key, bool) {
	id := ""
	switch k.Kind {
	case app.KindArticle:
		id = string(a.articleOf[app.ArticleID(k.ID)])
	case app.KindActor:
		id = string(a.actorOf[app.ActorID(k.ID)])
	case app.KindIssue:
		id = string(a.issueOf[app.IssueID(k.ID)])
	case app.KindStatement:
		id = string(a.statementOf[app.StatementID(k.ID)])
	case app.KindAnnotation:
		id = string(a.annotationOf[app.AnnotationID(k.ID)])
	case app.KindTag:
		id = string(a.tagOf[app.TagID(k.ID)])
	case app.KindCell:
		actor, issue, _ := strings.Cut(k.ID, "/")
		if row, column := a.actorOf[app.ActorID(actor)], a.issueOf[app.IssueID(issue)]; row != "" && column != "" {
			id = string(row) + "/" + string(column)
		}
	}
	return app.Key{Kind: k.Kind, ID: id}, id != ""
}

// lists adds lists of terms and specs under ids that are free; those that are here stay.
func (a *adopter) lists() error {
	for _, l := range a.from.TermLists {
		if err := a.addUnlessThere(l); err != nil {
			return err
		}
	}
	for _, s := range a.from.Specs {
		for i := range s.Rows {
			s.Rows[i] = cmp.Or(a.actorOf[s.Rows[i]], s.Rows[i])
		}
		for i := range s.Columns {
			s.Columns[i] = cmp.Or(a.issueOf[s.Columns[i]], s.Columns[i])
		}
		if err := a.addUnlessThere(s); err != nil {
			return err
		}
	}
	return nil
}
