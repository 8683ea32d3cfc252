package suggestions

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"parley/app"
	"parley/ui/present"
	"parley/ui/widgets"
)

// Calls are what the view asks the window for.
type Calls struct {
	Key      func(*fyne.KeyEvent) bool // a key that the view does not use
	Coverage func()
	Learned  func()
}

// View shows the queue of suggestions.
type View struct {
	p       *present.Suggestions
	calls   Calls
	state   present.SuggestionsState
	quiet   bool // render is setting widgets
	filter  *widgets.TextField
	tier    *widget.Select
	order   *widget.Select
	head    *widget.Label
	notes   *widget.Label
	problem *widget.Label
	list    *widgets.PickList
	title   *widget.Label
	text    *widget.Label
	empty   *fyne.Container
	item    *itemView
	bulk    *widget.Button
	split   *container.Split
	content fyne.CanvasObject
}

// tierChoice is an entry of the choice of tiers.
type tierChoice struct {
	tier  app.Tier
	words string
}

func tierChoices() []tierChoice {
	return []tierChoice{{app.TierA, "sure only"}, {app.TierB, "sure and likely"}, {app.TierC, "all, unsure too"}}
}

// orderChoice is an entry of the choice of orders.
type orderChoice struct {
	order app.QueueOrder
	words string
}

func orderChoices() []orderChoice {
	return []orderChoice{{app.QueueByText, "as in the articles"}, {app.QueueByConfidence, "the surest first"}}
}

// New makes the view of the queue.
func New(p *present.Suggestions, c Calls) *View {
	v := &View{p: p, calls: c, head: widgets.NewCaption(""), notes: widgets.NewRemark(""), problem: widgets.NewRemark("")}
	v.problem.Importance, v.notes.Importance = widget.DangerImportance, widget.LowImportance
	v.filter = widgets.NewTextField(1, c.Key)
	v.filter.SetPlaceHolder("Only in articles that a search finds")
	v.filter.OnSubmitted = func(q string) {
		p.Search(q)
		v.Focus()
	}
	v.tier = widget.NewSelect(nil, v.chooseTier)
	for _, t := range tierChoices() {
		v.tier.Options = append(v.tier.Options, t.words)
	}
	v.order = widget.NewSelect(nil, v.chooseOrder)
	for _, o := range orderChoices() {
		v.order.Options = append(v.order.Options, o.words)
	}
	v.list = widgets.NewPickList(func() int { return len(v.state.Rows) }, func() fyne.CanvasObject { return widgets.NewListRow(2, false) }, v.fill)
	v.list.OnPick, v.list.OnEnter, v.list.OnKey = p.Select, p.Accept, v.Key
	v.title, v.text = widgets.NewStrong(""), widgets.NewWrapped("")
	v.title.Alignment, v.text.Alignment = fyne.TextAlignCenter, fyne.TextAlignCenter
	v.text.Importance = widget.LowImportance
	v.empty = container.NewVBox(layout.NewSpacer(), v.title, v.text, layout.NewSpacer(), layout.NewSpacer())
	v.item = newItem(p)
	v.bulk = widget.NewButton("Accept many…", p.ShowBulk)
	coverage := widget.NewButton("Coverage…", c.Coverage)
	learned := widget.NewButton("Learned…", c.Learned)
	again := widget.NewButtonWithIcon("", fynetheme.ViewRefreshIcon(), p.Look)
	wide := layout.NewGridWrapLayout(fyne.NewSize(176, 37)) // the longest choice fits
	right := container.NewHBox(container.NewCenter(container.New(wide, v.tier)), container.NewCenter(container.New(wide, v.order)), container.NewCenter(v.bulk), container.NewCenter(coverage), container.NewCenter(learned), container.NewCenter(again))
	bar := container.NewBorder(nil, nil, nil, right, container.New(layout.NewCustomPaddedLayout(3, 3, 0, 8), v.filter))
	lines := container.New(&widgets.Column{Gap: -8}, v.head, v.notes, v.problem)
	heading := container.New(layout.NewCustomPaddedLayout(6, 2, 12, 12), container.New(&widgets.Column{}, bar, lines))
	v.split = container.NewHSplit(container.NewStack(v.list, v.empty), v.item.content)
	v.split.SetOffset(0.46)
	v.content = container.NewBorder(heading, nil, nil, nil, v.split)
	p.Subscribe(v.render)
	return v
}

// Content gives what stands in the window.
func (v *View) Content() fyne.CanvasObject { return v.content }

// Split gives the divider between list and suggestion.
func (v *View) Split() *container.Split { return v.split }

// Focus gives the keyboard to the list.
func (v *View) Focus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(v.list); c != nil {
		c.Focus(v.list)
	}
}

// Target gives what takes the keyboard. The window gives it, since a view that was not drawn
// yet does not know its canvas.
func (v *View) Target() fyne.Focusable { return v.list }

// Key does what a key stands for in the queue; digits reject with a reason, since letters
// do not arrive on every keyboard layout.
func (v *View) Key(k *fyne.KeyEvent) bool {
	for _, r := range Rejections() {
		if r.Key == k.Name {
			v.p.Reject(r.Reason)
			return true
		}
	}
	switch k.Name {
	case fyne.KeyDelete, fyne.KeyBackspace:
		v.p.Reject("")
	case fyne.KeySpace:
		v.p.Select(v.state.Selected + 1)
	case fyne.Key0:
		v.p.ShowUnsure()
	case fyne.KeyF9:
		v.p.Edit()
	case fyne.KeyRight:
		v.p.Open()
	default:
		return v.calls.Key(k)
	}
	return true
}

// Rejection is a reason with its key.
type Rejection struct {
	Key    fyne.KeyName
	Reason string
	Words  string
}

// Rejections lists the reasons in the order of their keys.
func Rejections() []Rejection {
	return []Rejection{
		{fyne.Key1, app.RejectNoStatement, "no position"},
		{fyne.Key2, app.RejectWrongActor, "wrong actor"},
		{fyne.Key3, app.RejectWrongWords, "wrong words"},
		{fyne.Key4, app.RejectOffTopic, "off topic"},
		{fyne.Key5, app.RejectDuplicate, "said before"},
	}
}

func (v *View) chooseTier(words string) {
	for _, t := range tierChoices() {
		if t.words == words && !v.quiet {
			v.p.ShowTier(t.tier)
			v.Focus()
		}
	}
}

func (v *View) chooseOrder(words string) {
	for _, o := range orderChoices() {
		if o.words == words && !v.quiet {
			v.p.Sort(o.order)
			v.Focus()
		}
	}
}

func (v *View) fill(i int, o fyne.CanvasObject) { o.(*widgets.ListRow).Set(rowText(v.state.Rows[i])) }

// rowText is a suggestion in a list; the words stand in the brighter line.
func rowText(r present.OfferRow) widgets.RowText {
	return widgets.RowText{
		Head: r.Head, Right: r.Confidence,
		Lines: []widgets.RowLine{{Text: r.Words, Tone: widget.MediumImportance}, {Text: r.Where, Tone: widget.LowImportance}},
	}
}

func (v *View) render(s present.SuggestionsState) {
	v.quiet = true
	defer func() { v.quiet = false }()
	v.state = s
	widgets.SetText(v.head, s.Head)
	widgets.SetText(v.notes, strings.Join(s.Notes, " "))
	widgets.SetText(v.problem, s.Problem)
	if v.filter.Text != s.Query {
		v.filter.SetText(s.Query)
	}
	for _, t := range tierChoices() {
		if t.tier == s.Least {
			v.tier.SetSelected(t.words)
		}
	}
	for _, o := range orderChoices() {
		if o.order == s.Order {
			v.order.SetSelected(o.words)
		}
	}
	widgets.SetText(v.title, s.Advice.Title)
	widgets.SetText(v.text, s.Advice.Text)
	v.empty.Hidden = s.Advice.Title == ""
	if v.item.content.Visible() != v.empty.Hidden { // nothing is looked at: no buttons that do nothing
		v.item.content.(*fyne.Container).Hidden = !v.empty.Hidden
		v.split.Refresh()
	}
	v.list.ShowRow(s.Selected)
	v.item.set(s)
	widgets.EnableIf(v.bulk, s.NoDecide == "")
}
