package cli

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"parley/app"
	"parley/app/jobs"
)

// Suggesting is the part that decides about suggestions.
type Suggesting interface {
	SuggestAll(ctx context.Context, r jobs.Reporter) error
	Queue(ctx context.Context, q app.QueueQuery) (app.Queue, error)
	AcceptOffers(ctx context.Context, offers []app.Offer) ([]app.Decided, error)
	RejectOffers(ctx context.Context, offers []app.Offer, reason string) ([]app.Decided, error)
	Coverage(ctx context.Context, query string) (app.Coverage, error)
}

// Learning is what was learned from decisions about suggestions.
type Learning interface {
	Learned() (app.Learned, error)
	Forget(cue string) error
}

// queueCall is what a call of queue asks for.
type queueCall struct {
	app.QueueQuery
	bySureness, accept, reject, dryRun, asJSON bool
	reason                                     string
	keys                                       []string
}

// lists reports whether nothing is decided.
func (o queueCall) lists() bool { return !o.accept && !o.reject || o.dryRun }

func (c commands) queue() *cobra.Command {
	var o queueCall
	cmd := &cobra.Command{
		Use: "queue PROJECT [QUERY]", Short: "List the suggested statements that nobody decided about, and decide", Args: rangeArgs(1, 2),
		Long: "Looks for statements where that was not done since text, codebook or rules changed, and lists what is open in the\n" +
			"articles that QUERY finds, in all without one. --accept records them, --reject refuses them; each as one undoable step.",
		RunE: func(cmd *cobra.Command, args []string) error {
			if o.accept && o.reject {
				return usagef("--accept and --reject exclude each other")
			}
			if len(args) == 2 {
				o.Query = args[1]
			}
			if o.bySureness {
				o.Order = app.QueueByConfidence
			}
			if o.Least < 0 || o.Least > 1 {
				return usagef("--least is a confidence from 0 to 1, such as 0.9")
			}
			return c.with(args[0], Opening{Reading: o.lists()}, func(s Session) error { return c.decideOffers(cmd.Context(), s, o) })
		},
	}
	f := cmd.Flags()
	f.Float64Var(&o.Least, "least", 0.5, "the lowest confidence, 0 to 1")
	f.BoolVar(&o.bySureness, "surest-first", false, "the surest first, not in the order of the articles")
	f.IntVar(&o.Limit, "limit", 500, "at most so many")
	f.StringSliceVar(&o.keys, "key", nil, "only the suggestion with this key; repeatable")
	f.BoolVar(&o.accept, "accept", false, "record them as statements")
	f.BoolVar(&o.reject, "reject", false, "refuse them")
	f.StringVar(&o.reason, "reason", "", "why they are refused: no_statement, wrong_actor, wrong_words, off_topic, duplicate, or your own words")
	f.BoolVar(&o.dryRun, "dry-run", false, "with --accept or --reject: only say what would be done")
	f.BoolVar(&o.asJSON, "json", false, "print JSON")
	return cmd
}

func (c commands) decideOffers(ctx context.Context, s Session, o queueCall) error {
	pr := c.progress("Looking for statements")
	err := s.SuggestAll(ctx, pr)
	pr.end()
	if err != nil {
		return err
	}
	if len(o.keys) > 0 {
		o.Limit = math.MaxInt // those asked for may stand anywhere
	}
	q, err := s.Queue(ctx, o.QueueQuery)
	if err != nil {
		return err
	}
	if q, err = onlyKeys(q, o.keys); err != nil {
		return err
	}
	if o.lists() {
		if o.asJSON {
			lines, err := queueLines(s, q)
			if err != nil {
				return err
			}
			return c.printJSON(lines)
		}
		c.printQueue(q)
		if o.dryRun && (o.accept || o.reject) {
			c.printf("Nothing was done: --dry-run. Without it, %s would be decided.\n", counted(len(q.Offers), "suggestion"))
		}
		return nil
	}
	var done []app.Decided
	if o.accept {
		done, err = s.AcceptOffers(ctx, q.Offers)
	} else {
		done, err = s.RejectOffers(ctx, q.Offers, o.reason)
	}
	if err != nil {
		return err
	}
	return c.printDecided(done, o)
}

// onlyKeys keeps the suggestions with the keys, all where there are none.
func onlyKeys(q app.Queue, keys []string) (app.Queue, error) {
	if len(keys) == 0 {
		return q, nil
	}
	for _, k := range keys {
		if !slices.ContainsFunc(q.Offers, func(x app.Offer) bool { return x.Key == k }) {
			return q, &app.Error{
				Code: app.NotFound, Op: "queue", Msg: "no suggestion with the key " + k + " is open",
				Hint: "See what “parley queue” lists; --least 0 lists the unsure ones too.",
			}
		}
	}
	q.Offers = slices.DeleteFunc(q.Offers, func(x app.Offer) bool { return !slices.Contains(keys, x.Key) })
	q.Total, q.Tiers, q.Articles = len(q.Offers), map[app.Tier]int{}, 0
	seen := map[app.ArticleID]bool{}
	for _, x := range q.Offers {
		q.Tiers[x.Tier]++
		seen[x.Article] = true
	}
	q.Articles = len(seen)
	return q, nil
}

// decidedLine is what became of one suggestion as --json prints it.
type decidedLine struct {
	Key       string          `json:"key"`
	Statement app.StatementID `json:"statement,omitempty"`
	Made      []string        `json:"new_actors,omitempty"`
	Problem   string          `json:"problem,omitempty"`
}

func (c commands) printDecided(done []app.Decided, o queueCall) error {
	failed := 0
	lines := make([]decidedLine, len(done))
	for i, d := range done {
		lines[i] = decidedLine{Key: d.Key, Statement: d.Statement.ID, Made: d.Made}
		if d.Err != nil {
			failed++
			lines[i].Problem = d.Err.Error()
			fmt.Fprintf(c.p.Err, "parley: %s: %v\n", d.Key, d.Err)
		}
	}
	if o.asJSON {
		if err := c.printJSON(lines); err != nil {
			return err
		}
	} else {
		word := "Recorded"
		if o.reject {
			word = "Rejected"
		}
		c.printf("%s %d of %d.\n", word, len(done)-failed, len(done))
		c.printRecorded(done)
	}
	if failed > 0 {
		return errPartly
	}
	return nil
}

// printRecorded tells what accepting left to do: drafts, and actors that are new.
func (c commands) printRecorded(done []app.Decided) {
	drafts, made := 0, []string(nil)
	for _, d := range done {
		if d.Statement.ID != "" && d.Statement.Review == app.ReviewDraft {
			drafts++
		}
		made = append(made, d.Made...)
	}
	if drafts > 0 {
		c.printf("Drafts that still need a holder, an issue or a stance: %d.\n", drafts)
	}
	if len(made) > 0 {
		c.printf("New in the codebook: %s.\n", strings.Join(made, ", "))
	}
}

func (c commands) coverage() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use: "coverage PROJECT [QUERY]", Short: "Tell what is left to code: open suggestions, and hits in no statement", Args: rangeArgs(1, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			query := ""
			if len(args) == 2 {
				query = args[1]
			}
			return c.current(cmd.Context(), args[0], func(s Session) error {
				x, err := s.Coverage(cmd.Context(), query)
				if err != nil {
					return err
				}
				if asJSON {
					return c.printJSON(coverageLines(x))
				}
				c.printCoverage(x)
				return nil
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

func (c commands) learned() *cobra.Command {
	var asJSON, reset bool
	var cue string
	cmd := &cobra.Command{
		Use: "learned PROJECT", Short: "Show what decisions about suggestions taught, or reset it", Args: exactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			if reset || cue != "" {
				return c.with(args[0], Opening{}, func(s Session) error {
					if err := s.Forget(cue); err != nil {
						return err
					}
					c.printf("Reset.\n")
					return nil
				})
			}
			return c.reading(args[0], func(s Session) error {
				l, err := s.Learned()
				if err != nil {
					return err
				}
				if asJSON {
					return c.printJSON(l)
				}
				c.printLearned(l)
				return nil
			})
		},
	}
	cmd.Flags().BoolVar(&reset, "reset", false, "forget all of it; decisions stay")
	cmd.Flags().StringVar(&cue, "reset-cue", "", "forget what was learned of one cue")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

// printLearned prints what was learned for people.
func (c commands) printLearned(l app.Learned) {
	for _, x := range l.Cues {
		note := ""
		if x.Hidden {
			note = ", no longer offered"
		}
		c.printf("%s (%s): %d accepted, %d edited, %d rejected%s\n", x.Cue, x.Rule, x.Accepted, x.Edited, x.Rejected, note)
	}
	if l.Verdicts == 0 {
		c.printf("Nothing was learned yet: no suggestion was accepted or rejected.\n")
		return
	}
	c.printf("Learned from %s.\n", counted(l.Verdicts, "decision"))
	switch i := l.Issues; {
	case i.HeldBack == 0:
		c.printf("Issues are told by the phrases of the codebook alone: %s are too few to learn words from.\n", counted(i.Labels, "recorded issue"))
	case i.Used:
		c.printf("Issues are told by words too: %d right of %d held back, %d by phrases alone.\n", i.WithWords, i.HeldBack, i.ByPhrases)
	default:
		c.printf("Issues are told by the phrases of the codebook alone: words would be right in %d of %d held back, phrases are in %d.\n", i.WithWords, i.HeldBack, i.ByPhrases)
	}
}
