//go:build !linux

package main

import "testing"

// benchForget does nothing where a program cannot ask the system to forget files.
func benchForget(b *testing.B, _ ...string) { b.Skip("skipped: this system cannot forget files") }
