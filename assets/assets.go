package assets

import (
	"embed"
	"fmt"
	"io/fs"
)

// SampleLicense says under which terms the sample may be used. The text in full lies in
// the sample itself, in the file LICENSE.
const SampleLicense = "CC0 1.0 Universal (public domain dedication), https://creativecommons.org/publicdomain/zero/1.0/"

var (
	//go:embed sample
	sampleFiles embed.FS
	//go:embed icon.png
	icon []byte
)

// Sample gives the bundled sample: a folder articles with news pages and plain texts,
// codebook.json, statements.jsonl with one statement a line, and LICENSE. All persons,
// countries, outlets and events in it are invented.
func Sample() fs.FS {
	sub, err := fs.Sub(sampleFiles, "sample")
	if err != nil { // only for a path that is not valid, which "sample" is
		panic(fmt.Sprintf("assets: %v", err))
	}
	return sub
}

// Icon returns the program's icon as a PNG of 512 × 512 pixels. The caller must not
// change the bytes. The drawing it was made from is icon.svg.
func Icon() []byte { return icon }
