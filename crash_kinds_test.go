package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"parley/app/store"
)

// roundKinds are all ways to be killed. Those of the core come several times.
func roundKinds() []roundKind {
	return []roundKind{
		{"core", (*harness).coreRound},
		{"core", (*harness).coreRound},
		{"core", (*harness).coreRound},
		{"core", (*harness).coreRound},
		{"core-start", (*harness).coreStartRound},
		{"import", (*harness).importRound},
		{"record", (*harness).recordRound},
		{"undo", (*harness).undoRound},
		{"redo", (*harness).redoRound},
		{"codebook-import", (*harness).codebookRound},
		{"codebook-export", (*harness).codebookExportRound},
		{"export", (*harness).exportRound},
		{"backup", (*harness).backupRound},
		{"keep", (*harness).keepRound},
		{"restore", (*harness).restoreRound},
		{"migrate", (*harness).migrateRound},
		{"new", (*harness).newRound},
		{"first-import", (*harness).firstImportRound},
		{"reindex", (*harness).reindexRound},
		{"repair", (*harness).repairRound},
	}
}

// killer ends a process after a while that was drawn. What is drawn is when to kill;
// nothing that is tested depends on how long anything takes.
type killer struct {
	cmd   *exec.Cmd
	timer *time.Timer
	ended chan error
}

func (h *harness) start(cmd *exec.Cmd) *killer {
	h.must(cmd.Start())
	return &killer{cmd: cmd, ended: make(chan error, 1)}
}

func (k *killer) after(d time.Duration) {
	if k.timer == nil {
		k.timer = time.AfterFunc(d, func() { _ = k.cmd.Process.Kill() }) // it may have ended
	}
}

// onceAtWork calls f as soon as the process has locked a project, or has ended.
func (k *killer) onceAtWork(h *harness, f func()) {
	go func() { k.ended <- k.cmd.Wait() }()
	for look := time.NewTicker(time.Millisecond); ; {
		select {
		case err := <-k.ended:
			look.Stop()
			k.ended <- err
			return
		case <-look.C:
			if h.anyLock() {
				look.Stop()
				f()
				return
			}
		}
	}
}

// wait reports how the process ended: status is -1 where it was killed.
func (k *killer) wait() (status int) {
	err := <-k.ended
	if k.timer != nil {
		k.timer.Stop()
	}
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		return exit.ExitCode()
	}
	return 0
}

// coreRound lets the scripted core work until it has acknowledged some acts, and a little
// longer.
func (h *harness) coreRound() {
	h.killCore(1+h.r.IntN(15), time.Duration(h.r.IntN(20_000))*time.Microsecond)
}

// coreStartRound kills the core while it opens the project.
func (h *harness) coreStartRound() {
	h.killCore(0, time.Duration(h.r.IntN(400))*time.Millisecond)
}

func (h *harness) killCore(acts int, more time.Duration) {
	job, err := json.Marshal(coreJob{Project: h.project, Folder: h.folder, Seed: h.r.Uint64()})
	h.must(err)
	cmd := exec.CommandContext(h.t.Context(), os.Args[0], "-test.run=^TestCrash$")
	cmd.Env = append(os.Environ(), coreEnv+"="+string(job))
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	h.must(err)
	k := h.start(cmd)
	want, seen := expectation{acknowledged: h.mark}, 0
	if acts == 0 {
		k.after(more)
	}
	for sc := bufio.NewScanner(out); sc.Scan(); {
		word, rest, _ := strings.Cut(sc.Text(), " ")
		switch f := strings.Fields(rest); {
		case word == "failed":
			h.isDamaged("the core stopped: %s", rest)
		case word == "open" && len(f) == 2:
			if got := markOf(f); got != h.mark {
				h.isLost("the core found entry %d, the log had %d, or another content", got.seq, h.mark.seq)
			}
		case word == "begin" && len(f) == 3:
			want.entries, want.changes = number(f[1]), number(f[2])
		case word == "item" && len(f) == 1:
			want.articles = append(want.articles, f[0])
		case word == "done" && len(f) == 3:
			want.acknowledged, want.entries, want.changes = markOf(f[1:]), 0, 0
			if seen++; seen >= acts {
				k.after(more)
			}
		}
	}
	k.ended <- cmd.Wait()
	status := k.wait()
	h.held = status == -1 && exists(h.project+".lock")
	if status > 0 && len(h.problems) == 0 {
		h.isDamaged("the core ended by itself with status %d", status)
	}
	h.bookWhole(filepath.Join(h.folder, "core.xlsx"), false)
	h.backupWhole(filepath.Join(h.folder, "core-backup.parley"))
	h.after(want)
}

func markOf(fields []string) mark { return mark{int64(number(fields[0])), fields[1]} }

func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return -2
	}
	return n
}

// killAt runs a command line and kills it: most often some time after it has locked the
// project, drawn from how long such a command works when nobody kills it; sometimes
// earlier. It gives the exit status, -1 where the kill met it, and what was printed.
func (h *harness) killAt(name string, args ...string) (status int, out string) {
	cmd := h.command(args...)
	var text strings.Builder
	cmd.Stdout = &text
	if h.typical[name] == 0 {
		h.typical[name] = 100 * time.Millisecond
	}
	delay := time.Duration(h.r.Float64() * 1.1 * float64(h.typical[name]))
	k := h.start(cmd)
	if h.r.IntN(8) == 0 {
		k.after(delay)
	}
	var began time.Time
	k.onceAtWork(h, func() {
		began = time.Now()
		k.after(delay)
	})
	status = k.wait()
	h.held = status == -1 && h.anyLock()
	switch {
	case began.IsZero():
	case status >= 0:
		h.typical[name] = time.Since(began)
	case delay > h.typical[name]*9/10:
		h.typical[name] += h.typical[name] / 2
	}
	if status > 0 {
		h.isDamaged("parley %s: exit status %d", strings.Join(args, " "), status)
	}
	return status, text.String()
}

// anyLock reports whether a project in the folder is locked, also one that is being made.
func (h *harness) anyLock() bool {
	locks, err := filepath.Glob(filepath.Join(h.folder, "*.lock"))
	h.must(err)
	return len(locks) > 0
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// oneEntry is what a command that makes one entry may leave.
func (h *harness) oneEntry(status, changes int) expectation {
	want := expectation{acknowledged: h.mark, entries: 1, changes: changes}
	if status == 0 {
		want.atLeast = 1
	}
	return want
}

func (h *harness) importRound() {
	const files = 130
	status, out := h.killAt("import", "import", h.project, h.articleFiles(files), "--json")
	want := expectation{acknowledged: h.mark, entries: (files + 49) / 50, articles: importedIDs(out)}
	if status == 0 && len(want.articles) != files {
		h.isLost("the import ended well and told of %d of %d articles", len(want.articles), files)
	}
	h.after(want)
}

// importedIDs reads the lines that an import has printed, but for one that a kill has cut.
func importedIDs(out string) (ids []string) {
	for line := range strings.Lines(out) {
		var it struct{ ID, Outcome string }
		if strings.HasSuffix(line, "\n") && json.Unmarshal([]byte(line), &it) == nil && it.Outcome == "imported" {
			ids = append(ids, it.ID)
		}
	}
	return ids
}

func (h *harness) recordRound() {
	const rows = 60
	status, _ := h.killAt("record", "record", h.project, h.statementFile(rows), "--atomic")
	h.after(h.oneEntry(status, rows))
}

func (h *harness) undoRound() {
	h.ok("import", h.project, h.articleFiles(120)) // a step of several entries
	h.mark = h.readMark()
	h.killAt("undo", "undo", h.project)
	h.after(expectation{acknowledged: h.mark, entries: -1})
}

func (h *harness) redoRound() {
	h.ok("import", h.project, h.articleFiles(120))
	h.ok("undo", h.project)
	h.mark = h.readMark()
	h.killAt("redo", "redo", h.project)
	h.after(expectation{acknowledged: h.mark, entries: -1})
}

func (h *harness) codebookRound() {
	const actors, issues = 120, 20
	status, _ := h.killAt("codebook", "codebook", h.project, "import", h.codebookFile(actors, issues))
	h.after(h.oneEntry(status, actors+issues))
}

func (h *harness) codebookExportRound() {
	path := filepath.Join(h.folder, fmt.Sprintf("book-%d.json", h.count))
	status, _ := h.killAt("codebook-export", "codebook", h.project, "export", path)
	data, err := os.ReadFile(path)
	if missing := errors.Is(err, fs.ErrNotExist); missing && status == 0 {
		h.isLost("no codebook was written")
	} else if !missing && (err != nil || !json.Valid(data)) {
		h.isDamaged("half a codebook: %d bytes, %v", len(data), err)
	}
	h.after(expectation{acknowledged: h.mark})
}

func (h *harness) exportRound() {
	path := filepath.Join(h.folder, fmt.Sprintf("book-%d.xlsx", h.count%3)) // often one that is there
	status, _ := h.killAt("export", "export", h.project, path, "--force")
	h.bookWhole(path, status == 0)
	h.after(expectation{acknowledged: h.mark})
}

// bookWhole opens a workbook, which may be missing unless it must be there.
func (h *harness) bookWhole(path string, must bool) {
	f, err := excelize.OpenFile(path)
	if errors.Is(err, fs.ErrNotExist) && !must {
		return
	}
	if err != nil {
		h.isDamaged("the workbook does not open: %v", err)
		return
	}
	if rows, err := f.GetRows("Matrix"); err != nil || len(rows) == 0 {
		h.isDamaged("the workbook has %d rows, %v", len(rows), err)
	}
	h.must(f.Close())
}

// backupWhole opens a backup, if it is there, and checks it.
func (h *harness) backupWhole(path string) {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return
	}
	s, err := store.Open(path, store.Options{ReadOnly: true})
	if err != nil {
		h.isDamaged("the backup does not open: %v", err)
		return
	}
	findings, err := s.Check(h.t.Context())
	if err != nil || len(findings) > 0 {
		h.isDamaged("the backup: %v, %v", findings, err)
	}
	h.must(s.Close())
}

// newRound kills the making of a project: it is there, whole, or not at all, and can be
// made afterwards.
func (h *harness) newRound() {
	path := filepath.Join(h.folder, fmt.Sprintf("fresh-%d.parley", h.count))
	status, _ := h.killAt("new", "new", path)
	h.keepBefore()
	_, err := os.Stat(path)
	if missing := errors.Is(err, fs.ErrNotExist); missing && status == 0 {
		h.isLost("the new project is not there")
	} else if missing {
		h.ok("new", path)
	}
	h.inspect(path)
	h.after(expectation{acknowledged: h.mark})
}

// firstImportRound kills the import that makes the project and builds its first index.
func (h *harness) firstImportRound() {
	path, in := filepath.Join(h.folder, fmt.Sprintf("first-%d.parley", h.count)), h.articleFiles(120)
	status, out := h.killAt("first-import", "import", path, in, "--create", "--json")
	h.keepBefore()
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		if ids := importedIDs(out); status == 0 || len(ids) > 0 {
			h.isLost("the project is not there, with %d articles acknowledged", len(ids))
		}
		h.ok("import", path, in, "--create")
	}
	project, known := h.project, h.mark
	h.project, h.mark = path, mark{}
	h.after(expectation{entries: 3, articles: importedIDs(out)})
	h.project, h.mark = project, known
}

// reindexRound kills the rebuilding of an index that was deleted.
func (h *harness) reindexRound() {
	h.must(os.RemoveAll(filepath.Join(cacheDir(), "index")))
	h.killAt("reindex", "reindex", h.project)
	h.after(expectation{acknowledged: h.mark})
}

// repairRound kills a repair: the project is as it was, the new file is there, whole, or
// not at all, and the next repair sweeps what the killed one has left.
func (h *harness) repairRound() {
	path := filepath.Join(h.folder, "repaired.parley")
	h.must(os.RemoveAll(path))
	status, _ := h.killAt("repair", "check", h.project, "--repair", "--out", path)
	h.keepBefore()
	if status == 0 && !exists(path) {
		h.isLost("the repaired project is not there")
	}
	if !exists(path) {
		h.ok("check", h.project, "--repair", "--out", path)
	}
	h.backupWhole(path)
	h.after(expectation{acknowledged: h.mark})
}
