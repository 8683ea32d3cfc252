package widgets

import (
	"cmp"
	"slices"
	"sort"
)

// maxLanes is how many underlines lie below each other; more share the last.
const maxLanes = 3

// placedMark is a mark with the lane of its underline, which it keeps on all
// its lines.
type placedMark struct {
	Mark
	lane int
}

// markSet holds the marks of a document, ordered by start. Reach is the
// running maximum of the ends, which finds the first mark that can touch a
// place by binary search although marks overlap freely.
type markSet struct {
	list  []placedMark
	reach []int
	notes []int // of the list: those with a note
}

// newMarkSet clips marks to the text, leaves out empty ones, sorts them and
// gives out the lanes.
func newMarkSet(marks []Mark, size int) markSet {
	var s markSet
	for _, m := range marks {
		m.Start, m.End = max(m.Start, 0), min(m.End, size)
		if m.Start < m.End {
			s.list = append(s.list, placedMark{Mark: m})
		}
	}
	slices.SortStableFunc(s.list, func(a, b placedMark) int {
		return cmp.Or(a.Start-b.Start, b.End-a.End, int(a.Kind)-int(b.Kind), a.Priority-b.Priority)
	})
	var free [maxLanes]int // where each lane is free again
	end := 0
	for i := range s.list {
		m := &s.list[i]
		end = max(end, m.End)
		s.reach = append(s.reach, end)
		if m.Note != "" {
			s.notes = append(s.notes, i)
		}
		if !m.underlined() {
			continue
		}
		for m.lane < maxLanes-1 && free[m.lane] > m.Start {
			m.lane++
		}
		free[m.lane] = max(free[m.lane], m.End)
	}
	return s
}

func (m Mark) underlined() bool { return m.Kind == KindAnnotation || m.Kind == KindStatement }

// touching returns the marks that share a byte with a range.
func (s markSet) touching(start, end int) []placedMark {
	var out []placedMark
	for i := sort.SearchInts(s.reach, start+1); i < len(s.list) && s.list[i].Start < end; i++ {
		if s.list[i].End > start {
			out = append(out, s.list[i])
		}
	}
	return out
}

// at returns the marks that hold a byte: the loudest layer first, within it
// the higher priority, then the shorter mark.
func (s markSet) at(off int) []Mark {
	var under []Mark
	for _, m := range s.touching(off, off+1) {
		under = append(under, m.Mark)
	}
	slices.SortStableFunc(under, func(a, b Mark) int {
		return cmp.Or(int(b.Kind)-int(a.Kind), b.Priority-a.Priority, (a.End-a.Start)-(b.End-b.Start))
	})
	return under
}

// next returns the mark of one of the kinds that starts after from, or before
// it when dir is negative.
func (s markSet) next(kinds []Kind, from, dir int) (Mark, bool) {
	i := sort.Search(len(s.list), func(i int) bool { return s.list[i].Start > from })
	if dir < 0 {
		i = sort.Search(len(s.list), func(i int) bool { return s.list[i].Start >= from }) - 1
	}
	for ; i >= 0 && i < len(s.list); i += max(min(dir, 1), -1) {
		if slices.Contains(kinds, s.list[i].Kind) {
			return s.list[i].Mark, true
		}
		if dir == 0 {
			break
		}
	}
	return Mark{}, false
}
