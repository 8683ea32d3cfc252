package cli_test

import (
	"strings"
	"testing"
)

// TestReread: on the command line kept files are read again, and what cannot be is said.
func TestReread(t *testing.T) {
	s := &shell{t: t, dir: t.TempDir()}
	s.write("orva.txt", orva)
	s.write("later.txt", orvaLater)
	s.run("new", "p.parley")
	s.run("import", "p.parley", "orva.txt")
	s.run("import", "p.parley", "later.txt", "--no-originals")
	for _, tt := range []struct {
		args []string
		want []string
	}{
		{[]string{"reread", "p.parley"}, []string{"name articles, or give --all", "exit status 2"}},
		{[]string{"reread", "p.parley", "1", "--all"}, []string{"name articles, or give --all"}},
		{[]string{"reread", "p.parley", "1"}, []string{"0 newer texts, 1 read as before, 0 failed"}},
		{[]string{"reread", "p.parley", "7"}, []string{"exit status"}},
		{[]string{"reread", "p.parley", "--all"}, []string{"is not kept", "0 newer texts, 1 read as before, 1 failed", "exit status 3"}},
		{[]string{"reread", "p.parley", "1", "--json"}, []string{`"outcome":"unchanged"`, `"unchanged":1`}},
	} {
		s.out.Reset()
		s.run(tt.args...)
		for _, want := range tt.want {
			if !strings.Contains(s.out.String(), want) {
				t.Errorf("%v: no %q in\n%s", tt.args, want, s.out.String())
			}
		}
	}
}
