package workbench

import (
	"math/rand/v2"

	"parley/app"
)

// kwicLine is a line on its way, with what it is sorted by.
type kwicLine struct {
	app.KWICLine
	order int
	key   kwicSame
	keys  []string
}

// kwicSame is what equal lines of a near-duplicate group have in common; zero for lines of
// no group.
type kwicSame struct{ cluster, text string }

// kwicDraw takes the lines of a concordance as they come, leaves out equal lines of one
// near-duplicate group but the first, and keeps all others or a random sample of a fixed
// size (Vitter's algorithm R), so that a frequent word needs no more memory than a rare one.
type kwicDraw struct {
	fold   bool
	most   int // lines kept, 0 for all
	random *rand.Rand
	lines  []kwicLine
	seen   int // lines that were not left out
	hidden int
	first  map[kwicSame]app.ArticleID // the article that shows the line
	same   map[kwicSame]int           // lines left out
}

func newKWICDraw(o app.KWICOptions) *kwicDraw {
	return &kwicDraw{
		fold: o.Fold, most: o.Sample, random: rand.New(rand.NewPCG(o.Seed, o.Seed)), //nolint:gosec // a sample, not a secret
		first: map[kwicSame]app.ArticleID{}, same: map[kwicSame]int{},
	}
}

func (d *kwicDraw) add(cluster string, line app.KWICLine) {
	l := kwicLine{KWICLine: line, order: d.seen}
	if d.fold && cluster != "" {
		l.key = kwicSame{cluster, line.Left + "\x00" + line.Node + "\x00" + line.Right}
		switch shown, known := d.first[l.key]; {
		case !known:
			d.first[l.key] = line.Article
		case shown != line.Article:
			d.same[l.key]++
			d.hidden++
			return
		default:
			l.key = kwicSame{} // a further place in the article that shows the line
		}
	}
	d.seen++
	if d.most <= 0 || len(d.lines) < d.most {
		d.lines = append(d.lines, l)
		return
	}
	if i := d.random.IntN(d.seen); i < d.most {
		d.lines[i] = l
	}
}

// kept gives the lines, each with the number of those it stands for.
func (d *kwicDraw) kept() []kwicLine {
	for i := range d.lines {
		d.lines[i].Same = d.same[d.lines[i].key]
	}
	return d.lines
}
