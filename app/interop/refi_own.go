package interop

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"unicode"

	"parley/app"
)

// ours is what a project of Parley's own brings along beside what REFI-QDA has places for.
type ours struct {
	tags       map[string]app.TagID // codes that Parley wrote for tags, by GUID
	tagIDs     map[app.TagID]bool
	coders     map[app.CoderID]bool
	groups     map[string]string // names of its codes for actors, stances and attributions, by GUID
	actors     map[app.ActorID]bool
	issues     map[app.IssueID]app.IssueID // that the file names, to those read
	order      map[app.IssueID]int
	outlets    map[app.OutletID]bool
	statements map[string]app.StatementID // by the GUID of their first selection
	ids        map[app.Key]bool           // of statements and annotations
	notes      map[string]app.Note        // by GUID, not yet on anything
}

func newOurs() ours {
	return ours{
		tags: map[string]app.TagID{}, tagIDs: map[app.TagID]bool{}, coders: map[app.CoderID]bool{}, groups: map[string]string{}, actors: map[app.ActorID]bool{}, issues: map[app.IssueID]app.IssueID{},
		order: map[app.IssueID]int{}, outlets: map[app.OutletID]bool{}, statements: map[string]app.StatementID{}, ids: map[app.Key]bool{}, notes: map[string]app.Note{},
	}
}

// machine reads the machine line of a description; words is what stands there for people.
func machine(description string, kind app.QDAKind, v any) (words string, ok bool) {
	words, found, data := app.QDADescribed(description)
	if found != kind || json.Unmarshal([]byte(data), v) != nil {
		return description, false
	}
	return words, true
}

// named gives the name that a program shows, or ours where it shows the same.
func named(shown, own string) string {
	if app.QDASame(shown, own) || strings.TrimSpace(shown) == "" {
		return own
	}
	return short(shown)
}

// goodID reports whether an id that a file gives may be kept.
func goodID(id string) bool {
	return id != "" && len(id) <= 256 && id == strings.TrimSpace(id) && !strings.ContainsFunc(id, unicode.IsControl)
}

// namesFile reports whether the id of an article can be part of the name of a file, as it is
// where articles are written one by one: an id such as "../x" would lead out of the folder.
func namesFile(id string) bool {
	return goodID(id) && !strings.ContainsFunc(id, func(r rune) bool {
		return (r < '0' || r > '9') && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && r != '-' && r != '_'
	})
}

// addOwnCodes reads the groups of codes that Parley writes. Actors come as cases in a
// project and as codes in a codebook, stances and attributions with the statements.
func (r *refi) addOwnCodes(list []refiCode, project bool) {
	ids, tagIDs := slugs{}, slugs{}
	for _, group := range list { // first, before codes take their ids
		if group.Name == app.QDATags {
			for _, c := range group.Codes {
				r.ownTag(c, tagIDs)
			}
		}
	}
	for _, group := range list {
		switch group.Name {
		case app.QDATags:
		case app.QDAIssues:
			r.addCodes(group.Codes, "", ids, tagIDs)
		case app.QDAActors, app.QDAStances, app.QDAAttributions:
			for _, c := range group.Codes {
				r.ours.groups[strings.ToLower(c.GUID)] = short(c.Name)
				if !project && group.Name == app.QDAActors {
					r.addCase(refiCase{GUID: c.GUID, Name: c.Name, Description: c.Description}, nil)
				}
				for _, below := range c.Codes { // added by another program
					r.addCodes([]refiCode{below}, "", ids, tagIDs)
				}
			}
		default: // added by another program since
			r.addCodes([]refiCode{group}, "", ids, tagIDs)
		}
	}
	slices.SortStableFunc(r.build.project.Codebook.Issues, func(a, b app.Issue) int {
		x, y := r.ours.order[a.ID], r.ours.order[b.ID]
		if x == 0 || y == 0 {
			return cmp.Compare(y, x) // those of another program come last
		}
		return cmp.Compare(x, y)
	})
}

func (r *refi) ownTag(c refiCode, ids slugs) {
	guid := strings.ToLower(c.GUID)
	tag := app.Tag{Name: short(c.Name), Colour: colour(c.Colour)}
	var own app.Tag
	if _, ok := machine(c.Description, app.QDATagLine, &own); ok && own.Validate() == nil && goodID(string(own.ID)) && !ids[string(own.ID)] {
		tag = own
		tag.Name = named(c.Name, own.Name)
		ids[string(tag.ID)] = true
	} else {
		tag.Name = cmp.Or(tag.Name, "unnamed tag")
		tag.ID = app.TagID(ids.take(tag.Name))
	}
	r.codes[guid] = refiTag{tag, tag.Name}
	r.ours.tags[guid], r.ours.tagIDs[tag.ID] = tag.ID, true
	r.build.project.Codebook.Tags = append(r.build.project.Codebook.Tags, tag)
	r.attach(c.NoteRefs, tag.Key())
}

// ownIssue takes what Parley wrote of an issue; the place in the tree and the name are
// those that the code has now.
func (r *refi) ownIssue(c refiCode, x *app.Issue, ids slugs) bool {
	var own app.QDAIssue
	words, ok := machine(c.Description, app.QDAIssueLine, &own)
	own.Parent = x.Parent
	if !r.own || !ok || own.Validate() != nil || !goodID(string(own.ID)) || ids[string(own.ID)] || own.ID == x.Parent {
		return false
	}
	if !app.QDASame(words, strings.TrimSpace(own.Question+"\n"+own.Include)) {
		own.Include = strings.TrimSpace(words)
	}
	own.Title = named(c.Name, own.Title)
	ids[string(own.ID)] = true
	*x = own.Issue
	r.ours.order[x.ID] = own.Order
	return true
}

// ownActor takes what Parley wrote of an actor.
func (r *refi) ownActor(c refiCase, ids slugs) (a app.Actor, ok bool) {
	if _, ok := machine(c.Description, app.QDAActorLine, &a); !r.own || !ok || a.Validate() != nil || !goodID(string(a.ID)) || ids[string(a.ID)] {
		return app.Actor{}, false
	}
	a.Name = named(c.Name, a.Name)
	ids[string(a.ID)] = true
	return a, true
}

// ownArticle takes what Parley wrote of an article beside its text.
func (r *refi) ownArticle(s refiSource, text string, a *app.Article, v *app.QDAText) {
	var own app.QDAArticle
	if _, ok := machine(s.About, app.QDAArticleLine, &own); !r.own || !ok {
		return
	}
	x := own.Article
	if !namesFile(string(x.ID)) || r.articles[x.ID] {
		x.ID = ""
	}
	if !app.QDASame(s.Name, app.DisplayTitle(x.Title, text)) {
		x.Title = short(s.Name)
	}
	x.Outlet = r.publisher(own)
	x.Tags, x.Lists, x.Cluster, x.Fingerprint = r.known(x.Tags), nil, "", nil
	check := x
	check.ID, check.Version = "a", "v" // to be told by the text
	if check.Validate() == nil {
		*a, *v = x, own.Text
	}
}

// publisher gives the outlet of an article, adding it.
func (r *refi) publisher(own app.QDAArticle) app.OutletID {
	o := own.Publisher
	if o == nil || o.Validate() != nil || !goodID(string(o.ID)) {
		return r.outlet(short(own.OutletName))
	}
	if !r.ours.outlets[o.ID] {
		r.ours.outlets[o.ID] = true
		r.build.project.Outlets = append(r.build.project.Outlets, *o)
	}
	return o.ID
}

// known keeps the tags of ours that the codebook has.
func (r *refi) known(tags []app.TagID) []app.TagID {
	var out []app.TagID
	for _, id := range tags {
		if r.ours.tagIDs[id] {
			out = append(out, id)
		}
	}
	return out
}

// ownNote takes a note of ours; what it is on is told by what refers to it.
func (r *refi) ownNote(n refiNote, text string) bool {
	var own app.Note
	if _, ok := machine(n.Description, app.QDANoteLine, &own); !r.own || !ok || own.Validate() != nil || !goodID(own.ID) {
		return false
	}
	if !app.QDASame(text, own.Text) && strings.TrimSpace(text) != "" {
		own.Text = text
	}
	own.Coder = r.coder(own.Coder, n.User)
	r.ours.notes[n.GUID] = own
	return true
}

// coder gives the coder that a program names for something of ours, which may be another
// than ours.
func (r *refi) coder(own app.CoderID, user string) app.CoderID {
	if id, ok := r.coders[user]; ok {
		return id
	}
	if r.ours.coders[own] {
		return own
	}
	return ""
}

// attach puts the notes of ours that are referred to on a record. An empty id stands for
// whatever of the kind the note itself names.
func (r *refi) attach(refs []refiRef, to app.Key) {
	for _, ref := range refs {
		n, ok := r.ours.notes[ref.Target]
		if !ok || to.ID == "" && n.Target.Kind != to.Kind {
			continue
		}
		delete(r.ours.notes, ref.Target)
		if to.ID != "" {
			n.Target = to
		} else if !r.there(n.Target) {
			r.lose("notes", "what they were on is no longer there", n.ID)
			continue
		}
		r.build.project.Notes = append(r.build.project.Notes, n)
	}
}

// there reports whether an actor or a cell of ours was read.
func (r *refi) there(k app.Key) bool {
	if k.Kind == app.KindActor {
		return r.ours.actors[app.ActorID(k.ID)]
	}
	actor, issue, _ := strings.Cut(k.ID, "/")
	_, known := r.ours.issues[app.IssueID(issue)]
	return r.ours.actors[app.ActorID(actor)] && known
}

// finishOwn settles what refers to what was read later.
func (r *refi) finishOwn(p refiProject) {
	book := &r.build.project.Codebook
	for i := range book.Actors {
		a := &book.Actors[i]
		if a.Parent != "" && !r.ours.actors[a.Parent] {
			r.lose("parents of actors", "the case is no longer there", string(a.Parent))
			a.Parent = ""
		}
		for k, role := range a.Roles {
			if role.OfActor != "" && !r.ours.actors[role.OfActor] {
				a.Roles[k].OfActor, a.Roles[k].Title = "", cmp.Or(role.Title, string(role.OfActor))
			}
		}
		a.Tags = r.known(a.Tags)
	}
	read := map[app.StatementID]bool{}
	for _, s := range r.build.project.Statements {
		read[s.ID] = true
	}
	for i := range book.Issues {
		x := &book.Issues[i]
		x.Tags = r.known(x.Tags)
		if x.Examples = slices.DeleteFunc(x.Examples, func(id app.StatementID) bool { return !read[id] }); len(x.Examples) == 0 {
			x.Examples = nil
		}
	}
	r.attach(p.NoteRefs, app.Key{Kind: app.KindCell})
	for _, group := range p.CodeBook.Codes {
		for _, c := range group.Codes {
			r.attach(c.NoteRefs, app.Key{Kind: app.KindActor})
		}
	}
	for _, guid := range slices.Sorted(maps.Keys(r.ours.notes)) { // the report is the same each time
		r.lose("notes", "nothing that was read refers to them", r.ours.notes[guid].ID)
	}
	byNumber := func(a, b string) int { return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b)) }
	slices.SortStableFunc(r.build.project.Notes, func(a, b app.Note) int { return byNumber(a.ID, b.ID) })
	slices.SortStableFunc(r.build.project.Statements, func(a, b app.Statement) int { return byNumber(string(a.ID), string(b.ID)) })
	slices.SortStableFunc(r.build.project.Annotations, func(a, b app.Annotation) int { return byNumber(string(a.ID), string(b.ID)) })
}

// addLinks takes links between the first selections of statements of ours.
func (r *refi) addLinks(list []refiLink) {
	seen := map[app.StatementLink]bool{}
	for _, l := range list {
		x := app.StatementLink{From: r.ours.statements[strings.ToLower(l.From)], To: r.ours.statements[strings.ToLower(l.To)], Type: l.Name}
		if x.Validate() != nil {
			r.lose("links", "Parley links statements, and REFI-QDA has none", short(l.Name))
			continue
		}
		if !seen[x] {
			seen[x] = true
			r.build.project.Links = append(r.build.project.Links, x)
		}
	}
}

// colour gives a colour as Parley writes it, or none.
func colour(s string) string {
	if len(s) != 7 || s[0] != '#' || strings.Trim(s[1:], "0123456789abcdefABCDEF") != "" {
		return ""
	}
	return strings.ToLower(s)
}
