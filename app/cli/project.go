package cli

import (
	"context"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"parley/app"
)

func (c commands) version() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use: "version", Short: "Print version, commit and library versions", Args: exactArgs(0),
		RunE: func(*cobra.Command, []string) error {
			v := c.p.Version
			if asJSON {
				return c.printJSON(v)
			}
			c.printf("parley %s", v.Version)
			if v.Commit != "" {
				c.printf(" (%s)", v.Commit)
			}
			c.printf(", %s\n", v.Go)
			for _, name := range slices.Sorted(maps.Keys(v.Libraries)) {
				c.printf("  %s %s\n", name, v.Libraries[name])
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

func (c commands) newProject() *cobra.Command {
	o := Opening{Create: true, MustBeNew: true, Warn: true}
	cmd := &cobra.Command{
		Use: "new PROJECT", Short: "Make an empty project", Args: exactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			return c.with(args[0], o, func(Session) error {
				c.printf("Made %s.\n", args[0])
				return nil
			})
		},
	}
	cmd.Flags().StringVar(&o.Title, "title", "", "title of the project (default: the file's name)")
	cmd.Flags().StringSliceVar(&o.Languages, "languages", []string{"en"}, "languages of the articles, as en,uk,ru")
	return cmd
}

// SampleTitle is the title of a project made from the bundled sample.
const SampleTitle = "The Ulmara water talks (sample)"

func (c commands) demo() *cobra.Command {
	var out string
	var force bool
	cmd := &cobra.Command{
		Use: "demo", Short: "Make a project and a workbook from the bundled sample and print its matrix", Args: exactArgs(0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := os.MkdirAll(out, 0o755); err != nil {
				return &app.Error{Code: app.Invalid, Op: "demo", Msg: "the folder cannot be made", Hint: "Choose another with --out.", Err: err}
			}
			project, book := filepath.Join(out, "demo.parley"), filepath.Join(out, "demo.xlsx")
			opening := Opening{Create: true, MustBeNew: true, Replace: force, Title: SampleTitle, Languages: []string{"en", "uk"}}
			return c.with(project, opening, func(s Session) error { return c.runDemo(cmd, s, project, book, force) })
		},
	}
	cmd.Flags().StringVar(&out, "out", ".", "folder to write to")
	cmd.Flags().BoolVar(&force, "force", false, "replace demo.parley and demo.xlsx if they are there")
	return cmd
}

func (c commands) runDemo(cmd *cobra.Command, s Session, project, book string, force bool) error {
	ctx := cmd.Context()
	pr := c.progress("Loading the sample")
	rep, err := c.p.Sample(ctx, s, pr)
	pr.end()
	if err != nil {
		return err
	}
	spec, err := s.Spec("")
	if err != nil {
		return err
	}
	m, err := s.Matrix(ctx, spec)
	if err != nil {
		return err
	}
	if _, err := s.ExportFile(ctx, app.ExportRequest{Path: book, Spec: spec, Force: force}, pr); err != nil {
		return err
	}
	c.printf("%d articles imported, %d statements counted, %d of %d cells filled\n\n",
		rep.Imported, m.Counted, len(m.Cells), len(m.Actors)*len(m.Issues))
	c.printMatrix(m)
	c.printf("\nProject:  %s\nWorkbook: %s\n", project, book)
	return nil
}

func (c commands) check() *cobra.Command {
	var asJSON, repair bool
	var out string
	cmd := &cobra.Command{
		Use: "check PROJECT", Short: "Test the project, every quote against its text, and the index", Args: exactArgs(1),
		Long: "Tests the pages of the file, references, every text against its hash, every quote against its text, and the index.\n" +
			"Exit status 4 means damage. With --repair it saves what can be saved of a damaged project into a new file and lists\n" +
			"what cannot (exit status 3 where there is such); the damaged file is left as it is.",
		RunE: func(cmd *cobra.Command, args []string) error {
			switch {
			case repair:
				return c.repair(cmd.Context(), args[0], out, asJSON)
			case out != "":
				return usagef("--out goes with --repair")
			}
			return c.reading(args[0], func(s Session) error {
				findings, err := s.Check(cmd.Context())
				if err != nil {
					return err
				}
				damaged := false
				for _, f := range findings {
					damaged = damaged || f.Severity == app.SeverityDamage && !f.Repaired
				}
				if asJSON {
					err = c.printJSON(map[string]any{"findings": nonNil(findings), "damaged": damaged})
				} else {
					c.printFindings(findings)
					if damaged {
						c.printf("Save what can be saved with “parley check %s --repair”, or see the backups with “parley backup %s --list”.\n", args[0], args[0])
					}
				}
				if err == nil && damaged {
					return errDamaged
				}
				return err
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	cmd.Flags().BoolVar(&repair, "repair", false, "save what can be saved into a new file")
	cmd.Flags().StringVar(&out, "out", "", "name of the new file (default: beside the project, with “repaired” in its name)")
	return cmd
}

func (c commands) printFindings(findings []app.Finding) {
	if len(findings) == 0 {
		c.printf("No damage: texts, quotes, references and index agree.\n")
		return
	}
	t := table{}
	for _, f := range findings {
		t.add(string(f.Severity), f.Where, f.Msg)
	}
	t.print(c.p.Out)
}

func (c commands) reindex() *cobra.Command {
	var all bool
	cmd := &cobra.Command{
		Use: "reindex PROJECT", Short: "Bring the search index up to date", Args: exactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.with(args[0], Opening{}, func(s Session) error {
				if err := c.indexed(cmd.Context(), s, all); err != nil {
					return err
				}
				c.printf("The index is up to date.\n")
				return nil
			})
		},
	}
	cmd.Flags().BoolVar(&all, "all", false, "read every article again")
	return cmd
}

func (c commands) indexed(ctx context.Context, s Session, all bool) error {
	if !all {
		return c.catchUp(ctx, s)
	}
	pr := c.progress("Indexing")
	defer pr.end()
	return s.Reindex(ctx, pr)
}

func nonNil[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}
