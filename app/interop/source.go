package interop

import (
	"cmp"
	"fmt"
	"strings"

	"parley/app"
	"parley/app/plaintext"
)

// rawText is a text as the other tool has it, with the way from its offsets to ours.
type rawText struct {
	raw     string
	offsets *plaintext.Offsets
	toOurs  plaintext.OffsetMap
	version app.TextVersion
}

// addText makes an article of a text. A text that is there already gives the article that
// has it; ok is false where there is no text at all.
func (b *build) addText(raw string, a app.Article) (t *rawText, id app.ArticleID, ok bool, err error) {
	b.textSize += len(raw)
	if len(raw) > maxText || b.textSize > maxAllTexts {
		return nil, "", false, tooMuch("bytes of text", maxAllTexts)
	}
	raw = strings.ToValidUTF8(raw, "\uFFFD")
	text, toOurs := plaintext.Canonical(raw)
	if strings.TrimSpace(text) == "" {
		return nil, "", false, nil
	}
	hash := app.HashText(text)
	id, known := b.byHash[hash]
	if !known {
		id = a.ID
		if id == "" {
			id = b.freshID(hash)
		}
		b.byHash[hash] = id
	}
	v := plaintext.NewVersion(id, 1, app.Extracted{Text: text, Language: a.Language, Extractor: "interop/" + b.project.Format}, b.made)
	t = &rawText{raw: raw, offsets: plaintext.NewOffsets(raw), toOurs: toOurs, version: v}
	if known {
		b.lose("articles of equal text", "equal texts are one article in Parley; what is coded in each was joined there", a.Title)
		return t, id, true, nil
	}
	b.articles[id] = true
	a.ID, a.Version, a.State = id, v.ID, cmp.Or(a.State, app.StateCoded)
	a.Seq = int64(len(b.project.Articles) + 1)
	b.project.Articles = append(b.project.Articles, a)
	b.project.Texts = append(b.project.Texts, v)
	return t, id, true, nil
}

// freshID gives the id that a text has, or another where something of ours has that one.
func (b *build) freshID(hash app.VersionID) app.ArticleID {
	id := app.NewArticleID(hash)
	for n := 2; b.articles[id]; n++ {
		id = app.NewArticleID(hash) + app.ArticleID(fmt.Sprintf("-%d", n))
	}
	return id
}

// unit is how a tool counts characters.
type unit int

const (
	utf16Units unit = iota
	codePoints
)

// quote cuts the words at the half-open range of a tool out of our text. clamped tells
// that the range went beyond the text; ok is false where no word is left.
func (t *rawText) quote(start, end int64, u unit) (q app.Quote, clamped, ok bool) {
	from, ok1 := t.byteAt(start, u, false)
	to, ok2 := t.byteAt(end, u, true)
	ours := t.toOurs.CanonicalRange(app.Bounds{Start: from, End: to})
	if ours.Len() <= 0 || start >= end {
		return q, false, false
	}
	q, err := app.NewQuote(t.version, ours)
	return q, !ok1 || !ok2, err == nil
}

// byteAt gives the byte offset of a position. Inside a character it is the character's
// start, or its end for the end of a range; outside the text it is the nearer end.
func (t *rawText) byteAt(n int64, u unit, end bool) (off int, ok bool) {
	if n < 0 {
		return 0, false
	}
	if n > int64(len(t.raw)) {
		return len(t.raw), false
	}
	convert := t.offsets.UTF16ToByte
	if u == codePoints {
		convert = t.offsets.RuneToByte
	}
	if off, ok = convert(int(n)); ok {
		return off, true
	}
	other := int(n) - 1 // between the halves of a surrogate pair
	if end {
		other = int(n) + 1
	}
	if off, ok = convert(other); ok && u == utf16Units {
		return off, true
	}
	return len(t.raw), false
}

// slugs gives unique ids for names.
type slugs map[string]bool

func (s slugs) take(name string) string {
	id := app.Slug(name, func(id string) bool { return s[id] })
	s[id] = true
	return id
}

// outlet gives the id of the outlet with the name, making it where there is none.
func (b *build) outlet(name string) app.OutletID {
	name = strings.TrimSpace(name)
	if name == "" {
		return ""
	}
	ids := slugs{}
	for _, o := range b.project.Outlets {
		if app.FoldName(o.Name) == app.FoldName(name) {
			return o.ID
		}
		ids[string(o.ID)] = true
	}
	o := app.Outlet{ID: app.OutletID(ids.take(name)), Name: name, Kind: "other"}
	b.project.Outlets = append(b.project.Outlets, o)
	return o.ID
}
