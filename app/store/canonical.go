package store

import (
	"bytes"
	"encoding/json"
	"slices"
	"time"

	"parley/app"
)

// canonical gives a record as it will be read back, and its JSON. Two records are equal
// when their canonical JSON is: an empty list equals none, a time equals itself in
// another zone. nil stays nil.
func canonical(r app.Record) (app.Record, []byte, error) {
	if r == nil {
		return nil, nil, nil
	}
	data, err := encode(r)
	if err != nil {
		return nil, nil, err
	}
	back, err := app.DecodeRecord(r.Key().Kind, data)
	if err != nil {
		return nil, nil, err
	}
	back = tidy(back)
	data, err = encode(back)
	return back, data, err
}

func encode(r app.Record) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(r); err != nil {
		return nil, &app.Error{
			Code: app.Invalid, Op: "encode record", Msg: r.Key().String() + " holds a value that cannot be stored",
			Hint: "Numbers must be finite and years between 0 and 9999.", Err: err,
		}
	}
	return bytes.TrimRight(b.Bytes(), "\n"), nil
}

// canonicalSet gives the change set with canonical records, and the JSON of each side.
func canonicalSet(in app.ChangeSet) (app.ChangeSet, []sides, error) {
	out := app.ChangeSet{Label: in.Label, Changes: make([]app.Change, len(in.Changes))}
	texts := make([]sides, len(in.Changes))
	for i, c := range in.Changes {
		var err error
		if out.Changes[i].Before, texts[i].before, err = canonical(c.Before); err != nil {
			return out, nil, err
		}
		if out.Changes[i].After, texts[i].after, err = canonical(c.After); err != nil {
			return out, nil, err
		}
	}
	return out, texts, nil
}

// sides is the JSON of a change; nil stands for absent.
type sides struct{ before, after []byte }

// tidy puts times into UTC and makes empty lists nil where JSON tells them apart.
func tidy(r app.Record) app.Record {
	switch r := r.(type) {
	case app.Statement:
		r.Passages = someOrNil(r.Passages)
		utc(&r.CreatedAt, &r.UpdatedAt)
		return r
	case app.Annotation:
		utc(&r.CreatedAt, &r.UpdatedAt)
		return r
	case app.Note:
		utc(&r.At)
		return r
	case app.Project:
		utc(&r.CreatedAt)
		return r
	case app.SavedSearch:
		utc(&r.MadeAt, &r.SeenAt)
		return r
	case app.CellOverride:
		utc(&r.At)
		return r
	case app.Placement:
		utc(&r.At)
		return r
	case app.Revision:
		utc(&r.At)
		return r
	case app.Edition:
		utc(&r.At)
		return r
	case app.Verdict:
		utc(&r.At)
		r.Content = someOrNil(r.Content)
		return r
	case app.TermList:
		r.Terms = someOrNil(r.Terms)
		return r
	case app.MatrixSpec:
		r.OwnRanks = someOrNil(r.OwnRanks)
		return r
	}
	return r
}

func utc(times ...*time.Time) {
	for _, t := range times {
		*t = t.UTC()
	}
}

func someOrNil[T any](list []T) []T {
	if len(list) == 0 {
		return nil
	}
	return slices.Clip(list)
}
