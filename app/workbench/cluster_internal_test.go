package workbench

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"parley/app"
)

// story makes words of a made-up language that no other story shares.
func story(r *rand.Rand, words int) []string {
	out := make([]string, words)
	for i := range out {
		out[i] = fmt.Sprintf("w%d", r.IntN(1<<20))
	}
	return out
}

// TestClustersOfChangedCopies: the changes that wire copies go through (import.md, 10), on
// 300 stories each with one copy, in random order of import.
func TestClustersOfChangedCopies(t *testing.T) {
	tests := []struct {
		name   string
		change func(*rand.Rand, []string) []string
		recall float64 // at least
	}{
		{"2 % of the words changed", func(r *rand.Rand, w []string) []string { return garble(r, w, 0.02) }, 0.99},
		{"8 % of the words changed", func(r *rand.Rand, w []string) []string { return garble(r, w, 0.08) }, 0.99},
		{"the first 70 % only", func(_ *rand.Rand, w []string) []string { return w[:len(w)*7/10] }, 0.99},
		{"30 % foreign text added", func(r *rand.Rand, w []string) []string { return append(slices.Clone(w), story(r, len(w)*3/10)...) }, 0.99},
		{"the first 40 % only", func(_ *rand.Rand, w []string) []string { return w[:len(w)*4/10] }, 0.90},
	}
	const stories = 300
	for n, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := rand.New(rand.NewPCG(uint64(n), 3))
			var articles []app.Article
			for i := range stories {
				words := story(r, 300+r.IntN(600))
				for k, w := range [][]string{words, tt.change(r, words)} {
					articles = append(articles, app.Article{ID: app.ArticleID(fmt.Sprintf("a%d-%d", i, k)), Fingerprint: Fingerprint(strings.Join(w, " "))})
				}
			}
			first := groupsOf(r, articles)
			found, wrong := 0, 0
			for a, x := range first {
				for b, y := range first {
					if a >= b || x == "" || x != y {
						continue
					}
					if strings.Split(string(a), "-")[0] == strings.Split(string(b), "-")[0] {
						found++
					} else {
						wrong++
					}
				}
			}
			if got := float64(found) / stories; got < tt.recall {
				t.Errorf("%.3f of the copies were found, want %.2f", got, tt.recall)
			}
			if pairs := 2 * stories * (2*stories - 1) / 2; wrong*10_000 > pairs {
				t.Errorf("%d of %d pairs are wrong", wrong, pairs)
			}
			t.Logf("recall %.3f, %d wrong pairs", float64(found)/stories, wrong)
		})
	}
	if len(tests) == 0 {
		t.Error("no cases")
	}
}

func garble(r *rand.Rand, words []string, share float64) []string {
	out := slices.Clone(words)
	for i := range out {
		if r.Float64() < share {
			out[i] = fmt.Sprintf("x%d", r.IntN(1<<20))
		}
	}
	return out
}

// groupsOf imports the articles in random order and gives the group of each.
func groupsOf(r *rand.Rand, articles []app.Article) map[app.ArticleID]string {
	c := newClusters(nil)
	out := map[app.ArticleID]string{}
	for _, i := range r.Perm(len(articles)) {
		a := articles[i]
		c.add(&a)
		out[a.ID] = a.Cluster
	}
	for id, name := range c.takeChanged() {
		out[id] = name
	}
	return out
}

// TestClustersDoNotDependOnOrder compares who is together, whatever the group is called.
func TestClustersDoNotDependOnOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	var articles []app.Article
	for i := range 40 {
		words := story(r, 400)
		for k := range 1 + i%4 {
			articles = append(articles, app.Article{ID: app.ArticleID(fmt.Sprintf("a%d-%d", i, k)), Fingerprint: Fingerprint(strings.Join(words, " "))})
			words = garble(r, words, 0.06)
		}
	}
	want := partition(groupsOf(r, articles))
	for range 5 {
		if got := partition(groupsOf(r, articles)); !slices.Equal(got, want) {
			t.Fatalf("another order gives other groups:\n%v\n%v", got, want)
		}
	}
	if len(want) < 30 {
		t.Errorf("only %d groups", len(want))
	}
}

// partition gives each group as its members in order, groups in order.
func partition(groups map[app.ArticleID]string) []string {
	members := map[string][]string{}
	for id, name := range groups {
		if name == "" {
			name = string(id)
		}
		members[name] = append(members[name], string(id))
	}
	var out []string
	for _, m := range members {
		slices.Sort(m)
		out = append(out, strings.Join(m, " "))
	}
	slices.Sort(out)
	return out
}

func BenchmarkClusters(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	prints := make([][]uint32, 2000)
	for i := range prints {
		prints[i] = Fingerprint(strings.Join(story(r, 400), " "))
	}
	c := newClusters(nil)
	for i := range 40_000 {
		f := slices.Clone(prints[i%len(prints)])
		for k := 1; k < len(f); k++ {
			f[k] ^= uint32(i) * 2654435761
		}
		c.add(&app.Article{ID: app.ArticleID(fmt.Sprint("a", i)), Fingerprint: f})
	}
	b.ResetTimer()
	for i := range b.N {
		c.add(&app.Article{ID: app.ArticleID(fmt.Sprint("b", i)), Fingerprint: prints[i%len(prints)]})
	}
}
