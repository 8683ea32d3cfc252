package index

import (
	"context"
	"encoding/json"
	"fmt"
	"hash/crc32"

	bleveindex "github.com/blevesearch/bleve_index_api"

	"parley/app"
	"parley/index/analysis"
	"parley/index/spans"
)

// A batch ends at so many bytes of text or articles: Bleve needs about a hundred times
// the bytes while it builds a segment, and larger batches are no faster.
const (
	batchBytes    = 1_500_000
	batchArticles = 400
)

// writer analyses articles and writes batches. It is used under Index.writing.
type writer struct {
	vocab   *vocabulary
	raw     map[string]uint32 // word as written to its number, noWord if it folds to nothing
	fresh   []byte            // words numbered but not written yet
	counts  []uint32          // by word, of the field at hand
	seen    []uint32          // words with a count
	offsets [2][]int
	stream  stream
}

const (
	noWord = ^uint32(0)
	// rawWords bounds the memory of the writer's cache of words as written.
	rawWords = 400_000
)

// words cuts a text into numbers of the vocabulary.
func (w *writer) words(f spans.Field, text string) {
	numbers, offsets := w.stream.words[f][:0], w.offsets[f][:0]
	analysis.Each(text, func(start, end int) {
		n, ok := w.raw[text[start:end]]
		if !ok {
			n = w.number(text[start:end])
		}
		if n != noWord {
			numbers, offsets = append(numbers, n), append(offsets, start)
		}
	})
	w.stream.words[f], w.offsets[f] = numbers, offsets
}

func (w *writer) number(raw string) uint32 {
	n := noWord
	if exact := analysis.Fold(raw); exact != "" {
		var fresh bool
		if n, fresh = w.vocab.add(string([]byte(exact))); fresh {
			w.fresh = encodeTerm(w.fresh, exact)
		}
	}
	if len(w.raw) >= rawWords {
		clear(w.raw)
	}
	w.raw[string([]byte(raw))] = n // a copy, so that the text can be freed
	return n
}

// field counts the words of a field for Bleve.
func (w *writer) field(name string, words []uint32, terms []string) *field {
	if short := len(terms) - len(w.counts); short > 0 {
		w.counts = append(w.counts, make([]uint32, short)...)
	}
	w.seen = w.seen[:0]
	for _, n := range words {
		if w.counts[n] == 0 {
			w.seen = append(w.seen, n)
		}
		w.counts[n]++
	}
	list := make([]bleveindex.TokenFreq, len(w.seen))
	freqs := make(bleveindex.TokenFrequencies, len(w.seen))
	for i, n := range w.seen {
		list[i].SetFrequency(int(w.counts[n]))
		freqs[terms[n]] = &list[i]
		w.counts[n] = 0
	}
	return &field{name: name, length: len(words), freqs: freqs}
}

// Put adds articles or replaces them. What was written before an error or the end of
// ctx stays and is whole; searching goes on meanwhile.
func (x *Index) Put(ctx context.Context, docs []app.Document) error {
	x.writing.Lock()
	defer x.writing.Unlock()
	for len(docs) > 0 {
		if err := ctx.Err(); err != nil {
			return err
		}
		n, size := 0, 0
		for n < len(docs) && n < batchArticles && size < batchBytes {
			size += len(docs[n].Text.Text)
			n++
		}
		if err := x.putBatch(docs[:n]); err != nil {
			return fmt.Errorf("index %d articles: %w", n, err)
		}
		docs = docs[n:]
	}
	return nil
}

func (x *Index) putBatch(docs []app.Document) error {
	if err := x.usable(); err != nil {
		return err
	}
	first, _ := x.rows.size()
	x.places.Reset(uint32(first))
	batch := bleveindex.NewBatch()
	var streams, facts []byte
	generation := x.state.Generation
	for i := range docs {
		a, row := x.analyse(&docs[i], &streams)
		row.at += x.streams.size
		facts = row.encode(facts)
		a.fields = append(a.fields, newRowField(x.rows.add(row)))
		batch.Update(a)
		generation = max(generation, docs[i].Generation)
	}
	err := x.appendAll(streams, facts)
	if x.places.Put() != nil {
		// Searches do without, and the next start makes them anew.
		x.places.Discard()
	}
	if err == nil {
		err = x.commit(batch, generation)
	}
	if err != nil {
		x.rows.undo(first)
	}
	return err
}

func (x *Index) appendAll(streams, facts []byte) error {
	if err := x.streams.append(streams); err != nil {
		return err
	}
	if err := x.facts.append(facts); err != nil {
		return err
	}
	if err := x.terms.append(x.writer.fresh); err != nil {
		return err
	}
	x.writer.fresh = x.writer.fresh[:0]
	return nil
}

// analyse makes an article ready; its stream is appended to streams and its place in
// the row counts from there.
func (x *Index) analyse(d *app.Document, streams *[]byte) (*article, facts) {
	w := x.writer
	w.words(spans.Title, d.Title)
	w.words(spans.Body, d.Text.Text)
	w.stream.starts[spans.Sentence] = spans.StartsOf(w.offsets[spans.Body], d.Text.Sentences)
	w.stream.starts[spans.Paragraph] = spans.StartsOf(w.offsets[spans.Body], d.Text.Paragraphs)
	at := len(*streams)
	*streams = w.stream.encode(*streams)
	written := (*streams)[at:]
	terms := w.vocab.all()
	x.places.Add(w.stream.words, w.stream.starts)
	title, body := w.stream.words[spans.Title], w.stream.words[spans.Body]
	f := facts{
		row: row{
			id: d.ID, at: int64(at), size: uint32(len(written)), sum: crc32.Checksum(written, castagnoli),
			title: uint32(len(title)), text: textMark(d),
		},
		body: uint32(len(body)),
		lang: d.Language, source: d.Source, published: string(d.Published),
	}
	f.labels[labelAuthor] = d.Byline
	for _, t := range d.Tags {
		f.labels[labelTag] = append(f.labels[labelTag], string(t))
	}
	f.labels[labelList] = d.Lists
	return &article{
		id:     string(d.ID),
		fields: []bleveindex.Field{w.field(titleField, title, terms), w.field(bodyField, body, terms)},
		bytes:  uint64(len(d.Text.Text)),
	}, f
}

// Delete removes articles; those that are not in the index are ignored.
func (x *Index) Delete(ctx context.Context, ids []app.ArticleID) error {
	x.writing.Lock()
	defer x.writing.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := x.usable(); err != nil {
		return err
	}
	batch := bleveindex.NewBatch()
	for _, id := range ids {
		batch.Delete(string(id))
	}
	if len(ids) == 0 {
		return nil
	}
	restore := x.rows.forget(ids)
	if err := x.commit(batch, x.state.Generation); err != nil {
		restore()
		return fmt.Errorf("remove %d articles from the index: %w", len(ids), err)
	}
	return nil
}

// state is what every batch records of the index: which project and schema it belongs
// to and how much of the files beside Bleve is valid.
type state struct {
	Project    string `json:"project"`
	Schema     string `json:"schema"`
	Generation int64  `json:"generation"`
	Articles   int    `json:"articles"`
	Streams    int64  `json:"streams"`
	Facts      int64  `json:"facts"`
	FactsSum   uint32 `json:"facts_sum"`
	Terms      int64  `json:"terms"`
	TermsSum   uint32 `json:"terms_sum"`
}

// stateKey is the key of the state in Bleve.
const stateKey = "parley"

func (x *Index) commit(batch *bleveindex.Batch, generation int64) error {
	next := x.state
	next.Generation = generation
	_, next.Articles = x.rows.size()
	next.Streams = x.streams.size
	next.Facts, next.FactsSum = x.facts.size, x.facts.sum
	next.Terms, next.TermsSum = x.terms.size, x.terms.sum
	data, err := json.Marshal(next)
	if err != nil {
		return err
	}
	batch.SetInternal([]byte(stateKey), data)
	if err := x.bleve.Batch(batch); err != nil {
		return err
	}
	x.state = next
	return nil
}
