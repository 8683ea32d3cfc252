package main

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parley/app"
	"parley/app/cli"
	"parley/app/jobs"
)

// coreEnv makes TestCrash the process that is killed; it holds a coreJob.
const coreEnv = "PARLEY_TEST_CORE"

// coreJob says what the process does: random acts on a project, without end.
type coreJob struct {
	Project, Folder string
	Seed            uint64
	Turns           bool // wait for a line of input before each act
}

// core carries out random acts and tells each on standard output, before as
//
//	begin ACT ENTRIES CHANGES
//
// and when it has returned, so that whoever reads the line may rely on it, as
//
//	done ACT SEQ HASH
//
// with the mark of the log. What an import acknowledges while it runs is told as
//
//	item ARTICLE
type core struct {
	*session
	t      *testing.T
	job    coreJob
	r      *rand.Rand
	mark   mark
	serial int
}

// act is one act made ready: at most so many entries, each of so many changes (0 where it
// cannot be told). A nil run means that there is nothing to do it with.
type act struct {
	entries, changes int
	run              func() error
}

func runCore(t *testing.T, job string) {
	c := &core{t: t}
	c.check(json.Unmarshal([]byte(job), &c.job))
	c.r = rand.New(rand.NewPCG(c.job.Seed, 2))
	c.open()
	fmt.Println("open", c.mark.seq, c.mark.hash)
	acts := coreActs()
	var deck []string
	for {
		if len(deck) == 0 {
			for name, a := range acts {
				deck = append(deck, slices.Repeat([]string{name}, a.weight)...)
			}
			slices.Sort(deck) // the order of a map is not drawn from the seed
			c.r.Shuffle(len(deck), func(i, j int) { deck[i], deck[j] = deck[j], deck[i] })
		}
		name := deck[0]
		deck = deck[1:]
		a := acts[name].prepare(c)
		if a.run == nil {
			continue
		}
		if c.job.Turns {
			if _, err := fmt.Scanln(new(string)); err != nil {
				return
			}
		}
		fmt.Println("begin", name, a.entries, a.changes)
		err := a.run()
		if code := app.CodeOf(err); code != "" && code != app.Invalid && code != app.Conflict {
			c.check(fmt.Errorf("%s: %w", name, err))
		}
		if err != nil {
			fmt.Println("refused", name, err)
		}
		c.advance()
		fmt.Println("done", name, c.mark.seq, c.mark.hash)
	}
}

func (c *core) check(err error) {
	if err != nil {
		fmt.Println("failed", err)
		os.Exit(1)
	}
}

func (c *core) open() {
	s, err := open(c.job.Project, cli.Opening{}, nil)
	c.check(err)
	c.session, c.mark = s, mark{}
	c.advance()
}

// advance reads what has come to the log since the mark.
func (c *core) advance() {
	var fresh []app.Entry
	for before := int64(0); ; {
		page, err := c.History(before, 16)
		c.check(err)
		for _, e := range page {
			if e.Seq > c.mark.seq {
				fresh = append(fresh, e)
			}
			before = e.Seq
		}
		if len(page) < 16 || before <= c.mark.seq {
			break
		}
	}
	for _, e := range slices.Backward(fresh) {
		var err error
		c.mark, err = c.mark.next(e)
		c.check(err)
	}
}

// coreActs are the acts by name, with how often each comes in turn.
func coreActs() map[string]struct {
	weight  int
	prepare func(*core) act
} {
	type row = struct {
		weight  int
		prepare func(*core) act
	}
	return map[string]row{
		"record":      {8, (*core).recordOne},
		"edit":        {4, (*core).editOne},
		"withdraw":    {2, (*core).withdraw},
		"rows":        {3, (*core).recordRows},
		"annotate":    {2, (*core).annotate},
		"undo":        {8, func(c *core) act { return act{-1, 0, func() error { _, err := c.Undo(); return err }} }},
		"redo":        {6, func(c *core) act { return act{-1, 0, func() error { _, err := c.Redo(); return err }} }},
		"actor":       {2, (*core).putActor},
		"issue":       {1, (*core).putIssue},
		"merge":       {4, (*core).mergeActors},
		"merge-issue": {1, (*core).mergeIssues},
		"recode":      {2, (*core).recode},
		"codebook":    {1, (*core).importCodebook},
		"import":      {3, (*core).importFiles},
		"export":      {1, (*core).exportBook},
		"backup":      {1, (*core).backUp},
		"keep":        {1, (*core).keepBackup},
		"rename":      {2, (*core).rename},
		"split":       {1, (*core).split},
		"note":        {3, (*core).note},
		"version":     {2, (*core).newText},
		"project":     {1, (*core).retitle},
		"reopen":      {1, (*core).reopen},
	}
}

func (c *core) name(what string) string {
	c.serial++
	return fmt.Sprintf("%s %d %d %d", what, c.mark.seq, c.job.Seed%1000, c.serial)
}

// passage draws an article and a sentence of it.
func (c *core) passage() (app.ArticleID, app.Bounds, bool) {
	heads, err := c.Articles(app.ArticleFilter{})
	c.check(err)
	if len(heads) == 0 {
		return "", app.Bounds{}, false
	}
	o, err := c.Open(heads[c.r.IntN(len(heads))].ID)
	c.check(err)
	list := o.Text.Sentences
	return o.ID, list[c.r.IntN(len(list))], true
}

func (c *core) draft() (app.Draft, bool) {
	article, bounds, ok := c.passage()
	book, err := c.Codebook()
	c.check(err)
	holder, issue := c.name("Speaker"), c.name("Matter")
	if n := len(book.Actors); n > 0 && c.r.IntN(6) > 0 {
		holder = string(book.Actors[c.r.IntN(n)].ID)
	}
	if n := len(book.Issues); n > 0 && c.r.IntN(10) > 0 {
		issue = string(book.Issues[c.r.IntN(n)].ID)
	}
	return app.Draft{
		Article: article, Holder: holder, Issue: issue, Stance: []app.Stance{app.Support, app.Oppose, app.NoComment}[c.r.IntN(3)],
		Passages: []app.DraftPassage{{Bounds: bounds}}, CreateMissing: true,
	}, ok
}

func (c *core) recordOne() act {
	d, ok := c.draft()
	if !ok {
		return act{}
	}
	return act{1, 0, func() error { _, err := c.Record(d); return err }}
}

// statement draws one of those there are.
func (c *core) statement() (app.Statement, bool) {
	list, err := c.Statements(c.t.Context(), app.StatementFilter{})
	c.check(err)
	if len(list) == 0 {
		return app.Statement{}, false
	}
	return list[c.r.IntN(len(list))], true
}

func (c *core) editOne() act {
	s, ok := c.statement()
	d, ok2 := c.draft()
	if !ok || !ok2 {
		return act{}
	}
	d.ID = s.ID
	return act{1, 0, func() error { _, err := c.Record(d); return err }}
}

func (c *core) withdraw() act {
	s, ok := c.statement()
	if !ok {
		return act{}
	}
	return act{1, 0, func() error { return c.Withdraw(s.ID) }}
}

func (c *core) recordRows() act {
	rows := 5 + c.r.IntN(40)
	var text strings.Builder
	for range rows {
		d, ok := c.draft()
		book, err := c.Codebook()
		c.check(err)
		if !ok || len(book.Actors) == 0 || len(book.Issues) == 0 {
			return act{}
		}
		line, err := json.Marshal(map[string]any{
			"article": d.Article, "holder": book.Actors[c.r.IntN(len(book.Actors))].ID, "issue": book.Issues[c.r.IntN(len(book.Issues))].ID,
			"stance": d.Stance, "quotes": []map[string]any{{"role": "content", "start": d.Passages[0].Start, "end": d.Passages[0].End}},
		})
		c.check(err)
		text.Write(append(line, '\n'))
	}
	return act{1, rows, func() error { _, err := c.RecordLines(strings.NewReader(text.String()), true); return err }}
}

func (c *core) annotate() act {
	article, bounds, ok := c.passage()
	if !ok {
		return act{}
	}
	return act{1, 1, func() error { _, err := c.Annotate(article, bounds, c.name("Look again")); return err }}
}

func (c *core) putActor() act {
	name := c.name("Office")
	a := app.Actor{ID: app.ActorID(app.Slug(name, func(string) bool { return false })), Name: name, Type: "person"}
	return act{1, 1, func() error { return c.PutActor(a) }}
}

func (c *core) putIssue() act {
	name := c.name("Affair")
	x := app.Issue{ID: app.IssueID(app.Slug(name, func(string) bool { return false })), Title: name, LabelLow: "no", LabelHigh: "yes"}
	return act{1, 1, func() error { return c.PutIssue(x) }}
}

func (c *core) mergeActors() act {
	book, err := c.Codebook()
	c.check(err)
	if len(book.Actors) < 4 {
		return act{}
	}
	from, into := c.r.IntN(len(book.Actors)), c.r.IntN(len(book.Actors)-1)
	if into >= from {
		into++
	}
	return c.applied(c.MergeActors(book.Actors[from].ID, book.Actors[into].ID))
}

func (c *core) mergeIssues() act {
	book, err := c.Codebook()
	c.check(err)
	if len(book.Issues) < 3 {
		return act{}
	}
	return c.applied(c.MergeIssues(book.Issues[len(book.Issues)-1].ID, book.Issues[0].ID))
}

func (c *core) recode() act {
	list, err := c.Statements(c.t.Context(), app.StatementFilter{})
	c.check(err)
	var ids []app.StatementID
	for _, s := range list {
		if c.r.IntN(2) == 0 {
			ids = append(ids, s.ID)
		}
	}
	if len(ids) == 0 {
		return act{}
	}
	return c.applied(c.Recode(ids, app.Statement{Stance: []app.Stance{app.Support, app.Oppose}[c.r.IntN(2)]}))
}

// applied is the act of carrying out what was prepared; one with questions is left alone.
func (c *core) applied(r app.Recoding, err error) act {
	c.check(err)
	if len(r.Questions) > 0 || len(r.Set.Changes) == 0 {
		return act{}
	}
	return act{1, len(r.Set.Changes), func() error { return c.Apply(r) }}
}

func (c *core) importCodebook() act {
	c.serial++
	actors, issues := 3+c.r.IntN(30), 1+c.r.IntN(5)
	text := string(codebookText(fmt.Sprintf("%d_%d_%d", c.mark.seq, c.job.Seed%1000, c.serial), actors, issues))
	return act{1, actors + issues, func() error { _, err := c.ImportCodebook(strings.NewReader(text)); return err }}
}

func (c *core) importFiles() act {
	dir, err := os.MkdirTemp(os.Getenv("HOME"), "core-in-")
	c.check(err)
	c.check(writeArticles(c.r, dir, filepath.Base(dir), 2+c.r.IntN(70)))
	return act{-1, 0, func() error {
		_, err := c.ImportWith(c.t.Context(), []string{dir}, jobs.Nobody{}, app.ImportOptions{Item: func(it app.ImportItem) {
			if it.Outcome == app.OutcomeImported {
				fmt.Println("item", it.Article)
			}
		}})
		return err
	}}
}

func (c *core) exportBook() act {
	return act{0, 0, func() error {
		spec, err := c.Spec("")
		if err != nil {
			return err
		}
		_, err = c.ExportFile(c.t.Context(), app.ExportRequest{Path: filepath.Join(c.job.Folder, "core.xlsx"), Spec: spec, Force: true}, jobs.Nobody{})
		return err
	}}
}

func (c *core) backUp() act {
	return act{0, 0, func() error { return c.store.Backup(filepath.Join(c.job.Folder, "core-backup.parley")) }}
}

func (c *core) keepBackup() act {
	return act{0, 0, func() error { _, err := c.BackupNow(c.t.Context(), app.BackupManual); return err }}
}

func (c *core) rename() act {
	book, err := c.Codebook()
	c.check(err)
	if len(book.Actors) == 0 {
		return act{}
	}
	return c.applied(c.RenameActor(book.Actors[c.r.IntN(len(book.Actors))].ID, c.name("Renamed")))
}

func (c *core) split() act {
	s, ok := c.statement()
	if !ok || s.Holder == "" {
		return act{}
	}
	return c.applied(c.SplitActor(s.Holder, []app.StatementID{s.ID}, c.name("Parted")))
}

func (c *core) note() act {
	s, ok := c.statement()
	if !ok {
		return act{}
	}
	return act{1, 1, func() error { _, err := c.PutNote(s.Key(), c.name("Remark")); return err }}
}

// newText gives an article a newer text and adopts it; quotes are found again in it.
func (c *core) newText() act {
	article, _, ok := c.passage()
	if !ok {
		return act{}
	}
	o, err := c.Open(article)
	c.check(err)
	return act{2, 0, func() error {
		v, err := c.AddVersion(article, o.Text.Text+"\n"+c.name("Corrected later")+".", "a test")
		if err == nil {
			_, err = c.AdoptVersion(article, v.ID)
		}
		return err
	}}
}

func (c *core) retitle() act {
	return act{1, 1, func() error {
		p, err := c.Project()
		if err != nil {
			return err
		}
		p.Title = c.name("Title")
		return c.SaveProject(p)
	}}
}

func (c *core) reopen() act {
	return act{0, 0, func() error {
		if err := c.Close(); err != nil {
			return err
		}
		last := c.mark
		c.open()
		if c.mark != last {
			return fmt.Errorf("reopened at entry %d with another log than at %d", c.mark.seq, last.seq)
		}
		return nil
	}}
}
