package export

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"parley/app"

	"github.com/xuri/excelize/v2"
)

// cellKey names a cell of the matrix.
type cellKey struct {
	actor app.ActorID
	issue app.IssueID
}

// report is a book made ready for writing: everything that several sheets look up.
type report struct {
	ctx     context.Context
	o       Options
	lim     limits
	b       app.Book
	f       *excelize.File
	st      *styles
	lexicon // the words of the report's language

	actors    []app.MatrixActor // grouped by side
	issues    []app.MatrixIssue
	actorAt   map[app.ActorID]int
	issueAt   map[app.IssueID]int
	short     []string    // heads of the issue columns
	grid      []int32     // by row and column: place in order, from 1; 0 where nothing is coded
	order     []*app.Cell // by actor and issue as shown
	faces     []face      // of the cells in order
	people    map[app.ActorID]*app.Actor
	topics    map[app.IssueID]*app.Issue
	sources   map[app.ArticleID]*app.BookSource
	evidence  []evidenceRow
	pairs     []pair
	firstRow  []int32 // index of the first evidence row of the cells in order
	sourceRow map[app.ArticleID]int
	rowBefore []int // rows of evidence before each statement, made on demand
	rtl       bool

	stanceIDs map[string]int // formats by stance
	packer    packer
	shared    *sharedTexts
	rows      map[string]*rowWriter // of the tables, by the parts of their sheets
	barPart   string                // of Positions
	barTail   string                // makes its data bar solid

	cutCells  int // texts cut at the limit of a cell
	extraRows int // continuation rows of long quotes
	altered   int // quotes that lost characters
	notesLeft int // cells without a note
	linksLeft int // links written as text
}

func newReport(ctx context.Context, f *excelize.File, o Options, b app.Book) (*report, error) {
	r := &report{
		ctx: ctx, o: o, lim: defaultLimits(), b: b, f: f, st: newStyles(f), lexicon: lexiconOf(b.Language), stanceIDs: map[string]int{},
		shared: newSharedTexts(), rows: map[string]*rowWriter{},
	}
	if o.limits != nil {
		r.lim = *o.limits
	}
	r.packer = packer{dir: o.TempDir}
	r.layOut()
	titles := make([]string, len(r.issues))
	for i, x := range r.issues {
		titles[i] = x.Title
	}
	r.short = shortTitles(titles)
	r.rtl = rightToLeft(r.labels())
	r.st.rtl = r.rtl
	if err := r.collectEvidence(); err != nil {
		return nil, err
	}
	r.pairs = r.agreement()
	return r, nil
}

// layOut finds rows, columns and cells of the matrix and what belongs to them.
func (r *report) layOut() {
	r.index()
	r.groupActors()
	r.issues = r.b.Matrix.Issues
	r.issueAt = make(map[app.IssueID]int, len(r.issues))
	for i, x := range r.issues {
		r.issueAt[x.ID] = i
	}
	r.orderCells()
}

func (r *report) index() {
	b := r.b
	r.people = make(map[app.ActorID]*app.Actor, len(b.Codebook.Actors))
	for i := range b.Codebook.Actors {
		r.people[b.Codebook.Actors[i].ID] = &b.Codebook.Actors[i]
	}
	r.topics = make(map[app.IssueID]*app.Issue, len(b.Codebook.Issues))
	for i := range b.Codebook.Issues {
		r.topics[b.Codebook.Issues[i].ID] = &b.Codebook.Issues[i]
	}
	r.sources = make(map[app.ArticleID]*app.BookSource, len(b.Sources))
	r.sourceRow = make(map[app.ArticleID]int, len(b.Sources))
	for i := range b.Sources {
		r.sources[b.Sources[i].ID] = &b.Sources[i]
		r.sourceRow[b.Sources[i].ID] = evidenceHead + 1 + i
	}
}

// groupActors puts the actors of one side together, sides in the order in which they
// first occur, actors without a side last.
func (r *report) groupActors() {
	place := map[string]int{}
	for _, a := range r.b.Matrix.Actors {
		if _, ok := place[a.Side]; !ok {
			place[a.Side] = len(place)
		}
	}
	if _, ok := place[""]; ok {
		place[""] = len(place)
	}
	r.actors = slices.Clone(r.b.Matrix.Actors)
	slices.SortStableFunc(r.actors, func(a, b app.MatrixActor) int { return cmp.Compare(place[a.Side], place[b.Side]) })
	r.actorAt = make(map[app.ActorID]int, len(r.actors))
	for i, a := range r.actors {
		r.actorAt[a.ID] = i
	}
}

// sided reports whether any actor has a side; if none has, the columns for it are hidden.
func (r *report) sided() bool {
	return slices.ContainsFunc(r.actors, func(a app.MatrixActor) bool { return oneLine(a.Side) != "" })
}

// endsGroup reports whether the next row belongs to another side.
func (r *report) endsGroup(i int) bool {
	return i+1 < len(r.actors) && r.actors[i].Side != r.actors[i+1].Side
}

func (r *report) labels() []string {
	var out []string
	for _, a := range r.actors {
		out = append(out, a.Name, a.Role, a.Side)
	}
	for _, x := range r.issues {
		out = append(out, x.Title, x.Question)
	}
	return out
}

// face is what a cell shows: its display state and its first line.
type face struct{ state, line string }

// face gives what the cell of a row and a column shows.
func (r *report) face(a app.ActorID, i app.IssueID) face {
	if k, ok := r.place(a, i); ok {
		return r.faces[k]
	}
	return face{app.DisplayNoData, "–"}
}

// slot gives the place of a row and a column in the grid.
func (r *report) slot(a app.ActorID, i app.IssueID) (int, bool) {
	row, there := r.actorAt[a]
	column, too := r.issueAt[i]
	return row*len(r.issues) + column, there && too
}

// place gives the place of a cell in order; ok is false for one without evidence.
func (r *report) place(a app.ActorID, i app.IssueID) (k int, ok bool) {
	n, ok := r.slot(a, i)
	if !ok || r.grid[n] == 0 {
		return 0, false
	}
	return int(r.grid[n]) - 1, true
}

// at gives the cell of a row and a column; ok is false for one without evidence.
func (r *report) at(a app.ActorID, i app.IssueID) (c *app.Cell, ok bool) {
	k, ok := r.place(a, i)
	if !ok {
		return nil, false
	}
	return r.order[k], true
}

// faceOf gives what a cell in order shows.
func (r *report) faceOf(c *app.Cell) face { return r.face(c.Actor, c.Issue) }

// orderCells puts the cells into the order of rows and columns. A grid takes a tenth of the
// room of maps by actor and issue.
func (r *report) orderCells() {
	r.grid = make([]int32, len(r.actors)*len(r.issues))
	cells, n := r.b.Matrix.Cells, 0
	for i := range cells {
		if k, ok := r.slot(cells[i].Actor, cells[i].Issue); ok {
			r.grid[k] = int32(i) + 1
			n++
		}
	}
	r.order, r.faces = make([]*app.Cell, 0, n), make([]face, 0, n)
	for k, i := range r.grid {
		if i == 0 {
			continue
		}
		c := &cells[i-1]
		d := c.Display()
		r.order, r.faces = append(r.order, c), append(r.faces, face{d.State, d.Lines[0]})
		r.grid[k] = int32(len(r.order))
	}
}

// cell gives the cell of a row and a column; one without evidence is empty.
func (r *report) cell(a app.ActorID, i app.IssueID) app.Cell {
	if c, ok := r.at(a, i); ok {
		return *c
	}
	return app.Cell{Actor: a, Issue: i, State: app.CellNoData}
}

func (r *report) hasMatrix() bool { return len(r.issues) <= r.lim.matrixIssues }

// compact reports the layout of the matrix for many issues.
func (r *report) compact() bool { return len(r.issues) > 12 }

func (r *report) actorName(id app.ActorID) string {
	if a, ok := r.people[id]; ok {
		return a.Name
	}
	if i, ok := r.actorAt[id]; ok {
		return r.actors[i].Name
	}
	return string(id)
}

func (r *report) issueTitle(id app.IssueID) string {
	if i, ok := r.issueAt[id]; ok {
		return r.issues[i].Title
	}
	if x, ok := r.topics[id]; ok {
		return x.Title
	}
	return string(id)
}

// coder gives the mark of a coder: C1, or the name where names are wanted.
func (r *report) coder(id app.CoderID) string {
	if r.b.Report.CoderNames {
		for _, c := range r.b.Codebook.Coders {
			if c.ID == id {
				return c.Name
			}
		}
	}
	return string(id)
}

// key gives the short name of a cell by which rows of Positions and Evidence are matched.
// It is a hash because ids may hold characters that MATCH takes as wildcards.
func (k cellKey) key() string {
	sum := sha256.Sum256([]byte(string(k.actor) + "\x00" + string(k.issue)))
	return "c" + hex.EncodeToString(sum[:6])
}

// shortHash names a row's editable contents.
func shortHash(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:6])
}

func sourceLabel(s *app.BookSource) string { return fmt.Sprintf("SRC-%03d", s.Seq) }

// text makes a label fit for a cell and counts what had to be cut.
func (r *report) text(s string) string {
	s, cut := cutCell(cleanLabel(s))
	if cut {
		r.cutCells++
	}
	return s
}

// shortTitles gives heads of at most 24 characters that differ whatever the capitals, from
// each other and from the other heads of the matrix.
func shortTitles(titles []string) []string {
	const most = 24
	used := map[string]bool{}
	for _, h := range []string{headActor, headSide, headHeld, headReported, headActorID} {
		used[strings.ToLower(h)] = true
	}
	out := make([]string, len(titles))
	for i, t := range titles {
		base := headText(t)
		if base == "" {
			base = "Issue"
		}
		s := shorten(base, most)
		for n := 2; used[strings.ToLower(s)]; n++ {
			tail := fmt.Sprintf(" (%d)", n)
			s = shorten(base, most-len(tail)) + tail
		}
		used[strings.ToLower(s)] = true
		out[i] = s
	}
	return out
}

// headText makes a text fit for the head of a table column: one line, and nothing that
// table names would read as an escaped character.
func headText(s string) string { return dropXString(oneLine(s)) }
