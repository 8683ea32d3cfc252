package export

import (
	"fmt"
	"math"

	"parley/app"

	"github.com/xuri/excelize/v2"
)

// mostBars is how many issues a chart of this size can name.
const mostBars = 40

// chart makes the stacked bar of Summary. It reads the totals of Matrix, so that it follows
// what the reader changes there. room is its greatest height in pixels. nil if there is
// nothing to show.
func (r *report) chart(room int) *excelize.Chart {
	n := min(len(r.issues), mostBars)
	if !r.hasMatrix() || n == 0 || len(r.actors) == 0 {
		return nil
	}
	first, last := colName(matrixLead+1), colName(matrixLead+n)
	seen := r.shown(r.actors, r.issues[:n])
	gap, overlap, small := uint(45), 100, max(7.0, math.Round(18-float64(n)/10)/2) // sizes are half points
	c := &excelize.Chart{
		Type:     excelize.BarStacked,
		Title:    excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: r.say("Actors by position on each issue"), Font: chartFont(12, true, inkNavy)}}},
		Legend:   excelize.ChartLegend{Position: "bottom", Font: chartFont(9, false, inkBody)},
		XAxis:    excelize.ChartAxis{ReverseOrder: true, Font: *chartFont(small, false, inkBody)},
		YAxis:    excelize.ChartAxis{None: true},
		GapWidth: &gap, Overlap: &overlap, ShowBlanksAs: "gap",
		PlotArea:  excelize.ChartPlotArea{ShowVal: true, NumFmt: excelize.ChartNumFmt{CustomNumFmt: "0;;"}},
		Dimension: excelize.ChartDimension{Width: 620, Height: uint(min(130+46*n, room))},
		Border:    excelize.LineOptions{Type: excelize.LineNone},
		Format: excelize.GraphicOptions{
			Name: "Actors by position", AltText: r.chartWords(n), PrintObject: yes(), Locked: yes(), ScaleX: 1, ScaleY: 1, Positioning: "oneCell",
		},
	}
	for i, t := range totalRows() {
		if !r.charted(t, seen) {
			continue
		}
		row := r.matrixTotals() + i
		c.Series = append(c.Series, seriesOf(t, row, first, last))
	}
	return c
}

// charted reports whether a total is a bar: positions that occur or can be chosen, never
// silence.
func (r *report) charted(t total, seen tally) bool {
	n := 0
	for _, s := range t.states {
		n += seen[s]
	}
	switch t.states[0] {
	case app.DisplayNoComment, app.DisplayNoData:
		return false
	case app.DisplaySplit, app.DisplayContested, app.DisplayReportedSupport:
		return n > 0
	}
	return true
}

func seriesOf(t total, row int, first, last string) excelize.ChartSeries {
	shade := tintOf(t.states[0])
	s := excelize.ChartSeries{
		Name:       fmt.Sprintf("Matrix!$A$%d", row),
		Categories: fmt.Sprintf("Matrix!$%s$%d:$%s$%d", first, matrixHead, last, matrixHead),
		Values:     fmt.Sprintf("Matrix!$%s$%d:$%s$%d", first, row, last, row),
		Fill:       excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{shade.chart}},
		DataLabel:  excelize.ChartDataLabel{Font: *chartFont(9, true, shade.label)},
	}
	if shade.hollow() {
		s.Fill.Color = []string{white}
		s.DataLabel.Font.Color = "333333"
		s.Line = excelize.LineOptions{Type: excelize.LineSolid, Width: 1, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"6A6A6A"}}}
	}
	return s
}

func chartFont(size float64, bold bool, ink string) *excelize.Font {
	return &excelize.Font{Family: fontFamily, Size: size, Bold: bold, Color: ink}
}

// chartWords tells what the chart shows, for those who cannot see it.
func (r *report) chartWords(n int) string {
	s := r.say("Stacked bars: for each issue the number of actors by position.")
	for i, x := range r.issues[:min(n, 12)] {
		t := r.shown(r.actors, r.issues[i:i+1])
		s += r.say(" %s: %d for, %d conditional, %d against.", shorten(oneLine(x.Title), 40),
			t[app.DisplaySupport], t[app.DisplayConditional], t[app.DisplayOppose])
	}
	return dropXString(s)
}
