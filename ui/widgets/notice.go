package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"parley/ui/theme"
)

// Severity is how loud a notice is.
type Severity int

// The severities.
const (
	SeverityInfo Severity = iota
	SeverityGood
	SeverityWarning
	SeverityError
)

// NoticeText is what a Notice says.
type NoticeText struct {
	Message  string
	Severity Severity
	Action   string // label of the button; empty means none
	OnAction func()
	Second   string // label of a second button; empty means none
	OnSecond func()
}

// Notice is a strip with one message and at most two actions. It is hidden
// while it has nothing to say.
type Notice struct {
	widget.BaseWidget

	// OnClosed is called when the user closes the strip.
	OnClosed func()

	text   NoticeText
	ground *canvas.Rectangle
	icon   *widget.Icon
	label  *widget.Label
	action *widget.Button
	second *widget.Button
	shut   *widget.Button
}

// NewNotice returns a hidden strip.
func NewNotice() *Notice {
	n := &Notice{ground: canvas.NewRectangle(color.Transparent), icon: widget.NewIcon(nil), label: widget.NewLabel("")}
	n.label.Wrapping = fyne.TextWrapWord
	n.action = widget.NewButton("", n.act)
	n.action.Importance = widget.LowImportance
	n.second = widget.NewButton("", func() {
		if n.text.OnSecond != nil {
			n.text.OnSecond()
		}
	})
	n.second.Importance = widget.LowImportance
	n.shut = widget.NewButtonWithIcon("", fynetheme.CancelIcon(), n.close)
	n.shut.Importance = widget.LowImportance
	n.ExtendBaseWidget(n)
	n.Hide()
	return n
}

// Set shows a message; an empty one hides the strip.
func (n *Notice) Set(t NoticeText) {
	n.text = t
	if t.Message == "" {
		n.Hide()
		return
	}
	n.label.SetText(t.Message)
	n.action.SetText(t.Action)
	n.second.SetText(t.Second)
	ShowIf(n.action, t.Action != "")
	ShowIf(n.second, t.Second != "")
	n.Show()
	n.Refresh()
}

// Clear hides the strip.
func (n *Notice) Clear() { n.Set(NoticeText{}) }

// Text returns what the strip says.
func (n *Notice) Text() NoticeText { return n.text }

// CreateRenderer implements fyne.Widget.
func (n *Notice) CreateRenderer() fyne.WidgetRenderer {
	row := container.NewBorder(nil, nil,
		container.NewCenter(container.New(layout.NewCustomPaddedLayout(0, 0, 8, 0), n.icon)),
		container.NewHBox(container.NewCenter(n.action), container.NewCenter(n.second), container.NewCenter(n.shut)), n.label)
	return &noticeRenderer{WidgetRenderer: widget.NewSimpleRenderer(container.NewStack(n.ground, row)), notice: n}
}

func (n *Notice) act() {
	if n.text.OnAction != nil {
		n.text.OnAction()
	}
}

func (n *Notice) close() {
	n.Clear()
	if n.OnClosed != nil {
		n.OnClosed()
	}
}

// paint sets icon and ground for the severity in the present theme.
func (n *Notice) paint() {
	icon, name, ground := fynetheme.InfoIcon(), fynetheme.ColorNamePrimary, theme.ColorInfoBar
	switch n.text.Severity {
	case SeverityGood:
		icon, name, ground = fynetheme.ConfirmIcon(), fynetheme.ColorNameSuccess, theme.ColorGoodBar
	case SeverityWarning:
		icon, name, ground = fynetheme.WarningIcon(), fynetheme.ColorNameWarning, theme.ColorWarnBar
	case SeverityError:
		icon, name, ground = fynetheme.ErrorIcon(), fynetheme.ColorNameError, theme.ColorErrorBar
	}
	n.icon.SetResource(fynetheme.NewColoredResource(icon, name))
	n.ground.FillColor = fynetheme.Color(ground)
	n.ground.Refresh()
}

type noticeRenderer struct {
	fyne.WidgetRenderer
	notice *Notice
}

// Refresh implements fyne.WidgetRenderer.
func (r *noticeRenderer) Refresh() {
	r.notice.paint()
	r.WidgetRenderer.Refresh()
}
