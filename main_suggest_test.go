package main

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parley/app"
	"parley/app/cli"
)

// TestQueueStory goes from an article to recorded statements by suggestions alone.
func TestQueueStory(t *testing.T) {
	p := newParley(t)
	project := p.path("talks.parley")
	gold := filepath.Join("app", "suggest", "testdata")
	p.ok("new", project)
	p.ok("import", project, filepath.Join(gold, "dev", "dravenia-pact-summit.txt"))
	p.ok("codebook", project, "import", filepath.Join(gold, "codebooks", "dravenia.json"))

	var q struct {
		Total, Waiting int
		Offers         []struct {
			Key, Words, Why, Holder, Title string
			Content                        []struct{ Text string }
			Lacks                          []string
		}
	}
	p.json(&q, "queue", project, "--json", "--least", "0")
	if q.Total < 5 || q.Waiting != 0 || len(q.Offers) != q.Total {
		t.Fatalf("%d offers listed of %d, %d articles waiting", len(q.Offers), q.Total, q.Waiting)
	}
	for _, o := range q.Offers {
		if o.Words == "" || o.Why == "" || o.Key == "" || o.Title == "" || len(o.Content) == 0 || o.Lacks == nil {
			t.Errorf("offer %q has no reason, key, title or content", o.Words)
		}
	}
	if out, status := p.run("queue", project, "--accept", "--dry-run", "--least", "0"); status != cli.ExitDone || strings.Contains(out, "Recorded") {
		t.Errorf("a dry run ended with %d: %s", status, out)
	}
	last := q.Offers[q.Total-1].Key
	if out := p.ok("queue", project, "--least", "0", "--limit", "1", "--key", last); !strings.Contains(out, last) {
		t.Errorf("one beyond the limit that is asked for by its key: %s", out)
	}
	p.ok("queue", project, "--least", "0", "--key", q.Offers[0].Key, "--reject", "--reason", app.RejectOffTopic)
	if out, status := p.run("queue", project, "--key", q.Offers[0].Key); status != cli.ExitFailed {
		t.Errorf("a key that is decided ended with %d: %s", status, out)
	}
	if _, status := p.run("queue", project, "--least", "0", "--accept"); status != cli.ExitPartly {
		t.Errorf("accepting all ended with %d; those that nobody is known to hold stay, want %d", status, cli.ExitPartly)
	}
	total := q.Total
	p.json(&q, "queue", project, "--json", "--least", "0")
	for _, o := range q.Offers {
		if !slices.Contains(o.Lacks, "holder") {
			t.Errorf("“%s” of %s was not recorded", o.Words, o.Holder)
		}
	}
	if n := len(lines[app.Statement](t, p.ok("statements", project))); q.Total == 0 || n != total-1-q.Total {
		t.Errorf("%d statements of %d offers, one rejected, %d without a holder", n, total, q.Total)
	}
	for _, o := range q.Offers {
		p.ok("queue", project, "--least", "0", "--key", o.Key, "--reject", "--reason", app.RejectWrongActor)
	}
	var c struct{ Done, Articles int }
	p.json(&c, "coverage", project, "--json")
	if c.Done != 1 || c.Articles != 1 {
		t.Errorf("coverage: %d of %d done", c.Done, c.Articles)
	}
	var l app.Learned
	p.json(&l, "learned", project, "--json")
	if l.Verdicts != total || l.Reasons[app.RejectOffTopic] != 1 {
		t.Errorf("learned from %d verdicts of %d, reasons %v", l.Verdicts, total, l.Reasons)
	}
	p.ok("learned", project, "--reset")
	p.json(&l, "learned", project, "--json")
	if l.Verdicts != 0 {
		t.Errorf("%d verdicts still teach after a reset", l.Verdicts)
	}
	for range 3 + q.Total {
		p.ok("undo", project)
	}
	var again struct{ Total int }
	p.json(&again, "queue", project, "--json", "--least", "0")
	if again.Total != total {
		t.Errorf("%d offers after all was taken back, want %d", again.Total, total)
	}
	p.ok("check", project)
	if _, status := p.run("queue", project, "--accept", "--reject"); status != cli.ExitUsage {
		t.Errorf("accepting and rejecting at once ended with %d", status)
	}
}
