package coding

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

// Calls are what the view asks the window for.
type Calls struct {
	Key func(*fyne.KeyEvent) bool // a key that no field uses

	// What can be done with the statements in the list; nil: not offered.
	Recode  func()
	History func(app.StatementID)
	Notes   func(app.StatementID)
	Links   func(app.StatementID)
	Tags    func(app.StatementID)
	Shift   func() bool // whether Shift is held down
}

// View shows a coding presenter.
type View struct {
	p     *present.Coding
	calls Calls
	state present.CodingState
	shape shape
	quiet bool // render is setting widgets, their callbacks are not the coder's

	heading   *widget.Label
	quoteMeta *widget.Label
	quote     *widget.Label
	advice    *widget.Label

	holder      *widgets.CompletionEntry
	issue       *widgets.CompletionEntry
	stance      *stanceChoice
	condition   *lineEntry
	attribution *widget.Select
	reporter    *widgets.CompletionEntry
	date        *lineEntry
	note        *lineEntry
	further     *further
	fields      map[present.Field]*field

	missing *widget.Label
	record  *widget.Button
	form    *fyne.Container
	scroll  *container.Scroll // of the form
	foot    fyne.CanvasObject // of the form, always in view
	list    *statementList
	content fyne.CanvasObject
}

// New makes the view of the coding panel.
func New(p *present.Coding, c Calls) *View {
	v := &View{p: p, calls: c, heading: widget.NewLabel(""), quoteMeta: caption(), quote: wrapped(), advice: wrapped()}
	v.heading.TextStyle.Bold = true
	v.quoteMeta.Truncation = fyne.TextTruncateEllipsis
	v.quote.TextStyle.Italic = true
	v.advice.Importance = widget.LowImportance
	v.holder = v.name(present.FieldHolder, p.Holders, p.SetHolder)
	v.issue = v.name(present.FieldIssue, p.Issues, p.SetIssue)
	v.reporter = v.name(present.FieldReporter, p.Holders, p.SetReporter)
	v.condition = v.line(present.FieldCondition, p.SetCondition)
	v.date = v.line(present.FieldDate, p.SetDate)
	v.note = v.line(present.FieldNote, p.SetNote)
	v.stance = newStanceChoice(p.ChooseStance, func() { p.Next(present.FieldStance) }, v.key)
	v.attribution = widget.NewSelect(choices(present.AttributionChoices()), v.attributed)
	v.further = newFurther(v)
	v.missing = caption()
	v.missing.Truncation, v.missing.Wrapping = fyne.TextTruncateOff, fyne.TextWrapWord
	v.record = widget.NewButton("Record", p.Record)
	v.record.Importance = widget.HighImportance
	v.list = newStatementList(p, c)
	v.form = v.newForm()
	v.foot = inset(container.NewBorder(nil, nil, v.further.fold, container.NewCenter(v.record), v.missing), 6, 14, 2, 6)
	v.scroll = container.NewVScroll(v.form)
	v.content = container.New(&sideLayout{}, v.scroll, v.foot, v.list.content)
	p.Subscribe(v.render)
	return v
}

// Content gives what stands in the window.
func (v *View) Content() fyne.CanvasObject { return v.content }

// newForm puts the fields together, in the order of the keyboard.
func (v *View) newForm() *fyne.Container {
	named := []struct {
		f     present.Field
		name  string
		input fyne.CanvasObject
	}{
		{present.FieldHolder, "Actor", v.holder},
		{present.FieldIssue, "Issue", v.issue},
		{present.FieldCondition, "Condition", v.condition},
		{present.FieldAttribution, "Source", v.attribution},
		{present.FieldReporter, "Reported by", v.reporter},
		{present.FieldCertainty, "Certainty", container.NewBorder(nil, nil, nil, v.further.key, v.further.certainty)},
		{present.FieldDate, "Date said", v.date},
		{present.FieldNote, "Note", v.note},
	}
	v.fields = map[present.Field]*field{}
	rows := container.New(&column{gap: 6})
	words := container.NewBorder(nil, nil, newAccentBar(), nil, v.quote)
	shut := widget.NewButtonWithIcon("", fynetheme.CancelIcon(), v.p.Close)
	shut.Importance = widget.LowImportance
	head := container.NewBorder(nil, nil, v.heading, container.NewCenter(shut), v.quoteMeta)
	rows.Add(words)
	for _, n := range named {
		if n.f == present.FieldCondition {
			rows.Add(v.stance)
		}
		v.fields[n.f] = newField(n.name, n.input)
		rows.Add(v.fields[n.f].box)
	}
	rows.Add(v.further.box)
	return container.NewStack(inset(v.advice, 6, 6, 8, 8), container.New(&column{}, inset(head, 6, 6, 2, 0), inset(rows, 14, 14, 0, 10)))
}

// key is offered every key that a field has no use for.
func (v *View) key(k *fyne.KeyEvent) bool {
	if k.Name == fyne.KeyEscape {
		v.p.Close()
		return true
	}
	return v.calls.Key(k)
}

func (v *View) attributed(words string) {
	for _, c := range present.AttributionChoices() {
		if c.Words == words && !v.quiet {
			v.p.ChooseAttribution(app.Attribution(c.Code))
		}
	}
}

func (v *View) render(s present.CodingState) {
	v.quiet = true
	old := v.state
	v.state = s
	show(v.form.Objects[1], s.Open)
	show(v.foot, s.Open)
	setText(v.advice, s.Advice)
	setText(v.heading, s.Heading)
	setText(v.quote, preview(s.Quote))
	setText(v.quoteMeta, s.QuoteMeta)
	v.renderFields(s)
	setText(v.missing, s.Missing)
	v.missing.Importance = widget.LowImportance
	if s.Problem != "" {
		v.missing.Importance = widget.DangerImportance
		setText(v.missing, s.Problem)
	}
	v.missing.Refresh()
	v.record.SetText("Record")
	if s.Editing != "" {
		v.record.SetText("Save")
	}
	if s.NoRecord != "" {
		setText(v.missing, s.NoRecord)
	}
	if s.Busy || s.NoRecord != "" {
		v.record.Disable()
	} else {
		v.record.Enable()
	}
	v.list.render(s)
	if shape := shapeOf(s); shape != v.shape {
		v.shape = shape
		v.content.Refresh()
	}
	v.quiet = false
	if s.FurtherShown && !old.FurtherShown && s.Open {
		v.scroll.ScrollToBottom()
	}
	if s.Focus.N != old.Focus.N && s.Open {
		v.focus(s.Focus.Field)
	}
}

func (v *View) renderFields(s present.CodingState) {
	for e, text := range map[*widgets.CompletionEntry]string{v.holder: s.Holder, v.issue: s.Issue, v.reporter: s.Reporter} {
		if e.Text != text {
			e.SetTextQuietly(text)
		}
	}
	for e, text := range map[*lineEntry]string{v.condition: s.Condition, v.date: s.Date, v.note: s.Note} {
		if e.Text != text {
			e.SetText(text)
		}
	}
	v.stance.set(s.Stance)
	v.attribution.SetSelected(s.Attribution.Words())
	v.date.SetPlaceHolder(s.DateHint)
	v.further.render(s)
	v.fields[present.FieldHolder].setHint(s.HolderHint, widget.HighImportance)
	v.fields[present.FieldIssue].setHint(s.IssueHint, widget.HighImportance)
	v.fields[present.FieldAttribution].setHint(s.AttributionHint, widget.LowImportance)
	v.fields[present.FieldDate].setHint(typedDate(s), widget.LowImportance)
	v.fields[present.FieldCondition].show(s.ConditionShown)
	v.fields[present.FieldReporter].show(s.ReporterLabel != "")
	if s.ReporterLabel != "" {
		v.fields[present.FieldReporter].name.SetText(s.ReporterLabel)
	}
}

// shape is what decides which parts of the panel are there and how high they are.
type shape struct {
	open, condition, reporter         bool
	holderHint, issueHint, sourceHint bool
	date                              bool
	further                           bool
	quote                             string
}

func shapeOf(s present.CodingState) shape {
	return shape{
		s.Open, s.ConditionShown, s.ReporterLabel != "", s.HolderHint != "", s.IssueHint != "",
		s.AttributionHint != "", typedDate(s) != "", s.FurtherShown, s.Quote,
	}
}

// typedDate is how a typed date was read; without one the field itself says what counts.
func typedDate(s present.CodingState) string {
	if s.Date == "" {
		return ""
	}
	return s.DateHint
}

// focus gives a field the keyboard, with its text selected, so that typing replaces what
// stayed from the last statement.
func (v *View) focus(f present.Field) {
	var target fyne.Focusable
	switch f {
	case present.FieldHolder:
		target = v.holder
	case present.FieldIssue:
		target = v.issue
	case present.FieldStance:
		target = v.stance
	case present.FieldCondition:
		target = v.condition
	case present.FieldAttribution:
		target = v.attribution
	case present.FieldReporter:
		target = v.reporter
	case present.FieldDate:
		target = v.date
	case present.FieldNote:
		target = v.note
	default:
		target = v.further.target(f)
	}
	c := fyne.CurrentApp().Driver().CanvasForObject(v.content) // the fields may not have been drawn yet
	if c == nil || target == nil {
		return
	}
	c.Focus(target)
	v.bringIntoView(target.(fyne.CanvasObject))
	if s, ok := target.(fyne.Shortcutable); ok {
		s.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
}

// bringIntoView scrolls the form as far as a field needs.
func (v *View) bringIntoView(o fyne.CanvasObject) {
	d := fyne.CurrentApp().Driver()
	top := d.AbsolutePositionForObject(o).Y - d.AbsolutePositionForObject(v.scroll).Y
	over := top + o.Size().Height + fynetheme.InnerPadding() - v.scroll.Size().Height
	switch {
	case top < 0:
		v.scroll.ScrollToOffset(v.scroll.Offset.AddXY(0, top))
	case over > 0:
		v.scroll.ScrollToOffset(v.scroll.Offset.AddXY(0, over))
	}
}

// previewRunes is how much of a quote the form repeats: it stands in the reading pane too.
const previewRunes = 170

func preview(quote string) string {
	r := []rune(quote)
	if len(r) <= previewRunes {
		return quote
	}
	half := previewRunes / 2
	first, last := string(r[:half]), string(r[len(r)-half:])
	if i := strings.LastIndexByte(first, ' '); i > 0 {
		first = first[:i]
	}
	if i := strings.IndexByte(last, ' '); i > 0 {
		last = last[i+1:]
	}
	return first + " … " + last
}
