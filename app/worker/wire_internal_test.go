package worker

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/app"
)

// TestWireKeepsEveryField fills every field of an article, whatever it is called, and
// sends it: a field that is added later and left out of the wire fails here.
func TestWireKeepsEveryField(t *testing.T) {
	var x app.Extracted
	v := reflect.ValueOf(&x).Elem()
	if v.NumField() == 0 {
		t.Fatal("an article has no fields")
	}
	for i := range v.NumField() {
		fill(t, v.Field(i))
	}
	x.Text = "Two sentences. In one paragraph."
	x.Paragraphs, x.Sentences = []app.Bounds{{Start: 0, End: 32}}, []app.Bounds{{Start: 0, End: 14}, {Start: 15, End: 32}}
	for i := range v.NumField() {
		if v.Field(i).IsZero() {
			t.Errorf("field %s is empty", v.Type().Field(i).Name)
		}
	}
	var buf bytes.Buffer
	if err := writeLine(&buf, reply{ID: 1, Article: pack(x)}); err != nil {
		t.Fatal(err)
	}
	line, err := readLine(bufio.NewReader(&buf))
	if err != nil {
		t.Fatal(err)
	}
	var r reply
	if err := json.Unmarshal(line, &r); err != nil {
		t.Fatal(err)
	}
	got, err := r.Article.unpack()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(x, got); diff != "" {
		t.Errorf("article after the wire (-sent +got):\n%s", diff)
	}
}

func fill(t *testing.T, v reflect.Value) {
	t.Helper()
	switch v.Kind() {
	case reflect.String:
		v.SetString("x")
	case reflect.Int, reflect.Int64:
		v.SetInt(1)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(t, v.Index(0))
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		val := reflect.New(v.Type().Elem()).Elem()
		fill(t, val)
		v.SetMapIndex(reflect.ValueOf("k").Convert(v.Type().Key()), val)
	case reflect.Struct:
		for i := range v.NumField() {
			fill(t, v.Field(i))
		}
	default:
		t.Fatalf("a field of kind %s: teach this test to fill it", v.Kind())
	}
}

func TestUnpackRefuses(t *testing.T) {
	tests := []struct {
		name string
		in   article
	}{
		{"text that is not UTF-8", article{Extracted: app.Extracted{Text: "a\xff"}}},
		{"bounds behind the text", article{Extracted: app.Extracted{Text: "abc"}, Paragraphs: []app.Bounds{{Start: 0, End: 4}}}},
		{"bounds before the text", article{Extracted: app.Extracted{Text: "abc"}, Sentences: []app.Bounds{{Start: -1, End: 2}}}},
		{"overlapping bounds", article{Extracted: app.Extracted{Text: "abc"}, Sentences: []app.Bounds{{Start: 0, End: 2}, {Start: 1, End: 3}}}},
		{"a cut character", article{Extracted: app.Extracted{Text: "aé"}, Paragraphs: []app.Bounds{{Start: 0, End: 2}}}},
	}
	for _, tt := range tests {
		if x, err := tt.in.unpack(); err == nil || x.Text != "" {
			t.Errorf("%s was accepted", tt.name)
		}
	}
	if len(tests) == 0 {
		t.Error("no cases")
	}
}

func TestReadLine(t *testing.T) {
	tests := []struct {
		name, in string
		want     error
	}{
		{"a line", "x\n", nil},
		{"the end", "", io.EOF},
		{"half a line", "x", io.ErrUnexpectedEOF},
		{"a line too long", strings.Repeat("x", maxLine+1) + "\n", errLong},
	}
	for _, tt := range tests {
		if _, err := readLine(bufio.NewReader(strings.NewReader(tt.in))); !errors.Is(err, tt.want) {
			t.Errorf("%s: %v", tt.name, err)
		}
	}
	if len(tests) == 0 {
		t.Error("no cases")
	}
}
