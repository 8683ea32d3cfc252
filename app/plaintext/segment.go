package plaintext

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"parley/app"
)

// Segment gives the paragraphs and the sentences of a canonical text, in order. A
// paragraph is a line that is not blank; a sentence lies within one paragraph, without
// white space around it. The language ("uk", "en-GB", or empty) chooses rules that
// contradict each other between languages; abbreviations of all of them are known.
func Segment(text, language string) (paragraphs, sentences []app.Bounds) {
	start := 0
	for line := range strings.Lines(text) {
		end := start + len(strings.TrimSuffix(line, "\n"))
		if strings.TrimSpace(line) != "" {
			paragraphs = append(paragraphs, app.Bounds{Start: start, End: end})
			s := splitter{text: text[start:end], dotOrdinals: dotsAfterOrdinals(language)}
			for _, b := range s.sentences() {
				sentences = append(sentences, app.Bounds{Start: start + b.Start, End: start + b.End})
			}
		}
		start += len(line)
	}
	return paragraphs, sentences
}

// dotsAfterOrdinals names the languages in which "11." is "11th".
func dotsAfterOrdinals(language string) bool {
	base, _, _ := strings.Cut(strings.ToLower(language), "-")
	switch base {
	case "de", "cs", "sk", "pl", "hu", "fi", "no", "nb", "nn", "da", "hr", "sr", "bs", "sl", "lv", "et", "tr", "is":
		return true
	}
	return false
}

// splitter cuts one paragraph into sentences.
type splitter struct {
	text        string
	dotOrdinals bool
}

// lookAhead is how many bytes behind a full stop are looked at; names of speakers fit in.
const lookAhead = 240

func (s *splitter) sentences() []app.Bounds {
	var out []app.Bounds
	start := 0
	for i := 0; i < len(s.text); {
		r, n := utf8.DecodeRuneInString(s.text[i:])
		if !isTerminator(r) {
			i += n
			continue
		}
		end := s.afterMarks(i)
		if s.breaks(start, i, end) {
			out = s.add(out, start, end)
			start = end
		}
		i = end
	}
	return s.add(out, start, len(s.text))
}

// add appends the range without the white space around it, if anything is left.
func (s *splitter) add(out []app.Bounds, start, end int) []app.Bounds {
	part := s.text[start:end]
	trimmed := strings.TrimLeftFunc(part, unicode.IsSpace)
	start += len(part) - len(trimmed)
	trimmed = strings.TrimRightFunc(trimmed, unicode.IsSpace)
	if trimmed == "" {
		return out
	}
	return append(out, app.Bounds{Start: start, End: start + len(trimmed)})
}

func isTerminator(r rune) bool {
	switch r {
	case '.', '!', '?', '…', '‽', '⁇', '⁈', '⁉', '؟', '۔', '।', '॥', '。', '！', '？', '｡', '．':
		return true
	}
	return false
}

// isFullWidth names the terminators after which no space is due.
func isFullWidth(r rune) bool {
	return r == '。' || r == '！' || r == '？' || r == '｡' || r == '．'
}

// afterMarks gives the end of the run of terminators, closing quotes and brackets that
// begins at i.
func (s *splitter) afterMarks(i int) int {
	for i < len(s.text) {
		r, n := utf8.DecodeRuneInString(s.text[i:])
		if !isTerminator(r) && !isClosing(r) {
			break
		}
		i += n
	}
	return i
}

// isClosing names what may stand between a full stop and the end of its sentence. Marks
// that open in one language and close in another count too: directly behind a full stop
// they close.
func isClosing(r rune) bool {
	return isQuoteMark(r) && r != '„' && r != '‚' || unicode.Is(unicode.Pe, r)
}

// breaks decides whether the marks text[at:end] end the sentence that began at start.
func (s *splitter) breaks(start, at, end int) bool {
	first, _ := utf8.DecodeRuneInString(s.text[at:])
	rest := s.text[end:min(end+lookAhead, len(s.text))]
	if rest == "" || isFullWidth(first) {
		return true
	}
	next, _ := utf8.DecodeRuneInString(rest)
	if !unicode.IsSpace(next) {
		return false
	}
	word := nextWord(rest)
	if word == "" {
		return strings.ContainsFunc(rest, unicode.IsLetter) && !startsLower(rest)
	}
	if startsLower(word) {
		return false
	}
	marks := s.text[at:end]
	switch {
	case at > start && s.text[at-1] == '(':
		return false // "(?)" and "(!)" are remarks
	case marks == ".":
		return s.dotBreaks(start, at, word)
	case strings.ContainsAny(marks, "!?…") && strings.ContainsFunc(marks, isQuoteMark):
		return !saidFollows(rest)
	case isDots(marks) && len(marks) > 1 && strings.TrimSpace(s.text[start:at]) == "":
		return false // "... and so on" begins with its dots
	case strings.HasPrefix(marks, ".") && !strings.ContainsFunc(marks, isQuoteMark):
		return marks != ".)" && marks != ".]" || s.dotBreaks(start, at, word)
	}
	return true
}

func isDots(marks string) bool { return strings.Trim(marks, ".…") == "" }

// dotBreaks decides for a single full stop at at, followed by a space and a word that
// does not begin with a small letter.
func (s *splitter) dotBreaks(start, at int, next string) bool {
	before := s.text[start:at]
	word := lastWord(before)
	lower := strings.ToLower(word)
	switch {
	case word == "":
		return strings.TrimSpace(before) != ""
	case isNumber(word):
		return s.numberBreaks(before, word, next)
	case isInitial(word), isAcronym(word):
		return beginsSentence(next) && !s.initialAt(at+1)
	case isCapitals(word):
		return true
	}
	switch abbreviations()[lower] {
	case abbreviated:
		return false
	case abbreviatedBeforeNumber:
		return !startsDigit(next) && !isRoman(next)
	case abbreviatedOrEnd:
		return beginsSentence(next)
	}
	return true
}

// numberBreaks: "1." alone at the start counts items; "11." before a word is an ordinal
// in many languages, a year is not.
func (s *splitter) numberBreaks(before, word, next string) bool {
	if strings.TrimSpace(before) == word {
		return false
	}
	if s.dotOrdinals && len(word) <= 2 {
		return beginsSentence(next)
	}
	return true
}

// initialAt reports whether the next word from at on is one letter and a full stop, as
// in "А. І. Смирнов".
func (s *splitter) initialAt(at int) bool {
	rest := strings.TrimLeftFunc(s.text[at:], unicode.IsSpace)
	_, n := utf8.DecodeRuneInString(rest)
	return strings.HasPrefix(rest[n:], ".")
}

// nextWord gives the first word of rest, without what opens a sentence before it.
func nextWord(rest string) string {
	rest = strings.TrimLeftFunc(rest, func(r rune) bool {
		return unicode.IsSpace(r) || isQuoteMark(r) || isDash(r) || unicode.Is(unicode.Ps, r) || r == '¿' || r == '¡' || r == '•' || r == '…' || r == '.'
	})
	end := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
	if end < 0 {
		return rest
	}
	return rest[:end]
}

// lastWord gives what stands before a full stop back to a space, an opening mark or a
// dash; dots inside stay ("U.S").
func lastWord(before string) string {
	start := strings.LastIndexFunc(before, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && r != '.'
	})
	if start < 0 {
		return before
	}
	_, n := utf8.DecodeRuneInString(before[start:])
	return before[start+n:]
}

func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimSpace(s))
	return unicode.IsLower(r)
}

func startsDigit(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsDigit(r)
}

func isNumber(word string) bool {
	return word != "" && strings.IndexFunc(word, func(r rune) bool { return !unicode.IsDigit(r) && r != '.' }) < 0
}

func isRoman(word string) bool { return word != "" && strings.Trim(word, "IVXLC") == "" }

// isInitial reports a single capital letter, also the last of "J.K".
func isInitial(word string) bool {
	return utf8.RuneCountInString(word) == 1 && !startsLower(word)
}

// isCapitals reports a word like "CNN" or "EST", which no table of abbreviations means.
func isCapitals(word string) bool {
	return utf8.RuneCountInString(word) > 1 && word == strings.ToUpper(word) && word != strings.ToLower(word)
}

// isAcronym reports letters with dots between them: "U.S", "J.K", "Д.І".
func isAcronym(word string) bool {
	parts := strings.Split(word, ".")
	if len(parts) < 2 {
		return false
	}
	for _, p := range parts {
		if utf8.RuneCountInString(p) > 2 || p == "" || startsLower(p) {
			return false
		}
	}
	return true
}
