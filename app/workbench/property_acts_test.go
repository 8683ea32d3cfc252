package workbench_test

import (
	"fmt"
	"slices"
	"strings"

	"parley/app"
)

// namedAct is one kind of act; do gives the error of an act that was refused.
type namedAct struct {
	name string
	do   func() error
}

// acts lists every kind of act that edits a project.
func (p *play) acts() []namedAct {
	return []namedAct{
		{"import", p.newArticle},
		{"record", p.record},
		{"record again", p.record},
		{"edit statement", p.editStatement},
		{"write on a statement", p.writeRemark},
		{"withdraw", p.withdraw},
		{"annotate", p.annotate},
		{"edit annotation", p.editAnnotation},
		{"remove annotation", p.removeAnnotation},
		{"note", p.note},
		{"remove note", p.removeNote},
		{"put tag", p.putTag},
		{"tag", p.tag},
		{"remove tag", p.removeTag},
		{"link", p.link},
		{"unlink", p.unlink},
		{"put actor", p.putActor},
		{"put issue", p.putIssue},
		{"import codebook", p.importCodebook},
		{"rename actor", p.renameActor},
		{"rename issue", p.renameIssue},
		{"merge actors", p.mergeActors},
		{"merge issues", p.mergeIssues},
		{"split actor", p.splitActor},
		{"split issue", p.splitIssue},
		{"remove actor", p.removeActor},
		{"remove issue", p.removeIssue},
		{"recode", p.recode},
		{"override", p.override},
		{"remove override", p.removeOverride},
		{"edit article", p.editArticle},
		{"save spec", p.saveSpec},
		{"project", p.project},
		{"add version", p.addVersion},
		{"adopt version", p.adoptVersion},
	}
}

// any gives a random key of the kind; the zero key where there is none.
func (p *play) any(kinds ...app.Kind) app.Key {
	records, err := p.b.store.Records(kinds[p.IntN(len(kinds))])
	if err != nil {
		p.t.Fatal(err)
	}
	if len(records) == 0 {
		return app.Key{}
	}
	return records[p.IntN(len(records))].Key()
}

func (p *play) get(k app.Key) app.Record {
	if k.ID == "" {
		return nil
	}
	r, err := p.b.store.Record(k)
	if err != nil {
		p.t.Fatal(err)
	}
	return r
}

func pick[T any](p *play, list ...T) T { return list[p.IntN(len(list))] }

func (p *play) word() string { return pick(p, "Ann", "Bo", "Cy", "Dee", "Eve", "Fay", "Gus", "Ida") }
func (p *play) name() string { return p.word() + " " + p.word() }

func (p *play) newArticle() error {
	p.texts++
	p.b.importTexts(map[string]string{fmt.Sprintf("t%d.txt", p.texts): fmt.Sprintf(
		"%s\nNumber %d: the toll stays, said one. The toll goes, said another.\nMore in March.", pick(p, "Post", "Radio"), p.texts)})
	p.follow("import")
	return nil
}

func (p *play) draft() app.Draft {
	return app.Draft{
		Article: app.ArticleID(p.any(app.KindArticle).ID), Holder: p.word(), Speaker: pick(p, "", p.word()), Issue: pick(p, "Toll", "Bridge", "Ferry"),
		CreateMissing: true, Stance: pick(p, app.Stances()[:2]...), Note: pick(p, "", "seen"),
		Chain:    pick(p, nil, []app.DraftLink{{Actor: p.word(), Cue: "said"}}),
		Passages: []app.DraftPassage{{Text: pick(p, "The toll goes", "said one", "More in March")}},
	}
}

func (p *play) record() error {
	_, err := p.b.Record(p.draft())
	return err
}

func (p *play) editStatement() error {
	s, ok := p.get(p.any(app.KindStatement)).(app.Statement)
	if !ok {
		return nil
	}
	d := p.draft()
	d.ID, d.Article = s.ID, s.Article
	_, err := p.b.Record(d)
	return err
}

func (p *play) writeRemark() error {
	s, ok := p.get(p.any(app.KindStatement)).(app.Statement)
	if !ok {
		return nil
	}
	d := app.Draft{
		ID: s.ID, Article: s.Article, Holder: string(s.Holder), Speaker: string(s.Speaker), Issue: string(s.Issue), Stance: s.Stance,
		Attribution: s.Attribution, Certainty: s.Certainty, StatedAt: s.StatedAt, StatedBasis: s.StatedBasis, Coder: s.Coder, Review: s.Review,
		Note: p.name(),
	}
	for _, l := range s.Chain {
		d.Chain = append(d.Chain, app.DraftLink{Actor: string(l.SourceActor), Cue: l.CueText})
	}
	for _, q := range s.Passages {
		d.Passages = append(d.Passages, app.DraftPassage{Role: q.Role, Text: q.Exact})
	}
	for range 1 + p.IntN(2) {
		if _, err := p.b.Record(d); err != nil {
			return err
		}
		p.follow("write on a statement")
		d.Note += "!"
	}
	return nil
}

func (p *play) withdraw() error { return p.b.Withdraw(app.StatementID(p.any(app.KindStatement).ID)) }

func (p *play) annotate() error {
	_, err := p.b.Annotate(app.ArticleID(p.any(app.KindArticle).ID), app.Bounds{Start: p.IntN(4), End: 8 + p.IntN(4)}, p.name())
	return err
}

func (p *play) editAnnotation() error {
	return p.b.EditAnnotation(app.AnnotationID(p.any(app.KindAnnotation).ID), p.name(), pick(p, "", "#ff0000"))
}

func (p *play) removeAnnotation() error {
	return p.b.RemoveAnnotation(app.AnnotationID(p.any(app.KindAnnotation).ID))
}

func (p *play) note() error {
	on := p.any(app.KindArticle, app.KindActor, app.KindIssue, app.KindStatement, app.KindAnnotation, app.KindTag, app.KindOverride, app.KindLink)
	_, err := p.b.PutNote(on, p.name())
	return err
}

func (p *play) removeNote() error { return p.b.RemoveNote(p.any(app.KindNote).ID) }

func (p *play) putTag() error {
	return p.b.PutTag(app.Tag{ID: app.TagID(pick(p, "red", "blue")), Name: p.name(), Colour: pick(p, "#123456", "")})
}

func (p *play) tag() error {
	kinds := []app.Kind{app.KindArticle, app.KindStatement, app.KindAnnotation, app.KindActor, app.KindIssue}
	keys := []app.Key{p.any(kinds...), p.any(kinds...)}
	keys = slices.DeleteFunc(keys, func(k app.Key) bool { return k.ID == "" })
	return p.b.TagRecords(keys, app.TagID(p.any(app.KindTag).ID), p.IntN(3) > 0)
}

func (p *play) removeTag() error { return p.b.RemoveTag(app.TagID(p.any(app.KindTag).ID)) }

func (p *play) link() error {
	for range 3 { // links need statements
		if err := p.record(); err != nil {
			return err
		}
		p.follow("record")
	}
	from, to := p.any(app.KindStatement), p.any(app.KindStatement)
	return p.b.LinkStatements(app.StatementID(from.ID), app.StatementID(to.ID), pick(p, app.LinkTypes()...))
}

func (p *play) unlink() error {
	l, ok := p.get(p.any(app.KindLink)).(app.StatementLink)
	if !ok {
		return nil
	}
	return p.b.UnlinkStatements(l.From, l.To, l.Type)
}

func (p *play) putActor() error {
	a, ok := p.get(p.any(app.KindActor)).(app.Actor)
	if !ok || p.IntN(3) == 0 {
		a = app.Actor{ID: app.ActorID(fmt.Sprint("x", p.IntN(20))), Name: p.name(), Type: "government"}
		if p.exists(a.Key()) {
			return nil
		}
	}
	a.Parent = app.ActorID(p.any(app.KindActor).ID)
	a.Type = pick(p, "person", "government", "party")
	a.Aliases = pick(p, nil, []app.Alias{{Text: p.name(), Match: "inflected"}})
	a.Roles = pick(p, nil, []app.ActorRole{{OfActor: app.ActorID(p.any(app.KindActor).ID), Title: pick(p, "Chair", "Speaker"), From: "2025-01-01"}})
	a.Attributes = pick(p, nil, map[string]string{app.SideAttribute: p.word()})
	return p.b.PutActor(a)
}

func (p *play) exists(k app.Key) bool {
	_, err := p.b.store.Record(k)
	return err == nil
}

func (p *play) putIssue() error {
	x, ok := p.get(p.any(app.KindIssue)).(app.Issue)
	if !ok || p.IntN(3) == 0 {
		x = app.Issue{ID: app.IssueID(fmt.Sprint("y", p.IntN(20))), Title: p.name()}
		if p.exists(x.Key()) {
			return nil
		}
	}
	x.Parent = app.IssueID(p.any(app.KindIssue).ID)
	x.LabelLow, x.LabelHigh = pick(p, "", "no", "yes"), pick(p, "", "yes", "no")
	x.Phrases = []string{"actor:" + p.any(app.KindActor).ID + " issue:" + p.any(app.KindIssue).ID}
	if s := p.any(app.KindStatement); s.ID != "" && !slices.Contains(x.Examples, app.StatementID(s.ID)) {
		x.Examples = append(slices.Clone(x.Examples), app.StatementID(s.ID))
	}
	return p.b.PutIssue(x)
}

func (p *play) importCodebook() error {
	_, err := p.b.ImportCodebook(strings.NewReader(fmt.Sprintf(
		`{"format":"parley-codebook/1","actors":[{"id":"z%d","name":%q,"type":"party","aliases":[%q],"roles":[]}],"issues":[],"coders":[{"id":"C1","name":%q}]}`,
		p.IntN(9), p.name()+" Party", p.name(), p.name())))
	return err
}

// apply carries out a recoding, sometimes without answering its questions.
func (p *play) apply(r app.Recoding, err error) error {
	if err != nil {
		return err
	}
	r.Answered = p.IntN(8) > 0
	return p.b.Apply(r)
}

func (p *play) actor() app.ActorID { return app.ActorID(p.any(app.KindActor).ID) }
func (p *play) issue() app.IssueID { return app.IssueID(p.any(app.KindIssue).ID) }

func (p *play) renameActor() error { return p.apply(p.b.RenameActor(p.actor(), p.name())) }
func (p *play) renameIssue() error { return p.apply(p.b.RenameIssue(p.issue(), p.name()+" issue")) }
func (p *play) mergeActors() error { return p.apply(p.b.MergeActors(p.actor(), p.actor())) }
func (p *play) mergeIssues() error { return p.apply(p.b.MergeIssues(p.issue(), p.issue())) }

func (p *play) splitActor() error {
	s, ok := p.get(p.any(app.KindStatement)).(app.Statement)
	if !ok {
		return nil
	}
	return p.apply(p.b.SplitActor(s.Holder, []app.StatementID{s.ID}, p.name()+" the younger"))
}

func (p *play) splitIssue() error {
	s, ok := p.get(p.any(app.KindStatement)).(app.Statement)
	if !ok {
		return nil
	}
	return p.apply(p.b.SplitIssue(s.Issue, []app.StatementID{s.ID}, p.name()+" part"))
}

func (p *play) removeActor() error { return p.b.RemoveActor(p.actor()) }
func (p *play) removeIssue() error { return p.b.RemoveIssue(p.issue()) }

func (p *play) recode() error {
	ids := []app.StatementID{app.StatementID(p.any(app.KindStatement).ID), app.StatementID(p.any(app.KindStatement).ID)}
	return p.apply(p.b.Recode(ids, app.Statement{Stance: pick(p, app.Support, app.Oppose), Issue: pick(p, "", p.issue()), Holder: pick(p, "", p.actor())}))
}

func (p *play) override() error {
	return p.b.SetOverride(app.CellOverride{Spec: pick(p, "", app.SpecID("mine")), Actor: p.actor(), Issue: p.issue(), Value: pick(p, app.Stances()...), Reason: p.name()})
}

func (p *play) removeOverride() error {
	o, ok := p.get(p.any(app.KindOverride)).(app.CellOverride)
	if !ok {
		return nil
	}
	return p.b.RemoveOverride(app.CellKey{Actor: o.Actor, Issue: o.Issue}, o.Spec)
}

func (p *play) editArticle() error {
	title, source, state := p.name(), p.word()+" Post", pick(p, app.CodingStates()...)
	var e app.ArticleEdit
	switch p.IntN(3) {
	case 0:
		e.Title, e.State = &title, &state
	case 1:
		e.Source = &source
	default:
		e.State = &state
	}
	return p.b.EditArticle(app.ArticleID(p.any(app.KindArticle).ID), e)
}

func (p *play) saveSpec() error {
	s := app.DefaultSpec()
	s.ID, s.Name = app.SpecID(pick(p, "mine", "yours")), p.name()
	s.Query = "actor:" + string(p.actor())
	if p.IntN(4) == 0 {
		s.Rows, s.Columns = []app.ActorID{p.actor()}, []app.IssueID{p.issue()}
	}
	if s.Rows != nil && (s.Rows[0] == "" || s.Columns[0] == "") {
		return nil
	}
	_, err := p.b.SaveSpec(s)
	if app.CodeOf(err) == app.Conflict { // the name is another's
		return nil
	}
	return err
}

func (p *play) project() error {
	x, err := p.b.Project()
	if err != nil {
		return err
	}
	x.Title, x.Coder = p.name(), pick(p, app.CoderID("C1"), app.CoderID("C2"))
	return p.b.SaveProject(x)
}

func (p *play) addVersion() error {
	id := app.ArticleID(p.any(app.KindArticle).ID)
	if id == "" {
		return nil
	}
	o, err := p.b.Open(id)
	if err != nil {
		return err
	}
	_, err = p.b.AddVersion(id, strings.Replace(o.Text.Text, "said", pick(p, "told", "thought", "cried"), 1), "a correction")
	return err
}

func (p *play) adoptVersion() error {
	r, ok := p.get(p.any(app.KindRevision)).(app.Revision)
	if !ok || r.Version == "" {
		return nil
	}
	_, err := p.b.AdoptVersion(r.Article, r.Version)
	return err
}
