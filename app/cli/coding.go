package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"parley/app"
)

func (c commands) record() *cobra.Command {
	var asJSON, atomic bool
	cmd := &cobra.Command{
		Use: "record PROJECT FILE.{jsonl,csv,xlsx}", Short: "Record statements from a file", Args: exactArgs(2),
		Long: "Reads JSON Lines: one statement a line, in the form that “parley statements” or “parley suggest” prints,\n" +
			"or a table (CSV, XLSX) with a row of column names: article, holder, issue, stance, quote and others.\n" +
			"“-” reads JSON Lines from standard input. All rows together are one undoable step.",
		RunE: func(cmd *cobra.Command, args []string) error {
			in := c.p.In
			if args[1] != "-" {
				f, err := c.p.Statements(args[1])
				if err != nil {
					return err
				}
				defer f.Close() //nolint:errcheck // read-only
				in = f
			}
			return c.with(args[0], Opening{}, func(s Session) error {
				rows, err := s.RecordLines(in, atomic)
				failed := 0
				for _, r := range rows {
					if r.Err != nil {
						failed++
					}
				}
				if perr := c.printRows(rows, asJSON); err == nil {
					err = perr
				}
				if err == nil && failed > 0 {
					err = errPartly
				}
				return err
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON Lines: one per row, then a summary")
	cmd.Flags().BoolVar(&atomic, "atomic", false, "record nothing if one row is wrong")
	return cmd
}

func (c commands) printRows(rows []app.RecordedRow, asJSON bool) error {
	done, failed := 0, 0
	for _, r := range rows {
		line := map[string]any{"line": r.Line}
		switch {
		case r.Err != nil:
			failed++
			line["error"] = reason(r.Err)
			if !asJSON {
				fmt.Fprintf(c.p.Err, "line %d: %s\n", r.Line, reason(r.Err))
			}
		case r.Statement.ID != "":
			done++
			line["id"], line["review"] = r.Statement.ID, r.Statement.Review
		}
		if asJSON {
			if err := c.printLine(line); err != nil {
				return err
			}
		}
	}
	if asJSON {
		return c.printLine(map[string]any{"summary": map[string]int{"recorded": done, "failed": failed}})
	}
	c.printf("%d recorded, %d failed\n", done, failed)
	return nil
}

// statementJSON is a statement with what a reader wants beside it.
type statementJSON struct {
	app.Statement
	Value           *int          `json:"value"`
	Quote           string        `json:"quote"`
	StatedPrecision app.Precision `json:"stated_precision"`
	HolderName      string        `json:"holder_name,omitempty"`
	SpeakerName     string        `json:"speaker_name,omitempty"`
	IssueTitle      string        `json:"issue_title,omitempty"`
	Title           string        `json:"title"`
	Source          string        `json:"source_name"`
	Published       app.Date      `json:"published"`
}

func (c commands) statements() *cobra.Command {
	var asJSON bool
	var query, actor, issue, article string
	var rf registerFlags
	cmd := &cobra.Command{
		Use: "statements PROJECT", Short: "List statements, every field of each", Args: exactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			run := func(s Session) error {
				book, err := s.Codebook()
				if err != nil {
					return err
				}
				f := app.StatementFilter{Query: query}
				if f, err = narrowed(s, book, f, actor, issue, article); err != nil {
					return err
				}
				list, err := s.Statements(cmd.Context(), f)
				if err != nil {
					return err
				}
				g, err := c.registered(cmd.Context(), s, app.KindStatement, rf)
				if err != nil {
					return err
				}
				if list = narrowRegister(&g, list); rf.out != "" {
					return c.writeTable(cmd.Context(), rf.out, g.Table(), rf.force)
				}
				if !asJSON && c.p.Colour {
					c.printStatements(list, book)
					return nil
				}
				return c.printStatementLines(s, list, book)
			}
			if query != "" || rf.find != "" {
				return c.current(cmd.Context(), args[0], run)
			}
			return c.reading(args[0], run)
		},
	}
	f := cmd.Flags()
	f.BoolVar(&asJSON, "json", false, "print JSON Lines (the default when the output is not a terminal)")
	f.StringVar(&query, "query", "", "only those in articles that a query finds")
	f.StringVar(&rf.find, "find", "", "only those that a query finds: actor:, issue:, stance:, attribution:, coder:, said:, quote:, note:, tag:, any word, fields of the article")
	f.StringVar(&actor, "actor", "", "only this holder: id, name or alias")
	f.StringVar(&issue, "issue", "", "only this issue: id or title")
	f.StringVar(&article, "article", "", "only this article")
	rf.add(cmd)
	return cmd
}

func narrowed(s Session, book app.Codebook, f app.StatementFilter, actor, issue, article string) (app.StatementFilter, error) {
	notFound := func(what, name string) error {
		return &app.Error{
			Code: app.NotFound, Op: "statements", Msg: fmt.Sprintf("the codebook has no %s “%s”", what, name),
			Hint: "“parley codebook PROJECT export FILE.json” lists them.",
		}
	}
	if actor != "" {
		a, ok := book.FindActor(actor)
		if !ok {
			return f, notFound("actor", actor)
		}
		f.Holder = a.ID
	}
	if issue != "" {
		x, ok := book.FindIssue(issue)
		if !ok {
			return f, notFound("issue", issue)
		}
		f.Issue = x.ID
	}
	if article != "" {
		id, err := s.FindArticle(article)
		if err != nil {
			return f, err
		}
		f.Articles = []app.ArticleID{id}
	}
	return f, nil
}

func (c commands) printStatementLines(s Session, list []app.Statement, book app.Codebook) error {
	heads, err := s.Articles(app.ArticleFilter{})
	if err != nil {
		return err
	}
	byID := make(map[app.ArticleID]app.ArticleHead, len(heads))
	for _, h := range heads {
		byID[h.ID] = h
	}
	for _, st := range list {
		h := byID[st.Article]
		line := statementJSON{
			Statement: st, Quote: st.QuoteText(), StatedPrecision: st.StatedAt.Precision(),
			Title: h.Title, Source: h.Source, Published: h.Published,
		}
		if v, ok := st.Stance.Value(); ok {
			line.Value = &v
		}
		if st.Holder != "" {
			line.HolderName = book.ActorName(st.Holder)
		}
		if st.Speaker != "" {
			line.SpeakerName = book.ActorName(st.Speaker)
		}
		if st.Issue != "" {
			line.IssueTitle = book.IssueTitle(st.Issue)
		}
		if err := c.printLine(line); err != nil {
			return err
		}
	}
	return nil
}

func (c commands) printStatements(list []app.Statement, book app.Codebook) {
	t := table{max: []int{0, 24, 24, 20, 14, 22, 70}}
	for _, s := range list {
		t.add(string(s.ID), dash(book.ActorName(s.Holder)), dash(book.IssueTitle(s.Issue)), s.Stance.Words(), s.StatedAt.Words(),
			s.Attribution.Words(), "“"+s.QuoteText()+"”")
	}
	t.print(c.p.Out)
}
