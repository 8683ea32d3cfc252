package apptest

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"parley/app"
)

// Time is the moment at which built records were made, unless an option says otherwise.
func Time() time.Time { return time.Date(2025, time.May, 12, 9, 30, 0, 0, time.UTC) }

// Project gives a project record; its coder is "C1".
func Project(opts ...func(*app.Project)) app.Project {
	p := app.Project{ID: "0123456789abcdef", Title: "Grain talks", Languages: []string{"en"}, Coder: "C1", CreatedAt: Time()}
	return with(p, opts)
}

// Text gives a text version of its paragraphs, with the bounds of paragraphs and
// sentences. Its article is the one whose first text it is.
func Text(paragraphs ...string) app.TextVersion {
	text := strings.Join(paragraphs, "\n")
	id := app.HashText(text)
	tv := app.TextVersion{
		ID: id, Article: app.NewArticleID(id), N: 1, Text: text, MadeFrom: "apptest 1", MadeAt: Time(),
	}
	start := 0
	for _, p := range paragraphs {
		b := app.Bounds{Start: start, End: start + len(p)}
		tv.Paragraphs = append(tv.Paragraphs, b)
		tv.Sentences = append(tv.Sentences, sentences(p, start)...)
		start = b.End + 1
	}
	return tv
}

// sentences splits after a full stop, a question mark or an exclamation mark and a space.
func sentences(p string, at int) []app.Bounds {
	var out []app.Bounds
	start := 0
	for i, r := range p {
		next := i + utf8.RuneLen(r)
		if strings.ContainsRune(".?!", r) && (next == len(p) || unicode.IsSpace(rune(p[next]))) {
			out = append(out, app.Bounds{Start: at + start, End: at + next})
			start = min(next+1, len(p))
		}
	}
	if start < len(p) {
		out = append(out, app.Bounds{Start: at + start, End: at + len(p)})
	}
	return out
}

// Article gives the article of a text, published on 11 May 2025. Its outlet is empty.
func Article(tv app.TextVersion, opts ...func(*app.Article)) app.Article {
	first, _, _ := strings.Cut(tv.Text, "\n")
	a := app.Article{
		ID: tv.Article, Seq: 1, Version: tv.ID, Title: app.DisplayTitle("", first), Language: "en", Kind: app.ArticleNews,
		Published: "2025-05-11", State: app.StateNew, Path: "article.txt",
		Provenance: map[string]string{"title": "first line"},
	}
	return with(a, opts)
}

// Outlet gives an outlet; its id is made of its name.
func Outlet(name string, opts ...func(*app.Outlet)) app.Outlet {
	return with(app.Outlet{ID: app.OutletID(slug(name)), Name: name, Kind: "newspaper"}, opts)
}

// Actor gives an actor of type "other"; its id is made of its name.
func Actor(name string, opts ...func(*app.Actor)) app.Actor {
	return with(app.Actor{ID: app.ActorID(slug(name)), Name: name, Type: "other"}, opts)
}

// Issue gives an issue; its id is made of its title.
func Issue(title string, opts ...func(*app.Issue)) app.Issue {
	x := app.Issue{ID: app.IssueID(slug(title)), Title: title, LabelLow: "against", LabelHigh: "for"}
	return with(x, opts)
}

// Tag gives a tag; its id is made of its name.
func Tag(name string) app.Tag {
	return app.Tag{ID: app.TagID(slug(name)), Name: name, Colour: "#8a2be2"}
}

// Coder gives a coder.
func Coder(id app.CoderID, name string) app.Coder { return app.Coder{ID: id, Name: name} }

// Quote cuts the words out of the text, at their first place. It panics where the words
// do not stand in the text: the test is wrong then.
func Quote(tv app.TextVersion, words string) app.Quote {
	i := strings.Index(tv.Text, words)
	if i < 0 {
		panic("apptest: the text has no words " + words)
	}
	q, err := app.NewQuote(tv, app.Bounds{Start: i, End: i + len(words)})
	if err != nil {
		panic("apptest: " + err.Error())
	}
	return q
}

// Content gives a content passage with the words.
func Content(tv app.TextVersion, words string) app.Passage {
	return app.Passage{Role: app.RoleContent, Quote: Quote(tv, words)}
}

// Statement gives a draft of a statement of support in words of the text; By completes it.
func Statement(id app.StatementID, tv app.TextVersion, words string, opts ...func(*app.Statement)) app.Statement {
	s := app.Statement{
		ID: id, Article: tv.Article, Stance: app.Support, Attribution: app.DirectQuote, Certainty: "CT",
		StatedAt: "2025-05-11", StatedBasis: app.BasisArticleDate, Act: "position", Coder: "C1", Origin: app.OriginManual,
		Review: app.ReviewDraft, CreatedAt: Time(), UpdatedAt: Time(), Passages: []app.Passage{Content(tv, words)},
	}
	return with(s, opts)
}

// By is an option that names holder and issue and makes the statement reviewed.
func By(holder app.ActorID, issue app.IssueID) func(*app.Statement) {
	return func(s *app.Statement) { s.Holder, s.Issue, s.Review = holder, issue, app.ReviewReviewed }
}

// Annotation gives an annotation of words of the text.
func Annotation(id app.AnnotationID, tv app.TextVersion, words string, opts ...func(*app.Annotation)) app.Annotation {
	a := app.Annotation{
		ID: id, Article: tv.Article, Quote: Quote(tv, words), Comment: "look again", Coder: "C1", CreatedAt: Time(), UpdatedAt: Time(),
	}
	return with(a, opts)
}

// Later gives another version of the text of an article.
func Later(first app.TextVersion, paragraphs ...string) app.TextVersion {
	tv := Text(paragraphs...)
	tv.Article, tv.N, tv.MadeFrom = first.Article, first.N+1, "edit"
	return tv
}

// Revision gives the record of how a later text came about.
func Revision(id string, from, to app.TextVersion) app.Revision {
	return app.Revision{
		ID: id, Article: from.Article, Version: to.ID, From: from.ID, MadeFrom: to.MadeFrom, Reason: "a correction",
		SHA: to.ID, Size: len(to.Text), Coder: "C1", At: Time(),
	}
}

// Placed gives the placement of a quote at the first place of the words in a later text;
// an orphan for no words.
func Placed(owner app.Key, q app.Quote, in app.TextVersion, words string) app.Placement {
	p := app.Placement{
		Quote: app.QuoteID{Owner: owner, Span: q.Span}, Article: in.Article, Version: in.ID,
		Status: app.PlacedOrphan, Method: app.MethodNone, Coder: "C1", At: Time(),
	}
	if words != "" {
		p.Bounds, p.Status, p.Method, p.Score = Quote(in, words).Bounds, app.PlacedOK, app.MethodUnique, 1
	}
	return p
}

// Note gives a note on a record.
func Note(id string, target app.Key, text string) app.Note {
	return app.Note{ID: id, Target: target, Text: text, Coder: "C1", At: Time()}
}

// Adding gives an entry that adds records, with the texts they need.
func Adding(label string, texts []app.TextVersion, list ...app.Record) app.Entry {
	e := app.Entry{Act: app.Do, Coder: "C1", Set: app.ChangeSet{Label: label}, Texts: texts}
	for _, r := range list {
		e.Set.Changes = append(e.Set.Changes, app.Change{After: r})
	}
	return e
}

// Editing gives an entry of one change; nil stands for absent.
func Editing(label string, before, after app.Record) app.Entry {
	return app.Entry{Act: app.Do, Coder: "C1", Set: app.ChangeSet{Label: label, Changes: []app.Change{{Before: before, After: after}}}}
}

// Undoing gives the entry that takes an entry back.
func Undoing(e app.Entry) app.Entry {
	return app.Entry{Act: app.Undo, Of: e.Seq, Coder: e.Coder, Group: e.Group, Set: e.Set.Invert()}
}

// Redoing gives the entry that does an undone entry again.
func Redoing(e app.Entry) app.Entry {
	return app.Entry{Act: app.Redo, Of: e.Seq, Coder: e.Coder, Group: e.Group, Set: e.Set}
}

func with[T any](v T, opts []func(*T)) T {
	for _, o := range opts {
		o(&v)
	}
	return v
}

func slug(name string) string { return app.Slug(name, func(string) bool { return false }) }
