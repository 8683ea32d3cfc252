package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"parley/app"
)

// Backups is the part that keeps copies.
type Backups interface {
	BackupNow(ctx context.Context, reason app.BackupReason) (app.Backup, error)
	// BackupTo writes a backup to a file of the analyst's choice, which it replaces.
	BackupTo(ctx context.Context, path string) (app.Backup, error)
	BackupProblem() error // why the newest automatic backup failed; nil if it did not
	ReadOnly() string     // why the project is open for reading only; empty: it can be edited
}

// Files are what is done with project files that are not open.
type Files struct {
	// Backups lists what is kept of a project, newest first, also where it is damaged.
	Backups func(ctx context.Context, project string) ([]app.Backup, error)
	Inspect func(path string) app.Backup // tells what a backup holds
	// Restore puts a backup in the place of a project and keeps what it replaces.
	Restore func(ctx context.Context, backup, project string) (app.Restored, error)
	// Repair saves what can be saved of a damaged project into a new file.
	Repair func(ctx context.Context, project, out string) (app.Repair, error)
	// Synced names the service that copies the folder of a path; empty for none.
	Synced func(path string) string
}

// backupsJSON is the document of `backup --list --json`.
type backupsJSON struct {
	Backups []app.Backup `json:"backups"`
}

func (c commands) backup() *cobra.Command {
	var asJSON, list, force bool
	cmd := &cobra.Command{
		Use: "backup PROJECT [FILE]", Short: "Copy a project and read the copy back, or list what is kept", Args: rangeArgs(1, 2),
		Long: "Writes a copy of the project as it stands now and reads it back: to FILE, or without one to the folder of\n" +
			"backups that Parley keeps. The project may be open meanwhile. With --list it tells what is kept and what each holds.",
		RunE: func(cmd *cobra.Command, args []string) error {
			if list && (len(args) > 1 || force) {
				return usagef("--list takes neither a file nor --force")
			}
			if list {
				return c.listBackups(cmd.Context(), args[0], asJSON)
			}
			if len(args) > 1 {
				if err := mayWrite(args[1], force); err != nil {
					return err
				}
			}
			return c.reading(args[0], func(s Session) error {
				b, err := c.makeBackup(cmd.Context(), s, args[1:])
				if err != nil {
					return err
				}
				if asJSON {
					return c.printJSON(b)
				}
				c.printf("Backed up to %s (%s, %s).\n", b.Path, holds(b), size(b.Size))
				return nil
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	cmd.Flags().BoolVar(&list, "list", false, "list the backups that are kept, newest first")
	cmd.Flags().BoolVar(&force, "force", false, "replace FILE if it is there")
	return cmd
}

// mayWrite refuses a place where no backup can be written.
func mayWrite(path string, force bool) error {
	switch st, err := os.Stat(path); {
	case err == nil && st.IsDir():
		return &app.Error{Code: app.Invalid, Op: "backup", Msg: path + " is a folder", Hint: "Name a file in it."}
	case err == nil && !force:
		return &app.Error{Code: app.Invalid, Op: "backup", Msg: path + " is there already", Hint: "Choose another name, or use --force."}
	}
	return folderOf("backup", path)
}

// folderOf refuses a place in a folder that is not there.
func folderOf(op, path string) error {
	dir := filepath.Dir(path)
	if _, err := os.Stat(dir); errors.Is(err, os.ErrNotExist) {
		return &app.Error{Code: app.NotFound, Op: op, Msg: "there is no folder " + dir, Hint: "Check the name, or make the folder first.", Err: err}
	}
	return nil
}

func (c commands) makeBackup(ctx context.Context, s Session, to []string) (app.Backup, error) {
	if len(to) > 0 {
		return s.BackupTo(ctx, to[0])
	}
	return s.BackupNow(ctx, app.BackupManual)
}

func (c commands) listBackups(ctx context.Context, project string, asJSON bool) error {
	list, err := c.p.Files.Backups(ctx, project)
	if err != nil {
		return err
	}
	if _, err := os.Lstat(project); err != nil && len(list) == 0 {
		return &app.Error{
			Code: app.NotFound, Op: "backup", Msg: "there is no project " + project + " and no backup of it",
			Hint: "Check the name; backups are found under the name that the project had last.", Err: err,
		}
	}
	damaged := false
	for _, b := range list {
		damaged = damaged || b.Problem != ""
	}
	if asJSON {
		err = c.printJSON(backupsJSON{nonNil(list)})
	} else {
		c.printBackups(list)
	}
	if err == nil && damaged {
		return errDamaged
	}
	return err
}

func (c commands) printBackups(list []app.Backup) {
	if len(list) == 0 {
		c.printf("No backups are kept yet.\n")
		return
	}
	t := table{max: []int{0, 0, 0, 0, 48}}
	for _, b := range list {
		what := holds(b)
		if b.Problem != "" {
			what = "damaged: " + b.Problem
		}
		last := ""
		if b.LastAct != "" {
			last = "last: " + b.LastAct
		}
		t.add(b.At.Local().Format("2006-01-02 15:04:05"), b.Reason.Words(), what, size(b.Size), last, b.Path)
	}
	t.print(c.p.Out)
}

func (c commands) restore() *cobra.Command {
	var asJSON, yes bool
	cmd := &cobra.Command{
		Use: "restore FILE PROJECT", Short: "Put a backup in the place of a project, which is kept", Args: exactArgs(2),
		Long: "Checks the backup FILE wholly, keeps the present state of PROJECT as a backup (beside it where it is damaged), and\n" +
			"puts the backup in its place in one step. PROJECT need not exist. It must not be open.",
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := errors.Join(folderOf("restore", args[1]), c.mayReplace(args[0], args[1], yes)); err != nil {
				return err
			}
			done, err := c.p.Files.Restore(cmd.Context(), args[0], args[1])
			if err != nil {
				return err
			}
			if asJSON {
				return c.printJSON(done)
			}
			c.printf("Restored %s: %s, as of %s.\n", args[1], holds(done.Backup), day(done.Backup))
			switch {
			case done.Damaged:
				c.printf("The damaged file is kept as %s.\n", done.Kept)
			case done.Kept != "":
				c.printf("What was there before is kept as %s.\n", done.Kept)
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	cmd.Flags().BoolVar(&yes, "yes", false, "replace the project without asking")
	return cmd
}

// mayReplace asks whether a project that is there may be replaced.
func (c commands) mayReplace(backup, project string, yes bool) error {
	if _, err := os.Lstat(project); yes || errors.Is(err, os.ErrNotExist) {
		return nil
	}
	refused := &app.Error{
		Code: app.Invalid, Op: "restore", Msg: project + " is there and would be replaced; nothing was changed",
		Hint: "Repeat the call with --yes; what is there now is kept.",
	}
	if !c.p.InTty {
		return refused
	}
	b := c.p.Files.Inspect(backup)
	fmt.Fprintf(c.p.Err, "Replace %s by the backup of %s (%s)? What is there now is kept. [y/N] ", filepath.Base(project), day(b), holds(b))
	answer, err := bufio.NewReader(c.p.In).ReadString('\n')
	if word := strings.ToLower(strings.TrimSpace(answer)); err == nil && (word == "y" || word == "yes") {
		return nil
	}
	refused.Msg = "nothing was changed"
	return refused
}

// tellOpen tells what the analyst should know of a project that was just opened: that it can
// only be read, or where it should not lie.
func (c commands) tellOpen(s Session, path string, o Opening) {
	if why := s.ReadOnly(); why != "" {
		fmt.Fprintf(c.p.Err, "parley: reading only: %s\n", why)
	}
	if !o.Warn || c.p.Files.Synced == nil {
		return
	}
	if service := c.p.Files.Synced(path); service != "" {
		fmt.Fprintf(c.p.Err, "parley: warning: %s lies in a folder that %s copies, which can damage it; keep projects elsewhere and put backups there\n",
			filepath.Base(path), service)
	}
}

// tellBackup says that an automatic backup failed; the work itself is done.
func (c commands) tellBackup(s Session) {
	if err := s.BackupProblem(); err != nil {
		fmt.Fprintf(c.p.Err, "parley: warning: no backup was made: %s\n", reason(err))
	}
}

func holds(b app.Backup) string {
	return fmt.Sprintf("%d articles, %d statements", b.Articles, b.Statements)
}

func day(b app.Backup) string { return b.At.Local().Format(time.DateOnly + " 15:04") }

func size(n int64) string {
	const mega = 1 << 20
	if n < mega {
		return fmt.Sprintf("%d KB", (n+1023)/1024)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/mega)
}
