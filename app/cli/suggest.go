package cli

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"parley/app"
)

// maxSuggestText bounds a text file given to suggest: a long book fits.
const maxSuggestText = 64 << 20

// suggestCall is what a call of suggest asks for.
type suggestCall struct {
	text, codebook, date, article string
	asJSON                        bool
}

func (c commands) suggest() *cobra.Command {
	var o suggestCall
	cmd := &cobra.Command{
		Use:   "suggest --text FILE|FOLDER | PROJECT",
		Short: "Print suggested statements: who says what, reported by whom",
		Long: "Reads a text, every *.txt of a folder in the order of their names, or the articles of a project, and prints the\n" +
			"statements that the rules find in them. Nothing is recorded: “parley record” takes what --json prints.",
		Args: maxArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if (o.text == "") == (len(args) == 0) {
				return usagef("give either --text or a project")
			}
			if o.text != "" {
				return c.suggestTexts(cmd.Context(), o)
			}
			return c.reading(args[0], func(s Session) error { return c.suggestProject(cmd.Context(), s, o) })
		},
	}
	f := cmd.Flags()
	f.StringVar(&o.text, "text", "", "a text file in UTF-8, or a folder of *.txt")
	f.StringVar(&o.codebook, "codebook", "", "a codebook file with actors and issues, for --text")
	f.StringVar(&o.date, "date", "", "the date of the articles, for --text: 2025-04-14")
	f.StringVar(&o.article, "article", "", "only this article of the project")
	f.BoolVar(&o.asJSON, "json", false, "print JSON Lines")
	return cmd
}

func (c commands) suggestTexts(ctx context.Context, o suggestCall) error {
	published, err := app.ParseDate(o.date)
	if err != nil {
		return err
	}
	var cb app.Codebook
	if o.codebook != "" {
		f, err := os.Open(o.codebook)
		if err != nil {
			return cannotRead(o.codebook, err)
		}
		cb, err = c.p.Codebook(f)
		if err = firstOf(err, f.Close()); err != nil {
			return err
		}
	}
	paths, err := textFiles(o.text)
	if err != nil {
		return err
	}
	var failed error
	texts := func(yield func(app.SuggestInput) bool) {
		for _, path := range paths {
			text, err := readText(path)
			if err != nil {
				failed = err
				return
			}
			name := strings.TrimSuffix(filepath.Base(path), ".txt")
			if !yield(app.SuggestInput{Article: app.ArticleID(name), Text: text, Published: published}) {
				return
			}
		}
	}
	if err := c.suggestAll(ctx, cb, texts, o); err != nil {
		return err
	}
	return failed
}

func firstOf(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func cannotRead(path string, err error) error {
	return &app.Error{Code: app.NotFound, Op: "suggest", Msg: path + " cannot be read", Hint: "Check the name.", Err: err}
}

// textFiles gives a file, or every *.txt of a folder in the order of their names.
func textFiles(path string) ([]string, error) {
	st, err := os.Stat(path)
	if err != nil {
		return nil, cannotRead(path, err)
	}
	if !st.IsDir() {
		return []string{path}, nil
	}
	entries, err := os.ReadDir(path)
	if err != nil {
		return nil, cannotRead(path, err)
	}
	var out []string
	for _, e := range entries {
		if !e.IsDir() && strings.HasSuffix(e.Name(), ".txt") {
			out = append(out, filepath.Join(path, e.Name()))
		}
	}
	slices.Sort(out)
	return out, nil
}

func readText(path string) (string, error) {
	st, err := os.Stat(path)
	if err == nil && (st.Size() > maxSuggestText || st.Mode()&fs.ModeType != 0) {
		return "", &app.Error{Code: app.Invalid, Op: "suggest", Msg: path + " is too long, or no file", Hint: fmt.Sprintf("At most %d MB.", maxSuggestText>>20)}
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return "", cannotRead(path, err)
	}
	if !utf8.Valid(data) {
		return "", &app.Error{
			Code: app.Invalid, Op: "suggest", Msg: path + " is not text in UTF-8",
			Hint: "Import it into a project, which recognises other encodings.",
		}
	}
	return string(bytes.TrimPrefix(data, nil)), nil
}

func (c commands) suggestProject(ctx context.Context, s Session, o suggestCall) error {
	cb, err := s.Codebook()
	if err != nil {
		return err
	}
	filter := app.ArticleFilter{}
	if o.article != "" {
		id, err := s.FindArticle(o.article)
		if err != nil {
			return err
		}
		filter.IDs = []app.ArticleID{id}
	}
	heads, err := s.Articles(filter)
	if err != nil {
		return err
	}
	var failed error
	texts := func(yield func(app.SuggestInput) bool) {
		for _, h := range heads {
			a, err := s.Open(h.ID)
			if err != nil {
				failed = err
				return
			}
			if !yield(app.SuggestInput{
				Article: h.ID, Version: a.Text.ID, Text: a.Text.Text, Title: h.Title, Language: h.Language, Published: h.Published,
			}) {
				return
			}
		}
	}
	if err := c.suggestAll(ctx, cb, texts, o); err != nil {
		return err
	}
	return failed
}

func (c commands) suggestAll(ctx context.Context, cb app.Codebook, texts iter.Seq[app.SuggestInput], o suggestCall) error {
	return c.p.Suggest(ctx, cb, texts, func(found app.Suggested) error {
		if found.Unsupported != "" {
			fmt.Fprintf(c.p.Err, "parley: %s: %s\n", found.Article, found.Unsupported)
		}
		for _, s := range found.Suggestions {
			if !o.asJSON {
				c.printSuggestion(s, found.Text)
				continue
			}
			if err := c.printLine(suggestionLine(s, found.Text)); err != nil {
				return err
			}
		}
		return nil
	})
}

// printSuggestion prints a suggestion for people, in three lines.
func (c commands) printSuggestion(s app.Suggestion, text string) {
	var parts []string
	for _, b := range s.Content {
		parts = append(parts, text[b.Start:b.End])
	}
	holder := s.Holder.Name
	if holder == "" {
		holder = "(nobody named)"
	}
	c.printf("%s %.2f  %s  %s\n", s.Tier, s.Confidence, holder, text[s.Cue.Start:s.Cue.End])
	c.printf("        %s\n", strings.Join(parts, " […] "))
	c.printf("        %s\n", s.Why)
}
