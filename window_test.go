//go:build !ci

package main

import (
	"os"
	"os/exec"
	"runtime"
	"strings"
	"testing"
)

// TestWindow drives the real window through the analyst's main job, on a display of its
// own. PARLEY_SHOTS names a folder that keeps the pictures.
func TestWindow(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("skipped: the window is driven on Linux only, where a display can be made")
	}
	for _, tool := range []string{"Xvfb", "openbox", "xdotool", "import"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("skipped: no display can be made here, %s is missing", tool)
		}
	}
	shots := os.Getenv("PARLEY_SHOTS")
	if shots == "" {
		shots = t.TempDir()
	}
	cmd := exec.CommandContext(t.Context(), "bash", ".ci/window", os.Args[0], shots)
	cmd.Env = append(os.Environ(), asProgram+"=1")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if !strings.Contains(string(out), "the window did all of it") {
		t.Errorf("the script did not come to its end:\n%s", out)
	}
}
