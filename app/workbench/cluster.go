package workbench

import (
	"slices"

	"parley/app"
)

// clusters keeps the near-duplicate groups of the library: the connected components of
// sameStory. A group is named after its oldest member, so the order of import within a
// group does not matter to who is in it.
type clusters struct {
	members []clusterMember
	groups  map[string][]int // cluster → members
	alike   buckets
	changed map[app.ArticleID]string
}

type clusterMember struct {
	id          app.ArticleID
	cluster     string
	fingerprint []uint32
}

func newClusters(articles []app.Record) *clusters {
	c := &clusters{groups: map[string][]int{}, changed: map[app.ArticleID]string{}}
	slices.SortFunc(articles, func(a, b app.Record) int { return int(a.(app.Article).Seq - b.(app.Article).Seq) })
	for _, r := range articles {
		a := r.(app.Article)
		c.keep(clusterMember{a.ID, a.Cluster, a.Fingerprint})
	}
	return c
}

func (c *clusters) keep(m clusterMember) {
	i := len(c.members)
	c.members = append(c.members, m)
	if m.cluster != "" {
		c.groups[m.cluster] = append(c.groups[m.cluster], i)
	}
	c.alike.add(m.fingerprint)
}

// add finds the group of a new article and sets a.Cluster; members whose group changes by
// it are remembered for takeChanged.
func (c *clusters) add(a *app.Article) {
	var joined []int
	for _, i := range c.alike.candidates(a.Fingerprint) {
		if sameStory(c.members[i].fingerprint, a.Fingerprint) {
			joined = append(joined, i)
		}
	}
	if len(joined) > 0 {
		name := c.nameOf(joined[0])
		for _, i := range joined {
			c.rename(i, name)
		}
		a.Cluster = name
	}
	c.keep(clusterMember{a.ID, a.Cluster, a.Fingerprint})
}

func (c *clusters) nameOf(i int) string {
	if c.members[i].cluster != "" {
		return c.members[i].cluster
	}
	return string(c.members[i].id)
}

// rename moves member i, with all of its group, to the group called name.
func (c *clusters) rename(i int, name string) {
	old := c.members[i].cluster
	if old == name {
		return
	}
	moved := []int{i}
	if old != "" {
		moved = c.groups[old]
		delete(c.groups, old)
	}
	for _, k := range moved {
		c.members[k].cluster = name
		c.changed[c.members[k].id] = name
	}
	c.groups[name] = append(c.groups[name], moved...)
}

// takeChanged gives the articles whose group changed since the last call.
func (c *clusters) takeChanged() map[app.ArticleID]string {
	out := c.changed
	c.changed = map[app.ArticleID]string{}
	return out
}

// Locality-sensitive hashing over the MinHash values (Leskovec, Rajaraman, Ullman, Mining
// of Massive Datasets, 3.4): two texts of similarity J share one of 42 bands of 3 values
// with probability 1 − (1 − J³)⁴², which is 0.996 at 0.5 and 0.68 at 0.3.
const (
	bands = 42
	rows  = 3
)

// buckets finds members that share a band with a fingerprint. It holds hashes cut to the
// size of its tables, so that some candidates share nothing: who asks compares anyway.
// Members are numbered in the order of add.
type buckets struct {
	n     int
	heads [bands][]int32 // by hash: the newest member, counted from 1
	next  [bands][]int32 // by member: the one before it in its bucket
	all   [][]uint32     // fingerprints, to build larger tables from
}

// firstBuckets is enough for a small library; tables double when they fill.
const firstBuckets = 1 << 10

func (b *buckets) add(fingerprint []uint32) {
	if b.n >= len(b.heads[0]) {
		b.grow()
	}
	b.all = append(b.all, fingerprint)
	b.n++
	b.enter(b.n - 1)
}

func (b *buckets) enter(i int) {
	for band := range bands {
		b.next[band] = append(b.next[band], 0)
		if f := b.all[i]; len(f) == 1+minHashes {
			h := b.slot(band, f)
			b.next[band][i] = b.heads[band][h]
			b.heads[band][h] = int32(i + 1)
		}
	}
}

func (b *buckets) grow() {
	size := max(firstBuckets, 2*len(b.heads[0]))
	for band := range bands {
		b.heads[band] = make([]int32, size)
		b.next[band] = make([]int32, 0, size)
	}
	for i := range b.n {
		b.enter(i)
	}
}

func (b *buckets) slot(band int, f []uint32) int {
	h := uint64(band)
	for _, v := range f[1+band*rows : 1+band*rows+rows] {
		h = (h ^ uint64(v)) * 0x9e3779b97f4a7c15
		h ^= h >> 29
	}
	return int(h) & (len(b.heads[band]) - 1)
}

// candidates gives members that may be similar, each once, in their order.
func (b *buckets) candidates(fingerprint []uint32) []int {
	if len(fingerprint) != 1+minHashes || b.n == 0 {
		return nil
	}
	var out []int
	for band := range bands {
		for i := b.heads[band][b.slot(band, fingerprint)]; i != 0; i = b.next[band][i-1] {
			out = append(out, int(i-1))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
