package export_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"parley/app"
	"parley/export"
)

func listing() app.Table {
	return app.Table{
		Title: "Concordance: tariffs / quotas?", About: "tariff* W/5 quota*",
		Columns: []app.Column{{Head: "Left", Right: true, Width: 40}, {Head: "Hit"}, {Head: "Published"}, {Head: "Count"}, {Head: "Address"}, {Head: "hit"}},
		Rows: [][]any{
			{"will not accept", "тарифи", app.Date("2025-04-11"), 3, "https://news.example/a?b=1", "=1+1"},
			{"a \"quoted\", comma", "line\nbreak\tand tab", app.Date("2025-04"), 0.5, "javascript:alert(1)", "-5"},
			{nil, "short row"},
		},
	}
}

func TestWriteTableAsWorkbook(t *testing.T) {
	var buf bytes.Buffer
	if err := export.New(export.Options{}).WriteTable(t.Context(), &buf, listing(), ".XLSX"); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&buf)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	sheets := f.GetSheetList()
	if len(sheets) != 1 || strings.ContainsAny(sheets[0], "/?:") || len(sheets[0]) > 31 {
		t.Fatalf("sheets %q", sheets)
	}
	rows, err := f.GetRows(sheets[0])
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{
		{"Left", "Hit", "Published", "Count", "Address", "hit (2)"},
		{"will not accept", "тарифи", "2025-04-11", "3.00", "https://news.example/a?b=1", "=1+1"},
		{"a \"quoted\", comma", "line\nbreak\tand tab", "2025-04", "0.50", "javascript:alert(1)", "-5"},
		{"", "short row"},
	}
	var got [][]string
	for _, row := range rows[4:] {
		for len(row) > 0 && row[len(row)-1] == "" {
			row = row[:len(row)-1]
		}
		got = append(got, row)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
	if formula, _ := f.GetCellFormula(sheets[0], "F6"); formula != "" {
		t.Errorf("text became the formula %q", formula)
	}
	if link, target, _ := f.GetCellHyperLink(sheets[0], "E6"); !link || target != "https://news.example/a?b=1" {
		t.Errorf("link %v %q", link, target)
	}
	if link, _, _ := f.GetCellHyperLink(sheets[0], "E7"); link {
		t.Error("a script became a link")
	}
}

func TestWriteTableAsText(t *testing.T) {
	tests := []struct{ format, want string }{
		{".csv", "Left,Hit,Published,Count,Address,hit\r\n" +
			"will not accept,тарифи,2025-04-11,3,https://news.example/a?b=1,=1+1\r\n" +
			"\"a \"\"quoted\"\", comma\",\"line\nbreak\tand tab\",2025-04,0.5,javascript:alert(1),-5\r\n" +
			",short row,,,,\r\n"},
		{".tsv", "Left\tHit\tPublished\tCount\tAddress\thit\n" +
			"will not accept\tтарифи\t2025-04-11\t3\thttps://news.example/a?b=1\t=1+1\n" +
			"a \"quoted\", comma\tline break and tab\t2025-04\t0.5\tjavascript:alert(1)\t-5\n" +
			"\tshort row\t\t\t\t\n"},
	}
	for _, tt := range tests {
		var buf bytes.Buffer
		if err := export.New(export.Options{}).WriteTable(t.Context(), &buf, listing(), tt.format); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(tt.want, buf.String()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.format, diff)
		}
	}
	if len(tests) == 0 {
		t.Error("no cases")
	}
	err := export.New(export.Options{}).WriteTable(t.Context(), &bytes.Buffer{}, listing(), ".pdf")
	if app.CodeOf(err) != app.Unsupported {
		t.Errorf("another format: %v", err)
	}
}

func TestWriteTableAsPage(t *testing.T) {
	table := app.Table{
		Title: "Notes & <more>", About: "2 rows", Columns: []app.Column{{Head: "Quote"}, {Head: "N"}},
		Rows: [][]any{{"a | b *c*\n<script>alert(1)</script>", 3}, {"тарифи", nil}},
	}
	write := func(format string) string {
		var buf bytes.Buffer
		if err := export.New(export.Options{}).WriteTable(t.Context(), &buf, table, format); err != nil {
			t.Fatal(err)
		}
		return buf.String()
	}
	want := "# Notes &amp; &lt;more&gt;\n\n2 rows\n\n| Quote | N |\n| --- | --- |\n" +
		"| a \\| b \\*c\\*<br>&lt;script&gt;alert(1)&lt;/script&gt; | 3 |\n| тарифи |  |\n"
	if diff := cmp.Diff(want, write(".md")); diff != "" {
		t.Errorf("Markdown (-want +got):\n%s", diff)
	}
	page := write(".html")
	for _, part := range []string{
		"<h1>Notes &amp; &lt;more&gt;</h1>", "<tr><th>Quote</th><th>N</th></tr>", "&lt;script&gt;alert(1)&lt;/script&gt;</td><td>3</td>", "<td>тарифи</td>", "</table></body></html>\n",
	} {
		if !strings.Contains(page, part) {
			t.Errorf("the page lacks %q", part)
		}
	}
	if strings.Contains(page, "<script>") {
		t.Error("a script of a quote would run")
	}
}

func TestEmptyTable(t *testing.T) {
	empty := listing()
	empty.Rows, empty.Title = nil, "[]"
	for _, format := range export.TableFormats() {
		var buf bytes.Buffer
		if err := export.New(export.Options{}).WriteTable(t.Context(), &buf, empty, format); err != nil || buf.Len() == 0 {
			t.Errorf("%s: %d bytes, %v", format, buf.Len(), err)
		}
	}
}
