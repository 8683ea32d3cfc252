package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"golang.org/x/text/width"

	"parley/app"
)

// printError says on standard error what went wrong; in JSON where the call asked for it.
func printError(p Program, cmd *cobra.Command, err error) {
	msg, hint, code := err.Error(), "", app.CodeOf(err)
	if e, ok := errors.AsType[*app.Error](err); ok {
		msg, hint = e.Msg, e.Hint
		if e.Err != nil && e.Code == app.Internal {
			msg += ": " + e.Err.Error()
		}
	}
	if _, usage := errors.AsType[usageError](err); usage {
		code, hint = app.Invalid, fmt.Sprintf("See “%s --help”.", cmd.CommandPath())
	}
	if f := cmd.Flags().Lookup("json"); f != nil && f.Value.String() == "true" {
		type body struct {
			Code    app.Code `json:"code"`
			Message string   `json:"message"`
			Hint    string   `json:"hint"`
		}
		line, _ := json.Marshal(map[string]body{"error": {code, msg, hint}}) // plain strings always marshal
		fmt.Fprintln(p.Err, string(line))
		return
	}
	fmt.Fprintln(p.Err, "parley: "+msg)
	if hint != "" {
		fmt.Fprintln(p.Err, "  "+hint)
	}
}

// printJSON writes one JSON document.
func (c commands) printJSON(v any) error {
	enc := json.NewEncoder(c.p.Out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	return enc.Encode(v)
}

// printLine writes one line of JSON Lines.
func (c commands) printLine(v any) error {
	enc := json.NewEncoder(c.p.Out)
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}

func (c commands) printf(format string, args ...any) {
	fmt.Fprintf(c.p.Out, format, args...)
}

// pairs gives byte ranges as [start, end] pairs, as the command line writes them.
func pairs(bs []app.Bounds) [][2]int {
	out := make([][2]int, 0, len(bs))
	for _, b := range bs {
		out = append(out, [2]int{b.Start, b.End})
	}
	return out
}

// table prints aligned columns; widths count what a terminal shows.
type table struct {
	rows [][]string
	max  []int // widest a column may be, 0 for no limit
}

func (t *table) add(cells ...string) { t.rows = append(t.rows, cells) }

func (t *table) print(w io.Writer) {
	for _, line := range t.lines() {
		fmt.Fprintln(w, line)
	}
}

// lines gives a line for each row.
func (t *table) lines() []string {
	var widths []int
	for _, row := range t.rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			if i < len(t.max) && t.max[i] > 0 {
				row[i] = fit(cell, t.max[i])
			}
			widths[i] = max(widths[i], columns(row[i]))
		}
	}
	out := make([]string, 0, len(t.rows))
	for _, row := range t.rows {
		var b strings.Builder
		for i, cell := range row {
			b.WriteString(cell)
			if i < len(row)-1 {
				b.WriteString(strings.Repeat(" ", widths[i]-columns(cell)+2))
			}
		}
		out = append(out, strings.TrimRight(b.String(), " "))
	}
	return out
}

// columns counts the terminal columns that a text takes.
func columns(s string) int {
	n := 0
	for _, r := range s {
		switch width.LookupRune(r).Kind() {
		case width.EastAsianWide, width.EastAsianFullwidth:
			n += 2
		default:
			n++
		}
	}
	return n
}

// fit cuts a text to n columns, with "…".
func fit(s string, n int) string {
	s = strings.Join(strings.Fields(s), " ")
	if columns(s) <= n {
		return s
	}
	for columns(s) > n-1 {
		_, size := utf8.DecodeLastRuneInString(s)
		s = s[:len(s)-size]
	}
	return strings.TrimRight(s, " ") + "…"
}

// progressAfter is how long work goes on in silence: a second, as cli.md has it.
const progressAfter = time.Second

// progress draws a bar on standard error, if that is a terminal.
type progress struct {
	w     io.Writer
	tty   bool
	title string

	mu          sync.Mutex
	start, last time.Time
	done, total int
	drawn       bool
}

func (c commands) progress(title string) *progress {
	return &progress{w: c.p.Err, tty: c.p.Tty, title: title, start: time.Now()}
}

// SetTotal implements jobs.Reporter.
func (p *progress) SetTotal(n int) { p.change(func() { p.total = n }) }

// Add implements jobs.Reporter.
func (p *progress) Add(n int) { p.change(func() { p.done += n }) }

// Item implements jobs.Reporter.
func (p *progress) Item(string) {}

func (p *progress) change(f func()) {
	p.mu.Lock()
	defer p.mu.Unlock()
	f()
	now := time.Now()
	if !p.tty || now.Sub(p.start) < progressAfter || now.Sub(p.last) < 100*time.Millisecond {
		return
	}
	p.last, p.drawn = now, true
	const barWidth = 24
	filled := 0
	if p.total > 0 {
		filled = min(barWidth, p.done*barWidth/p.total)
	}
	fmt.Fprintf(p.w, "\r\033[K%s [%s%s] %d of %d%s ", p.title, strings.Repeat("#", filled), strings.Repeat(".", barWidth-filled), p.done, p.total, p.pace(now))
}

// pace tells how fast it goes and how long it still takes, once there is something to say.
func (p *progress) pace(now time.Time) string {
	spent := now.Sub(p.start)
	if p.done == 0 || spent < progressAfter {
		return ""
	}
	rate := float64(p.done) / spent.Seconds()
	words := fmt.Sprintf(", %.3g a second", rate)
	if rate >= 100 {
		words = fmt.Sprintf(", %.0f a second", rate)
	}
	if left := time.Duration(float64(p.total-p.done) / rate * float64(time.Second)); left > time.Second {
		words += ", " + left.Round(time.Second).String() + " left"
	}
	return words
}

// end clears the bar.
func (p *progress) end() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.drawn {
		fmt.Fprint(p.w, "\r\033[K")
	}
}
