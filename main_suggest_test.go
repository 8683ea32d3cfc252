package main

import (
	"path/filepath"
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

	var q app.Queue
	p.json(&q, "queue", project, "--json", "--least", "0")
	if q.Total < 5 || q.Waiting != 0 || len(q.Offers) != q.Total {
		t.Fatalf("%d offers listed of %d, %d articles waiting", len(q.Offers), q.Total, q.Waiting)
	}
	for _, o := range q.Offers {
		if o.Words == "" || o.Why == "" || o.Key == "" {
			t.Errorf("offer %q has no reason or no key", o.Words)
		}
	}
	if out, status := p.run("queue", project, "--accept", "--dry-run", "--least", "0"); status != cli.ExitDone || strings.Contains(out, "Recorded") {
		t.Errorf("a dry run ended with %d: %s", status, out)
	}
	p.ok("queue", project, "--least", "0", "--key", q.Offers[0].Key, "--reject", "--reason", app.RejectOffTopic)
	p.ok("queue", project, "--least", "0", "--accept")
	if n := len(lines[app.Statement](t, p.ok("statements", project))); n != q.Total-1 {
		t.Errorf("%d statements of %d offers, one rejected", n, q.Total)
	}
	var c app.Coverage
	p.json(&c, "coverage", project, "--json")
	if c.Done != 1 || c.Articles != 1 {
		t.Errorf("coverage: %d of %d done", c.Done, c.Articles)
	}
	var l app.Learned
	p.json(&l, "learned", project, "--json")
	if l.Verdicts != q.Total || l.Reasons[app.RejectOffTopic] != 1 {
		t.Errorf("learned from %d verdicts of %d, reasons %v", l.Verdicts, q.Total, l.Reasons)
	}
	p.ok("learned", project, "--reset")
	p.json(&l, "learned", project, "--json")
	if l.Verdicts != 0 {
		t.Errorf("%d verdicts still teach after a reset", l.Verdicts)
	}
	for range 3 {
		p.ok("undo", project)
	}
	var again app.Queue
	p.json(&again, "queue", project, "--json", "--least", "0")
	if again.Total != q.Total {
		t.Errorf("%d offers after all was taken back, want %d", again.Total, q.Total)
	}
	p.ok("check", project)
	if _, status := p.run("queue", project, "--accept", "--reject"); status != cli.ExitUsage {
		t.Errorf("accepting and rejecting at once ended with %d", status)
	}
}
