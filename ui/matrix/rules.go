package matrix

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"parley/ui/present"
	"parley/ui/widgets"
)

// Rules is the form of the rules by which a matrix counts.
type Rules struct {
	form     present.RulesForm
	own      []present.Choice // of attribution, with one for what is none of the usual
	theta    *widgets.TextField
	horizon  *widgets.TextField
	from, to *widgets.TextField
	problem  *widget.Label
	content  fyne.CanvasObject
}

// NewRules makes the form; keys that a field has no use for go to key.
func NewRules(f present.RulesForm, key func(*fyne.KeyEvent) bool) *Rules {
	r := &Rules{form: f, problem: widgets.NewRemark("")}
	r.problem.Importance = widget.DangerImportance
	entry := func(text string) *widgets.TextField {
		e := widgets.NewTextField(1, key)
		e.SetText(text)
		return e
	}
	r.theta, r.horizon, r.from, r.to = entry(f.Theta), entry(f.Horizon), entry(f.From), entry(f.To)
	r.from.SetPlaceHolder("the beginning")
	r.to.SetPlaceHolder("today")
	r.own = present.RankChoices()
	if !known(r.own, f.Ranks) {
		r.own = append(r.own, present.Choice{Code: f.Ranks, Words: "Ranks " + f.Ranks})
	}
	collapse := widget.NewCheck("Copies of one agency story count once", func(on bool) { r.form.Collapse = on })
	collapse.Checked = f.Collapse
	silent := widget.NewCheck("Also show actors of whom nothing is known", func(on bool) { r.form.Silent = on })
	silent.Checked = f.Silent
	form := container.New(layout.NewFormLayout())
	add := func(name string, o fyne.CanvasObject) {
		l := widget.NewLabel(name)
		l.Alignment = fyne.TextAlignTrailing
		form.Add(l)
		form.Add(o)
	}
	add("Position", pick(present.ResolverChoices(), f.Resolver, func(code string) { r.form.Resolver = code }))
	add("Own words are", pick(r.own, f.Ranks, func(code string) { r.form.Ranks = code }))
	add("Who counts", pick(present.RollUpChoices(), f.RollUp, func(code string) { r.form.RollUp = code }))
	add("Repetitions", pick(present.DuplicateChoices(), f.Duplicates, func(code string) { r.form.Duplicates = code }))
	add("Agreement", pick(present.LevelChoices(), f.Levels, func(code string) { r.form.Levels = code }))
	add("Majority needs more than", r.theta)
	add("Stale after days", r.horizon)
	add("Said from", r.from)
	add("Said up to", r.to)
	r.content = container.NewBorder(nil, r.problem, nil, nil, container.NewVScroll(container.NewVBox(form, collapse, silent)))
	widgets.SetText(r.problem, "")
	return r
}

func known(all []present.Choice, code string) bool {
	for _, c := range all {
		if c.Code == code {
			return true
		}
	}
	return false
}

// pick makes a closed list that shows one of its choices.
func pick(all []present.Choice, code string, chosen func(string)) *widget.Select {
	s := widget.NewSelect(words(all), nil)
	choose(s, all, code)
	s.OnChanged = func(text string) {
		for _, c := range all {
			if c.Words == text {
				chosen(c.Code)
			}
		}
	}
	return s
}

// Content gives what stands in the dialog.
func (r *Rules) Content() fyne.CanvasObject { return r.content }

// Form gives what was chosen.
func (r *Rules) Form() present.RulesForm {
	f := r.form
	f.Theta, f.Horizon, f.From, f.To = r.theta.Text, r.horizon.Text, r.from.Text, r.to.Text
	return f
}

// Fail says what is wrong with the form.
func (r *Rules) Fail(problem string) { widgets.SetText(r.problem, problem) }
