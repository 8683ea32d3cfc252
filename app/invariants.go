package app

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
)

// Reference is what one record says of another: without the other it makes no sense.
type Reference struct {
	What string // "holder", as told to the user
	To   Key
}

// References lists what must exist for the record to make sense. Tags, lists, coders and
// specs are names only: a record that carries one stays valid without it.
func References(r Record) []Reference {
	var out []Reference
	add := func(what string, kind Kind, id string) {
		if id != "" {
			out = append(out, Reference{what, Key{kind, id}})
		}
	}
	switch r := r.(type) {
	case Article:
		add("outlet", KindOutlet, string(r.Outlet))
	case Actor:
		add("parent", KindActor, string(r.Parent))
		for _, x := range r.Roles {
			add("institution", KindActor, string(x.OfActor))
		}
	case Issue:
		add("parent", KindIssue, string(r.Parent))
	case Statement:
		add("article", KindArticle, string(r.Article))
		add("speaker", KindActor, string(r.Speaker))
		add("holder", KindActor, string(r.Holder))
		add("issue", KindIssue, string(r.Issue))
		for _, l := range r.Chain {
			add("source", KindActor, string(l.SourceActor))
		}
	case StatementLink:
		add("first statement", KindStatement, string(r.From))
		add("second statement", KindStatement, string(r.To))
	case Annotation:
		add("article", KindArticle, string(r.Article))
	case CellOverride:
		add("actor", KindActor, string(r.Actor))
		add("issue", KindIssue, string(r.Issue))
	case Placement:
		add("owner", r.Quote.Owner.Kind, r.Quote.Owner.ID)
		add("article", KindArticle, string(r.Article))
	case Revision:
		add("article", KindArticle, string(r.Article))
	case Verdict:
		add("article", KindArticle, string(r.Article))
	}
	return out
}

// ParentOf gives what an actor or issue lies below in its tree; the zero key for none.
func ParentOf(r Record) Key {
	switch r := r.(type) {
	case Actor:
		if r.Parent != "" {
			return Actor{ID: r.Parent}.Key()
		}
	case Issue:
		if r.Parent != "" {
			return Issue{ID: r.Parent}.Key()
		}
	}
	return Key{}
}

// Holdings is a whole project as CheckInvariants looks at it.
type Holdings struct {
	Records map[Key]Record
	// Text gives a text version of an article; ok is false where the article has none such.
	Text func(ArticleID, VersionID) (tv TextVersion, ok bool)
}

// CheckInvariants checks what must hold in every project after every edit (domain.md, 4):
// each record by itself, references, quotes and placements against their texts, trees,
// and what notes and examples name. It gives the findings in the order of their records,
// none for a sound project. Names that nothing bears any more are remarks.
func CheckInvariants(h Holdings) []Finding {
	c := &invariants{Holdings: h}
	for k, r := range h.Records {
		switch {
		case r == nil || r.Key() != k:
			c.damage(k, "is kept under another name")
			continue
		case r.Validate() != nil:
			c.damage(k, "%s", messageOf(r.Validate()))
		}
		for _, ref := range References(r) {
			if h.Records[ref.To] == nil {
				c.damage(k, "its %s does not exist: %s", ref.What, ref.To.ID)
			}
		}
		c.tree(k, r)
		c.content(k, r)
		c.names(k, r)
	}
	slices.SortFunc(c.found, func(a, b Finding) int { return cmp.Or(cmp.Compare(a.Where, b.Where), cmp.Compare(a.Msg, b.Msg)) })
	return c.found
}

type invariants struct {
	Holdings
	found []Finding
}

func (c *invariants) damage(k Key, format string, args ...any) {
	c.found = append(c.found, Finding{Severity: SeverityDamage, Where: k.String(), Msg: fmt.Sprintf(format, args...)})
}

func (c *invariants) remark(k Key, format string, args ...any) {
	c.found = append(c.found, Finding{Severity: SeverityRemark, Where: k.String(), Msg: fmt.Sprintf(format, args...)})
}

func messageOf(err error) string {
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Msg
	}
	return err.Error()
}

// tree refuses what lies below itself (invariant 9).
func (c *invariants) tree(k Key, r Record) {
	seen := map[Key]bool{k: true}
	for at := ParentOf(r); at != (Key{}); at = ParentOf(c.Records[at]) {
		if seen[at] {
			c.damage(k, "is part of itself")
			return
		}
		seen[at] = true
	}
}

// content compares what a record says of texts with the texts (invariants 1 to 3).
func (c *invariants) content(k Key, r Record) {
	switch r := r.(type) {
	case Article:
		if _, ok := c.Text(r.ID, r.Version); !ok {
			c.damage(k, "its text does not exist")
		}
	case Statement:
		for _, p := range r.Passages {
			c.quote(k, r.Article, p.Quote)
		}
		for i, l := range r.Chain {
			if l.CueSpan != nil && (l.CueSpan.Start < 0 || l.CueSpan.Start >= l.CueSpan.End) {
				c.damage(k, "link %d of its chain has a cue without words", i+1)
			}
		}
	case Annotation:
		c.quote(k, r.Article, r.Quote)
	case Placement:
		c.placement(k, r)
	case Revision:
		for _, v := range []VersionID{r.From, r.Version} {
			if _, ok := c.Text(r.Article, v); v != "" && !ok {
				c.damage(k, "a text it names does not exist")
			}
		}
	}
}

func (c *invariants) quote(k Key, article ArticleID, q Quote) {
	tv, ok := c.Text(article, q.Version)
	if !ok {
		c.damage(k, "the text of its quote does not exist")
		return
	}
	if cut, err := NewQuote(tv, q.Bounds); err != nil || cut.Exact != q.Exact {
		c.damage(k, "its quote is not what stands at bytes %d to %d of the text", q.Start, q.End)
	}
}

func (c *invariants) placement(k Key, p Placement) {
	owned := slices.ContainsFunc(quotesOf(c.Records[p.Quote.Owner]), func(q Quote) bool { return q.Span == p.Quote.Span })
	tv, ok := c.Text(p.Article, p.Version)
	switch {
	case !owned:
		c.damage(k, "there is no such quote")
	case !ok:
		c.damage(k, "the text it places in does not exist")
	case p.Status != PlacedOrphan && p.within(tv.Text) != nil:
		c.damage(k, "bytes %d to %d are no place of the text", p.Start, p.End)
	}
}

// quotesOf gives the quotes that a statement or annotation holds.
func quotesOf(r Record) []Quote {
	switch r := r.(type) {
	case Annotation:
		return []Quote{r.Quote}
	case Statement:
		var out []Quote
		for _, p := range r.Passages {
			out = append(out, p.Quote)
		}
		return out
	}
	return nil
}

// names looks at what a record only names.
func (c *invariants) names(k Key, r Record) {
	var tags []TagID
	switch r := r.(type) {
	case Note:
		if r.Target.Kind != KindCell && c.Records[r.Target] == nil {
			c.remark(k, "what it is on does not exist: %s", r.Target)
		}
	case Article:
		tags = r.Tags
	case Statement:
		tags = r.Tags
	case Annotation:
		tags = r.Tags
	case Actor:
		tags = r.Tags
	case Issue:
		tags = r.Tags
		for _, id := range r.Examples {
			if c.Records[Statement{ID: id}.Key()] == nil {
				c.remark(k, "the example %s does not exist", id)
			}
		}
	case MatrixSpec:
		for _, id := range r.Rows {
			if c.Records[Actor{ID: id}.Key()] == nil {
				c.remark(k, "the row %s does not exist", id)
			}
		}
		for _, id := range r.Columns {
			if c.Records[Issue{ID: id}.Key()] == nil {
				c.remark(k, "the column %s does not exist", id)
			}
		}
	}
	for _, id := range tags {
		if c.Records[Tag{ID: id}.Key()] == nil {
			c.remark(k, "the tag %s does not exist", id)
		}
	}
}
