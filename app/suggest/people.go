package suggest

import (
	"slices"
	"strings"

	"parley/app"
)

// codebook looks actors up by name, alias and role.
type codebook struct {
	byName  map[string]app.ActorRef // folded name or alias
	byRole  map[string]app.ActorRef // folded role title; a title of two actors is left out
	longest int                     // words of the longest name
	titles  []office                // every role of every actor
	types   map[app.ActorID]string  // as in the codebook
}

// plainMarks makes apostrophes and spaces of one shape.
var plainMarks = strings.NewReplacer("’", "'", "ʼ", "'", "\u00a0", " ")

func fold(s string) string {
	s = strings.ToLower(plainMarks.Replace(s))
	return strings.Join(strings.Fields(s), " ")
}

func newCodebook(cb app.Codebook) *codebook {
	c := &codebook{byName: map[string]app.ActorRef{}, byRole: map[string]app.ActorRef{}, types: map[app.ActorID]string{}}
	put := func(text string, ref app.ActorRef) {
		key := strings.TrimPrefix(fold(text), "the ")
		if _, taken := c.byName[key]; key != "" && !taken {
			c.byName[key] = ref
			c.longest = max(c.longest, len(strings.Fields(key)))
		}
	}
	for _, a := range cb.Actors {
		put(a.Name, app.ActorRef{ID: a.ID, Name: a.Name})
		c.types[a.ID] = a.Type
	}
	for _, a := range cb.Actors {
		ref := app.ActorRef{ID: a.ID, Name: a.Name}
		for _, al := range a.Aliases {
			put(al.Text, ref)
		}
		for _, r := range a.Roles {
			key := strings.TrimPrefix(fold(r.Title), "the ")
			c.titles = append(c.titles, officeOf(r.Title, ref))
			if old, taken := c.byRole[key]; taken && old.ID != a.ID {
				c.byRole[key] = app.ActorRef{}
			} else if key != "" {
				c.byRole[key] = ref
			}
		}
	}
	return c
}

// name looks a text up as a name or an alias.
func (c *codebook) name(text string) (app.ActorRef, bool) {
	key := strings.TrimPrefix(fold(text), "the ")
	ref, ok := c.byName[key]
	return ref, ok && (ref.ID != "" || ref.Name != "")
}

// role looks a text up as a role that one actor alone has.
func (c *codebook) role(text string) (app.ActorRef, bool) {
	ref, ok := c.byRole[strings.TrimPrefix(fold(text), "the ")]
	return ref, ok && ref.ID != ""
}

// people are the names of one article: full names by surname, role phrases by whom they are
// bound to.
type people struct {
	book     *codebook
	full     map[string][]string // surname, folded → full names in the order met
	roles    map[string]string   // role phrase, folded → full name
	roleHead map[string][]string // last word of a role phrase → full names
	first    map[string]app.Bounds
	singles  map[string]bool   // surnames met alone
	gender   map[string]string // surname → he or she, where a title tells
	offices  []office          // roles whose holders the article names
	capitals map[string]string // words with a capital, folded → as written
	asPlace  map[string]bool   // capital words that stand as a place: behind "in", before ’s and an office
}

func newPeople(d *document, cb *codebook) *people {
	p := &people{
		book: cb, full: map[string][]string{}, roles: map[string]string{}, roleHead: map[string][]string{},
		first: map[string]app.Bounds{}, singles: map[string]bool{},
	}
	for _, para := range d.paras {
		if para.skip {
			continue
		}
		for i := 0; i < len(para.toks); {
			j := nameEnd(para, i)
			if j > i {
				p.meet(d, para, i, j)
			}
			i = max(j, i+1)
		}
	}
	p.prune()
	p.capitals, p.asPlace = capitalWords(d)
	p.offices, p.gender = p.officesOf(), p.genders(d)
	return p
}

// prune drops a name that another of the same surname ends: "Middle East Anna Holt" beside
// "Anna Holt".
func (p *people) prune() {
	for surname, names := range p.full {
		p.full[surname] = slices.DeleteFunc(slices.Clone(names), func(long string) bool {
			return slices.ContainsFunc(names, func(short string) bool { return long != short && strings.HasSuffix(long, " "+short) })
		})
	}
}

// nameEnd gives the token behind the run of name words that begins at i; i if none does.
func nameEnd(para *paragraph, i int) int {
	j := i
	for j < len(para.toks) {
		t := &para.toks[j]
		switch {
		case t.tag == tagName && t.kind == kindWord && !dayWords[t.low] && months[t.low] == 0:
			j++
			continue
		case j > i && nameParticles[t.low] && j+1 < len(para.toks) && para.toks[j+1].tag == tagName:
			j++
			continue
		}
		break
	}
	return j
}

var nameParticles = wordSet(`de van von der den al bin ibn la le du da di dos del el ten ter y`)

// titleNouns are titles and offices: what stands behind the last of them in a run of capital
// words is the name.
var titleNouns = wordSet(`president general gen. gen colonel col. major maj. captain capt. lieutenant lt. admiral adm. marshal senator sen.
	sen representative rep. rep congressman congresswoman governor gov. gov mayor minister secretary chancellor premier ambassador envoy
	chairman chairwoman chair speaker leader whip justice judge chief director commissioner adviser advisor spokesman spokeswoman
	spokesperson counselor counsellor professor prof. doctor dr. dr mr. mr mrs. mrs ms. ms miss sir lord lady dame king queen prince
	princess pope cardinal archbishop bishop rev. reverend rabbi imam sheikh emir sultan councillor councilor councilman councilwoman
	sheriff attorney deputy vice former mp cllr lawmaker strategist manager candidate nominee analyst economist editor reporter host
	author historian billionaire officer coach official aide delegate commander executive founder owner activist`)

// orgNouns make a run of capital words an organisation.
var orgNouns = wordSet(`commission committee ministry department house senate congress parliament party university bank union council
	news times post journal agency office association federation institute court group fund company corporation corp inc. ltd co. bureau
	organization organisation authority administration government assembly board alliance league coalition army navy force forces
	police service club foundation center centre network front movement nations nato eu un campaign cabinet kremlin pentagon
	secretariat chamber society trust league guild press wire herald tribune gazette chronicle radio television`)

func (p *people) meet(d *document, para *paragraph, i, j int) {
	from := i
	for k := i; k < j; k++ {
		if titleNouns[para.toks[k].low] {
			from = k + 1
		}
	}
	if from >= j || para.toks[j-1].kind != kindWord {
		return
	}
	for k := from; k < j; k++ {
		if orgNouns[para.toks[k].low] {
			return
		}
	}
	if j-from > 1 && landscape[para.toks[j-1].low] && !p.known(fold(para.toks[j-1].low)) {
		return
	}
	name := d.text[para.toks[from].start:para.toks[j-1].end]
	at := app.Bounds{Start: para.toks[from].start, End: para.toks[j-1].end}
	surname := fold(para.toks[j-1].low)
	if j-from < 2 {
		if from > i && !p.singles[surname] {
			p.bind(d, para, i, from, j, name) // "Colonel Rask"
		}
		p.singles[surname] = true
		if _, ok := p.first[surname]; !ok {
			p.first[surname] = at
		}
		return
	}
	if j-from > 4 {
		return
	}
	if !slices.Contains(p.full[surname], name) {
		p.full[surname] = append(p.full[surname], name)
		p.first[fold(name)] = at
	}
	p.bind(d, para, i, from, j, name)
	p.bindBehind(d, para, j, name)
}

// byName gives the actor that a name stands for: of the codebook, else under the fullest
// name in the article. Two people with one surname are not told apart by it.
func (p *people) byName(name string) app.ActorRef {
	if ref, ok := p.book.name(name); ok {
		return ref
	}
	words := strings.Fields(name)
	last := fold(words[len(words)-1])
	if len(words) == 1 {
		switch full := p.full[last]; {
		case len(full) == 1 || len(full) > 1 && sameFirst(full):
			name = longestOf(full)
		case len(full) > 1:
			return app.ActorRef{Name: name, Note: "more than one person has this surname"}
		}
	}
	if ref, ok := p.book.name(name); ok {
		return ref
	}
	if ref, ok := p.book.name(last); ok && len(words) > 1 && compatible(ref.Name, name) {
		return ref
	}
	return app.ActorRef{Name: name}
}

// compatible reports whether two names of one surname have no conflicting first name.
func compatible(a, b string) bool {
	x, y := strings.Fields(fold(a)), strings.Fields(fold(b))
	return len(x) < 2 || len(y) < 2 || x[0] == y[0] || strings.HasPrefix(x[0], strings.TrimSuffix(y[0], ".")) || strings.HasPrefix(y[0], strings.TrimSuffix(x[0], "."))
}

func sameFirst(full []string) bool {
	for _, f := range full[1:] {
		if !compatible(f, full[0]) {
			return false
		}
	}
	return true
}

func longestOf(full []string) string {
	best := full[0]
	for _, f := range full[1:] {
		if len(f) > len(best) {
			best = f
		}
	}
	return best
}

// merges proposes that a surname of six letters or more that differs by one letter from
// another is a misspelling of it. Nothing is merged.
func (b *builder) merges() []app.ActorMerge {
	p := b.people
	known := map[string]bool{}
	for s := range p.full {
		known[s] = true
	}
	for key := range p.book.byName {
		if f := strings.Fields(key); len(f) > 0 {
			known[f[len(f)-1]] = true
		}
	}
	surnames := make([]string, 0, len(known))
	for s := range known {
		surnames = append(surnames, s)
	}
	slices.Sort(surnames)
	var out []app.ActorMerge
	var singles []string
	for s := range p.singles {
		singles = append(singles, s)
	}
	slices.Sort(singles)
	const least = 6
	for _, s := range singles {
		if known[s] || len([]rune(s)) < least {
			continue
		}
		for _, k := range surnames {
			if len([]rune(k)) >= least && distanceOne(s, k) {
				out = append(out, app.ActorMerge{Written: b.words(p.first[s]), Means: p.byName(b.asWritten(k)), At: p.first[s]})
				break
			}
		}
	}
	slices.SortFunc(out, func(x, y app.ActorMerge) int { return x.At.Start - y.At.Start })
	return out
}

// asWritten gives a surname with the capitals it has in the article or the codebook.
func (b *builder) asWritten(surname string) string {
	if full := b.people.full[surname]; len(full) > 0 {
		return longestOf(full)
	}
	if ref, ok := b.people.book.byName[surname]; ok {
		return ref.Name
	}
	return surname
}

// distanceOne reports whether one letter was changed, added or left out.
func distanceOne(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(y)-len(x) > 1 || a == b {
		return false
	}
	i := 0
	for i < len(x) && x[i] == y[i] {
		i++
	}
	if len(x) == len(y) {
		return slices.Equal(x[i+1:], y[i+1:])
	}
	return slices.Equal(x[i:], y[i+1:])
}
