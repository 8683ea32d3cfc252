package interop

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"parley/app"
)

// project makes codes issues, cases actors, texts articles, and selections annotations
// that bear a tag for each code.
func (r *refi) project(p refiProject) error {
	r.build.project.Title = short(p.Name)
	r.own = p.Origin == app.QDAOrigin
	r.addUsers(p.Users)
	if err := r.readNotes(p.Notes); err != nil {
		return err
	}
	if r.own {
		r.addOwnCodes(p.CodeBook.Codes, true)
	} else {
		r.addCodes(p.CodeBook.Codes, "", slugs{}, slugs{})
	}
	r.addCases(p.Cases, p.Variables)
	for _, s := range p.Texts {
		if err := r.ctx.Err(); err != nil {
			return err
		}
		if err := r.addSource(s); err != nil {
			return err
		}
	}
	for _, s := range p.PDFs {
		if s.Text == nil {
			r.lose("PDF sources", "the project holds no text of them; import the files themselves with “parley import”", short(s.Name))
			continue
		}
		s.Text.Name = cmp.Or(s.Name, s.Text.Name)
		if err := r.addSource(*s.Text); err != nil {
			return err
		}
		r.loseCount("regions marked on PDF pages", "an annotation marks words, not a region of a page", len(s.Selections))
	}
	r.addTags()
	const media = "only text is read"
	r.loseNamed("pictures", media, p.Pictures)
	r.loseNamed("audio sources", media, p.Audio)
	r.loseNamed("videos", media, p.Video)
	r.addLinks(p.Links)
	r.loseNamed("sets", "Parley has a tree of issues, and tags", slices.Concat(p.Sets, p.CodeBook.Sets))
	r.loseNamed("graphs", "drawings have no place", p.Graphs)
	if r.own {
		r.finishOwn(p)
	}
	for _, n := range p.Notes {
		if !r.used[n.GUID] {
			r.lose("notes", "nothing that was read refers to them", short(cmp.Or(n.Name, n.GUID)))
		}
	}
	if len(r.build.project.Annotations) > 0 && !r.own {
		r.loseCount("stances", "REFI-QDA has no place for who holds which stance; selections are annotations with a tag for each code", 1)
	}
	return nil
}

func (r *refi) addUsers(list []refiUser) {
	ids := slugs{}
	for _, u := range list {
		name := cmp.Or(short(u.Name), short(u.ID))
		if name == "" {
			continue
		}
		id := app.CoderID(u.ID)
		if !r.own || !goodID(u.ID) || ids[u.ID] {
			id = app.CoderID(ids.take("qda " + name))
		}
		ids[string(id)] = true
		if r.own {
			name = cmp.Or(u.Name, name)
		}
		r.coders[u.GUID], r.ours.coders[id] = id, true
		r.build.project.Codebook.Coders = append(r.build.project.Codebook.Coders, app.Coder{ID: r.coders[u.GUID], Name: name})
	}
}

func (r *refi) loseNamed(what, why string, list []refiNamed) {
	for _, x := range list {
		r.lose(what, why, short(x.Name))
	}
}

func (r *refi) readNotes(list []refiNote) error {
	for _, n := range list {
		text := cmp.Or(n.Content, n.Description)
		if text == "" && n.PlainPath != "" {
			var err error
			if text, _, err = r.text(n.PlainPath); err != nil {
				return err
			}
		}
		r.textSize += len(text)
		if r.textSize > maxAllTexts {
			return tooMuch("bytes of text", maxAllTexts)
		}
		text = strings.TrimSpace(strings.ToValidUTF8(text, "\uFFFD"))
		if r.ownNote(n, text) {
			r.used[n.GUID] = true
			continue
		}
		if text != "" {
			r.notes[n.GUID] = text
		} else {
			r.used[n.GUID] = true // nothing to lose
		}
	}
	return nil
}

// note gives the texts of notes referred to.
func (r *refi) note(refs []refiRef) []string {
	var out []string
	for _, ref := range refs {
		if text := r.notes[ref.Target]; text != "" {
			r.used[ref.Target] = true
			out = append(out, text)
		}
	}
	return out
}

func (r *refi) addCodes(list []refiCode, parent app.IssueID, ids, tagIDs slugs) {
	for _, c := range list {
		name := short(c.Name)
		if name == "" {
			name = "unnamed code"
			r.lose("names of codes", "the code has none; it is called “unnamed code”", c.GUID)
		}
		x := app.Issue{Parent: parent, Title: name}
		if !r.ownIssue(c, &x, ids) {
			x.ID = app.IssueID(ids.take(name))
			words, _, _ := app.QDADescribed(c.Description)
			x.Include = strings.TrimSpace(words)
		}
		x.Include = strings.Join(append(slices.DeleteFunc([]string{x.Include}, func(s string) bool { return s == "" }), r.note(c.NoteRefs)...), "\n")
		name = x.Title
		r.ours.issues[x.ID] = x.ID
		r.attach(c.NoteRefs, x.Key())
		r.build.project.Codebook.Issues = append(r.build.project.Codebook.Issues, x)
		if c.GUID != "" {
			r.codes[strings.ToLower(c.GUID)] = refiTag{app.Tag{ID: app.TagID(tagIDs.take(name)), Name: name, Colour: colour(c.Colour)}, name}
		}
		r.addCodes(c.Codes, x.ID, ids, tagIDs)
	}
}

func (r *refi) addCases(list []refiCase, variables []refiVariable) {
	names := map[string]string{}
	for _, v := range variables {
		names[v.GUID] = short(v.Name)
	}
	for _, c := range list {
		r.addCase(c, names)
	}
}

// addCase makes an actor of a case; names are those of the variables by GUID.
func (r *refi) addCase(c refiCase, names map[string]string) {
	a, ok := r.ownActor(c, r.actorIDs)
	if !ok {
		name := short(c.Name)
		if name == "" {
			r.lose("cases", "a case without a name is no actor", c.GUID)
			return
		}
		a = app.Actor{ID: app.ActorID(r.actorIDs.take(name)), Name: name, Type: "other", Attributes: map[string]string{}}
		for _, v := range c.Values {
			value := short(cmp.Or(v.Text, v.Boolean, v.Integer, v.Float, v.Date, v.DateTime))
			key := names[v.Variable.Target]
			if r.own && key == "type" && slices.Contains(app.ActorTypes(), value) {
				a.Type, key = value, ""
			}
			if key != "" && value != "" {
				a.Attributes[key] = value
			}
		}
		words, _, _ := app.QDADescribed(c.Description)
		if d := strings.TrimSpace(words); d != "" {
			a.Attributes["description"] = d
		}
	}
	r.ours.actors[a.ID] = true
	r.cases[strings.ToLower(c.GUID)] = a.ID
	r.codes[strings.ToLower(c.GUID)] = refiTag{title: a.Name}
	r.build.project.Codebook.Actors = append(r.build.project.Codebook.Actors, a)
}

func (r *refi) addSource(s refiSource) error {
	name := short(cmp.Or(s.Name, fileName(s.PlainPath)))
	text, ok := s.Content, s.Content != ""
	if !ok && s.PlainPath != "" {
		var err error
		if text, ok, err = r.text(s.PlainPath); err != nil {
			return err
		}
	}
	if !ok {
		why := "their text is not inside the archive"
		if s.PlainPath == "" && s.RichPath != "" {
			why = "they come as a formatted document only; import that with “parley import”"
		}
		r.lose("texts", why, name)
		r.loseCount("selections", "their text was not read", len(s.Selections))
		return nil
	}
	a := app.Article{Title: name, Kind: app.ArticleNews, State: app.StateCoded, Path: fileName(r.path), Part: name, Provenance: map[string]string{"title": "qdpx"}}
	var known app.QDAText
	r.ownArticle(s, text, &a, &known)
	t, id, ok, err := r.addText(text, a)
	if err != nil {
		return err
	}
	if !ok {
		r.lose("texts", "they are empty", name)
		r.loseCount("selections", "their text is empty", len(s.Selections))
		return nil
	}
	known.Onto(&r.build.project.Texts[len(r.build.project.Texts)-1])
	r.attach(s.NoteRefs, app.Article{ID: id}.Key())
	for i, n := range r.note(s.NoteRefs) {
		r.build.project.Notes = append(r.build.project.Notes, app.Note{
			ID: fmt.Sprintf("%s-%d", id, i), Target: app.Article{ID: id}.Key(), Text: n, At: r.made,
		})
	}
	r.loseCount("codings of whole texts", "an annotation marks words", len(s.Codings))
	r.loseCount("variables of texts", "they stand with cases only", len(s.Values))
	for i, sel := range s.Selections {
		if i%1000 == 0 && r.ctx.Err() != nil {
			return r.ctx.Err()
		}
		if r.own && r.ownSelection(sel, t, id) {
			continue
		}
		r.addSelection(sel, t, id)
	}
	return nil
}

// addSelection makes an annotation. Programs write one selection a coding or one a place;
// equal places of one coder become one annotation.
func (r *refi) addSelection(s refiSelection, t *rawText, id app.ArticleID) {
	q, clamped, ok := t.quote(s.Start, s.End, codePoints)
	if !ok {
		r.lose("selections", "no words stand at their place in the text", short(cmp.Or(s.Name, s.GUID)))
		return
	}
	if clamped {
		r.lose("ends of selections", "the place reached beyond the text and was cut there", short(cmp.Or(s.Name, s.GUID)))
	}
	comment := []string{}
	words, _, _ := app.QDADescribed(strings.ToValidUTF8(s.Description, "\uFFFD"))
	if d := strings.TrimSpace(words); d != "" {
		comment = append(comment, d)
	}
	comment = append(comment, r.note(s.NoteRefs)...)
	user := s.User
	a := app.Annotation{Article: id, Quote: q, CreatedAt: r.made, UpdatedAt: r.made}
	for _, c := range s.Codings {
		user = cmp.Or(user, c.User)
		comment = append(comment, r.note(c.NoteRefs)...)
		r.coding(c, &a, &comment)
	}
	a.Comment, a.Coder = strings.Join(comment, "\n"), r.coders[user]
	if at, err := time.Parse(time.RFC3339, s.At); err == nil {
		a.CreatedAt, a.UpdatedAt = at.UTC(), at.UTC()
	}
	place := fmt.Sprint(id, q.Start, q.End, a.Coder, a.Comment)
	if i, twice := r.marked[place]; twice {
		have := &r.build.project.Annotations[i]
		for _, tag := range a.Tags {
			if !slices.Contains(have.Tags, tag) {
				have.Tags = append(have.Tags, tag)
			}
		}
		return
	}
	r.marked[place] = len(r.build.project.Annotations)
	for r.number = max(r.number, len(r.build.project.Annotations)); a.ID == "" || r.ours.ids[a.Key()]; {
		r.number++ // never a number twice: a file may claim as many as it has selections
		a.ID = app.AnnotationID(fmt.Sprintf("N-%d", r.number))
	}
	r.ours.ids[a.Key()] = true
	r.build.project.Annotations = append(r.build.project.Annotations, a)
}

// addTags adds the tags that annotations bear to those of our own. Codes of one name
// share a tag.
func (r *refi) addTags() {
	var list []app.Tag
	for guid := range r.tags {
		if _, own := r.ours.tags[guid]; !own {
			list = append(list, r.codes[guid].tag)
		}
	}
	slices.SortFunc(list, func(a, b app.Tag) int { return strings.Compare(string(a.ID), string(b.ID)) })
	r.build.project.Codebook.Tags = append(r.build.project.Codebook.Tags, list...)
}
