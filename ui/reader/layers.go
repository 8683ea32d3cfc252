package reader

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"parley/ui/present"
	"parley/ui/widgets"
)

// LayerSheet switches the layers of marks on and off, and says how each is drawn.
type LayerSheet struct {
	p       *present.Reader
	checks  []*widgets.KeyCheck
	content fyne.CanvasObject
}

// NewLayerSheet makes the switches of a reader's layers. key is offered the keys that the
// switches have no use for.
func NewLayerSheet(p *present.Reader, key func(*fyne.KeyEvent) bool) *LayerSheet {
	s := &LayerSheet{p: p}
	box := container.New(&widgets.Column{Gap: -8})
	layers := p.State().Layers
	for _, l := range present.LayerList() {
		c := widgets.NewKeyCheck(l.Word, func(on bool) {
			now := p.State().Layers
			*l.On(&now) = on
			p.SetLayers(now)
		}, key)
		c.Checked = *l.On(&layers)
		s.checks = append(s.checks, c)
		box.Add(c)
		box.Add(widgets.Inset(widgets.NewRemark(l.Look), 26, 0, 0, 8))
	}
	s.content = container.NewVScroll(box)
	return s
}

// Content gives what stands in the dialog.
func (s *LayerSheet) Content() fyne.CanvasObject { return s.content }

// First gives what the keyboard goes to.
func (s *LayerSheet) First() fyne.Focusable { return s.checks[0] }

// layerWords says how many layers are hidden.
func layerWords(l present.Layers) string {
	if n := len(l.Off()); n > 0 {
		return "Layers: " + present.Count(n, "hidden", "hidden")
	}
	return "Layers"
}

func newLayerButton(run func(present.Command)) *widget.Button {
	b := widget.NewButton("Layers", func() { run(present.CmdLayers) })
	b.Importance = widget.LowImportance
	return b
}
