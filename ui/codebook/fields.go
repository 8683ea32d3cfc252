package codebook

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"parley/app"
	"parley/ui/present"
	"parley/ui/widgets"
)

// nameWidth is the column of the names of fields.
const nameWidth = 118

// field is one input with its name on the left and what is wrong with it below.
type field struct {
	at      present.EntryField
	box     *fyne.Container
	problem *widget.Label
	set     func(text string) // shows a text without telling it back
	lock    fyne.Disableable
	grow    func(text string) bool // gives room for a text; true when the height changed; nil: one line
}

func newField(at present.EntryField, name string, input fyne.CanvasObject) *field {
	f := &field{at: at, problem: widgets.NewRemark("")}
	f.problem.Importance = widget.DangerImportance
	f.problem.Hide()
	label := widgets.NewCaption(name)
	label.Truncation = fyne.TextTruncateOff
	f.box = container.New(fieldLayout{}, label, input, f.problem)
	return f
}

// render shows text and problem, and whether it may be typed into; true when the height
// changed.
func (f *field) render(text, problem string, locked bool) bool {
	f.set(text)
	widgets.EnableIf(f.lock, !locked)
	moved := f.problem.Text != problem
	widgets.SetText(f.problem, problem)
	if f.grow != nil {
		moved = f.grow(text) || moved
	}
	return moved
}

// line makes a field of one line, or of more.
func (v *View) line(at present.EntryField, name, hint string, rows int) *field {
	e := widgets.NewTextField(rows, v.calls.Key)
	e.SetPlaceHolder(hint)
	e.OnChanged = func(s string) {
		if !v.quiet {
			v.p.Set(at, s)
		}
	}
	f := newField(at, name, e)
	f.set, f.lock = e.SetTextQuietly, e
	if rows > 1 {
		f.grow = func(text string) bool { return e.Grow(min(max(strings.Count(text, "\n")+1, rows), mostRows)) }
	}
	return f
}

// mostRows is how many lines a field shows at most; the rest scrolls.
const mostRows = 7

// completed makes a field that offers names while it is typed into.
func (v *View) completed(at present.EntryField, name, hint string, find func(string) []string) *field {
	e := v.completion(find, func(s string) { v.p.Set(at, s) })
	e.SetPlaceHolder(hint)
	f := newField(at, name, e)
	f.set, f.lock = setter(e), e
	return f
}

func (v *View) completion(find func(string) []string, changed func(string)) *widgets.CompletionEntry {
	e := widgets.NewCompletionEntry(func(typed string) []widgets.Completion {
		var out []widgets.Completion
		for _, n := range find(typed) {
			out = append(out, widgets.Completion{ID: n, Text: n})
		}
		return out
	})
	e.OnChanged = func(s string) {
		if !v.quiet {
			changed(s)
		}
	}
	e.OnKey = v.calls.Key
	return e
}

func setter(e *widgets.CompletionEntry) func(string) {
	return func(text string) {
		if e.Text != text {
			e.SetTextQuietly(text)
		}
	}
}

// choice makes a field with a closed list.
func (v *View) choice(at present.EntryField, name string, all []present.Choice) *field {
	words := make([]string, len(all))
	for i, c := range all {
		words[i] = c.Words
	}
	s := widget.NewSelect(words, func(chosen string) {
		for _, c := range all {
			if c.Words == chosen && !v.quiet {
				v.p.Set(at, c.Code)
			}
		}
	})
	f := newField(at, name, s)
	f.lock = s
	f.set = func(code string) {
		for _, c := range all {
			if c.Code == code && s.Selected != c.Words {
				s.SetSelected(c.Words)
			}
		}
	}
	return f
}

// actorFields are the fields of an actor, in the order of the keyboard.
func (v *View) actorFields() []*field {
	actors := func(typed string) []string { return v.p.Names(app.KindActor, typed) }
	return []*field{
		v.line(present.EntryName, "Name", "", 1),
		v.choice(present.EntryType, "Type", present.ActorTypeChoices()),
		v.completed(present.EntrySide, "Side", "groups the rows of the matrix", v.p.Sides),
		v.completed(present.EntryParent, "Part of", "another actor", actors),
		v.line(present.EntryAliases, "Also called", "other names, one to a line", 3),
		v.line(present.EntryWikidata, "Wikidata", "Q…", 1),
	}
}

// issueFields are the fields of an issue.
func (v *View) issueFields() []*field {
	issues := func(typed string) []string { return v.p.Names(app.KindIssue, typed) }
	return []*field{
		v.line(present.EntryName, "Title", "", 1),
		v.line(present.EntryQuestion, "Question", "what is disputed", 1),
		v.line(present.EntryLow, "Low end", "what “oppose” means", 1),
		v.line(present.EntryHigh, "High end", "what “support” means", 1),
		v.line(present.EntryReference, "Reference point", "where things stand now, 0 to 100", 1),
		v.line(present.EntryAnchors, "Scale points", "as “50 joint control”, one to a line", 2),
		v.completed(present.EntryParent, "Part of", "another issue", issues),
		v.line(present.EntrySynonyms, "Also called", "other titles, one to a line", 2),
		v.line(present.EntryInclude, "Include", "what belongs to it", 2),
		v.line(present.EntryExclude, "Exclude", "what does not", 2),
		v.line(present.EntryPhrases, "Found by", "words, phrases or searches, one to a line", 2),
		v.line(present.EntrySupport, "Speaks for", "words or searches that support it, one to a line", 2),
		v.line(present.EntryOppose, "Speaks against", "words or searches that oppose it, one to a line", 2),
		v.line(present.EntryConditional, "Conditions", "words or searches that set a condition, one to a line", 2),
		v.line(present.EntryExamples, "Examples", "statements, as S-12, S-31", 1),
	}
}

// fieldLayout puts name, input and problem at their places.
type fieldLayout struct{}

// MinSize implements fyne.Layout.
func (fieldLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	m := o[1].MinSize()
	if o[2].Visible() {
		m.Height += o[2].MinSize().Height - fynetheme.InnerPadding()
	}
	return fyne.NewSize(m.Width+nameWidth, m.Height)
}

// Layout implements fyne.Layout.
func (fieldLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	pad := fynetheme.InnerPadding()
	name, input := o[0].MinSize(), o[1].MinSize()
	one := widget.NewEntry().MinSize().Height
	o[0].Move(fyne.NewPos(-pad, float32(int((min(input.Height, one)-name.Height)/2))))
	o[0].Resize(fyne.NewSize(nameWidth+pad, name.Height))
	o[1].Move(fyne.NewPos(nameWidth, 0))
	o[1].Resize(fyne.NewSize(size.Width-nameWidth, input.Height))
	o[2].Move(fyne.NewPos(nameWidth-pad, input.Height-pad/2))
	o[2].Resize(fyne.NewSize(size.Width-nameWidth+2*pad, o[2].MinSize().Height))
}
