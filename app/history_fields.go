package app

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Namer gives the name that people know a record by, "" where it is not known.
type Namer func(Key) string

// FieldChanges tells in words what a change did, field by field, in the order of the
// record's fields. Ids are replaced by names; stamps such as the time of the last edit
// are left out.
func FieldChanges(c Change, name Namer) []FieldChange {
	of := c.Key()
	if p, ok := eitherSide(c).(Placement); ok { // it is told as one of the thing that was quoted
		of = p.Quote.Owner
	}
	before, after := fieldWords(c.Before, name), fieldWords(c.After, name)
	names := make([]string, 0, len(before))
	for _, list := range [][]fieldWord{before, after} {
		for _, f := range list {
			if !slices.Contains(names, f.field) {
				names = append(names, f.field)
			}
		}
	}
	var out []FieldChange
	for _, field := range names {
		x, y := wordsOf(before, field), wordsOf(after, field)
		if x != y {
			out = append(out, FieldChange{Key: of, Field: field, Before: x, After: y})
		}
	}
	return out
}

// eitherSide gives a side of the change that is there.
func eitherSide(c Change) Record {
	if c.After != nil {
		return c.After
	}
	return c.Before
}

type fieldWord struct{ field, words string }

func wordsOf(list []fieldWord, field string) string {
	i := slices.IndexFunc(list, func(f fieldWord) bool { return f.field == field })
	if i < 0 {
		return ""
	}
	return list[i].words
}

// fieldWords gives the fields of a record with their values in words.
func fieldWords(r Record, name Namer) []fieldWord {
	switch r := r.(type) {
	case nil:
		return nil
	case StatementLink:
		return []fieldWord{{"link", string(r.From) + " " + strings.ReplaceAll(r.Type, "_", " ") + " " + string(r.To)}}
	case Placement:
		return []fieldWord{{r.fieldName(), r.words()}}
	}
	var out []fieldWord
	v := reflect.ValueOf(r)
	for i := range v.NumField() {
		code, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
		if word := fieldName(r.Key().Kind, code); word != "" {
			out = append(out, fieldWord{word, valueWords(v.Field(i), name)})
		}
	}
	return out
}

// fieldName names the quote that is placed, by its bytes, and the text it is placed in.
func (p Placement) fieldName() string {
	in, _ := knownWords(p.Version, nil)
	return fmt.Sprintf("quote at %d–%d in text %s", p.Quote.Span.Start, p.Quote.Span.End, in)
}

// words says where the quote stands in the other text, and how that is known.
func (p Placement) words() string {
	switch {
	case p.Decided() && p.Status == PlacedOrphan:
		return p.Method.Words()
	case p.Status == PlacedOK:
		return "found (" + p.Method.Words() + ")"
	case p.Status == PlacedReview:
		return "to be reviewed (" + p.Method.Words() + ")"
	}
	return "not found (" + p.Method.Words() + ")"
}

// fieldName gives the glossary's word for a field, "" for one that is not told.
func fieldName(kind Kind, code string) string {
	switch code {
	case "id", "created_at", "updated_at", "at", "seq", "fingerprint", "evidence_hash", "source_sha256", "seen_ids", "seen_at", "made_at":
		return ""
	case "attribution_type":
		return "attribution"
	case "chain":
		return "reported by"
	case "stated_at":
		return "date said"
	case "stated_basis":
		return "basis of the date"
	case "published":
		return "date published"
	case "retrieved":
		return "date retrieved"
	case "label_low":
		return "low end"
	case "label_high":
		return "high end"
	case "passages":
		return "quote"
	case "coder":
		if kind == KindProject {
			return "coder at this desk"
		}
	case "version":
		return "text version"
	}
	return strings.ReplaceAll(code, "_", " ")
}

// valueWords gives a value in words; a value that says nothing gives "".
func valueWords(v reflect.Value, name Namer) string {
	if special, ok := knownWords(v.Interface(), name); ok {
		return special
	}
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			return ""
		}
		return valueWords(v.Elem(), name)
	case reflect.Slice:
		var parts []string
		for i := range v.Len() {
			parts = append(parts, valueWords(v.Index(i), name))
		}
		return strings.Join(parts, "; ")
	case reflect.Bool:
		if v.Bool() {
			return "yes"
		}
		return ""
	case reflect.String:
		return v.String()
	case reflect.Int, reflect.Int64, reflect.Float64:
		if v.IsZero() {
			return zeroWords(v)
		}
	}
	data, err := json.Marshal(v.Interface())
	if err != nil || v.IsZero() {
		return ""
	}
	return string(data)
}

// zeroWords tells a scale point of 0 from none: only pointers hold the former.
func zeroWords(v reflect.Value) string {
	if v.Kind() == reflect.Float64 {
		return "0"
	}
	return ""
}

// knownWords words the types of this package that have words of their own.
func knownWords(v any, name Namer) (string, bool) {
	switch v := v.(type) {
	case ActorID:
		return nameOr(Key{KindActor, string(v)}, name), true
	case IssueID:
		return nameOr(Key{KindIssue, string(v)}, name), true
	case ArticleID:
		return nameOr(Key{KindArticle, string(v)}, name), true
	case OutletID:
		return nameOr(Key{KindOutlet, string(v)}, name), true
	case TagID:
		return nameOr(Key{KindTag, string(v)}, name), true
	case CoderID:
		return nameOr(Key{KindCoder, string(v)}, name), true
	case SpecID:
		return nameOr(Key{KindSpec, string(v)}, name), true
	case VersionID:
		return string(v)[:min(len(v), 12)], true
	case Stance:
		if v == "" {
			return "", true
		}
		return v.Words(), true
	case Attribution:
		if v == "" {
			return "", true
		}
		return v.Words(), true
	case Key:
		return strings.TrimSpace(string(v.Kind) + " " + nameOr(v, name)), true
	case time.Time:
		return v.UTC().Format("2006-01-02 15:04"), true
	case map[string]string:
		var parts []string
		for _, k := range slices.Sorted(maps.Keys(v)) {
			parts = append(parts, k+": "+v[k])
		}
		return strings.Join(parts, "; "), true
	}
	return partWords(v, name)
}

// partWords words the parts that records are made of.
func partWords(v any, name Namer) (string, bool) {
	switch v := v.(type) {
	case Passage:
		if v.Role == RoleContent {
			return quoted(v.Exact), true
		}
		return strings.ReplaceAll(string(v.Role), "_", " ") + " " + quoted(v.Exact), true
	case Quote:
		return quoted(v.Exact), true
	case AttributionLink:
		who := v.SourceLabel
		if v.SourceActor != "" {
			who = nameOr(Key{KindActor, string(v.SourceActor)}, name)
		}
		if v.CueText != "" {
			who += " (" + v.CueText + ")"
		}
		return who, true
	case Alias:
		return v.Text, true
	case ActorRole:
		out := v.Title
		if v.OfActor != "" {
			out = strings.TrimSpace(out + " of " + nameOr(Key{KindActor, string(v.OfActor)}, name))
		}
		if v.From != "" || v.To != "" {
			out += " " + string(v.From) + "–" + string(v.To)
		}
		return out, true
	case Anchor:
		return strconv.FormatFloat(v.Value, 'g', -1, 64) + " " + v.Label, true
	case RelatedLink:
		return strings.TrimSpace(v.Title + " " + v.URL), true
	}
	return "", false
}

func nameOr(k Key, name Namer) string {
	if k.ID == "" {
		return ""
	}
	if n := name(k); n != "" {
		return n
	}
	return k.ID
}

// NameOf gives the name that people know a record by: title, name, or for a link what it
// says. It is empty for records that have only an id.
func NameOf(r Record) string {
	switch r := r.(type) {
	case Project:
		return r.Title
	case Article:
		return r.Title
	case Outlet:
		return r.Name
	case Actor:
		return r.Name
	case Issue:
		return r.Title
	case Tag:
		return r.Name
	case Coder:
		return r.Name
	case MatrixSpec:
		return r.Name
	case List:
		return r.Name
	case SavedSearch:
		return r.Name
	case TermList:
		return r.Name
	case Edition:
		return r.Name
	}
	return ""
}
