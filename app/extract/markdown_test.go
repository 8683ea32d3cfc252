package extract_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/text/encoding/charmap"

	"parley/app/extract"
)

func markdownCases() []made {
	return []made{
		{"front-matter.md", []byte("---\ntitle: \"Veland closes its harbour\"\nauthor: Mira Oslan\ndate: 2026-04-08\nlang: en\ntags:\n  - harbour\n---\n\n# Veland closes its harbour\n\n" +
			"The government of Veland\nclosed the harbour on *Wednesday*.\n\n## No ships until May\n\n> “We had no other choice,” said\n> minister **Edda Korr**.\n>\n> “None at all.”\n\n- Fishing boats stay\n  in port.\n  - All of them.\n1. The ferry runs.\n")},
		{"inline.md", []byte("Some \\*stars\\* and snake_case_words, 2 * 3 * 4, `code *as is*`, ***both***, __bold__ and ~~struck~~ words.\n\n" +
			"A [link](https://news.example/a_(b) \"t\"), [named][Ferry], [ferry], [not a link], ![a picture](x.png), <https://x.example>, <b>tag</b> &amp; R&D.\n\n[ferry]: https://news.example/ferry\n\n" +
			"Line one  \nline two\\\nline three.<br>Four.\n<!-- a comment\nover lines -->\n")},
		{"setext-table-code.md", []byte("Votes in Veland\n===============\n\nCounted on Monday\n---\n\nIn the assembly of Veland:\n\n| Party | Yes |\n|:------|----:|\n| Reform | 41 |\n| A \\| B | 2 |\n\n```\nx  =  1\n# no heading\n```\n\n***\n\nThe end[^1] of it.\n\n[^1]: Signed in Bral.\n    And later again.\n")},
		{"ukrainian-read-also.md", []byte("# Веланд закриває порт\n\n8 квітня 2026\n\nУряд Веланду закрив гавань у середу, повідомила її речниця.\n\n**Читайте також:**\n\n- [Пором до Сарна стоїть](https://news.example/porom)\n- Порт без кораблів\n")},
		{"arabic.md", []byte("أغلقت حكومة فيلاند **الميناء** يوم الأربعاء.\n\n> «لا خيار لنا».\n")},
		{"windows-1251.md", append([]byte("# "), mustEncode(charmap.Windows1251, "Порт закрыт\n\nПравительство Веланда закрыло гавань, сообщила министр Эдда Корр.\n")...)},
		{"head-lines.md", []byte("Title: Wells of Sarn\nSource: The Sarn Courier\nDate: 3 May 2026\n\nOne in three wells is dry, the water office said.\n")},
		{"blank.md", []byte("\n\n---\n\n<!-- nothing -->\n")},
	}
}

func TestMarkdown(t *testing.T) { checkMade(t, "markdown", markdownCases()) }

// TestMarkdownHostile: marks without end take no more than the time to read them.
func TestMarkdownHostile(t *testing.T) {
	tests := []string{"*a_", "[a](", "[", "![", "`a``", "<", "&", "**a", "_", "> ", "- ", "|", "#", "[^", "[a][", "\\", "~", "<!--", "[a]", "![[](", "[![a]("}
	if len(tests) == 0 {
		t.Fatal("no cases")
	}
	for _, mark := range tests {
		t.Run(mark, func(t *testing.T) {
			data := []byte("Words.\n\n" + strings.Repeat(mark, (1<<18)/len(mark)))
			if o := extractAll(t, fstest.MapFS{"a.md": {Data: data}}, "a.md"); len(o.Articles) != 1 {
				t.Errorf("got %+v", o.Error)
			}
		})
	}
}

func FuzzMarkdown(f *testing.F) {
	for _, c := range markdownCases() {
		f.Add(c.data)
	}
	f.Fuzz(func(t *testing.T, data []byte) { fuzzReader(t, extract.Markdown{}, "a.md", data) })
}
