package export

// entry is a code with its meaning.
type entry struct{ code, meaning string }

// codeList is a list whose codes are shown as they are.
type codeList struct {
	name    string
	entries []entry
}

func smallLists() []code {
	var out []code
	for _, l := range codeLists() {
		for _, e := range l.entries {
			out = append(out, code{list: l.name, code: e.code, word: e.code, definition: e.meaning})
		}
	}
	return out
}

// codeLists gives the smaller enumerations with their meanings.
func codeLists() []codeList {
	return []codeList{
		{"certainty", []entry{
			{"CT", "The source presents the position as certain."},
			{"PR", "The source presents it as probable."},
			{"PS", "The source presents it as possible."},
			{"U", "The source does not say how certain it is."},
		}},
		{"date precision", []entry{
			{"minute", "Known to the minute, in UTC."},
			{"day", "Known to the day."},
			{"week", "Known to the ISO week."},
			{"month", "Known to the month."},
			{"year", "Known to the year."},
			{"unknown", "No date, or a date without a year."},
		}},
		{"date basis", []entry{
			{"explicit", "The text gives the date."},
			{"relative_resolved", "The text says “on Friday”; the date was worked out."},
			{"article_date_default", "The text gives no date; that of the article stands in."},
			{"analyst", "The coder knows the date from elsewhere."},
		}},
		{"act", []entry{
			{"position", "States a view."},
			{"demand", "Asks others to do something."},
			{"offer", "Proposes to do something."},
			{"concession", "Gives way on something."},
			{"red_line", "Rules something out."},
			{"threat", "Announces harm if something happens."},
			{"rejection", "Turns down what another proposed."},
			{"commitment", "Promises to act."},
			{"explanation", "Gives reasons."},
		}},
		{"channel", []entry{
			{"speech", "A speech or public appearance."},
			{"interview", "An interview."},
			{"press_release", "A press release."},
			{"social_post", "A post in a social medium."},
			{"leaked_document", "A document that was leaked."},
			{"media_report", "A report by a news medium."},
		}},
		{"counted as", []entry{
			{"own", "The actor's own words, by the ranks of the spec."},
			{"reported", "What others say of the actor; counted apart."},
			{"copy", "The same words carried by another outlet; counted once."},
			{"duplicate", "Kept out by the rule for duplicates."},
		}},
		{"coder confidence", []entry{
			{"high", "The coder has no doubt."}, {"medium", "Another reading is possible."}, {"low", "Another reading is as likely."},
		}},
		{"review", []entry{
			{"draft", "Recorded, not yet checked."},
			{"reviewed", "Checked."},
			{"disputed", "Coders disagree."},
			{"rejected", "Kept, never counted."},
		}},
		{"state", []entry{
			{"no_data", "No own statement."},
			{"support", "Resolved in favour."},
			{"oppose", "Resolved against."},
			{"neutral", "Resolved neutral."},
			{"mixed_inconsistent", "Nothing decides."},
			{"shifted", "The actor moved within the window."},
			{"split", "Members disagree."},
			{"contested", "Denied, and the denial stands."},
			{"no_comment", "Only refusals to comment."},
		}},
	}
}

// changeCodes explain the kinds of Changes.
func changeCodes() []code {
	kinds := []entry{
		{"new", "Nothing was counted before; now there is something."},
		{"flipped", "From for to against, or back."},
		{"denied", "Contested now, not before."},
		{"now_mixed", "Mixed now, not before."},
		{"resolved", "No longer mixed."},
		{"now_conditional", "Same direction, now with a condition."},
		{"condition_dropped", "Same direction, the condition is gone."},
		{"hardened", "Same direction, stronger."},
		{"softened", "Same direction, weaker."},
		{"evidence_removed", "A counted statement was deleted, rejected or recoded."},
		{"restated", "New evidence, nothing else changed."},
		{"unchanged_silent", "The same evidence; left out of Changes."},
		{"override_stale", "The evidence has moved since the analyst's override."},
	}
	var out []code
	for _, k := range kinds {
		out = append(out, code{list: "change", code: k.code, word: k.code, definition: k.meaning})
	}
	return out
}
