package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// FocusGained implements fyne.Focusable.
func (p *page) FocusGained() {
	p.setInside(true)
	if p.h.OnFocused != nil {
		p.h.OnFocused()
	}
}

// FocusLost implements fyne.Focusable.
func (p *page) FocusLost() { p.setInside(false) }

func (p *page) setInside(inside bool) {
	p.inside = inside
	p.h.showFocus(inside)
	if p.lay != nil && p.lay.width > 0 {
		p.drawCaret()
	}
}

// TypedRune implements fyne.Focusable.
func (p *page) TypedRune(r rune) {
	if p.h.OnRune != nil {
		p.h.OnRune(r)
	}
}

// TypedKey implements fyne.Focusable.
func (p *page) TypedKey(e *fyne.KeyEvent) {
	if p.lay != nil && p.lay.width > 0 {
		shift := p.h.modifiers()&fyne.KeyModifierShift != 0
		if shift && p.extendKey(e.Name) || !shift && p.scrollKey(e.Name) {
			return
		}
		if e.Name == fyne.KeyEscape && p.drop() {
			p.report()
			return
		}
	}
	if p.h.OnKey != nil && !isModifier(e.Name) {
		p.h.OnKey(e)
	}
}

// isModifier reports the keys that do nothing alone.
func isModifier(name fyne.KeyName) bool {
	switch name {
	case desktop.KeyShiftLeft, desktop.KeyShiftRight, desktop.KeyControlLeft, desktop.KeyControlRight,
		desktop.KeyAltLeft, desktop.KeyAltRight, desktop.KeySuperLeft, desktop.KeySuperRight, desktop.KeyCapsLock:
		return true
	}
	return false
}

// scrollKey scrolls; it reports whether the key does that.
func (p *page) scrollKey(name fyne.KeyName) bool {
	top, view := p.h.viewport()
	line := float32(int(p.lay.typ.Size * p.lay.typ.LineSpacing))
	leap := max(view-2*line, line)
	switch name {
	case fyne.KeyUp:
		p.h.scrollTo(top - 2*line)
	case fyne.KeyDown:
		p.h.scrollTo(top + 2*line)
	case fyne.KeyPageUp:
		p.h.scrollTo(top - leap)
	case fyne.KeyPageDown, fyne.KeySpace:
		p.h.scrollTo(top + leap)
	case fyne.KeyHome:
		p.h.scrollTo(0)
	case fyne.KeyEnd:
		p.h.scrollTo(p.height())
	default:
		return false
	}
	return true
}

// extendKey extends the selection; it reports whether the key does that.
func (p *page) extendKey(name fyne.KeyName) bool {
	if !p.sel.placed {
		p.startCaret()
	}
	_, view := p.h.viewport()
	switch name {
	case fyne.KeyLeft:
		p.moveCaret(p.lay.prev(p.sel.caret), true)
	case fyne.KeyRight:
		p.moveCaret(p.lay.next(p.sel.caret), true)
	case fyne.KeyUp:
		p.moveLines(-1)
	case fyne.KeyDown:
		p.moveLines(1)
	case fyne.KeyPageUp:
		p.moveLines(-p.viewLines(view))
	case fyne.KeyPageDown:
		p.moveLines(p.viewLines(view))
	case fyne.KeyHome:
		start, _ := p.lay.bounds(p.caretLine())
		p.moveCaret(start, true)
	case fyne.KeyEnd:
		line := p.caretLine()
		end := p.lay.shownEnd(line)
		p.moveCaret(end, true)
		p.sel.lineEnd = p.lay.lineOf(end) != line
	case fyne.KeySpace:
		_, size := p.h.viewport()
		top, _ := p.h.viewport()
		p.h.scrollTo(top - size*0.9)
		return true
	default:
		return false
	}
	p.h.revealCaret()
	p.report()
	return true
}

func (p *page) viewLines(view float32) int {
	return max(int(view/(p.lay.typ.Size*p.lay.typ.LineSpacing))-2, 1)
}

// moveLines moves the caret by lines; x stays where the first of such moves
// began.
func (p *page) moveLines(n int) {
	line := p.caretLine()
	x := p.caretX(line)
	if p.sel.keepX {
		x = p.sel.wantX
	}
	to := min(max(line+n, 0), p.lay.lines-1)
	off := p.lay.at(to, x)
	switch {
	case line+n < 0:
		off = p.lay.paras[0].Start
	case line+n >= p.lay.lines:
		off = p.lay.paras[len(p.lay.paras)-1].End
	}
	p.moveCaret(off, true)
	p.sel.keepX, p.sel.wantX = true, x
	p.sel.lineEnd = p.lay.lineOf(off) != to && off < len(p.lay.text)
}

// TypedShortcut implements fyne.Shortcutable. What the pane does not use goes
// on to the canvas, so that the window's own shortcuts keep working.
func (p *page) TypedShortcut(s fyne.Shortcut) {
	switch s := s.(type) {
	case *fyne.ShortcutCopy:
		p.copy(s.Clipboard)
		return
	case *fyne.ShortcutSelectAll:
		if p.lay != nil && p.lay.width > 0 {
			p.setSelection(p.lay.paras[0].Start, len(p.lay.text))
			p.report()
		}
		return
	case *desktop.CustomShortcut:
		if p.customShortcut(s) {
			return
		}
	}
	c := fyne.CurrentApp().Driver().CanvasForObject(p)
	if c, ok := c.(fyne.Shortcutable); ok {
		c.TypedShortcut(s)
	}
}

func (p *page) copy(to fyne.Clipboard) {
	text := p.h.SelectedText()
	if text == "" {
		return
	}
	if to == nil {
		to = fyne.CurrentApp().Clipboard()
	}
	to.SetContent(text)
}

// customShortcut moves by words, sentences and paragraphs, and to the ends of
// the text.
func (p *page) customShortcut(s *desktop.CustomShortcut) bool {
	control := fyne.KeyModifierShortcutDefault
	if p.lay == nil || p.lay.width == 0 {
		return false
	}
	shift := s.Modifier&fyne.KeyModifierShift != 0
	if alt := s.Modifier&fyne.KeyModifierAlt != 0; alt && shift && s.Modifier&control == 0 {
		return p.sentenceShortcut(s.KeyName)
	} else if alt || s.Modifier&control == 0 {
		return false
	}
	if !shift {
		return (s.KeyName == fyne.KeyHome || s.KeyName == fyne.KeyEnd) && p.scrollKey(s.KeyName)
	}
	if !p.sel.placed {
		p.startCaret()
	}
	to := p.sel.caret
	switch s.KeyName {
	case fyne.KeyLeft:
		to = p.lay.wordStep(to, -1)
	case fyne.KeyRight:
		to = p.lay.wordStep(to, 1)
	case fyne.KeyUp:
		to = p.lay.paragraphStep(to, -1)
	case fyne.KeyDown:
		to = p.lay.paragraphStep(to, 1)
	case fyne.KeyHome:
		to = p.lay.paras[0].Start
	case fyne.KeyEnd:
		to = p.lay.paras[len(p.lay.paras)-1].End
	default:
		return false
	}
	p.extendTo(to)
	return true
}

// sentenceShortcut extends the selection by sentences.
func (p *page) sentenceShortcut(name fyne.KeyName) bool {
	if name != fyne.KeyLeft && name != fyne.KeyRight {
		return false
	}
	if !p.sel.placed {
		p.startCaret()
	}
	dir := 1
	if name == fyne.KeyLeft {
		dir = -1
	}
	p.extendTo(p.lay.sentenceStep(p.h.doc.Sentences, p.sel.caret, dir))
	return true
}

// extendTo moves the end of the selection and shows it.
func (p *page) extendTo(to int) {
	p.moveCaret(to, true)
	p.h.revealCaret()
	p.report()
}
