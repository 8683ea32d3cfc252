package widgets

import (
	"fmt"
	"strings"
	"testing"
)

// article returns text of about n bytes, half Latin, half Cyrillic, with some
// variety of words.
func article(n int) *Doc {
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		fmt.Fprintf(&b, "The minister said on day %d that the agreement number%d would be reviewed by committee%d before winter. ", i, i%977, i%3011)
		fmt.Fprintf(&b, "Депутати підтримали законопроєкт номер%d, хоча опозиція%d вимагала змін до статті%d. ", i%1999, i%701, i%2503)
		if i%3 == 2 {
			b.WriteByte('\n')
		}
	}
	return &Doc{Text: b.String()}
}

var benchSizes = []int{10 << 10, 50 << 10, 200 << 10, 1 << 20}

func BenchmarkLayoutCold(b *testing.B) {
	for _, n := range benchSizes {
		doc := article(n)
		m := testMeasure(b)
		b.Run(fmt.Sprint(n>>10, "KB"), func(b *testing.B) {
			for b.Loop() {
				clear(m.settings)
				clear(m.outs)
				l := newLayout(m, doc, DefaultTypography().fill())
				l.setWidth(620)
				l.wrapAll(nil)
			}
		})
	}
}

func BenchmarkRewrap(b *testing.B) {
	for _, n := range []int{50 << 10, 1 << 20} {
		l := newTestLayout(b, article(n), 620)
		b.Run(fmt.Sprint(n>>10, "KB"), func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				l.setWidth(600 + float32(i%2)*30)
				l.wrapAll(nil)
			}
		})
	}
}
