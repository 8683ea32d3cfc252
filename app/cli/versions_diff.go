package cli

import (
	"strings"

	"parley/app"
)

// diffVersions prints how two text versions differ: paragraphs that are alike are counted,
// of the others is shown what is gone and what is new.
func (c commands) diffVersions(s Session, id app.ArticleID, f versionFlags) error {
	from, to, ok := strings.Cut(f.diff, "..")
	if !ok {
		return usagef("--diff names two versions, as 1..2")
	}
	list, err := s.VersionsOf(id)
	if err != nil {
		return err
	}
	a, err := versionNamed(list, from)
	if err != nil {
		return err
	}
	b, err := versionNamed(list, to)
	if err != nil {
		return err
	}
	d, err := s.DiffVersions(id, a, b)
	if err != nil {
		return err
	}
	if f.asJSON {
		return c.printJSON(d)
	}
	alike := 0
	flush := func() {
		if alike > 0 {
			c.printf("  … %d alike …\n", alike)
			alike = 0
		}
	}
	for _, r := range d.Rows {
		if r.Same {
			alike++
			continue
		}
		flush()
		c.printf("%s\n", diffWords(r.Parts))
	}
	flush()
	c.printf("%d paragraphs differ, %d are alike.\n", d.Changed, len(d.Rows)-d.Changed)
	return nil
}
