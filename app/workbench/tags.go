package workbench

import (
	"fmt"
	"slices"

	"parley/app"
)

// PutTag adds or changes a tag.
func (w *Workbench) PutTag(t app.Tag) error { return w.put(t, "tag "+t.Name) }

// RemoveTag takes a tag away, from all that bear it, in one undoable step.
func (w *Workbench) RemoveTag(id app.TagID) error {
	w.edit.Lock()
	defer w.edit.Unlock()
	tag, err := w.p.Ledger.Record(app.Tag{ID: id}.Key())
	if err != nil {
		return err
	}
	var changes []app.Change
	for _, kind := range taggable() {
		records, err := w.p.Ledger.Records(kind)
		if err != nil {
			return err
		}
		for _, r := range records {
			if after := w.tagged(r, id, false); after != nil {
				changes = append(changes, app.Change{Before: r, After: after})
			}
		}
	}
	gone, err := w.withNotes(tag)
	if err != nil {
		return err
	}
	return w.apply(app.Entry{Set: app.ChangeSet{Label: "Remove tag " + app.NameOf(tag), Changes: append(changes, gone...)}})
}

// TagRecords puts a tag on records or takes it off, in one undoable step. Records that
// bear it already, or not, are left as they are.
func (w *Workbench) TagRecords(keys []app.Key, tag app.TagID, on bool) error {
	w.edit.Lock()
	defer w.edit.Unlock()
	t, err := w.p.Ledger.Record(app.Tag{ID: tag}.Key())
	if err != nil {
		return err
	}
	set := app.ChangeSet{}
	for i, k := range keys {
		if !slices.Contains(taggable(), k.Kind) {
			return &app.Error{
				Code: app.Unsupported, Op: "tag", Msg: "a " + string(k.Kind) + " bears no tags",
				Hint: "Articles, statements, annotations, actors and issues do; write a note on anything else.",
			}
		}
		if slices.Contains(keys[:i], k) {
			continue
		}
		r, err := w.p.Ledger.Record(k)
		if err != nil {
			return err
		}
		if after := w.tagged(r, tag, on); after != nil {
			set.Changes = append(set.Changes, app.Change{Before: r, After: after})
		}
	}
	verb, what := "Tag", fmt.Sprintf("%d records", len(set.Changes))
	if !on {
		verb = "Untag"
	}
	if len(set.Changes) == 1 {
		what = w.spoken(set.Changes[0].Key())
	}
	set.Label = fmt.Sprintf("%s %s: %s", verb, what, app.NameOf(t))
	return w.apply(app.Entry{Set: set})
}

// taggable lists the kinds of records that bear tags.
func taggable() []app.Kind {
	return []app.Kind{app.KindArticle, app.KindStatement, app.KindAnnotation, app.KindActor, app.KindIssue}
}

// tagged gives the record with the tag put on or taken off, nil where that is so already.
func (w *Workbench) tagged(r app.Record, tag app.TagID, on bool) app.Record {
	change := func(tags []app.TagID) []app.TagID {
		if on {
			return append(slices.Clone(tags), tag)
		}
		return slices.DeleteFunc(slices.Clone(tags), func(t app.TagID) bool { return t == tag })
	}
	switch r := r.(type) {
	case app.Article:
		if slices.Contains(r.Tags, tag) != on {
			r.Tags = change(r.Tags)
			return r
		}
	case app.Statement:
		if slices.Contains(r.Tags, tag) != on {
			r.Tags, r.UpdatedAt = change(r.Tags), w.opt.Clock().UTC()
			return r
		}
	case app.Annotation:
		if slices.Contains(r.Tags, tag) != on {
			r.Tags, r.UpdatedAt = change(r.Tags), w.opt.Clock().UTC()
			return r
		}
	case app.Actor:
		if slices.Contains(r.Tags, tag) != on {
			r.Tags = change(r.Tags)
			return r
		}
	case app.Issue:
		if slices.Contains(r.Tags, tag) != on {
			r.Tags = change(r.Tags)
			return r
		}
	}
	return nil
}

// TagsOn counts, for each tag, how many of the records bear it.
func (w *Workbench) TagsOn(keys []app.Key) (map[app.TagID]int, error) {
	out := map[app.TagID]int{}
	for _, k := range keys {
		r, err := w.p.Ledger.Record(k)
		if err != nil {
			return nil, err
		}
		for _, t := range tagsOf(r) {
			out[t]++
		}
	}
	return out, nil
}

// tagsOf gives the tags that a record bears.
func tagsOf(r app.Record) []app.TagID {
	switch r := r.(type) {
	case app.Article:
		return r.Tags
	case app.Statement:
		return r.Tags
	case app.Annotation:
		return r.Tags
	case app.Actor:
		return r.Tags
	case app.Issue:
		return r.Tags
	}
	return nil
}
