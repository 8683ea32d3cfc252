package extract

import (
	"path"
	"strings"
	"unicode"

	"parley/app"
)

// inner reads a file found inside this one and hands out its articles as parts. The part
// is the name that is shown, name the one in the file system.
func (p *parts) inner(part string, fsys innerFS, name string) {
	if !p.more() {
		return
	}
	if fsys.depth > maxNesting {
		p.failInner(part, nestedTooDeeply(p.src.name, part))
		return
	}
	for e, err := range (Any{}).Extract(p.ctx, fsys, name) {
		if err != nil {
			p.failInner(part, err)
		} else {
			e.Path, e.Part = p.src.name, joinPart(part, e.Part)
			p.give(e, nil)
		}
		if !p.more() {
			return
		}
	}
}

func nestedTooDeeply(file, part string) error {
	return &app.Error{
		Code: app.Unsupported, Op: "extract " + file, Msg: path.Base(part) + " is packed into too many containers.",
		Hint: "Unpack the outer ones and import the folder.",
	}
}

// failInner hands out the failure of an inner file under both names.
func (p *parts) failInner(name string, err error) {
	outer := path.Base(p.src.name)
	e := app.Error{Code: app.CodeOf(err), Op: "extract " + p.src.name, Msg: name + " in " + outer + " could not be read.", Err: err}
	if known, ok := asError(err); ok {
		e = *known
		e.Op = "extract " + p.src.name
		if e.Msg = strings.Replace(e.Msg, path.Base(name), name+" in "+outer, 1); !strings.Contains(e.Msg, outer) {
			e.Msg = name + " in " + outer + ": " + e.Msg
		}
	}
	p.fail(&e)
}

func joinPart(outer, inner string) string {
	switch {
	case inner == "":
		return outer
	case outer == "":
		return inner
	}
	return outer + "#" + inner
}

// safeName makes a name found in a file harmless: no folders, no controls, no characters
// that turn the direction of writing, not too long.
func safeName(name string) string {
	name = path.Base(strings.ReplaceAll(name, `\`, "/"))
	name = strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == unicode.ReplacementChar || r == '/' {
			return -1
		}
		return r
	}, strings.ToValidUTF8(name, "")))
	const most = 120
	if ext := path.Ext(name); len(name) > most {
		if len(ext) > 10 {
			ext = ""
		}
		name = strings.ToValidUTF8(name[:most-len(ext)], "") + ext
	}
	if name == "." || name == ".." || name == "" {
		return "unnamed"
	}
	return name
}
