package export

import (
	"cmp"
	"slices"

	"parley/app"
)

// code is a row of Codebook.
type code struct {
	list, code, word   string
	definition, coding string
	value              any
	state              string // display state whose colours the row shows
}

func (r *report) writeCodebook() error {
	rows := slices.Concat(stanceCodes(), attributionCodes(), smallLists(), displayCodes(), flagCodes(), confidenceCodes(), changeCodes(), r.tagCodes())
	p, err := r.openTable(table{
		name: "Codebook", title: "Codebook", table: "tblCodes", tab: tabGrey, rows: len(rows), freezeCols: 3,
		about: r.say("Every code used in this workbook, what it means and when it is chosen."),
		columns: []column{
			{head: "List", width: 17},
			{head: "Code", width: 24},
			{head: "Word", width: 24, bold: true},
			{head: "Definition", width: 58},
			{head: "Coding rule", width: 50},
			{head: "Value", width: 8, centred: true},
			{head: "Colour", width: 14},
		},
	})
	if err != nil {
		return err
	}
	for _, c := range rows {
		var colour any
		if c.state != "" {
			t := tintOf(c.state)
			l := lookCell().with(func(l *look) { l.ink, l.fill, l.h, l.bold = t.ink, t.fill, "center", !t.hollow() })
			name := t.fill
			if t.hollow() {
				l = l.boxed(t.border)
				l.italic = true
				name = "border " + t.border
			}
			colour = styled{t.symbol + " " + name, r.st.id(l)}
		}
		p.add(c.list, c.code, c.word, c.definition, c.coding, c.value, colour)
	}
	return p.finish()
}

func (r *report) tagCodes() []code {
	tags := slices.Clone(r.b.Codebook.Tags)
	slices.SortStableFunc(tags, func(a, b app.Tag) int { return cmp.Compare(a.Name, b.Name) })
	var out []code
	for _, t := range tags {
		out = append(out, code{list: "tag", code: string(t.ID), word: oneLine(t.Name), definition: "A label of this project."})
	}
	return out
}

func stanceCodes() []code {
	words := map[app.Stance][2]string{
		app.StrongSupport:      {"Speaks for the issue's high end, emphatically and without reserve.", "Emphasis in the words themselves: “fully”, “absolutely”, a commitment to act."},
		app.Support:            {"Speaks for the issue's high end.", "Also an act that only makes sense to somebody in favour."},
		app.ConditionalSupport: {"In favour if a named condition is met.", "The condition is recorded in its own column. A reason is not a condition."},
		app.NeutralStance:      {"States that no side is taken.", "Only if the actor says so. Silence is not neutrality."},
		app.ConditionalOppose:  {"Against unless a named condition is met.", "The condition is recorded in its own column."},
		app.Oppose:             {"Speaks for the issue's low end.", "Also an act that only makes sense to somebody against."},
		app.StrongOppose:       {"Speaks for the issue's low end, emphatically and without reserve.", "A red line or a threat counts as strong."},
		app.Ambivalent:         {"Speaks for both ends in one statement.", "Both must be the same holder's. Two statements are coded as two."},
		app.NoComment:          {"Declines to take a position.", "Counted apart; it never decides a cell in which there is more."},
	}
	var out []code
	for _, s := range app.Stances() {
		c := code{list: "stance", code: string(s), word: s.Words(), definition: words[s][0], coding: words[s][1]}
		if v, ok := s.Value(); ok {
			c.value = v
		}
		if t, ok := tintOfText(c.word); ok {
			c.state = t.state
		}
		out = append(out, c)
	}
	return out
}

func attributionCodes() []code {
	words := map[app.Attribution][2]string{
		app.DirectQuote:           {"The holder's own words, quoted.", "Quotation marks, or an interview or transcript."},
		app.OfficialDocument:      {"A statement, decree, communiqué or post of the holder.", "The document itself is the source."},
		app.MixedQuote:            {"Indirect speech with some of the words quoted.", "“said it was ‘ready to talk’”."},
		app.IndirectQuote:         {"The holder's words in indirect speech.", "“said that …”, with the holder as speaker."},
		app.SpokespersonForHolder: {"Another person speaks for the holder, by office.", "The spokesperson is the speaker."},
		app.SecondHandNamed:       {"A named third party tells what the holder holds.", "The third party stands in the chain."},
		app.SecondHandAnonymous:   {"Unnamed sources tell what the holder holds.", "“according to officials familiar with the talks”."},
		app.ReportedUnsourced:     {"Reported without any source.", "“reportedly”."},
		app.JournalistInference:   {"Nobody said it; the journalist concludes it.", "The article's own voice."},
		app.AnalystInference:      {"Nobody said it; the coder concludes it.", "Say why in the note."},
		app.Unspecified:           {"Not known, as in imported data.", "Never chosen by hand."},
	}
	var out []code
	for _, a := range app.Attributions() {
		out = append(out, code{
			list: "attribution", code: string(a), word: a.Words(), definition: words[a][0], coding: words[a][1], value: a.Rank(),
		})
	}
	return out
}

// displayCodes tell what each state of a cell means; Summary shows the same sentences.
func displayCodes() []code {
	var out []code
	for _, s := range app.DisplayStates() {
		out = append(out, code{list: "cell", code: s.State, word: s.Symbol + " " + s.Words, definition: stateSentence(s.State), state: s.State})
	}
	return out
}

// stateSentence explains a display state in one sentence.
func stateSentence(state string) string {
	switch state {
	case app.DisplaySupport:
		return "The actor speaks for the issue's high end; ▲▲ strongly, “now” after a change of mind."
	case app.DisplayConditional:
		return "The actor is in favour (◆▲) if, or against (◆▼) unless, a condition is met; the condition is named."
	case app.DisplayNeutral:
		return "The actor says that it takes no side."
	case app.DisplayMixed:
		return "The actor has spoken for and against, and nothing decides between the two."
	case app.DisplaySplit:
		return "Members of the actor hold opposite positions."
	case app.DisplayContested:
		return "The statement that decides the cell has been denied, and the denial stands."
	case app.DisplayOppose:
		return "The actor speaks for the issue's low end; ▼▼ strongly, “now” after a change of mind."
	case app.DisplayNoComment:
		return "The actor was asked and declined to answer."
	case app.DisplayReportedSupport:
		return "Only others say that the actor is in favour; who does is named."
	case app.DisplayReportedOppose:
		return "Only others say that the actor is against; who does is named."
	case app.DisplayReportedConditional:
		return "Only others say so, and they name a condition."
	case app.DisplayReportedOther:
		return "Only others speak of the actor's position, and they differ or are unclear."
	}
	return "No statement was found. This is not neutrality."
}

func flagCodes() []code {
	words := []struct {
		flag app.Flag
		text string
	}{
		{app.FlagMixed, "For and against, or ambivalent, among the statements counted."},
		{app.FlagSameTime, "Opposite statements on the same day of the same rank; nothing decides between them."},
		{app.FlagShifted, "All statements up to a date point one way, all from a later date another."},
		{app.FlagSameArticle, "For and against in one article."},
		{app.FlagOwnVsReported, "The actor's own words and what others report point different ways."},
		{app.FlagSplit, "Members of the actor resolve to different directions."},
		{app.FlagContested, "A counted statement was denied and the denial stands."},
		{app.FlagStale, "The newest statement is older than the horizon of the spec."},
		{app.FlagThin, "Only one statement was counted."},
		{app.FlagConditional, "The statement that decides the cell names a condition."},
	}
	var out []code
	for _, w := range words {
		out = append(out, code{list: "flag", code: string(w.flag), word: string(w.flag), definition: w.text})
	}
	return out
}

func confidenceCodes() []code {
	const evidence = "Evidence: robust = at least 3 statements, 2 outlets and 1 of rank 1–3; medium = 1 of rank 1–3, or 2 outlets; limited = else."
	const agreement = "Agreement: share of the decided direction among all counted; high from 0.8, medium from 0.5, else low; low if mixed, split or contested."
	return []code{
		{list: "confidence", code: "high", word: app.ConfidenceWords("high"), definition: "Robust evidence and high agreement.", coding: evidence},
		{list: "confidence", code: "medium", word: app.ConfidenceWords("medium"), definition: "Medium evidence and high agreement, or robust evidence and medium agreement.", coding: agreement},
		{list: "confidence", code: "low", word: app.ConfidenceWords("low"), definition: "Everything else; the fill is paler.", coding: "A matrix with one outlet only never gets above medium."},
	}
}
