package positions

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"parley/app"
)

// Input is all that Build and Project look at. Nothing in it is changed.
type Input struct {
	Spec       app.MatrixSpec
	Codebook   app.Codebook
	Statements []app.Statement
	Links      []app.StatementLink
	Articles   map[app.ArticleID]app.ArticleFacts // a missing article counts as one of which nothing is known
	Allowed    map[app.ArticleID]bool             // answer to the spec's query; nil means every article
	Overrides  []app.CellOverride                 // those of other specs are passed over
	Today      time.Time                          // for stale positions; zero means that none is
}

// The reasons for which statements are left out, in the order in which they are tried.
const (
	outRejected   = "rejected"
	outIncomplete = "incomplete"
	outFiltered   = "filtered"
	outWindow     = "outside_window"
	outCoarse     = "too_coarse"
	outPlace      = "row_or_column"
)

func outReasons() []string {
	return []string{outRejected, outIncomplete, outFiltered, outWindow, outCoarse, outPlace}
}

// withDefaults fills zero fields of a spec as DefaultSpec says. Collapse and Isolates
// are taken as they are: false is a choice.
func withDefaults(s app.MatrixSpec) app.MatrixSpec {
	d := app.DefaultSpec()
	s.ID = cmp.Or(s.ID, d.ID)
	s.Name = cmp.Or(s.Name, d.Name)
	s.RollUp = cmp.Or(s.RollUp, d.RollUp)
	s.Duplicates = cmp.Or(s.Duplicates, d.Duplicates)
	s.Resolver = cmp.Or(s.Resolver, d.Resolver)
	s.Levels = cmp.Or(s.Levels, d.Levels)
	s.Theta = cmp.Or(s.Theta, d.Theta)
	s.HorizonDays = cmp.Or(s.HorizonDays, d.HorizonDays)
	if len(s.OwnRanks) == 0 {
		s.OwnRanks = d.OwnRanks
	}
	s.OwnRanks = slices.Compact(slices.Sorted(slices.Values(s.OwnRanks)))
	return s
}

// checkSpec refuses what Validate of the spec by itself does not see.
func checkSpec(s app.MatrixSpec) error {
	if err := s.Validate(); err != nil {
		return fmt.Errorf("matrix: %w", err)
	}
	if from, to := s.From, s.To; from != "" && to != "" && to.Earlier(from) {
		return refuse("the window ends before it begins", "Exchange the two dates.")
	}
	if s.Theta < 0 || s.Theta >= 1 {
		return refuse("theta is a share below 1", "0.5 asks for more than half of the statements.")
	}
	if slices.Min(s.OwnRanks) < 1 || slices.Max(s.OwnRanks) > len(app.Attributions()) {
		return refuse("attribution ranks go from 1 to 11", "1 to 5 are the holder's own words.")
	}
	for code, w := range s.Weights {
		if !weightable(code) {
			return refuse("no attribution, certainty or review state is called “"+code+"”", "Weights are keyed by these codes.")
		}
		if w < 0 || w > 1 {
			return refuse("the weight of “"+code+"” is not between 0 and 1", "1 counts in full, 0 not at all.")
		}
	}
	return nil
}

func weightable(code string) bool {
	return app.Attribution(code).Rank() > 0 || slices.Contains(app.Certainties(), code) ||
		slices.Contains(app.Reviews(), app.Review(code))
}

func refuse(msg, hint string) error {
	return &app.Error{Code: app.Invalid, Op: "matrix", Msg: msg, Hint: hint}
}

// has reports whether a compatibility switch is on.
func has(s app.MatrixSpec, compat string) bool { return slices.Contains(s.Compat, compat) }
