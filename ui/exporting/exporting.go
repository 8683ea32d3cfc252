package exporting

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"parley/ui/present"
	"parley/ui/widgets"
)

// labelWidth is the width of the names of the fields: the longest of them.
const labelWidth = 84

// View is the export dialog.
type View struct {
	p        *present.Exporting
	quiet    bool // the view sets its fields itself
	format   *widget.Select
	formats  []present.Choice
	about    *widget.Label
	spec     *widget.Select
	title    *widgets.TextField
	marking  *widgets.TextField
	language *widget.Select
	langs    []present.Choice
	paper    *widget.Select
	papers   []present.Choice
	report   *fyne.Container
	sheets   *fyne.Container
	checks   []*widgets.KeyCheck
	book     *fyne.Container
	names    *widgets.KeyCheck
	open     *widgets.KeyCheck
	page     *page
	problem  *widget.Label
	write    *widget.Button
	content  fyne.CanvasObject
}

// New makes the view; write asks for the name of the file, key is offered the keys that no
// field uses.
func New(p *present.Exporting, write func(), key func(*fyne.KeyEvent) bool) *View {
	v := &View{p: p, about: widgets.NewWrapped(""), problem: widgets.NewRemark(""), page: newPage()}
	v.about.Importance, v.problem.Importance = widget.LowImportance, widget.DangerImportance
	v.format = v.choice(func(words string) { p.SetFormat(codeOf(v.formats, words)) })
	v.spec = v.choice(p.SetSpec)
	v.language = v.choice(func(words string) { p.SetLanguage(codeOf(v.langs, words)) })
	v.paper = v.choice(func(words string) { p.SetPaper(codeOf(v.papers, words)) })
	v.title, v.marking = widgets.NewTextField(1, key), widgets.NewTextField(1, key)
	v.marking.SetPlaceHolder("nothing on the pages")
	v.title.OnChanged, v.marking.OnChanged = p.SetTitle, p.SetMarking
	v.names = widgets.NewKeyCheck("Names of coders, not C1, C2 …", v.unless(p.SetCoderNames), key)
	v.open = widgets.NewKeyCheck("Open the file when it is written", v.unless(p.SetOpenAfter), key)
	v.sheets = container.NewGridWithColumns(3)
	for _, s := range p.State().Sheets {
		c := widgets.NewKeyCheck(s.Name, v.unless(func(on bool) { p.SetSheet(s.Name, on) }), key)
		v.checks = append(v.checks, c)
		v.sheets.Add(c)
	}
	v.report = container.New(&widgets.Column{Gap: 4}, row("Title", v.title), row("Marking", v.marking), row("Language", v.language), row("Paper", v.paper))
	v.book = container.New(&widgets.Column{Gap: 0}, widgets.NewStrong("Sheets besides Summary, Matrix, Positions and Evidence"), v.sheets)
	left := container.New(&widgets.Column{Gap: 4}, row("Format", v.format), v.about, row("Matrix", v.spec), v.report, v.book, v.names, v.open, v.problem)
	right := container.NewBorder(widgets.NewStrong("Preview"), nil, nil, nil, v.page)
	split := container.NewHSplit(container.NewVScroll(widgets.Inset(left, 4, 14, 0, 4)), widgets.Inset(right, 10, 4, 0, 4))
	split.SetOffset(0.52)
	v.write = widget.NewButton("Export…", write)
	v.write.Importance = widget.HighImportance
	v.content = split
	v.Render(p.State())
	return v
}

func row(name string, input fyne.CanvasObject) fyne.CanvasObject {
	label := widgets.NewCaption(name)
	label.Truncation = fyne.TextTruncateOff
	return container.NewBorder(nil, nil, container.New(widgets.Fixed(labelWidth), container.NewVBox(label)), nil, input)
}

func (v *View) choice(set func(string)) *widget.Select {
	return widget.NewSelect(nil, func(words string) {
		if !v.quiet {
			set(words)
		}
	})
}

func (v *View) unless(set func(bool)) func(bool) {
	return func(on bool) {
		if !v.quiet {
			set(on)
		}
	}
}

func codeOf(all []present.Choice, words string) string {
	if i := slices.IndexFunc(all, func(c present.Choice) bool { return c.Words == words }); i >= 0 {
		return all[i].Code
	}
	return ""
}

// Content gives what stands in the dialog.
func (v *View) Content() fyne.CanvasObject { return v.content }

// Buttons gives what stands at the foot of the dialog.
func (v *View) Buttons() []fyne.CanvasObject {
	return []fyne.CanvasObject{widget.NewButton("Cancel", v.p.Close), v.write}
}

// Render shows a state; the window calls it, which has the one subscription.
func (v *View) Render(s present.ExportingState) {
	v.quiet = true
	defer func() { v.quiet = false }()
	v.formats, v.langs, v.papers = s.Formats, s.Languages, s.Papers
	choose(v.format, s.Formats, s.Format)
	choose(v.language, s.Languages, s.Language)
	choose(v.paper, s.Papers, s.Paper)
	if !slices.Equal(v.spec.Options, s.Specs) {
		v.spec.SetOptions(s.Specs)
	}
	if v.spec.Selected != s.Spec {
		v.spec.SetSelected(s.Spec)
	}
	widgets.SetText(v.about, s.About)
	v.title.SetTextQuietly(s.Title)
	v.marking.SetTextQuietly(s.Marking)
	for i, x := range s.Sheets {
		if i < len(v.checks) {
			v.checks[i].SetChecked(x.On)
		}
	}
	v.names.SetChecked(s.CoderNames)
	v.open.SetChecked(s.OpenAfter)
	widgets.ShowIf(v.report, s.Report)
	widgets.ShowIf(v.book, s.Workbook)
	widgets.ShowIf(v.names, s.Workbook)
	widgets.SetText(v.problem, s.NoWrite)
	widgets.EnableIf(v.write, s.NoWrite == "")
	v.page.set(s.Page, s.Report)
	v.content.Refresh()
}

func choose(s *widget.Select, all []present.Choice, code string) {
	words := make([]string, len(all))
	chosen := ""
	for i, c := range all {
		words[i] = c.Words
		if c.Code == code {
			chosen = c.Words
		}
	}
	if !slices.Equal(s.Options, words) {
		s.SetOptions(words)
	}
	if s.Selected != chosen {
		s.SetSelected(chosen)
	}
}
