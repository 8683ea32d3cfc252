package export

import "strings"

func (r *report) writeSources() error {
	p, err := r.openTable(table{
		name: "Sources", title: "Sources", table: "tblSources", tab: tabGrey, rows: len(r.b.Sources), freezeCols: 2,
		about: r.say("Every article that evidence comes from. The checksum names the exact text that the quotes were taken from."),
		columns: []column{
			{head: "Source", width: 10},
			{head: "Title", width: 46, bold: true},
			{head: "Byline", width: 22},
			{head: "Outlet", width: 20},
			{head: "Kind", width: 12},
			{head: "Published", width: 11.5},
			{head: "Accessed", width: 11.5},
			{head: "Language", width: 10},
			{head: "Link", width: 44},
			{head: "Near-duplicates", width: 13, centred: true},
			{head: "Statements", width: 13, centred: true},
			{head: "Words", width: 10, centred: true},
			{head: "SHA-256 of the text", width: 24, off: true},
			{head: "Source ID", width: 14, hidden: true},
		},
	})
	if err != nil {
		return err
	}
	cluster := map[string]int{}
	for _, s := range r.b.Sources {
		if s.Cluster != "" {
			cluster[s.Cluster]++
		}
	}
	for i := range r.b.Sources {
		s := &r.b.Sources[i]
		twins := 0
		if s.Cluster != "" {
			twins = cluster[s.Cluster] - 1
		}
		title := oneLine(s.Title)
		if title == "" {
			title = "(no title)"
		}
		p.add(sourceLabel(s), title, oneLine(strings.Join(s.Byline, "; ")), oneLine(s.Source), string(s.Kind), dateOrNothing(s.Published),
			dateOrNothing(s.Retrieved), s.Language, web(s.URL), positive(twins), s.Statements, positive(s.Words), string(s.Version), string(s.ID))
	}
	return p.finish()
}
