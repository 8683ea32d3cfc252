package export_test

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"parley/app"
	"parley/export"
)

// webPage is a page as a foreign reader sees it.
type webPage struct {
	Context []json.RawMessage `json:"@context"`
	ID      string
	Type    string
	Total   int
	Items   []webItem
}

type webItem struct {
	ID, Type, Motivation, Created, Modified string
	Creator                                 *struct{ Type, Nickname, Name string }
	Generator                               struct{ Type, Name string }
	Stylesheet                              struct{ Type, Value string }
	Body                                    []struct {
		Type, Purpose, Value, Format string
		Source                       struct{ ID, Label string }
		Role                         string `json:"parley:role"`
	}
	Target json.RawMessage
	Claim  *struct {
		Text   string `json:"schema:text"`
		Author struct{ ID string }
	} `json:"parley:claim"`
}

type webTarget struct {
	Source     string
	Role       string   `json:"parley:passageRole"`
	StyleClass []string `json:"styleClass"`
	State      struct{ Type, SourceDate, Cached string }
	Selector   []struct {
		Type, Exact, Prefix, Suffix string
		Start, End                  *int
	}
}

func (x webItem) targets(t *testing.T) []webTarget {
	t.Helper()
	var list []webTarget
	if bytes.HasPrefix(x.Target, []byte("[")) {
		if err := json.Unmarshal(x.Target, &list); err != nil {
			t.Fatal(err)
		}
		if len(list) == 1 {
			t.Errorf("%s has a list of one target", x.ID)
		}
		return list
	}
	list = make([]webTarget, 1)
	if err := json.Unmarshal(x.Target, &list[0]); err != nil {
		t.Fatal(err)
	}
	return list
}

func (x webItem) values(purpose string) (out []string) {
	for _, b := range x.Body {
		if b.Purpose == purpose && b.Type == "TextualBody" {
			out = append(out, b.Value)
		}
	}
	return out
}

func (x webItem) resource(role string) (id, purpose string) {
	for _, b := range x.Body {
		if b.Role == role && b.Type == "SpecificResource" {
			return b.Source.ID[strings.LastIndex(b.Source.ID, ":")+1:], b.Purpose
		}
	}
	return "", ""
}

// check compares a target with the words it was made of, in the text that it names.
func (x webTarget) check(t *testing.T, q app.Quote, texts map[app.VersionID]string) {
	t.Helper()
	hash, ok := strings.CutPrefix(x.State.Cached, "urn:sha256:")
	text, known := texts[app.VersionID(hash)]
	if !ok || !known || x.State.Type != "TimeState" {
		t.Fatalf("state %+v names no text", x.State)
	}
	if sum := sha256.Sum256([]byte(text)); hex.EncodeToString(sum[:]) != hash {
		t.Errorf("the text is not that of its hash %s", hash)
	}
	if _, err := time.Parse(time.RFC3339, x.State.SourceDate); err != nil || !strings.HasSuffix(x.State.SourceDate, "Z") {
		t.Errorf("date of the source %q", x.State.SourceDate)
	}
	if len(x.Selector) != 2 || x.Selector[0].Type != "TextPositionSelector" || x.Selector[1].Type != "TextQuoteSelector" {
		t.Fatalf("selectors %+v", x.Selector)
	}
	place, words, runes := x.Selector[0], x.Selector[1], []rune(text)
	if got := string(runes[*place.Start:*place.End]); got != words.Exact || got != q.Exact {
		t.Errorf("position gives %q, words %q, quote %q", got, words.Exact, q.Exact)
	}
	if !strings.HasSuffix(string(runes[:*place.Start]), words.Prefix) || !strings.HasPrefix(string(runes[*place.End:]), words.Suffix) {
		t.Errorf("%q does not stand between %q and %q", words.Exact, words.Prefix, words.Suffix)
	}
	if words.Prefix != q.Prefix || words.Suffix != q.Suffix {
		t.Error("the context is not that of the quote")
	}
}

func decodePage(t *testing.T, data []byte) webPage {
	t.Helper()
	var p webPage
	if err := json.Unmarshal(data, &p); err != nil {
		t.Fatalf("%v in %s", err, data)
	}
	var own map[string]string
	if len(p.Context) != 2 || string(p.Context[0]) != `"http://www.w3.org/ns/anno.jsonld"` || json.Unmarshal(p.Context[1], &own) != nil || own["parley"] == "" || own["schema"] == "" {
		t.Errorf("context %s", p.Context)
	}
	if p.Type != "AnnotationPage" || p.Total != len(p.Items) || !strings.HasPrefix(p.ID, "urn:parley:1234abcd:") {
		t.Errorf("page %s of type %s with %d of %d", p.ID, p.Type, len(p.Items), p.Total)
	}
	return p
}

// checkItems compares a page with the records behind it.
func checkItems(t *testing.T, p app.CodedProject, items []webItem, texts map[app.VersionID]string) (statements, annotations int) {
	t.Helper()
	name := map[app.TagID]string{}
	for _, x := range p.Codebook.Tags {
		name[x.ID] = x.Name
	}
	tags := func(ids []app.TagID) (out []string) {
		for _, id := range ids {
			out = append(out, name[id])
		}
		return out
	}
	seen := map[string]bool{}
	for _, x := range items {
		kind, id, _ := strings.Cut(strings.TrimPrefix(x.ID, "urn:parley:1234abcd:"), ":")
		if seen[x.ID] || x.Type != "Annotation" || x.Generator.Type != "Software" || x.Generator.Name != "Parley 1.2" {
			t.Errorf("%s twice, or of type %s by %+v", x.ID, x.Type, x.Generator)
		}
		seen[x.ID] = true
		targets := x.targets(t)
		if kind == "annotation" {
			annotations++
			a := p.Annotations[slices.IndexFunc(p.Annotations, func(a app.Annotation) bool { return string(a.ID) == id })]
			checkMade(t, x, a.Coder, a.CreatedAt, a.UpdatedAt)
			targets[0].check(t, a.Quote, texts)
			want := "highlighting"
			if len(a.Tags) > 0 {
				want = "tagging"
			}
			if a.Comment != "" {
				want = "commenting"
			}
			if x.Motivation != want || strings.Join(x.values("commenting"), "") != a.Comment || !slices.Equal(x.values("tagging"), tags(a.Tags)) || len(targets) != 1 {
				t.Errorf("annotation %+v\nas %+v", a, x)
			}
			for _, class := range targets[0].StyleClass {
				if !strings.Contains(x.Stylesheet.Value, "."+class+" {") {
					t.Errorf("no style for %s in %q", class, x.Stylesheet.Value)
				}
			}
			continue
		}
		statements++
		s := p.Statements[slices.IndexFunc(p.Statements, func(s app.Statement) bool { return string(s.ID) == id })]
		checkMade(t, x, s.Coder, s.CreatedAt, s.UpdatedAt)
		if len(targets) != len(s.Passages) {
			t.Fatalf("%d targets for %d passages", len(targets), len(s.Passages))
		}
		for i, q := range s.Passages {
			targets[i].check(t, q.Quote, texts)
			if targets[i].Role != string(q.Role) {
				t.Errorf("role %s, want %s", targets[i].Role, q.Role)
			}
		}
		for role, want := range map[string][2]string{
			"holder": {string(s.Holder), "identifying"}, "speaker": {string(s.Speaker), "identifying"}, "issue": {string(s.Issue), "classifying"}, "stance": {string(s.Stance), "classifying"}, "attribution": {string(s.Attribution), "classifying"},
		} {
			got, purpose := x.resource(role)
			if got != want[0] || got != "" && purpose != want[1] {
				t.Errorf("%s %s is %q with purpose %s, want %v", id, role, got, purpose, want)
			}
		}
		if x.Motivation != "classifying" || strings.Join(x.values("describing"), "") != s.Paraphrase || strings.Join(x.values("commenting"), "") != s.Note || !slices.Equal(x.values("tagging"), tags(s.Tags)) || x.Claim == nil || x.Claim.Text != s.QuoteText() {
			t.Errorf("statement %+v\nas %+v", s, x)
		}
	}
	return statements, annotations
}

func checkMade(t *testing.T, x webItem, coder app.CoderID, created, modified time.Time) {
	t.Helper()
	if x.Created != created.Format(time.RFC3339) || x.Modified != modified.Format(time.RFC3339) {
		t.Errorf("%s made %s, changed %s", x.ID, x.Created, x.Modified)
	}
	if (x.Creator == nil) != (coder == "") || x.Creator != nil && (x.Creator.Type != "Person" || x.Creator.Nickname != string(coder) || x.Creator.Name != "") {
		t.Errorf("%s by %+v, want %s", x.ID, x.Creator, coder)
	}
}

// webProject is a random project whose words all stand in texts that are there.
func webProject(t *testing.T, seed uint64) (app.CodedProject, map[app.VersionID]string) {
	t.Helper()
	p := (&maker{Rand: rand.New(rand.NewPCG(seed, 4))}).coded(t)
	p.ID = "1234abcd5678"
	texts := map[app.VersionID]string{}
	for _, v := range p.Texts {
		texts[v.ID] = v.Text
	}
	p.Statements = slices.DeleteFunc(p.Statements, func(s app.Statement) bool {
		return slices.ContainsFunc(s.Passages, func(q app.Passage) bool { return texts[q.Version] == "" })
	})
	p.Annotations = slices.DeleteFunc(p.Annotations, func(a app.Annotation) bool { return texts[a.Quote.Version] == "" })
	return p, texts
}

// TestJSONLD reads pages of random projects back and finds each place in its text.
func TestJSONLD(t *testing.T) {
	statements, annotations := 0, 0
	for seed := range uint64(40) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			p, texts := webProject(t, seed)
			page := decodePage(t, writeExchange(t, "jsonld", app.ExchangeSource{Project: p, AppVersion: "1.2"}))
			s, a := checkItems(t, p, page.Items, texts)
			if s != len(p.Statements) || a != len(p.Annotations) {
				t.Errorf("%d statements and %d annotations, want %d and %d", s, a, len(p.Statements), len(p.Annotations))
			}
			statements, annotations = statements+s, annotations+a
		})
	}
	if statements < 100 || annotations < 50 {
		t.Errorf("only %d statements and %d annotations", statements, annotations)
	}
}

// TestJSONLDZip checks the offsets with nothing but what the archive holds.
func TestJSONLDZip(t *testing.T) {
	for seed := range uint64(20) {
		p, _ := webProject(t, seed)
		data := writeExchange(t, "jsonld.zip", app.ExchangeSource{Project: p, AppVersion: "1.2"})
		z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatal(err)
		}
		texts, pages := map[app.VersionID]string{}, []webPage{}
		for _, f := range z.File {
			in, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			content, err := io.ReadAll(in)
			if err != nil {
				t.Fatal(err)
			}
			if name, ok := strings.CutPrefix(f.Name, "texts/"); ok {
				texts[app.VersionID(strings.TrimSuffix(name, ".txt"))] = string(content)
				continue
			}
			pages = append(pages, decodePage(t, content))
		}
		n := 0
		for _, page := range pages {
			s, a := checkItems(t, p, page.Items, texts)
			n += s + a
		}
		if want := len(p.Statements) + len(p.Annotations); n != want {
			t.Errorf("seed %d: %d of %d in %d pages", seed, n, want, len(pages))
		}
	}
}

// TestJSONLDTells names what has no place, and coders by name only where that is asked for.
func TestJSONLDTells(t *testing.T) {
	p := exchangeProject(t)
	p.Annotations[0].Coder, p.Annotations[0].Quote.Version = "C1", "gone"
	p.Notes = []app.Note{{ID: "M-1"}}
	p.Links = []app.StatementLink{{From: "S-1", To: "S-2", Type: "denies"}}
	var b bytes.Buffer
	report, err := export.New(export.Options{}).WriteExchange(t.Context(), &b, "jsonld", app.ExchangeSource{Project: p, Report: app.ReportOptions{CoderNames: true}})
	if err != nil {
		t.Fatal(err)
	}
	if l := losses(report); fmt.Sprint(l) != "map[links between statements:[S-1 denies S-2] notes:[M-1] positions:[ministry]]" {
		t.Errorf("losses %v", l)
	}
	for _, want := range []string{`"name": "Anna"`, `"cached": "urn:sha256:gone"`, `"exact": "<never> more"`} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %s in %s", want, &b)
		}
	}
}

// TestJSONLDHostile: the id of an article leads out of no folder, and a place that is none
// in the text is told, whatever it is.
func TestJSONLDHostile(t *testing.T) {
	p := exchangeProject(t)
	old := p.Articles[0].ID
	p.Articles[0].ID = "../../x"
	for i := range p.Statements {
		if p.Statements[i].Article == old {
			p.Statements[i].Article = "../../x"
		}
	}
	for i := range p.Annotations {
		if p.Annotations[i].Article == old {
			p.Annotations[i].Article = "../../x"
		}
	}
	data := writeExchange(t, "jsonld.zip", app.ExchangeSource{Project: p})
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	pages := 0
	for _, f := range z.File {
		if !fs.ValidPath(f.Name) || strings.Count(f.Name, "/") != 1 {
			t.Errorf("part %q", f.Name)
		}
		if strings.HasPrefix(f.Name, "annotations/") {
			pages++
		}
	}
	if pages == 0 {
		t.Error("no page")
	}
	for _, at := range []app.Bounds{{Start: -1, End: 3}, {Start: 5, End: 2}, {Start: 0, End: 1 << 30}} {
		p := exchangeProject(t)
		p.Annotations[0].Quote.Bounds = at
		for _, format := range []string{"jsonld", "qdpx"} {
			var b bytes.Buffer
			report, err := export.New(export.Options{}).WriteExchange(t.Context(), &b, format, app.ExchangeSource{Project: p})
			if err != nil || len(report) == 0 {
				t.Errorf("%s with %v: %v, losses %v", format, at, err, report)
			}
		}
	}
}
