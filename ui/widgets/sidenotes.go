package widgets

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"parley/ui/theme"
)

// Measures of the notes beside the text: in pixels, in parts of the size of the text, or in
// lines.
const (
	noteLeast   = 150  // narrower, a note would be a column of single words
	noteMost    = 270  // wider, it would be a second text
	noteGap     = 22   // between the column and the notes
	noteRight   = 12   // right of the notes
	noteBetween = 8    // between two notes
	noteIndent  = 9    // of the words, right of the bar
	noteSize    = 0.78 // of the text
	noteLeading = 1.36
	noteFolded  = 6  // lines of a note that is folded
	noteChars   = 48 // the shortest lines that the text accepts to make room for notes
	noteSign    = 9  // side of the sign where there is no room
)

// sideNotes sets the comments of marks beside the lines where the marks begin. Notes that
// would meet are pushed down; a long one is folded until it is clicked.
type sideNotes struct {
	p       *page
	fit     *fitter
	width   float32 // of a note with its bar; 0: there is no room
	left    float32
	list    []sideNote // of the marks with notes, in their order
	placed  int        // how many of the list have their place
	made    int        // the layout generation that the places are of
	open    map[string]bool
	rects   pool[*canvas.Rectangle]
	texts   pool[*canvas.Text]
	lines   map[string][]string // wrapped notes, for the present width
	content []fyne.CanvasObject
}

// sideNote is a note with its place on the page.
type sideNote struct {
	mark        placedMark
	top, height float32
	lines       []string
	more        int // lines folded away
}

func newSideNotes(p *page) *sideNotes {
	n := &sideNotes{p: p, open: map[string]bool{}, rects: newRectPool(), texts: newTextPool()}
	n.content = []fyne.CanvasObject{n.rects.box, n.texts.box}
	return n
}

// room divides a page into the column and the notes: where the column begins, how wide it
// is, and how wide the notes are, 0 where they have no room.
func noteRoom(width, gutter, column, size float32, notes bool) (left, text, note float32) {
	if !notes {
		return 0, column, 0
	}
	free := width - gutter - column - noteGap - noteRight
	if lacks := noteLeast - free; lacks > 0 {
		if column-lacks < ColumnOf(noteChars, size) {
			return 0, column, 0
		}
		column, free = column-lacks, noteLeast
	}
	note = float32(int(min(free, noteMost)))
	all := gutter + column + noteGap + note + noteRight
	return float32(int(gutter + max(width-all, 0)/2)), float32(int(column)), note
}

// set takes other marks or another place.
func (n *sideNotes) set(left, width float32) {
	if width != n.width {
		n.lines = nil
	}
	n.left, n.width = left, width
	n.list = n.list[:0]
	for _, i := range n.p.marks.notes {
		n.list = append(n.list, sideNote{mark: n.p.marks.list[i]})
	}
	n.placed = 0
}

// size returns the size of the words and the height of a line.
func (n *sideNotes) size() (size, line float32) {
	size = max(float32(int(n.p.lay.typ.Size*noteSize+0.5)), 11)
	return size, float32(int(size*noteLeading + 0.5))
}

// place gives notes their places down to a height.
func (n *sideNotes) place(bottom float32) {
	lay := n.p.lay
	if n.made != lay.made {
		n.made, n.placed = lay.made, 0
	}
	_, lineH := n.size()
	for n.placed < len(n.list) {
		s := &n.list[n.placed]
		top := lay.frame(lay.lineOf(s.mark.Start), n.p.left, pageTop).capTop()
		if top > bottom && (n.placed == 0 || n.bottomOf(n.placed-1) < bottom) {
			return
		}
		if n.placed > 0 {
			top = max(top, n.bottomOf(n.placed-1)+noteBetween)
		}
		all := n.wrapped(s.mark.Note)
		s.lines, s.more = all, 0
		if len(all) > noteFolded+1 && !n.open[s.mark.ID] {
			s.lines, s.more = all[:noteFolded], len(all)-noteFolded
		}
		count := len(s.lines)
		if len(all) > noteFolded+1 {
			count++ // the line that folds
		}
		s.top, s.height = top, float32(count)*lineH
		n.placed++
	}
}

func (n *sideNotes) bottomOf(i int) float32 { return n.list[i].top + n.list[i].height }

// bottom returns where the lowest note ends that has its place.
func (n *sideNotes) bottom() float32 {
	if n.placed == 0 || n.width == 0 {
		return 0
	}
	return n.bottomOf(n.placed - 1)
}

// wrapped returns the lines of a note.
func (n *sideNotes) wrapped(note string) []string {
	if lines, ok := n.lines[note]; ok {
		return lines
	}
	if n.fit == nil {
		n.fit = newFitter()
	}
	if n.lines == nil {
		n.lines = map[string][]string{}
	}
	const most = 2000 // lines; a longer note is read elsewhere
	size, _ := n.size()
	set := n.fit.setting(size, fyne.TextStyle{})
	var out []string
	for para := range strings.SplitSeq(strings.TrimSpace(note), "\n") {
		if strings.TrimSpace(para) == "" {
			continue
		}
		out = append(out, n.fit.wrap(set, para, n.width-noteIndent, most)...)
	}
	n.lines[note] = out
	return out
}

// draw shows the notes in view, or a sign beside the line where there is no room.
func (n *sideNotes) draw(top, bottom float32) {
	n.rects.used, n.texts.used = 0, 0
	switch {
	case len(n.list) == 0:
	case n.width == 0:
		n.drawSigns()
	default:
		n.place(bottom)
		for i := range n.list[:n.placed] {
			if s := &n.list[i]; s.top < bottom && s.top+s.height > top {
				n.drawNote(s)
			}
		}
	}
	n.rects.hideRest()
	n.texts.hideRest()
}

func (n *sideNotes) drawNote(s *sideNote) {
	size, lineH := n.size()
	pal := n.p.pal
	setBox(n.rects.take(), box{x: n.left, y: s.top, w: 2, h: s.height, fill: theme.StyleOf(s.mark.Style, pal.Variant).Line})
	y := s.top
	write := func(words string, accent bool) {
		t := n.texts.take()
		t.Text, t.TextSize, t.TextStyle, t.FontSource = visible(words), size, fyne.TextStyle{}, nil
		t.Color = pal.Muted
		if accent {
			t.Color = pal.HitFrame
		}
		t.Move(fyne.NewPos(n.left+noteIndent, y))
		t.Resize(fyne.NewSize(n.width-noteIndent, lineH))
		y += lineH
	}
	for _, line := range s.lines {
		write(line, false)
	}
	switch {
	case s.more > 0:
		write(fmt.Sprintf("… %d more lines", s.more), true)
	case len(s.lines) > noteFolded+1:
		write("fold", true)
	}
}

// drawSigns puts a small sheet beside each line in view where a note belongs.
func (n *sideNotes) drawSigns() {
	for _, b := range n.signs() {
		setBox(n.rects.take(), b)
	}
}

// signs returns the signs of the lines in view; b.level is the index of the note.
func (n *sideNotes) signs() []box {
	p := n.p
	if p.shown[0] >= p.shown[1] {
		return nil
	}
	from, _ := p.lay.bounds(p.shown[0])
	_, to := p.lay.bounds(p.shown[1] - 1)
	var out []box
	last := -1
	for i := range n.list {
		m := n.list[i].mark
		if m.Start < from || m.Start >= to {
			continue
		}
		line := p.lay.lineOf(m.Start)
		if line == last { // one sign a line; the card tells the others
			continue
		}
		last = line
		f := p.lay.frame(line, p.left, pageTop)
		style := theme.StyleOf(m.Style, p.pal.Variant)
		out = append(out, box{
			x: p.left + p.lay.width + 8, y: f.baseline - noteSign, w: noteSign, h: noteSign,
			fill: style.Tint, stroke: style.Line, strokeWidth: 1, level: i,
		})
	}
	return out
}

// at returns the note at a place of the page.
func (n *sideNotes) at(at fyne.Position) (note *sideNote, ok bool) {
	if n.width == 0 {
		for _, b := range n.signs() {
			if at.X >= b.x-6 && at.X <= b.x+b.w+6 && at.Y >= b.y-8 && at.Y <= b.y+b.h+8 {
				return &n.list[b.level], true
			}
		}
		return nil, false
	}
	if at.X < n.left-4 || at.X > n.left+n.width {
		return nil, false
	}
	for i := range n.list[:n.placed] {
		if s := &n.list[i]; at.Y >= s.top && at.Y < s.top+s.height {
			return s, true
		}
	}
	return nil, false
}

// tap opens or folds a long note, or tells whose it is; false where there is none.
func (n *sideNotes) tap(at fyne.Position) bool {
	s, ok := n.at(at)
	if !ok {
		return false
	}
	_, lineH := n.size()
	folds := len(n.wrapped(s.mark.Note)) > noteFolded+1
	if n.width > 0 && folds && at.Y >= s.top+s.height-lineH {
		n.open[s.mark.ID] = !n.open[s.mark.ID]
		n.placed = 0
		n.p.fresh = false
		n.p.show()
		return true
	}
	n.p.moveCaret(s.mark.Start, false)
	if n.p.h.OnMarkTapped != nil {
		n.p.h.OnMarkTapped([]Mark{s.mark.Mark})
	}
	return true
}
