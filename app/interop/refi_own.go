package interop

import (
	"encoding/json"
	"strings"

	"parley/app"
)

// ownStatement is the machine line that Parley writes with a statement.
type ownStatement struct {
	app.Statement
	HolderName  string `json:"holder_name"`
	SpeakerName string `json:"speaker_name"`
	IssueTitle  string `json:"issue_title"`
}

// addOwnCodes reads the groups of codes that Parley writes. Actors come as cases, stances
// and attributions with the statements.
func (r *refi) addOwnCodes(list []refiCode) {
	ids, tagIDs := slugs{}, slugs{}
	for _, group := range list {
		switch group.Name {
		case app.QDAIssues:
			r.addCodes(group.Codes, "", ids, tagIDs)
		case app.QDATags:
			for _, c := range group.Codes {
				tag := app.Tag{ID: app.TagID(tagIDs.take(short(c.Name))), Name: short(c.Name), Colour: colour(c.Colour)}
				r.codes[strings.ToLower(c.GUID)] = refiTag{tag, tag.Name}
				r.ownTags[strings.ToLower(c.GUID)] = true
			}
		case app.QDAActors, app.QDAStances, app.QDAAttributions:
		default: // added by another program since
			r.addCodes([]refiCode{group}, "", ids, tagIDs)
		}
	}
}

// ownArticle fills in what Parley wrote of an article beside its text.
func (r *refi) ownArticle(description string, a *app.Article) {
	text, found := strings.CutPrefix(strings.TrimSpace(description), app.QDAArticleLine)
	var own struct {
		app.Article
		OutletName string `json:"outlet_name"`
	}
	if !r.own || !found || json.Unmarshal([]byte(text), &own) != nil {
		return
	}
	x := own.Article
	x.Path, x.Part, x.Outlet, x.Tags, x.Lists, x.Cluster = a.Path, a.Part, r.outlet(short(own.OutletName)), nil, nil, ""
	x.ID, x.Version = "a", "v" // to be told by the text
	if x.Validate() == nil {
		*a = x
	}
}

// ownSelection takes a statement back from the selection that Parley wrote for it; done
// tells that nothing is left to do for the selection.
func (r *refi) ownSelection(s refiSelection, t *rawText, id app.ArticleID) (done bool) {
	for line := range strings.Lines(s.Description) {
		if strings.HasPrefix(line, app.QDAPartLine) {
			return true // comes with the first selection
		}
		text, found := strings.CutPrefix(line, app.QDAStatementLine)
		if !found {
			continue
		}
		var own ownStatement
		if json.Unmarshal([]byte(strings.TrimSpace(text)), &own) != nil {
			break
		}
		x := r.named(own)
		x.Article, x.Coder = id, r.coders[s.User]
		if why := whyNotTaken(x, t.version); why != "" {
			r.lose("statements", why, string(x.ID))
			return false
		}
		for _, c := range s.Codings {
			if guid := strings.ToLower(c.Code.Target); r.ownTags[guid] {
				x.Tags, r.tags[guid] = append(x.Tags, r.codes[guid].tag.ID), true
			}
		}
		r.build.project.Statements = append(r.build.project.Statements, x)
		return true
	}
	return false
}

// named is the statement with actors and issue of this project in place of the names that
// the file gives for them.
func (r *refi) named(own ownStatement) app.Statement {
	x := own.Statement
	x.Origin, x.Tags = app.OriginQDPX, nil
	x.Holder, x.Speaker, x.Issue = r.ownActor(own.HolderName), r.ownActor(own.SpeakerName), r.ownIssue(own.IssueTitle)
	for i := range x.Chain {
		l := &x.Chain[i]
		if l.SourceActor == "" {
			continue
		}
		if l.SourceActor = r.ownActor(l.SourceLabel); l.SourceActor != "" {
			l.SourceLabel = ""
		}
	}
	return x
}

// whyNotTaken says why the statement can't stand on the text, in words, or nothing.
func whyNotTaken(x app.Statement, v app.TextVersion) string {
	for _, p := range x.Passages {
		if p.Check(v) != nil {
			return "the text was changed since Parley wrote it; their words are kept as annotations"
		}
	}
	if err := x.Validate(); err != nil {
		return "they are not valid: " + err.Error()
	}
	return ""
}

func (r *refi) ownActor(name string) app.ActorID {
	a, _ := r.build.project.Codebook.FindActor(name)
	return a.ID
}

func (r *refi) ownIssue(title string) app.IssueID {
	x, _ := r.build.project.Codebook.FindIssue(title)
	return x.ID
}

// colour gives a colour as Parley writes it, or none.
func colour(s string) string {
	if len(s) != 7 || s[0] != '#' || strings.Trim(s[1:], "0123456789abcdefABCDEF") != "" {
		return ""
	}
	return strings.ToLower(s)
}
