package present

import (
	"context"
	"slices"
	"strings"

	"parley/app"
)

// bulkLimit is how many suggestions are accepted at once at the most.
const bulkLimit = 5000

// Thresholds are the confidences in per cent that accepting many offers as a choice.
func Thresholds() []int { return []int{98, 95, 90, 80, 70} }

// ShowBulk opens the preview of accepting all suggestions at or above a confidence.
func (s *Suggestions) ShowBulk() {
	if err := s.env.editable(); err != nil {
		s.env.Notify.Problem(err)
		return
	}
	s.state.Bulk = BulkOffers{Open: true, Least: 90}
	s.SetThreshold(s.state.Bulk.Least)
}

// CloseBulk closes the preview; nothing is accepted.
func (s *Suggestions) CloseBulk() {
	if s.state.Bulk.Open {
		s.state.Bulk = BulkOffers{}
		s.many = nil
		s.show()
	}
}

// SetThreshold shows what would be accepted at or above a confidence in per cent, within
// the filter of the list.
func (s *Suggestions) SetThreshold(percent int) {
	b := &s.state.Bulk
	b.Least, b.Busy, b.Head, b.Rows, b.Makes = percent, true, "Counting…", nil, ""
	s.many = nil
	s.show()
	q := app.QueueQuery{Query: s.state.Query, Least: float64(percent) / 100, Limit: bulkLimit}
	s.bulk.Load(s.env.Ctx, func(ctx context.Context) (app.Queue, error) { return s.ports.Suggest.Queue(ctx, q) }, func(q app.Queue, err error) {
		b := &s.state.Bulk
		b.Busy = false
		if err != nil {
			b.Head = Words(err).Text()
			s.show()
			return
		}
		s.many = slices.DeleteFunc(slices.Clone(q.Offers), func(o app.Offer) bool { return o.Holder.Naming() == app.NamesNobody })
		s.preview(q)
		s.show()
	})
}

// listed joins words as a sentence does: "a, b and c".
func listed(words []string) string {
	if n := len(words) - 1; n > 0 {
		return strings.Join(words[:n], ", ") + " and " + words[n]
	}
	return strings.Join(words, "")
}

// preview says what accepting would do.
func (s *Suggestions) preview(q app.Queue) {
	b := &s.state.Bulk
	complete, made := 0, []string(nil)
	for _, o := range s.many {
		b.Rows = append(b.Rows, s.row(o))
		if missing(o) == "" {
			complete++
		}
		for _, name := range o.NewActors {
			if !slices.Contains(made, name) {
				made = append(made, name)
			}
		}
	}
	switch n := len(s.many); {
	case n == 0:
		b.Head = "No suggestion is that sure." + s.surest()
	case complete == n:
		b.Head = Count(n, "statement", "statements") + " would be recorded, all complete."
	case complete == 0:
		b.Head = Count(n, "statement", "statements") + " would be recorded, all as drafts: holder, issue or stance is missing."
	default:
		b.Head = Count(n, "statement", "statements") + " would be recorded: " + grouped(complete) + " complete, " + Count(n-complete, "draft", "drafts") + " without holder, issue or stance."
	}
	if n := len(q.Offers) - len(s.many); n > 0 {
		b.Head += " " + Count(n, "suggestion is", "suggestions are") + " left out, whose words do not tell who holds the position."
	}
	if q.Total > len(q.Offers) {
		b.Head += " These are of the first " + grouped(len(q.Offers)) + " of " + grouped(q.Total) + " at a time."
	}
	if len(made) > 0 {
		const most = 12
		b.Makes = Count(len(made), "actor", "actors") + " would be new in the codebook: " + strings.Join(made[:min(most, len(made))], ", ")
		if len(made) > most {
			b.Makes += " and " + grouped(len(made)-most) + " more"
		}
		b.Makes += "."
	}
}

// surest tells how sure the surest suggestion of the list is, where a lower choice may help.
func (s *Suggestions) surest() string {
	best := 0.0
	for _, o := range s.queue.Offers {
		if o.Holder.Naming() != app.NamesNobody {
			best = max(best, o.Confidence)
		}
	}
	if best == 0 {
		return ""
	}
	return " The surest of those listed has " + percent(best) + "."
}

// AcceptBulk records all that the preview shows, as one undoable step.
func (s *Suggestions) AcceptBulk() {
	if s.state.Bulk.Busy || len(s.many) == 0 {
		return
	}
	offers := s.many
	s.state.Bulk.Busy = true
	s.show()
	var all []app.Decided
	s.ports.Acts.Do(func() error {
		var err error
		all, err = s.ports.Suggest.AcceptOffers(s.env.Ctx, offers)
		return err
	}, func(err error) {
		s.state.Bulk.Busy = false
		if err != nil {
			s.state.Bulk.Head = Words(err).Text()
			s.show()
			return
		}
		failed, why := 0, ""
		for _, d := range all {
			if d.Err != nil {
				failed++
				why = Words(d.Err).Headline
			}
		}
		msg := "Recorded " + Count(len(all)-failed, "statement", "statements") + ". Undo takes them back together."
		if failed > 0 {
			msg += " " + Count(failed, "suggestion", "suggestions") + " stayed: " + why
		}
		s.env.Notify.Notice(msg)
		s.env.trace("accepted all " + itoa(len(all)-failed) + " " + itoa(failed))
		s.CloseBulk()
		s.Reload()
	})
}
