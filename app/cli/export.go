package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"parley/app"
)

// reportFlags are the flags that say how a report is written.
type reportFlags struct {
	title, marking, language, paper string
	without                         []string
	names, pivot                    bool
}

func (f *reportFlags) register(cmd *cobra.Command) {
	fl := cmd.Flags()
	fl.StringVar(&f.title, "title", "", "of the report (default: that of the project)")
	fl.StringVar(&f.marking, "marking", "", "printed on every page, as “Confidential”; “none” for none (default: that of the project)")
	fl.StringVar(&f.language, "language", "", "of the report’s words: en or uk; other tags, as en-US, set the document’s language and paper only")
	fl.StringVar(&f.paper, "paper", "", "A4 or Letter (default: by the language)")
	fl.StringSliceVar(&f.without, "without", nil, "sheets to leave out: "+strings.Join(app.OptionalSheets(), ", "))
	fl.BoolVar(&f.names, "coder-names", false, "names of coders in place of C1, C2 …")
	fl.BoolVar(&f.pivot, "pivot", false, "add a pivot table of the evidence")
}

func (f *reportFlags) options() (app.ReportOptions, error) {
	o := app.ReportOptions{Title: f.title, Language: f.language, Paper: f.paper, CoderNames: f.names, Pivot: f.pivot}
	for _, s := range f.without {
		i := slices.IndexFunc(app.OptionalSheets(), func(name string) bool { return strings.EqualFold(name, s) })
		if i < 0 {
			return o, usagef("--without takes %s, not %q", strings.Join(app.OptionalSheets(), ", "), s)
		}
		o.Without = append(o.Without, app.OptionalSheets()[i])
	}
	if f.marking != "" {
		marking := f.marking
		if strings.EqualFold(marking, "none") {
			marking = ""
		}
		o.Marking = &marking
	}
	return o, o.Validate()
}

func (c commands) export() *cobra.Command {
	var force bool
	var flags specFlags
	var report reportFlags
	cmd := &cobra.Command{
		Use: "export PROJECT OUT.{xlsx,docx,html,csv,…}", Short: "Write the workbook, a brief, or a file for other programs", Args: exactArgs(2),
		Long: "Write, by the ending of the name:\n\n" + exportFormats() + "\n" +
			"REFI-QDA has no place for the stance of an actor on an issue: stances are codes there, and come back whole only into Parley.\n" +
			"Not tested with MAXQDA.",
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.current(cmd.Context(), args[0], func(s Session) error {
				spec, err := flags.resolve(s)
				if err != nil {
					return err
				}
				options, err := report.options()
				if err != nil {
					return err
				}
				pr := c.progress("Writing")
				done, err := s.ExportFile(cmd.Context(), app.ExportRequest{Path: args[1], Spec: spec, Report: options, Force: force}, pr)
				pr.end()
				if err != nil {
					return err
				}
				c.tellExported(done)
				return nil
			})
		},
	}
	cmd.Flags().BoolVar(&force, "force", false, "replace a file that is there")
	flags.register(cmd)
	report.register(cmd)
	return cmd
}

// tellExported names the files, and on standard error what their format cannot hold.
func (c commands) tellExported(x app.Exported) {
	for _, f := range x.Files {
		c.printf("Wrote %s.\n", f)
	}
	for _, l := range x.Losses {
		fmt.Fprintf(c.p.Err, "Not as in the project: %d %s (%s).\n", l.Count, l.What, l.Why)
	}
}

// exportFormats lists the formats with what they are for, a line each.
func exportFormats() string {
	t := table{}
	for _, f := range app.ExportFormats() {
		t.add("  ."+f.Ending, f.What)
	}
	var b strings.Builder
	t.print(&b)
	return b.String()
}
