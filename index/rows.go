package index

import (
	"encoding/binary"
	"hash/crc32"
	"hash/fnv"
	"io"
	"maps"
	"math"
	"slices"
	"strings"
	"sync"

	"parley/app"
	"parley/index/analysis"
)

// noRow stands for no row.
const noRow = math.MaxUint32

// row is what the index knows of one indexed state of an article. Rows are numbered and
// never change; a new state of an article gets a new row, and Bleve tells which rows
// are alive.
type row struct {
	id     app.ArticleID
	at     int64 // of the word stream
	size   uint32
	sum    uint32
	title  uint32 // words
	before uint32 // row of the article's state before, or noRow
	text   uint64 // what was indexed, see textMark; 0 if it has no name
	labels []label
}

// columns is what searches ask of many rows: one after the other in memory, so that a
// hundred thousand of them are read in a tenth of a millisecond.
type columns struct {
	class  []class
	date   []int64 // beginning of the date published, Unix seconds; unknownDate if unknown
	month  []int32 // of the date as year*monthYear+month, the month 0 if unknown; noMonth
	lang   []uint32
	source []uint32
	body   []uint32 // words
}

const (
	monthYear = 16
	noMonth   = math.MinInt32
)

func (c columns) clip() columns {
	return columns{slices.Clip(c.class), slices.Clip(c.date), slices.Clip(c.month), slices.Clip(c.lang), slices.Clip(c.source), slices.Clip(c.body)}
}

// unknownDate sorts after every date.
const unknownDate = math.MinInt64

// label is a value of a field that may have several.
type label struct {
	field  labelField
	symbol uint32
}

type labelField byte

const (
	labelAuthor labelField = iota
	labelTag
	labelList
)

// class is the way in which word forms are found for an article.
type class uint8

// exactClass is for languages whose forms are not known; the classes of the known
// languages follow, and then the one for articles whose language is not known, where
// the forms of any core language count.
const exactClass class = 0

func classes() []string { return append(analysis.Languages(), "") }

func classOf(lang string) class {
	if lang == "" {
		return class(len(classes()))
	}
	return class(1 + slices.Index(analysis.Languages(), analysis.Base(lang)))
}

// classSet has a bit for each class.
type classSet uint32

const allClasses classSet = 1<<32 - 1

func (s classSet) has(c class) bool { return s>>c&1 != 0 }

// same tells whether two folded words are forms of one word in the class.
func (c class) same(a, b string) bool {
	known := analysis.Languages()
	switch {
	case c == exactClass:
		return false
	case int(c) <= len(known):
		return analysis.Stem(known[c-1], a) == analysis.Stem(known[c-1], b)
	}
	return slices.ContainsFunc(known[:analysis.Core], func(l string) bool { return analysis.Stem(l, a) == analysis.Stem(l, b) })
}

// symbol is a text that many rows share, such as the name of a source; as a language it
// has a class.
type symbol struct {
	text, folded string
	class        class
}

// catalogue holds the rows. It is safe for concurrent use; rows and symbols that were
// read once do not change.
type catalogue struct {
	mu      sync.RWMutex
	rows    []row
	columns columns
	symbols []symbol
	numbers map[string]uint32 // of symbols
	byID    map[app.ArticleID]uint32
	seen    classSet // classes of the rows
	langs   []uint32 // languages of the rows, each once
	dates   map[string]dated
}

// dated is a date published as columns have it.
type dated struct {
	date  int64
	month int32
}

// datesKept bounds the dates whose meaning is kept: many articles share one.
const datesKept = 50_000

func newCatalogue() *catalogue {
	return &catalogue{numbers: map[string]uint32{}, byID: map[app.ArticleID]uint32{}, dates: map[string]dated{}}
}

// grow makes room for so many rows.
func (c *catalogue) grow(n int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	k := &c.columns
	c.rows, c.byID = slices.Grow(c.rows, n), make(map[app.ArticleID]uint32, n)
	k.class, k.date, k.month = slices.Grow(k.class, n), slices.Grow(k.date, n), slices.Grow(k.month, n)
	k.lang, k.source, k.body = slices.Grow(k.lang, n), slices.Grow(k.source, n), slices.Grow(k.body, n)
}

// classes gives the classes that there are.
func (c *catalogue) classes() classSet {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return c.seen
}

// view is the rows and what belongs to them at one time. It is read-only.
type view struct {
	rows    []row
	columns columns
	symbols []symbol
	langs   []uint32
}

// view gives the rows known now.
func (c *catalogue) view() view {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return view{slices.Clip(c.rows), c.columns.clip(), slices.Clip(c.symbols), slices.Clip(c.langs)}
}

// sum gives a checksum of what the rows [from, to) are.
func (c *catalogue) sum(from, to uint32) (sum uint32) {
	c.mu.RLock()
	defer c.mu.RUnlock()
	var buf [4]byte
	for i := range c.rows[from:to] {
		binary.LittleEndian.PutUint32(buf[:], c.rows[int(from)+i].sum)
		sum = crc32.Update(sum, castagnoli, buf[:])
	}
	return sum
}

// find gives the newest row of an article.
func (c *catalogue) find(id app.ArticleID) (uint32, bool) {
	c.mu.RLock()
	defer c.mu.RUnlock()
	n, ok := c.byID[id]
	return n, ok
}

// add appends a row and returns its number.
func (c *catalogue) add(f facts) uint32 {
	c.mu.Lock()
	defer c.mu.Unlock()
	r := f.row
	lang := c.symbol(f.lang)
	if !slices.Contains(c.langs, lang) {
		c.langs = append(c.langs, lang)
	}
	of := c.symbols[lang].class
	c.seen |= 1 << of
	date, month := c.dated(f.published)
	k := &c.columns
	k.class, k.date, k.month = append(k.class, of), append(k.date, date), append(k.month, month)
	k.lang, k.source, k.body = append(k.lang, lang), append(k.source, c.symbol(f.source)), append(k.body, f.body)
	for field, texts := range f.labels {
		for _, text := range texts {
			r.labels = append(r.labels, label{labelField(field), c.symbol(text)})
		}
	}
	n := uint32(len(c.rows))
	r.before = noRow
	if old, ok := c.byID[r.id]; ok {
		r.before = old
	}
	c.byID[r.id] = n
	c.rows = append(c.rows, r)
	return n
}

// forget takes articles out of the answers of find; restore puts them back.
func (c *catalogue) forget(ids []app.ArticleID) (restore func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	gone := map[app.ArticleID]uint32{}
	for _, id := range ids {
		if n, ok := c.byID[id]; ok {
			gone[id] = n
			delete(c.byID, id)
		}
	}
	return func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		maps.Copy(c.byID, gone)
	}
}

// undo takes back the rows from a number on, which were not written after all. Their
// numbers stay used.
func (c *catalogue) undo(from int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for i := len(c.rows) - 1; i >= from; i-- {
		r := &c.rows[i]
		if r.before == noRow {
			delete(c.byID, r.id)
		} else {
			c.byID[r.id] = r.before
		}
	}
}

// keep forgets the articles that have no living row.
func (c *catalogue) keep(alive bitset) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for id, n := range c.byID {
		if !alive.has(n) {
			delete(c.byID, id)
		}
	}
}

// size gives the numbers of rows and of articles.
func (c *catalogue) size() (rows, articles int) {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return len(c.rows), len(c.byID)
}

func (c *catalogue) symbol(text string) uint32 {
	n, ok := c.numbers[text]
	if !ok {
		n = uint32(len(c.symbols))
		c.symbols = append(c.symbols, symbol{text, foldValue(text), classOf(text)})
		c.numbers[text] = n
	}
	return n
}

// dated reads a date, mostly one that was read before.
func (c *catalogue) dated(published string) (from int64, month int32) {
	d, ok := c.dates[published]
	if !ok {
		if len(c.dates) >= datesKept {
			clear(c.dates)
		}
		d.date, d.month = dateOf(app.Date(published))
		c.dates[published] = d
	}
	return d.date, d.month
}

func dateOf(d app.Date) (from int64, month int32) {
	start, _, ok := d.Period()
	if !ok {
		return unknownDate, noMonth
	}
	month = int32(start.Year()) * monthYear
	if d.Precision() != app.PrecisionYear {
		month += int32(start.Month())
	}
	return start.Unix(), month
}

// textMark tells one text with its title from others, by the name of its version; it is 0
// where there is none.
func textMark(d *app.Document) uint64 {
	if d.Text.ID == "" {
		return 0
	}
	h := fnv.New64a()
	_, _ = io.WriteString(h, string(d.Text.ID)+"\x00"+d.Title) // never fails
	return h.Sum64()
}

// foldValue brings the value of a keyword field into its comparable form.
func foldValue(text string) string {
	var b strings.Builder
	for i, w := range analysis.Words(text) {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w.Exact)
	}
	if b.Len() == 0 {
		return strings.ToLower(strings.TrimSpace(text))
	}
	return b.String()
}
