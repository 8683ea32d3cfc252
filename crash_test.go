package main

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// Settings of the crash harness, from the surroundings.
const (
	crashRoundsEnv  = "PARLEY_CRASH_ROUNDS"  // how many rounds
	crashSeedEnv    = "PARLEY_CRASH_SEED"    // of all that is drawn
	crashProgramEnv = "PARLEY_CRASH_PROGRAM" // the built program; without it this binary acts as the program
	crashOnlyEnv    = "PARLEY_CRASH_ONLY"    // rounds of one kind only
)

// crashShortRounds and crashSeed are for a plain `go test`: every kind of round about once.
const (
	crashShortRounds = 20
	crashSeed        = 20260301
)

// roundsPerProject bounds the log of a project, which is read whole after each kill.
const roundsPerProject = 24

// TestCrash kills processes that edit projects, at random moments, and looks each time
// whether all that was acknowledged is there, whole, and nothing else.
func TestCrash(t *testing.T) {
	if job := os.Getenv(coreEnv); job != "" { // this is the process to be killed
		runCore(t, job)
		return
	}
	h := newHarness(t)
	fmt.Printf("crash harness: %d rounds, seed %d\n", h.rounds, h.seed)
	for n := range h.rounds {
		h.round(n)
	}
	for _, name := range h.order {
		fmt.Printf("  %-16s %4d rounds, %4d with the project open\n", name, h.done[name], h.killed[name])
	}
	fmt.Printf("%d rounds, %d lost, %d damaged\n", h.count, h.lost, h.damaged)
	if h.count == 0 || h.count != h.rounds {
		t.Errorf("%d rounds ran, want %d", h.count, h.rounds)
	}
	if killed := sum(h.killed); killed*3 < h.count {
		t.Errorf("only %d of %d rounds met an open project", killed, h.count)
	}
}

func sum(counts map[string]int) (n int) {
	for _, c := range counts {
		n += c
	}
	return n
}

// harness holds the project under test and what must be in it.
type harness struct {
	parley
	seed    uint64
	rounds  int
	r       *rand.Rand
	program string

	project string // path
	folder  string // of the project and of all that is written beside it
	mark    mark   // what is known to be in the log
	used    int    // rounds with this project
	serial  int    // numbers what is made up

	deck          []roundKind
	order         []string
	done, killed  map[string]int
	typical       map[string]time.Duration // how long a command takes when nobody kills it
	count         int
	lost, damaged int
	problems      []string
	held          bool   // whether the kill met a process that had the project open
	before        string // a copy of the folder as the kill left it
}

// roundKind is one way to be killed.
type roundKind struct {
	name string
	run  func(h *harness)
}

func newHarness(t *testing.T) *harness {
	h := &harness{
		parley: newParley(t), seed: crashSeed, rounds: crashShortRounds, program: os.Getenv(crashProgramEnv),
		done: map[string]int{}, killed: map[string]int{}, typical: map[string]time.Duration{},
	}
	if s := os.Getenv(crashRoundsEnv); s != "" {
		n, err := strconv.Atoi(s)
		if err != nil {
			t.Fatal(err)
		}
		h.rounds = n
	}
	if s := os.Getenv(crashSeedEnv); s != "" {
		n, err := strconv.ParseUint(s, 10, 64)
		if err != nil {
			t.Fatal(err)
		}
		h.seed = n
	}
	h.r = rand.New(rand.NewPCG(h.seed, 1))
	h.before = h.path("before")
	return h
}

// round kills once and looks at what is left.
func (h *harness) round(n int) {
	if h.project == "" || h.used >= roundsPerProject {
		h.startProject()
	}
	kind := h.deal()
	h.used++
	h.count++
	h.done[kind.name]++
	if h.done[kind.name] == 1 {
		h.order = append(h.order, kind.name)
	}
	h.problems, h.held = nil, false
	kind.run(h)
	if h.held {
		h.killed[kind.name]++
	}
	if len(h.problems) == 0 {
		return
	}
	dir, err := os.MkdirTemp("", fmt.Sprintf("parley-crash-%d-%d-", h.seed, n))
	if err == nil {
		err = os.CopyFS(dir, os.DirFS(h.before))
	}
	h.t.Errorf("round %d (%s, seed %d), kept in %s (%v):\n  %s", n, kind.name, h.seed, dir, err, strings.Join(h.problems, "\n  "))
	h.project = "" // the next round begins anew
}

// deal gives the next kind of round: all kinds in random order, then all again.
func (h *harness) deal() roundKind {
	if len(h.deck) == 0 {
		for _, k := range roundKinds() {
			if only := os.Getenv(crashOnlyEnv); only == "" || k.name == only {
				h.deck = append(h.deck, k)
			}
		}
		if len(h.deck) == 0 {
			h.t.Fatal("there is no such kind of round")
		}
		h.r.Shuffle(len(h.deck), func(i, j int) { h.deck[i], h.deck[j] = h.deck[j], h.deck[i] })
	}
	k := h.deck[0]
	h.deck = h.deck[1:]
	return k
}

func (h *harness) isLost(format string, args ...any) {
	h.lost++
	h.problems = append(h.problems, "lost: "+fmt.Sprintf(format, args...))
}

func (h *harness) isDamaged(format string, args ...any) {
	h.damaged++
	h.problems = append(h.problems, "damaged: "+fmt.Sprintf(format, args...))
}

// startProject makes a project with articles, a codebook and some statements.
func (h *harness) startProject() {
	h.serial++
	h.used = 0
	h.folder = h.path(fmt.Sprint("project-", h.serial))
	h.must(os.Mkdir(h.folder, 0o755))
	h.project = filepath.Join(h.folder, "crash.parley")
	h.ok("new", h.project)
	h.ok("codebook", h.project, "import", h.codebookFile(8, 4))
	h.ok("import", h.project, h.articleFiles(25))
	h.ok("record", h.project, h.statementFile(12), "--atomic")
	h.mark = h.readMark()
}

func (h *harness) must(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}

// command prepares a process of the program.
func (h *harness) command(args ...string) *exec.Cmd {
	if h.program != "" {
		return exec.CommandContext(h.t.Context(), h.program, args...)
	}
	cmd := exec.CommandContext(h.t.Context(), os.Args[0], args...)
	cmd.Env = append(os.Environ(), asProgram+"=1")
	return cmd
}

// keepBefore copies the folder of the project as the kill left it, for the case that
// something is wrong with it.
func (h *harness) keepBefore() {
	h.must(os.RemoveAll(h.before))
	h.must(os.CopyFS(h.before, os.DirFS(h.folder)))
}

// leftovers lists files in the folder of the project that nobody should find there when
// no process has it open.
func (h *harness) leftovers() (out []string) {
	err := filepath.WalkDir(h.folder, func(path string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		name := d.Name()
		for _, mark := range []string{".part", ".tmp", "-journal", ".lock", ".restoring", ".repairing"} {
			if err == nil && strings.Contains(name, mark) {
				out = append(out, strings.TrimPrefix(path, h.folder))
				break
			}
		}
		return err
	})
	h.must(err)
	return out
}
