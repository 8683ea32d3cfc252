package main

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"parley/app/cli"
)

// A damaged project is refused or told by check, saved by check --repair, and stays as it was.
func TestCheckAndRepair(t *testing.T) {
	p := newParley(t)
	project := p.river("river.parley")
	data, err := os.ReadFile(project)
	if err != nil {
		t.Fatal(err)
	}
	last := data[len(data)-4096:]
	last[2000] ^= 1
	last[3000] ^= 1
	if err := os.WriteFile(project, data, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, said, status := p.said("check", project); status != cli.ExitDamaged || said == "" {
		t.Errorf("check: exit status %d, %q", status, said)
	}
	saved := p.path("saved.parley")
	out, _, status := p.said("check", project, "--repair", "--out", saved)
	if status != cli.ExitDone && status != cli.ExitPartly || !strings.Contains(out, "Saved ") || !strings.Contains(out, "left as it is") {
		t.Errorf("repair: exit status %d, %q", status, out)
	}
	after, err := os.ReadFile(project)
	if err != nil || !bytes.Equal(after, data) {
		t.Errorf("the damaged file was changed, %v", err)
	}
	p.ok("check", saved)
	if _, said, status := p.said("check", project, "--repair", "--out", saved); status != cli.ExitFailed || !strings.Contains(said, "already") {
		t.Errorf("over a file: exit status %d, %q", status, said)
	}
}
