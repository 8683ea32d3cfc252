package recoding

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"parley/ui/present"
	"parley/ui/widgets"
)

// asItIs stands in a closed list for a field that is not changed.
const asItIs = "(as it is)"

// Bulk shows a bulk presenter.
type Bulk struct {
	p       *present.Bulk
	quiet   bool
	key     func(*fyne.KeyEvent) bool
	fields  []bulkField
	first   fyne.Focusable
	names   []*widgets.CompletionEntry
	problem *widget.Label
	reason  *widget.Label
	on      *widget.Button
	content fyne.CanvasObject
}

type bulkField struct {
	at      present.BulkField
	set     func(string)
	problem *widget.Label
}

// NewBulk makes the view of the form. key is offered the keys that no field uses.
func NewBulk(p *present.Bulk, key func(*fyne.KeyEvent) bool) *Bulk {
	v := &Bulk{p: p, key: key, problem: widgets.NewRemark(""), reason: widgets.NewCaption("")}
	v.problem.Importance = widget.DangerImportance
	v.reason.Alignment = fyne.TextAlignCenter
	rows := container.New(&widgets.Column{Gap: 6})
	words := widgets.NewWrapped("Only what is filled in changes. What it does is shown before anything is done.")
	words.Importance = widget.LowImportance
	rows.Add(words)
	v.name(rows, present.BulkHolder, "Actor")
	v.name(rows, present.BulkIssue, "Issue")
	v.choice(rows, present.BulkStance, "Stance", present.StanceChoices())
	v.text(rows, present.BulkCondition, "Condition")
	v.choice(rows, present.BulkAttribution, "Source", present.AttributionChoices())
	v.name(rows, present.BulkSpeaker, "Speaker")
	v.choice(rows, present.BulkCertainty, "Certainty", present.CertaintyChoices())
	v.choice(rows, present.BulkReview, "Standing", present.ReviewChoices())
	rows.Add(v.problem)
	v.on = widget.NewButton("Show what it does…", p.Go)
	v.on.Importance = widget.HighImportance
	v.content = container.NewBorder(nil, v.reason, nil, nil, container.NewVScroll(widgets.Inset(rows, 8, 14, 0, 6)))
	v.Render(p.State())
	return v
}

// Content gives what stands in the dialog.
func (v *Bulk) Content() fyne.CanvasObject { return v.content }

// First gives the field that begins with the keyboard.
func (v *Bulk) First() fyne.Focusable { return v.first }

// Buttons gives what stands at the foot of the dialog.
func (v *Bulk) Buttons() []fyne.CanvasObject {
	return []fyne.CanvasObject{widget.NewButton("Cancel", v.p.Close), v.on}
}

func (v *Bulk) add(rows *fyne.Container, name string, input fyne.CanvasObject) *widget.Label {
	label, problem := widgets.NewCaption(name), widgets.NewRemark("")
	label.Truncation = fyne.TextTruncateOff
	problem.Importance = widget.DangerImportance
	problem.Hide()
	left := container.New(widgets.Fixed(96), container.NewVBox(label))
	rows.Add(container.New(&widgets.Column{Gap: -4}, container.NewBorder(nil, nil, left, nil, input), problem))
	return problem
}

func (v *Bulk) name(rows *fyne.Container, at present.BulkField, name string) {
	e := widgets.NewCompletionEntry(func(typed string) []widgets.Completion {
		var out []widgets.Completion
		for _, n := range v.p.Names(at, typed) {
			out = append(out, widgets.Completion{ID: n, Text: n})
		}
		return out
	})
	e.SetPlaceHolder(asItIs)
	e.OnChanged = func(s string) {
		if !v.quiet {
			v.p.Set(at, s)
		}
	}
	e.OnKey = v.key
	if v.first == nil {
		v.first = e
	}
	v.names = append(v.names, e)
	v.fields = append(v.fields, bulkField{at, func(s string) {
		if e.Text != s {
			e.SetTextQuietly(s)
		}
	}, v.add(rows, name, e)})
}

func (v *Bulk) text(rows *fyne.Container, at present.BulkField, name string) {
	e := widgets.NewTextField(1, v.key)
	e.SetPlaceHolder(asItIs)
	e.OnChanged = func(s string) { v.p.Set(at, s) }
	v.fields = append(v.fields, bulkField{at, e.SetTextQuietly, v.add(rows, name, e)})
}

func (v *Bulk) choice(rows *fyne.Container, at present.BulkField, name string, all []present.Choice) {
	all = append([]present.Choice{{Code: "", Words: asItIs}}, all...)
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
	v.fields = append(v.fields, bulkField{at, func(code string) {
		for _, c := range all {
			if c.Code == code && s.Selected != c.Words {
				s.SetSelected(c.Words)
			}
		}
	}, v.add(rows, name, s)})
}

// Render shows a state; the window calls it, which has the one subscription.
func (v *Bulk) Render(s present.BulkState) {
	v.quiet = true
	defer func() { v.quiet = false }()
	moved := false
	for _, f := range v.fields {
		f.set(s.Fields[f.at])
		moved = moved || f.problem.Text != s.Problems[f.at]
		widgets.SetText(f.problem, s.Problems[f.at])
	}
	widgets.SetText(v.problem, s.Problem)
	v.reason.SetText(s.NoGo) // keeps its place when it is empty
	widgets.EnableIf(v.on, s.NoGo == "")
	if moved {
		v.content.Refresh()
	}
	for _, e := range v.names { // the codebook may have come after the first letters
		e.Again()
	}
}
