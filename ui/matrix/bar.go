package matrix

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"parley/ui/present"
	"parley/ui/widgets"
)

// bar holds the controls above the grid: the recipe, and how it is looked at.
type bar struct {
	v        *View
	specs    *widget.Select
	save     *widget.Button
	more     *widget.Button
	resolver *widget.Select
	filter   *field
	wrong    *widget.Label // with the filter or the date
	export   *widget.Button
	mode     *widget.Select
	rows     *widget.Select
	groups   *widget.Select
	compact  *widget.Check
	hidden   *widget.Button
	slider   *widget.Slider
	at       *widget.Label
	moved    *widget.Label
	to       *field
	time     *fyne.Container
	recipe   fyne.CanvasObject
	look     fyne.CanvasObject
}

func newBar(v *View) *bar {
	b := &bar{v: v, wrong: caption(), at: caption(), moved: caption()}
	s := v.p.State()
	b.specs = b.choice(func() []present.Choice { return v.state.Specs }, v.p.ChooseSpec)
	b.save = widget.NewButtonWithIcon("", fynetheme.DocumentSaveIcon(), func() { v.p.SaveSpec("", v.told) })
	b.more = widget.NewButtonWithIcon("", fynetheme.MoreVerticalIcon(), b.menu)
	b.save.Importance, b.more.Importance = widget.LowImportance, widget.LowImportance
	b.resolver = b.choice(func() []present.Choice { return v.state.Resolvers }, v.p.ChooseResolver)
	b.resolver.Options = words(s.Resolvers)
	b.filter = newField(v.calls.Key)
	b.filter.SetPlaceHolder("Filter by a query: source:\"Harbour Post\", after:2025-04, actor:… (Enter)")
	b.filter.OnSubmitted = v.p.SetFilter
	b.wrong.Importance, b.wrong.Truncation = widget.WarningImportance, fyne.TextTruncateOff
	b.export = widget.NewButtonWithIcon("Export workbook…", fynetheme.DocumentSaveIcon(), func() { v.calls.Run(present.CmdExport) })
	b.export.Importance = widget.HighImportance
	b.newLook()
	left := container.NewHBox(
		container.New(width(150), b.specs), b.save, b.more, container.New(width(215), b.resolver))
	b.recipe = container.New(&column{gap: -6},
		container.NewBorder(nil, nil, left, container.NewCenter(b.export), b.filter), b.wrong)
	return b
}

// newLook makes the second row: what a cell shows, the order of rows, and the date.
func (b *bar) newLook() {
	v := b.v
	b.mode = b.fixed(present.MatrixModes(), v.p.SetMode)
	b.rows = b.fixed(present.RowSorts(), v.p.SortRows)
	b.groups = b.fixed(present.RowGroups(), v.p.GroupRows)
	b.compact = widget.NewCheck("Dense", func(on bool) {
		if !v.quiet {
			v.p.SetCompact(on)
		}
	})
	b.hidden = widget.NewButton("", v.p.ShowHidden)
	b.hidden.Importance = widget.LowImportance
	b.slider = widget.NewSlider(0, 1)
	b.slider.OnChanged = func(day float64) {
		if !v.quiet {
			v.p.StepTo(int(day + 0.5))
		}
	}
	b.slider.OnChangeEnded = func(float64) {
		if !v.quiet {
			v.p.EndStep()
		}
	}
	b.to = newField(v.calls.Key)
	b.to.SetPlaceHolder("2025-04-11")
	b.to.OnChanged = func(s string) {
		if !v.quiet {
			v.p.SetTo(s)
		}
	}
	b.moved.Importance = widget.HighImportance
	b.at.Truncation, b.moved.Truncation = fyne.TextTruncateOff, fyne.TextTruncateOff
	right := container.NewHBox(container.NewCenter(container.New(width(116), b.moved)), container.NewCenter(container.New(width(118), b.to)))
	b.time = container.NewBorder(nil, nil, label("As of"), right, b.slider)
	left := container.NewHBox(
		container.New(width(150), b.mode), container.New(width(168), b.rows), container.New(width(140), b.groups),
		b.compact, b.hidden)
	b.look = container.New(layout.NewCustomPaddedLayout(0, 0, 0, 0), container.NewBorder(nil, nil, left, nil, b.time))
}

// choice makes a closed list over choices that may change.
func (b *bar) choice(all func() []present.Choice, chosen func(code string)) *widget.Select {
	return widget.NewSelect(nil, func(text string) {
		if b.v.quiet {
			return
		}
		for _, c := range all() {
			if c.Words == text {
				chosen(c.Code)
				return
			}
		}
	})
}

func (b *bar) fixed(all []present.Choice, chosen func(code string)) *widget.Select {
	s := b.choice(func() []present.Choice { return all }, chosen)
	s.Options = words(all)
	return s
}

// menu offers what is done more rarely with a recipe.
func (b *bar) menu() {
	v := b.v
	if v.calls.Menu == nil {
		return
	}
	m := fyne.NewMenu("")
	add := func(words string, run func(), on bool) {
		if run != nil {
			item := fyne.NewMenuItem(words, run)
			item.Disabled = !on
			m.Items = append(m.Items, item)
		}
	}
	add("Rules of counting…", v.calls.Rules, true)
	add("Save under a name…", v.calls.SaveAs, true)
	add("Remove this matrix", v.p.RemoveSpec, v.state.Kept)
	shown := v.state.Empty.Title == "" && len(v.state.Rows) > 0
	if v.calls.Copy != nil {
		add("Copy the matrix as text", func() { v.calls.Copy(v.p.Copied()) }, shown)
	}
	if v.calls.Picture != nil {
		add("Save as picture…", func() { v.calls.Picture(v.p.Sheet().Drawing()) }, shown)
	}
	driver := fyne.CurrentApp().Driver()
	v.calls.Menu(m, driver.AbsolutePositionForObject(b.more).AddXY(0, b.more.Size().Height))
}

// render shows a state.
func (b *bar) render(s present.MatrixState) {
	choose(b.specs, s.Specs, s.Spec)
	show(b.specs, len(s.Specs) > 0)
	show(b.save, len(s.Specs) > 0)
	widgets.EnableIf(b.save, s.Unsaved)
	choose(b.resolver, s.Resolvers, s.Resolver)
	choose(b.mode, present.MatrixModes(), s.Look.Mode)
	choose(b.rows, present.RowSorts(), s.Look.SortRows)
	choose(b.groups, present.RowGroups(), s.Look.GroupRows)
	if b.compact.Checked != s.Look.Compact {
		b.compact.SetChecked(s.Look.Compact)
	}
	if s.Hidden != "" && b.hidden.Text != s.Hidden+" – show" {
		b.hidden.SetText(s.Hidden + " – show")
	}
	show(b.hidden, s.Hidden != "")
	if b.filter.Text != s.Filter && !b.filter.inside {
		b.filter.SetText(s.Filter)
	}
	if b.to.Text != s.To && s.ToProblem == "" {
		b.to.SetText(s.To)
	}
	problem := s.FilterProblem
	if problem == "" {
		problem = s.ToProblem
	}
	setText(b.wrong, problem)
	widgets.EnableIf(b.export, s.NoExport == "")
	b.renderTime(s.Time)
}

func (b *bar) renderTime(t present.TimeState) {
	set(b.moved, t.Moved)
	show(b.slider, t.On)
	if !t.On {
		return
	}
	if b.slider.Max != float64(t.Days) {
		b.slider.Max = float64(t.Days)
		b.slider.Refresh()
	}
	if int(b.slider.Value+0.5) != t.At {
		b.slider.SetValue(float64(t.At))
	}
}

// choose shows a code of a list of choices.
func choose(s *widget.Select, all []present.Choice, code string) {
	if texts := words(all); !equal(texts, s.Options) {
		s.SetOptions(texts)
	}
	for _, c := range all {
		if c.Code == code && s.Selected != c.Words {
			s.SetSelected(c.Words)
		}
	}
}

func equal(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// told says in the window's way what went wrong with saving.
func (v *View) told(err error) {
	if err != nil {
		setText(v.bar.wrong, present.Words(err).Text())
	}
}
