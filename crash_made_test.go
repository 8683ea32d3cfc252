package main

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
)

// wordInAll stands in every article that is made here.
const wordInAll = "council"

// madeText makes an article of an invented place: n tells it from all others.
func madeText(r *rand.Rand, n string, paragraphs int) string {
	words := []string{
		"toll", "bridge", "ferry", "harbour", "grain", "levy", "mayor", "province", "treaty", "water", "vote", "budget",
		"said", "wants", "refused", "promised", "the", "a", "new", "old", "against", "for", "Ostrava Vale", "Ulmara", "Kessin",
	}
	var b strings.Builder
	fmt.Fprintf(&b, "Title: Report %s\nSource: The Vale Post\nDate: 2026-%02d-%02d\n\n", n, 1+r.IntN(12), 1+r.IntN(28))
	fmt.Fprintf(&b, "Sitting %s of the %s was short.\n", n, wordInAll)
	for range paragraphs {
		b.WriteByte('\n')
		for range 4 + r.IntN(4) {
			for w := range 8 + r.IntN(10) {
				word := words[r.IntN(len(words))]
				if w == 0 {
					word = strings.ToUpper(word[:1]) + word[1:]
				}
				b.WriteString(word + " ")
			}
			fmt.Fprintf(&b, "number %d. ", r.IntN(100000))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// articleFiles writes so many articles into a folder of their own and gives its name.
func (h *harness) articleFiles(n int) string {
	h.serial++
	dir := h.path(fmt.Sprint("in-", h.serial))
	h.must(os.Mkdir(dir, 0o755))
	h.must(writeArticles(h.r, dir, fmt.Sprint(h.serial), n))
	return dir
}

func writeArticles(r *rand.Rand, dir, name string, n int) error {
	for i := range n {
		text := madeText(r, fmt.Sprintf("%s-%d", name, i), 2+r.IntN(6))
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%s-%03d.txt", name, i)), []byte(text), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// codebookFile writes a codebook of actors and issues that no project has yet.
func (h *harness) codebookFile(actors, issues int) string {
	h.serial++
	path := h.path(fmt.Sprintf("codebook-%d.json", h.serial))
	h.must(os.WriteFile(path, codebookText(fmt.Sprint(h.serial), actors, issues), 0o644))
	return path
}

func codebookText(name string, actors, issues int) []byte {
	type entry map[string]any
	list := func(n int, make func(i int) entry) []entry {
		out := []entry{}
		for i := range n {
			out = append(out, make(i))
		}
		return out
	}
	data, err := json.Marshal(entry{
		"format": "parley-codebook/1",
		"actors": list(actors, func(i int) entry {
			return entry{"id": fmt.Sprintf("a%s_%d", name, i), "name": fmt.Sprintf("Person %s %d", name, i), "type": "person", "aliases": []string{fmt.Sprintf("P%s-%d", name, i)}, "roles": []string{}}
		}),
		"issues": list(issues, func(i int) entry {
			return entry{"id": fmt.Sprintf("i%s_%d", name, i), "title": fmt.Sprintf("Question %s %d", name, i), "label_low": "no", "label_high": "yes"}
		}),
	})
	if err != nil {
		return []byte(err.Error())
	}
	return data
}

// statementFile writes n statements on articles of the project, all of which can be
// recorded.
func (h *harness) statementFile(n int) string {
	heads := lines[struct{ ID string }](h.t, h.ok("articles", h.project, "--json"))
	var book struct{ Actors, Issues []struct{ ID string } }
	h.serial++
	name := h.path(fmt.Sprintf("book-%d.json", h.serial))
	h.ok("codebook", h.project, "export", name)
	data, err := os.ReadFile(name)
	h.must(err)
	h.must(json.Unmarshal(data, &book))
	if len(heads) == 0 || len(book.Actors) == 0 || len(book.Issues) == 0 {
		h.t.Fatalf("nothing to make statements of: %d articles, %d actors, %d issues", len(heads), len(book.Actors), len(book.Issues))
	}
	var out strings.Builder
	for range n {
		line, err := json.Marshal(map[string]any{
			"article": heads[h.r.IntN(len(heads))].ID, "holder": book.Actors[h.r.IntN(len(book.Actors))].ID,
			"issue": book.Issues[h.r.IntN(len(book.Issues))].ID, "stance": []string{"support", "oppose", "neutral"}[h.r.IntN(3)],
			"quotes": []map[string]any{{"role": "content", "text": "of the " + wordInAll + " was short"}},
		})
		h.must(err)
		out.Write(append(line, '\n'))
	}
	path := h.path(fmt.Sprintf("statements-%d.jsonl", h.serial))
	h.must(os.WriteFile(path, []byte(out.String()), 0o644))
	return path
}
