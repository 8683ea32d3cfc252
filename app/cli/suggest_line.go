package cli

import "parley/app"

// suggestedSpan is a span with its words.
type suggestedSpan struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

type suggestedLink struct {
	Actor string `json:"actor"`
	Cue   string `json:"cue"`
}

type suggestedDate struct {
	Text      string        `json:"text"`
	ISO       *app.Date     `json:"iso"`
	Precision app.Precision `json:"precision"`
	Basis     string        `json:"basis"`
	Refers    string        `json:"refers"`
}

// suggestedLine is a suggestion as `parley suggest --json` prints it.
type suggestedLine struct {
	ID          string          `json:"id"`
	Parent      string          `json:"parent,omitempty"`
	Article     string          `json:"article"`
	Version     string          `json:"version,omitempty"`
	Source      *suggestedSpan  `json:"source"`
	Cue         suggestedSpan   `json:"cue"`
	Content     []suggestedSpan `json:"content"`
	Inserted    []suggestedSpan `json:"inserted,omitempty"`
	Speaker     string          `json:"speaker"`
	Holder      string          `json:"holder"`
	Chain       []suggestedLink `json:"chain"`
	Mode        app.Mode        `json:"mode"`
	Hedge       []string        `json:"hedge"`
	Date        *suggestedDate  `json:"date"`
	Issue       *app.IssueID    `json:"issue"`
	Issues      []app.IssueID   `json:"issues,omitempty"`
	Stance      *app.Stance     `json:"stance"`
	Condition   string          `json:"condition,omitempty"`
	Attribution app.Attribution `json:"attribution_type,omitempty"`
	Confidence  float64         `json:"confidence"`
	Tier        app.Tier        `json:"tier"`
	Rule        string          `json:"rule"`
	CueLemma    string          `json:"cue_lemma"`
	Why         string          `json:"why"`
}

func suggestionLine(s app.Suggestion, text string) suggestedLine {
	span := func(b app.Bounds) suggestedSpan { return suggestedSpan{b.Start, b.End, text[b.Start:b.End]} }
	spans := func(list []app.Bounds) []suggestedSpan {
		var out []suggestedSpan
		for _, b := range list {
			out = append(out, span(b))
		}
		return out
	}
	l := suggestedLine{
		ID: s.ID, Parent: s.Parent, Article: string(s.Article), Version: string(s.Version), Cue: span(s.Cue), Content: spans(s.Content),
		Inserted: spans(s.Inserted), Speaker: s.Speaker.Key(), Holder: s.Holder.Key(), Mode: s.Mode, Hedge: s.Hedges, Issues: s.Issues,
		Condition: s.Condition, Attribution: s.Attribution, Confidence: s.Confidence, Tier: s.Tier, Rule: s.Rule, CueLemma: s.CueLemma, Why: s.Why,
	}
	if s.Source != nil {
		source := span(*s.Source)
		l.Source = &source
	}
	if l.Hedge == nil {
		l.Hedge = []string{}
	}
	for _, link := range s.Chain {
		l.Chain = append(l.Chain, suggestedLink{link.Actor.Key(), link.Cue})
	}
	if s.Issue != "" {
		l.Issue, l.Stance = &s.Issue, &s.Stance
	}
	if m := s.Date; m != nil {
		d := suggestedDate{Text: text[m.Start:m.End], Basis: m.Basis, Precision: m.Date.Precision(), Refers: "act"}
		if m.Date != "" {
			d.ISO = &m.Date
		}
		if m.InContent {
			d.Refers = "content"
		}
		l.Date = &d
	}
	return l
}
