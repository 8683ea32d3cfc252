package interop

import (
	"cmp"
	"slices"
	"strings"

	"parley/app"
)

// ownSelection takes a statement or an annotation back from the selection that Parley
// wrote for it; done tells that nothing is left to do for the selection.
func (r *refi) ownSelection(s refiSelection, t *rawText, id app.ArticleID) (done bool) {
	words, kind, _ := app.QDADescribed(s.Description)
	switch kind {
	case app.QDAPartLine:
		return true // comes with the first selection
	case app.QDAStatementLine:
		return r.ownStatement(s, words, t, id)
	case app.QDAAnnotationLine:
		return r.ownAnnotation(s, words, t, id)
	default:
		return false
	}
}

func (r *refi) ownStatement(s refiSelection, words string, t *rawText, id app.ArticleID) (done bool) {
	var own app.QDAStatement
	if _, ok := machine(s.Description, app.QDAStatementLine, &own); !ok {
		return false
	}
	x := r.renamed(own)
	x.Article, x.Coder = id, r.coder(own.Coder, s.User)
	why := whyNotTaken(x, t.version)
	if why == "" && (!goodID(string(x.ID)) || r.ours.ids[x.Key()]) {
		why = "another has their id"
	}
	if why != "" {
		r.lose("statements", why, string(x.ID))
		return false
	}
	if !app.QDASame(words, strings.TrimSpace(own.Paraphrase+"\n"+own.Note)) {
		r.lose("descriptions of statements", "another program changed them; paraphrase and note are as they were", string(x.ID))
	}
	for _, c := range s.Codings {
		guid := strings.ToLower(c.Code.Target)
		tag, ok := r.ours.tags[guid]
		switch {
		case ok && !slices.Contains(x.Tags, tag):
			x.Tags = append(x.Tags, tag)
		case !ok && r.ours.groups[guid] == "" && r.codes[guid].title != r.issueTitle(x.Issue):
			r.lose("codings of statements", "another program added them; a statement has its holder, its issue and tags", string(x.ID))
		}
	}
	r.ours.ids[x.Key()] = true
	r.ours.statements[strings.ToLower(s.GUID)] = x.ID
	r.build.project.Statements = append(r.build.project.Statements, x)
	r.attach(s.NoteRefs, x.Key())
	return true
}

func (r *refi) issueTitle(id app.IssueID) string {
	if id == "" {
		return ""
	}
	return r.build.project.Codebook.IssueTitle(id)
}

// renamed is the statement with actors and issue of this project, by the ids that the file
// gives or else by the names.
func (r *refi) renamed(own app.QDAStatement) app.Statement {
	x := own.Statement
	x.Origin, x.Tags = app.OriginQDPX, nil
	x.Holder, x.Speaker = r.actorOf(own.Holder, own.HolderName), r.actorOf(own.Speaker, own.SpeakerName)
	if to, ok := r.ours.issues[own.Issue]; ok {
		x.Issue = to
	} else {
		issue, _ := r.build.project.Codebook.FindIssue(own.IssueTitle)
		x.Issue = issue.ID
	}
	if own.Holder != "" && x.Holder == "" || own.Speaker != "" && x.Speaker == "" || own.Issue != "" && x.Issue == "" {
		r.lose("holders, speakers and issues", "the case or the code is no longer there", string(x.ID))
	}
	for i := range x.Chain {
		l := &x.Chain[i]
		if l.SourceActor == "" || r.ours.actors[l.SourceActor] {
			continue
		}
		label := cmp.Or(l.SourceLabel, string(l.SourceActor))
		if l.SourceActor = r.actorOf("", label); l.SourceActor == "" {
			l.SourceLabel = label
		} else {
			l.SourceLabel = ""
		}
	}
	return x
}

func (r *refi) actorOf(id app.ActorID, name string) app.ActorID {
	if r.ours.actors[id] {
		return id
	}
	a, _ := r.build.project.Codebook.FindActor(name)
	return a.ID
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

// ownAnnotation takes an annotation back; what another program changed in its comment and
// its codes counts.
func (r *refi) ownAnnotation(s refiSelection, words string, t *rawText, id app.ArticleID) (done bool) {
	var x app.Annotation
	if _, ok := machine(s.Description, app.QDAAnnotationLine, &x); !ok {
		return false
	}
	x.Article, x.Coder = id, r.coder(x.Coder, s.User)
	if x.Validate() != nil || x.Quote.Check(t.version) != nil || !goodID(string(x.ID)) || r.ours.ids[x.Key()] {
		return false
	}
	if !app.QDASame(words, x.Comment) {
		x.Comment = strings.TrimSpace(words)
	}
	r.ours.ids[x.Key()] = true
	x.Tags = nil
	more := r.note(s.NoteRefs)
	for _, c := range s.Codings {
		more = append(more, r.note(c.NoteRefs)...)
		r.coding(c, &x, &more)
	}
	x.Comment = strings.Join(append(slices.DeleteFunc([]string{x.Comment}, func(s string) bool { return s == "" }), more...), "\n")
	r.build.project.Annotations = append(r.build.project.Annotations, x)
	r.attach(s.NoteRefs, x.Key())
	return true
}

// coding makes a code of an annotation one of its tags, or a line of its comment.
func (r *refi) coding(c refiCoding, x *app.Annotation, more *[]string) {
	guid := strings.ToLower(c.Code.Target)
	code, known := r.codes[guid]
	switch {
	case r.ours.groups[guid] != "":
		*more = append(*more, "Code: "+r.ours.groups[guid])
	case !known:
		r.lose("codings", "they refer to a code that the project does not have", c.Code.Target)
	case r.cases[guid] != "":
		*more = append(*more, "Case: "+code.title)
	case !slices.Contains(x.Tags, code.tag.ID):
		x.Tags = append(x.Tags, code.tag.ID)
		r.tags[guid] = true
	}
}
