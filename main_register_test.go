package main

import (
	"os"
	"strings"
	"testing"
)

// TestRegisterOnTheCommandLine finds, sorts and writes statements and annotations of the
// sample as the window's list does.
func TestRegisterOnTheCommandLine(t *testing.T) {
	p := newParley(t)
	p.ok("demo", "--out", p.dir)
	project := p.path("demo.parley")
	tests := []struct {
		name string
		args []string
		want []string
	}{
		{"facts of one statement", []string{"--find", "actor:lodria stance:+ attribution:own"}, []string{"S-78", "S-85", "S-110"}},
		{"sorted downwards", []string{"--find", "actor:lodria stance:+ attribution:own", "--sort", "-said"}, []string{"S-110", "S-85", "S-78"}},
		{"with the filters there were before", []string{"--find", "stance:+", "--actor", "Lodria", "--issue", "Delta ceasefire"}, []string{"S-78"}},
		{"nothing", []string{"--find", "tag:nothing"}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			out := p.ok(append([]string{"statements", project}, tt.args...)...)
			var got []string
			for line := range strings.Lines(out) {
				id, _, _ := strings.Cut(strings.TrimPrefix(line, `{"id":"`), `"`)
				got = append(got, id)
			}
			if strings.Join(got, " ") != strings.Join(tt.want, " ") {
				t.Errorf("found %v, want %v", got, tt.want)
			}
		})
	}
	for _, ending := range []string{"xlsx", "csv", "tsv", "md", "html"} {
		file := p.path("list." + ending)
		p.ok("statements", project, "--find", "actor:lodria", "--out", file)
		if data, err := os.ReadFile(file); err != nil || len(data) == 0 {
			t.Errorf("%s: %v", ending, err)
		} else if ending != "xlsx" && !strings.Contains(string(data), "S-110") {
			t.Errorf("%s does not list what was found", ending)
		}
	}
	if out := p.ok("annotations", project); out != "" {
		t.Errorf("the sample has annotations: %s", out)
	}
	if _, status := p.run("statements", project, "--sort", "beauty"); status != 2 {
		t.Errorf("an order that there is not: exit status %d", status)
	}
}
