package present

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"parley/app"
)

func (s *Suggestions) show() {
	x := &s.state
	x.Rows = make([]OfferRow, len(s.queue.Offers))
	for i, o := range s.queue.Offers {
		x.Rows[i] = s.row(o)
	}
	x.Item = OfferItem{}
	if x.Selected >= 0 && x.Selected < len(s.queue.Offers) {
		x.Item = s.item(s.queue.Offers[x.Selected])
	}
	x.Head = s.head()
	x.Notes = s.notes()
	x.Advice = Advice{}
	x.NoDecide = ""
	switch err := s.env.editable(); {
	case err != nil:
		x.NoDecide = Words(err).Headline
	case len(s.queue.Offers) == 0:
		x.NoDecide = "There is no suggestion to decide about."
	}
	if len(s.queue.Offers) == 0 && x.Problem == "" {
		x.Advice = s.advice()
	}
	s.tell(*x)
	if s.follow != nil {
		s.follow(*x)
	}
}

// head counts what waits: "38 suggestions in 12 articles: 20 sure, 14 likely, 4 unsure".
func (s *Suggestions) head() string {
	q := s.queue
	if q.Total == 0 {
		return ""
	}
	out := Count(q.Total, "suggestion", "suggestions") + " in " + Count(q.Articles, "article", "articles")
	var parts []string
	for _, t := range []app.Tier{app.TierA, app.TierB, app.TierC} {
		if n := q.Tiers[t]; n > 0 {
			parts = append(parts, grouped(n)+" "+TierWord(t))
		}
	}
	if len(parts) > 0 {
		out += ": " + strings.Join(parts, ", ")
	}
	if q.Total > len(q.Offers) {
		out += "; the first " + grouped(len(q.Offers)) + " are listed"
	}
	return out
}

// TierWord is what a tier is called.
func TierWord(t app.Tier) string {
	switch t {
	case app.TierA:
		return "sure"
	case app.TierB:
		return "likely"
	case app.TierC:
	}
	return "unsure"
}

// notes says what the list leaves out.
func (s *Suggestions) notes() []string {
	var out []string
	q := s.queue
	if s.state.Looking {
		out = append(out, "Looking for statements in "+Count(q.Waiting, "article", "articles")+"; what is found appears here.")
	} else if q.Waiting > 0 {
		out = append(out, Count(q.Waiting, "article was", "articles were")+" not looked at since text or codebook changed.")
	}
	if q.Below > 0 && s.state.Least == app.TierB {
		out = append(out, Count(q.Below, "unsure one is", "unsure ones are")+" not shown: 0 shows them.")
	}
	if q.Unsupported > 0 {
		out = append(out, Count(q.Unsupported, "article is", "articles are")+" in a language without suggestions: English, Ukrainian and Russian have them.")
	}
	if q.Hidden > 0 {
		out = append(out, Count(q.Hidden, "suggestion is", "suggestions are")+" no longer offered, since you rejected these words each time: "+strings.Join(q.HiddenCues, ", ")+".")
	}
	return out
}

func (s *Suggestions) advice() Advice {
	switch {
	case s.state.Looking:
		return Advice{Title: "Looking for statements…", Text: "Reading goes on meanwhile."}
	case s.queue.Library == 0:
		return Advice{Title: "No articles yet", Text: "Import articles: what they say that somebody says is suggested here."}
	case s.state.Query != "":
		return Advice{Title: "Nothing is open in these articles", Text: "Empty the filter to see all suggestions."}
	case s.queue.Unsupported == s.queue.Library:
		return Advice{Title: "No suggestions in this language", Text: "English, Ukrainian and Russian articles have them. Others are searched and coded by hand: F7 takes a sentence, F9 records it."}
	case s.queue.Decided == 0 && s.queue.Below == 0:
		return Advice{Title: "Nothing was found", Text: "No sentence of these articles tells who says what in a way that is known here."}
	case s.queue.Decided == 0:
		return Advice{Title: "Nothing sure or likely was found", Text: "0 shows what may be statements all the same."}
	case s.queue.Below > 0:
		return Advice{Title: "Every suggestion is decided", Text: "0 shows the unsure ones too."}
	}
	return Advice{Title: "Every suggestion is decided", Text: "Suggestions appear when articles are imported."}
}

func (s *Suggestions) issueTitle(id app.IssueID) string {
	if x, ok := s.book.Issue(id); ok {
		return x.Title
	}
	return string(id)
}

func (s *Suggestions) row(o app.Offer) OfferRow {
	about := "no issue"
	if o.Issue != "" {
		about = s.issueTitle(o.Issue)
		if o.Stance != "" && o.Stance != app.Unclear {
			about = o.Stance.Words() + " · " + about
		}
	}
	return OfferRow{
		Head: cut(o.Holder.Words(), 48) + " · " + about, Words: cut(oneLine(o.Words), 200),
		Where:      dotted(cut(oneLine(o.Title), 60), o.Source, known(o.Published)),
		Confidence: percent(o.Confidence), Tier: o.Tier,
	}
}

func percent(p float64) string { return itoa(int(p*100+0.5)) + " %" }

func (s *Suggestions) item(o app.Offer) OfferItem {
	x := OfferItem{
		Key: o.Key, Holder: o.Holder.Words(), Stance: o.Stance, Before: beside(o.Before), Words: o.Words, After: beside(o.After),
		Why: o.Why, Missing: missing(o),
	}
	if o.Issue != "" {
		x.Issue = s.issueTitle(o.Issue)
	}
	if x.StanceText = o.Stance.Words(); o.Stance == app.Unclear || o.Stance == "" {
		x.StanceText = "unclear"
	}
	if len(o.NewActors) > 0 {
		x.Makes = "New in the codebook if accepted: " + strings.Join(o.NewActors, ", ") + "."
	}
	add := func(name, value string) {
		if value != "" {
			x.Facts = append(x.Facts, OfferFact{name, value})
		}
	}
	if len(o.Chain) > 1 {
		add("Told by", chainWords(o))
	}
	if o.Attribution != "" {
		add("Attribution", o.Attribution.Words())
	}
	add("Holder from", o.Holder.Note)
	add("Hedged", strings.Join(o.Hedges, ", "))
	add("Condition", o.Condition)
	add("Said", dateWords(o))
	if o.Voted {
		add("Issue from", "the words of statements recorded before")
	}
	if d := o.Confidence - o.Raw; d > 0.005 || d < -0.005 {
		add("Confidence", percent(o.Confidence)+"; "+percent(o.Raw)+" before your decisions")
	} else {
		add("Confidence", percent(o.Confidence))
	}
	return x
}

// beside puts words that stand beside others on one line; a space at either end stays, so
// that a full stop follows directly.
func beside(words string) string {
	out := oneLine(words)
	if r, _ := utf8.DecodeRuneInString(words); out != "" && unicode.IsSpace(r) {
		out = " " + out
	}
	if r, _ := utf8.DecodeLastRuneInString(words); out != "" && unicode.IsSpace(r) {
		out += " "
	}
	return out
}

// chainWords gives the chain, the outermost first.
func chainWords(o app.Offer) string {
	var parts []string
	for _, l := range o.Chain {
		name := l.Actor.Words()
		if l.Cue != "" {
			name += " (" + inQuotes(oneLine(l.Cue)) + ")"
		}
		parts = append(parts, name)
	}
	return strings.Join(parts, " › ")
}

func dateWords(o app.Offer) string {
	if m := o.Date; m != nil && m.Date.Known() && !m.InContent {
		return m.Date.Words()
	}
	if o.Published == "" {
		return "not known: the article has no date"
	}
	return o.Published.Words() + ", the article's date"
}

// missing says what a statement recorded from the offer would lack; "" if nothing.
func missing(o app.Offer) string {
	var parts []string
	if o.Holder.Recorded() == "" {
		parts = append(parts, "a holder")
	}
	if o.Issue == "" {
		parts = append(parts, "an issue")
	}
	if o.Issue == "" || o.Stance == "" || o.Stance == app.Unclear {
		parts = append(parts, "a stance")
	}
	switch {
	case len(parts) == 0:
		return ""
	case o.Holder.Naming() == app.NamesNobody:
		return "Accepting asks who holds it: the words do not tell."
	}
	return "Accepting records a draft: it still needs " + listed(parts) + "."
}
