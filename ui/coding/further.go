package coding

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"parley/ui/present"
	"parley/ui/widgets"
)

// further are the fields that most statements leave as they are: certainty, which is
// always seen with its default, and those that are folded away.
type further struct {
	p         *present.Coding
	certainty *widget.Select
	key       *widgets.KeyCheck
	fold      *widget.Button
	rows      []furtherRow
	box       *fyne.Container // of the rows
}

type furtherRow struct {
	present.Further
	choice *widget.Select // of a closed list
	line   *lineEntry     // of what is typed
}

// usual stands in a closed list for nothing said.
func (r furtherRow) usual() string { return "(" + r.Usual + ")" }

func newFurther(v *View) *further {
	x := &further{p: v.p, box: container.New(&column{gap: 6})}
	names := present.CertaintyNames()
	x.certainty = widget.NewSelect(choices(names), v.chosenOf(names, func(code string) {
		if code == names[0].Code && v.state.Further[present.FieldCertainty] == "" {
			return // the default, which counts without being said
		}
		v.p.SetFurther(present.FieldCertainty, code)
	}))
	x.key = widgets.NewKeyCheck("Key evidence", func(on bool) {
		if !v.quiet {
			v.p.SetKeyEvidence(on)
		}
	}, v.key)
	x.fold = widget.NewButton("", func() { v.p.ShowFurther(!v.state.FurtherShown) })
	x.fold.Importance = widget.LowImportance
	x.fold.Alignment = widget.ButtonAlignLeading
	for _, f := range present.FurtherFields() {
		r := furtherRow{Further: f}
		var input fyne.CanvasObject
		if f.Choices == nil {
			r.line = v.line(f.Field, func(text string) { v.p.SetFurther(f.Field, text) })
			r.line.SetPlaceHolder(f.Usual)
			input = r.line
		} else {
			all := append([]present.Choice{{Code: "", Words: r.usual()}}, f.Choices...)
			r.choice = widget.NewSelect(choices(all), v.chosenOf(all, func(code string) { v.p.SetFurther(f.Field, code) }))
			input = r.choice
		}
		x.rows = append(x.rows, r)
		x.box.Add(newField(f.Name, input).box)
	}
	return x
}

// chosenOf tells set the code of what was chosen in a closed list by the coder.
func (v *View) chosenOf(all []present.Choice, set func(code string)) func(string) {
	return func(words string) {
		for _, c := range all {
			if c.Words == words && !v.quiet {
				set(c.Code)
			}
		}
	}
}

func (x *further) render(s present.CodingState) {
	selected(x.certainty, present.CertaintyNames(), s.Further[present.FieldCertainty])
	x.key.SetChecked(s.KeyEvidence)
	words := "More"
	if s.FurtherShown {
		words = "Less"
	}
	if x.fold.Text != words {
		x.fold.SetText(words)
	}
	show(x.box, s.FurtherShown)
	for _, r := range x.rows {
		value := s.Further[r.Field]
		switch {
		case r.line != nil && r.line.Text != value:
			r.line.SetText(value)
		case r.choice != nil:
			selected(r.choice, append([]present.Choice{{Code: "", Words: r.usual()}}, r.Choices...), value)
		}
	}
}

// selected shows the choice of a code; the first where there is none of it.
func selected(list *widget.Select, all []present.Choice, code string) {
	words := all[0].Words
	for _, c := range all {
		if c.Code == code {
			words = c.Words
		}
	}
	if list.Selected != words {
		list.SetSelected(words)
	}
}

// target gives the input of a further field.
func (x *further) target(f present.Field) fyne.Focusable {
	if f == present.FieldCertainty {
		return x.certainty
	}
	for _, r := range x.rows {
		switch {
		case r.Field != f:
		case r.line != nil:
			return r.line
		default:
			return r.choice
		}
	}
	return nil
}
