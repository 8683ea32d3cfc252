package present

import (
	"cmp"
	"slices"
	"strings"

	"parley/app"
)

// PaletteEntry is a command as the palette and the page of keys list it, or a key that
// belongs to no command.
type PaletteEntry struct {
	ID    Command // empty: a key that is told only
	Menu  string
	Title string
	Keys  string
	Why   string // why it cannot be done now; empty: it can
}

// PaletteState is what the palette shows.
type PaletteState struct {
	Open     bool
	Typed    string
	Rows     []PaletteEntry
	Selected int    // −1 for none
	Head     string // how many commands fit
	Advice   string // where none does
}

// PalettePorts are what the palette needs.
type PalettePorts struct {
	Entries func() []PaletteEntry // as they can be done now
	Run     func(Command)         // does one, after the palette was closed
	Trace   func(line string)     // events for scripts; may be nil
}

// Palette presents the table of commands with a filter: type a few letters, Enter does it.
type Palette struct {
	changes[PaletteState]
	ports PalettePorts
	all   []PaletteEntry
	used  []Command // lately, the newest first
	state PaletteState
}

// NewPalette makes the presenter of the command palette.
func NewPalette(p PalettePorts) *Palette {
	return &Palette{ports: p, state: PaletteState{Selected: -1}}
}

// Subscribe gives the state to render now and after each change.
func (p *Palette) Subscribe(render func(PaletteState)) {
	p.render = render
	p.tell(p.state)
}

// State gives what is shown.
func (p *Palette) State() PaletteState { return p.state }

// Show opens the palette; commands used lately stand first.
func (p *Palette) Show() {
	p.all = p.ports.Entries()
	p.state = PaletteState{Open: true}
	p.filter()
}

// Type filters by what was typed.
func (p *Palette) Type(text string) {
	if text != p.state.Typed {
		p.state.Typed = text
		p.filter()
	}
}

// Move chooses another row, by so many; it stops at the ends.
func (p *Palette) Move(by int) { p.Select(p.state.Selected + by) }

// Select chooses a row.
func (p *Palette) Select(i int) {
	if n := len(p.state.Rows); n > 0 {
		p.state.Selected = min(max(i, 0), n-1)
		p.tell(p.state)
	}
}

// Run does the chosen command and closes the palette. One that cannot be done is done all
// the same by the window, which says why it cannot.
func (p *Palette) Run() {
	if p.state.Selected < 0 || p.state.Selected >= len(p.state.Rows) {
		return
	}
	id := p.state.Rows[p.state.Selected].ID
	if id == "" {
		return
	}
	p.used = slices.DeleteFunc(p.used, func(c Command) bool { return c == id })
	p.used = append([]Command{id}, p.used...)
	p.Close()
	p.ports.Run(id)
}

// Close closes the palette.
func (p *Palette) Close() {
	if p.state.Open {
		p.state = PaletteState{Selected: -1}
		p.tell(p.state)
	}
}

func (p *Palette) filter() {
	s := &p.state
	s.Rows = FilterEntries(p.all, s.Typed)
	if strings.TrimSpace(s.Typed) == "" {
		slices.SortStableFunc(s.Rows, func(a, b PaletteEntry) int { return p.rank(a.ID) - p.rank(b.ID) })
	}
	s.Selected, s.Advice = 0, ""
	s.Head = Count(len(s.Rows), "command", "commands")
	if len(s.Rows) == 0 {
		s.Selected, s.Advice = -1, "No command is called so. Try another word for it."
	}
	p.tell(*s)
	if p.ports.Trace != nil {
		p.ports.Trace("palette " + itoa(len(s.Rows)))
	}
}

// rank orders what was used lately before the rest.
func (p *Palette) rank(id Command) int {
	if i := slices.Index(p.used, id); i >= 0 {
		return i
	}
	return len(p.used)
}

// FilterEntries gives the entries that fit what was typed, the best first: each word has
// to be found in menu, title or keys, as the beginning of a word, inside one, or as the
// beginnings of several. Letters of a Cyrillic keyboard count as those printed on the same keys, so that
// nobody has to change the layout first.
func FilterEntries(all []PaletteEntry, typed string) []PaletteEntry {
	if out := filterEntries(all, typed); len(out) > 0 {
		return out
	}
	return filterEntries(all, latinKeys(typed))
}

func filterEntries(all []PaletteEntry, typed string) []PaletteEntry {
	type scored struct {
		PaletteEntry
		score int
	}
	words := strings.Fields(app.FoldName(typed))
	var found []scored
	for _, e := range all {
		total := 0
		for _, w := range words {
			n := fuzzyScore(w, e)
			if n == 0 {
				total = -1
				break
			}
			total += n
		}
		if total >= 0 {
			found = append(found, scored{e, total})
		}
	}
	if len(words) > 0 {
		slices.SortStableFunc(found, func(a, b scored) int { return cmp.Or(b.score-a.score, len(a.Title)-len(b.Title)) })
	}
	out := make([]PaletteEntry, len(found))
	for i, f := range found {
		out[i] = f.PaletteEntry
	}
	return out
}

// fuzzyScore says how well a word fits an entry; 0: not at all.
func fuzzyScore(word string, e PaletteEntry) int {
	title, rest := app.FoldName(e.Title), app.FoldName(e.Menu+" "+e.Keys)
	switch {
	case strings.HasPrefix(title, word):
		return 6
	case strings.Contains(" "+title, " "+word):
		return 5
	case strings.Contains(" "+rest, " "+word), strings.Contains(rest, "+"+word):
		return 4
	case strings.Contains(title, word):
		return 3
	case len(word) > 1 && initials(word, title):
		return 1
	}
	return 0
}

// initials reports whether word is made of the beginnings of words of text, in their
// order: "recsel" and "rss" are of "recode selected statements".
func initials(word, text string) bool {
	if word == "" {
		return true
	}
	for i, r := range text {
		if i > 0 && text[i-1] != ' ' || r == ' ' {
			continue
		}
		n := 0
		for n < len(word) && i+n < len(text) && text[i+n] == word[n] && text[i+n] != ' ' {
			n++
		}
		for ; n > 0; n-- {
			if initials(word[n:], text[i+n:]) {
				return true
			}
		}
	}
	return false
}

// latinKeys gives the letters that a Latin keyboard has on the keys of Cyrillic ones,
// Russian and Ukrainian.
func latinKeys(text string) string {
	const (
		cyrillic = "йцукенгшщзхъфывапролджэячсмитьбюіїєґё"
		latin    = "qwertyuiop[]asdfghjkl;'zxcvbnm,.s]'\\`"
	)
	to := []rune(latin)
	return strings.Map(func(r rune) rune {
		for i, c := range []rune(cyrillic) {
			if r == c {
				return to[i]
			}
		}
		return r
	}, strings.ToLower(text))
}
