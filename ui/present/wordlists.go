package present

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"parley/app"
)

// WordKeeper tells the words of the library and keeps lists of terms.
type WordKeeper interface {
	Words(ctx context.Context, pattern string, limit int) (app.WordList, error)
	TermLists() ([]app.TermList, error)
	PutTermList(name string, terms []string) error
}

// WordPorts are what words and term lists need.
type WordPorts struct {
	Words  WordKeeper
	Acts   *Acts
	Search func(query string)
}

// WordsState is what the word explorer and the term lists show.
type WordsState struct {
	Open    bool
	Pattern string
	Words   []WordRow
	Head    string // how many words match
	Problem string

	Lists       []string // names of the term lists, as @name
	List        int      // the one in the form, −1 for a new one
	Name        string
	Terms       string // one a line
	Version     int    // counts forms, so that the view fills its fields once for each
	ListProblem string
}

// WordRow is a word of the library.
type WordRow struct{ Word, Counts string }

// mostWords is how many words are shown.
const mostWords = 500

// WordLists presents the words of the library beside the lists that are made of them.
type WordLists struct {
	changes[WordsState]
	env   Env
	ports WordPorts
	load  *Loader[app.WordList]
	lists []app.TermList
	state WordsState
}

// NewWordLists makes the presenter of words and term lists.
func NewWordLists(env Env, p WordPorts) *WordLists {
	return &WordLists{env: env, ports: p, load: NewLoader[app.WordList](env), state: WordsState{List: -1}}
}

// Subscribe gives the state to render now and after each change.
func (w *WordLists) Subscribe(render func(WordsState)) {
	w.render = render
	w.tell(w.state)
}

// State gives what is shown.
func (w *WordLists) State() WordsState { return w.state }

// Show opens the dialog.
func (w *WordLists) Show() {
	w.state.Open = true
	w.read("")
}

// Look looks for the words that a pattern matches.
func (w *WordLists) Look(pattern string) {
	w.state.Pattern = pattern
	if strings.TrimSpace(pattern) == "" {
		w.state.Words, w.state.Head, w.state.Problem = nil, "", ""
		w.tell(w.state)
		return
	}
	w.load.Load(w.env.Ctx, func(ctx context.Context) (app.WordList, error) {
		return w.ports.Words.Words(ctx, pattern, mostWords)
	}, func(list app.WordList, err error) {
		switch {
		case cancelled(err):
			return
		case err != nil:
			w.state.Words, w.state.Head, w.state.Problem = nil, "", Words(err).Text()
		default:
			w.state.Problem, w.state.Words = "", nil
			w.state.Head = Count(list.Total, "word", "words")
			if list.Total > len(list.Words) {
				w.state.Head += ", the " + grouped(len(list.Words)) + " most frequent are shown"
			}
			for _, x := range list.Words {
				w.state.Words = append(w.state.Words, WordRow{x.Word, Count(x.Hits, "hit", "hits") + " in " + Count(x.Articles, "article", "articles")})
			}
		}
		w.tell(w.state)
		w.env.trace(fmt.Sprintf("words %d", len(w.state.Words)))
	})
}

// SearchWord searches for a word of the list.
func (w *WordLists) SearchWord(i int) {
	if i < 0 || i >= len(w.state.Words) {
		return
	}
	word := w.state.Words[i].Word
	w.Close()
	w.ports.Search(`"` + word + `"`)
}

// ChooseList fills the form with a term list; −1 begins a new one.
func (w *WordLists) ChooseList(i int) {
	w.state.ListProblem = ""
	w.choose(i)
	w.tell(w.state)
}

func (w *WordLists) choose(i int) {
	w.state.List, w.state.Name, w.state.Terms = -1, "", ""
	if i >= 0 && i < len(w.lists) {
		w.state.List, w.state.Name, w.state.Terms = i, w.lists[i].Name, strings.Join(w.lists[i].Terms, "\n")
	}
	w.state.Version++
}

// Save keeps a term list under a name; a list of that name is changed.
func (w *WordLists) Save(name, terms string) {
	var all []string
	for line := range strings.Lines(terms) {
		if line = strings.TrimSpace(line); line != "" {
			all = append(all, line)
		}
	}
	if len(all) == 0 {
		w.failList(&app.Error{Code: app.Invalid, Op: "save term list", Msg: "the list holds no terms", Hint: "Write a word or a phrase on each line, or remove the list."})
		return
	}
	w.do(func() error { return w.ports.Words.PutTermList(name, all) }, strings.TrimPrefix(strings.TrimSpace(name), "@"))
}

// Remove removes the list in the form; it can be undone.
func (w *WordLists) Remove() {
	if w.state.List >= 0 {
		name := w.lists[w.state.List].Name
		w.do(func() error { return w.ports.Words.PutTermList(name, nil) }, "")
	}
}

// SearchList searches for any term of the list in the form.
func (w *WordLists) SearchList() {
	if w.state.List >= 0 {
		name := w.lists[w.state.List].Name
		w.Close()
		w.ports.Search("@" + name)
	}
}

// Close closes the dialog.
func (w *WordLists) Close() {
	w.state.Open = false
	w.tell(w.state)
}

// Stop ends the look under way.
func (w *WordLists) Stop() { w.load.Stop() }

func (w *WordLists) do(work func() error, chosen string) {
	w.ports.Acts.Do(work, func(err error) {
		if err != nil {
			w.failList(err)
			return
		}
		w.read(chosen)
	})
}

func (w *WordLists) failList(err error) {
	w.state.ListProblem = Words(err).Text()
	w.tell(w.state)
}

func (w *WordLists) read(chosen string) {
	w.env.Async(func() {
		lists, err := w.ports.Words.TermLists()
		w.env.Dispatch(func() {
			if err != nil {
				w.failList(err)
				return
			}
			w.lists, w.state.Lists, w.state.ListProblem = lists, nil, ""
			for _, l := range lists {
				w.state.Lists = append(w.state.Lists, "@"+l.Name)
			}
			w.choose(slices.IndexFunc(lists, func(l app.TermList) bool { return strings.EqualFold(l.Name, chosen) }))
			w.tell(w.state)
			w.env.trace(fmt.Sprintf("lists %d", len(lists)))
		})
	})
}
