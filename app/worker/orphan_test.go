//go:build unix

package worker_test

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"
)

// TestNoOrphans kills a parent; its child must end by itself, which it shows by closing
// the pipe that it shares with nobody else.
func TestNoOrphans(t *testing.T) {
	f := write(t, "tell-pid.txt")
	pidFile := filepath.Join(t.TempDir(), "pid")
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(os.Args[0], f.dir)
	cmd.Env = append(os.Environ(), asChild+"=parent", "PARLEY_TEST_PID="+pidFile)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd.Stderr = w
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	w.Close()
	defer r.Close()
	if line, err := bufio.NewReader(out).ReadString('\n'); line != "read\n" {
		t.Fatalf("the parent said %q, %v", line, err)
	}
	data, err := os.ReadFile(pidFile)
	if err != nil {
		t.Fatal(err)
	}
	pid, err := strconv.Atoi(string(data))
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	cmd.Wait()
	waitGone(t, pid)
}

// waitGone waits until no process of the number is left; the limit of the test run is
// the limit of the wait.
func waitGone(t *testing.T, pid int) {
	t.Helper()
	for {
		if err := syscall.Kill(pid, 0); err != nil {
			return
		}
		if state, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(pid), "stat")); err == nil && zombie(state) {
			return // it has ended; nobody has collected it yet
		}
		if t.Context().Err() != nil {
			t.Fatalf("process %d outlived its parent", pid)
		}
	}
}

func zombie(stat []byte) bool {
	for i := len(stat) - 1; i > 0; i-- {
		if stat[i] == ')' {
			return i+2 < len(stat) && stat[i+2] == 'Z'
		}
	}
	return false
}
