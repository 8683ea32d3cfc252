package worker

import (
	"os"
	"os/exec"
)

// Command is the hidden subcommand that makes this program a child.
const Command = "extraction-worker"

// environment is what a child needs to know of its surroundings: where the user's cache
// and temporary files are, and on Windows where the system is. It gets nothing else.
func environment() []string {
	return []string{"HOME", "TMPDIR", "XDG_CACHE_HOME", "SystemRoot", "TEMP", "TMP", "LocalAppData", "UserProfile"}
}

// Self makes the command of a child: this very program.
func Self() *exec.Cmd {
	name, err := os.Executable()
	if err != nil {
		name = os.Args[0]
	}
	cmd := exec.Command(name, Command)
	cmd.Env = []string{}
	for _, key := range environment() {
		if v, ok := os.LookupEnv(key); ok {
			cmd.Env = append(cmd.Env, key+"="+v)
		}
	}
	return cmd
}
