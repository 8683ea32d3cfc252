package export

import (
	"bufio"
	"cmp"
	"context"
	"io"
	"strconv"
	"strings"

	"parley/app"
	"parley/app/plaintext"
)

// dnaHeads are the columns of an event list of Discourse Network Analyzer; the list of what
// does not fit there has the stance beside the agreement, which is empty.
func dnaHeads(rest bool) []string {
	agreement := []string{"agreement"}
	if rest {
		agreement = []string{"agreement", "stance"}
	}
	head := append([]string{"statement_id", "time", "person", "organization", "concept"}, agreement...)
	return append(head, "start_position", "stop_position", "text", "coder", "document_id", "document_title", "document_author", "document_source",
		"document_section", "document_type")
}

// writeDNA writes the statements as an event list, those with an agreement or, with rest,
// those without: DNA's agreement is 1 or 0, and neutral, ambivalent and no comment are
// neither. Positions count UTF-16 units, as DNA does.
func writeDNA(ctx context.Context, out io.Writer, p app.CodedProject, rest bool) ([]app.Loss, error) {
	c := dnaWriter{buf: bufio.NewWriter(out), texts: map[app.VersionID]*plaintext.Offsets{}}
	c.record(dnaHeads(rest))
	articles, outlets := map[app.ArticleID]*app.Article{}, map[app.OutletID]string{}
	for i := range p.Articles {
		articles[p.Articles[i].ID] = &p.Articles[i]
	}
	for _, o := range p.Outlets {
		outlets[o.ID] = o.Name
	}
	for _, t := range p.Texts {
		c.texts[t.ID] = plaintext.NewOffsets(t.Text)
	}
	var losses app.LossReport
	for i, s := range p.Statements {
		if i%1000 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		value, hasValue := s.Stance.Value()
		agrees := hasValue && value != 0
		switch {
		case !s.Counts():
			losses.Lose("statements", "rejected, or without holder, issue or stance", string(s.ID))
			continue
		case agrees && !rest && s.Stance.Conditional():
			losses.Lose("conditions", "the event list says agreement or not, without a condition", string(s.ID))
		case !agrees && !rest:
			losses.Lose("statements", "neutral, ambivalent or without a comment: in the file ending in .dna-rest.csv", string(s.ID))
		}
		if agrees == rest {
			continue
		}
		a := articles[s.Article]
		if a == nil {
			losses.Lose("statements", "their article is not there", string(s.ID))
			continue
		}
		start, stop := c.places(s)
		record := []string{strings.TrimPrefix(string(s.ID), "S-"), dnaTime(cmp.Or(s.StatedAt, a.Published)), dnaActor(p, s.Speaker), dnaActor(p, s.Holder), p.Codebook.IssueTitle(s.Issue)}
		if rest {
			record = append(record, "", string(s.Stance))
		} else {
			record = append(record, map[bool]string{true: "1", false: "0"}[value > 0])
		}
		c.record(append(record, start, stop, s.QuoteText(), string(s.Coder), strconv.FormatInt(a.Seq, 10), a.Title, strings.Join(a.Byline, "; "), outlets[a.Outlet],
			a.Attributes["section"], cmp.Or(a.Attributes["type"], string(a.Kind))))
	}
	if c.err == nil {
		c.err = c.buf.Flush()
	}
	return losses.Losses, c.err
}

func dnaActor(p app.CodedProject, id app.ActorID) string {
	if id == "" {
		return ""
	}
	return p.Codebook.ActorName(id)
}

// dnaTime gives the beginning of the period that a date covers; empty where nothing is known.
func dnaTime(d app.Date) string {
	from, _, ok := d.Period()
	if !ok {
		return ""
	}
	return from.UTC().Format("2006-01-02 15:04:05")
}

// dnaWriter writes records in which every field is quoted and nothing in a field is altered.
type dnaWriter struct {
	buf   *bufio.Writer
	texts map[app.VersionID]*plaintext.Offsets
	err   error
}

func (c *dnaWriter) record(fields []string) {
	for i, f := range fields {
		if i > 0 {
			c.write(";")
		}
		c.write(`"` + strings.ReplaceAll(f, `"`, `""`) + `"`)
	}
	c.write("\r\n")
}

func (c *dnaWriter) write(s string) {
	if c.err == nil {
		_, c.err = c.buf.WriteString(s)
	}
}

// places gives the first and the last place of the words in UTF-16 units, the end exclusive.
func (c *dnaWriter) places(s app.Statement) (start, stop string) {
	parts := s.Contents()
	if len(parts) == 0 {
		return "", ""
	}
	first, last := parts[0], parts[len(parts)-1]
	o, ok := c.texts[first.Version]
	if !ok || last.Version != first.Version {
		return "", ""
	}
	a, okA := o.ByteToUTF16(first.Start)
	b, okB := o.ByteToUTF16(last.End)
	if !okA || !okB {
		return "", ""
	}
	return strconv.Itoa(a), strconv.Itoa(b)
}
