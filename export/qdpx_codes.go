package export

import (
	"strings"

	"parley/app"
)

func (x *qdaExport) codes() (err error) {
	x.q.Codes, err = x.codeTree(true)
	return err
}

// codeTree gives the codebook: issues as a tree, and the rest under parents that are not
// codable. A codebook alone has no stances and attributions, and its actors, which are
// cases in a project, have their machine lines here.
func (x *qdaExport) codeTree(project bool) ([]qdaCode, error) {
	var actors, tags []qdaCode
	for _, a := range x.p.Codebook.Actors {
		c := qdaCode{
			qdaNamed: qdaNamed{guid("actor", string(a.ID)), a.Name}, Codable: true, Colour: qdaColour(a.Colour), NoteRefs: x.noted[a.Key()],
		}
		if !project {
			about, err := app.QDADescribe("", app.QDAActorLine, a)
			if err != nil {
				return nil, err
			}
			c.Description = about
		}
		actors = append(actors, c)
	}
	for _, t := range x.p.Codebook.Tags {
		about, err := app.QDADescribe("", app.QDATagLine, t)
		if err != nil {
			return nil, err
		}
		tags = append(tags, qdaCode{
			qdaNamed: qdaNamed{guid("tag", string(t.ID)), t.Name}, Codable: true, Colour: qdaColour(t.Colour), Description: about, NoteRefs: x.noted[t.Key()],
		})
	}
	issues, err := x.issueTree(project)
	if err != nil {
		return nil, err
	}
	out := []qdaCode{qdaGroup(app.QDAIssues, issues), qdaGroup(app.QDAActors, actors)}
	if project {
		out = append(out, qdaGroup(app.QDAStances, qdaList("stance", app.Stances())), qdaGroup(app.QDAAttributions, qdaList("attribution", app.Attributions())))
	}
	return append(out, qdaGroup(app.QDATags, tags)), nil
}

func qdaGroup(name string, codes []qdaCode) qdaCode {
	return qdaCode{qdaNamed: qdaNamed{guid("group", name), name}, Codes: codes}
}

func qdaList[T ~string](kind string, values []T) []qdaCode {
	var out []qdaCode
	for _, v := range values {
		out = append(out, qdaCode{qdaNamed: qdaNamed{guid(kind, string(v)), string(v)}, Codable: true})
	}
	return out
}

// issueTree gives the issues under their parents; one whose parent is not there, or that
// is below itself, stands at the top, and keeps what its record says.
func (x *qdaExport) issueTree(examples bool) ([]qdaCode, error) {
	list := x.p.Codebook.Issues
	below := map[app.IssueID][]int{}
	known := map[app.IssueID]bool{"": true}
	for _, i := range list {
		known[i.ID] = true
	}
	for n, i := range list {
		if !known[i.Parent] {
			below[""] = append(below[""], n)
			continue
		}
		below[i.Parent] = append(below[i.Parent], n)
	}
	done := make([]bool, len(list))
	var build func(n int) (qdaCode, error)
	build = func(n int) (qdaCode, error) {
		done[n] = true
		i := list[n]
		if !examples {
			x.examples += len(i.Examples)
			i.Examples = nil
		}
		about, err := app.QDADescribe(strings.TrimSpace(i.Question+"\n"+i.Include), app.QDAIssueLine, app.QDAIssue{Issue: i, Order: n + 1})
		if err != nil {
			return qdaCode{}, err
		}
		c := qdaCode{qdaNamed: qdaNamed{guid("issue", string(i.ID)), i.Title}, Codable: true, Description: about, NoteRefs: x.noted[i.Key()]}
		for _, m := range below[i.ID] {
			if done[m] {
				continue
			}
			child, err := build(m)
			if err != nil {
				return qdaCode{}, err
			}
			c.Codes = append(c.Codes, child)
		}
		return c, nil
	}
	var out []qdaCode
	add := func(n int) error {
		c, err := build(n)
		out = append(out, c)
		return err
	}
	for _, n := range below[""] {
		if err := add(n); err != nil {
			return nil, err
		}
	}
	for n := range list {
		if done[n] {
			continue
		}
		if err := add(n); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// qdaColour gives a colour that the schema takes, or none.
func qdaColour(s string) string {
	if len(s) != 7 || s[0] != '#' || strings.Trim(s[1:], "0123456789abcdefABCDEF") != "" {
		return ""
	}
	return s
}
