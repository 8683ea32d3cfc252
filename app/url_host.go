package app

import (
	"strings"
	"unicode/utf8"
)

// asciiHost writes the labels of a host that are not ASCII as IDNA does ("xn--…"). A
// host that cannot be written so is given back as it is.
func asciiHost(host string) string {
	labels := strings.FieldsFunc(host, func(r rune) bool { return strings.ContainsRune(".。．｡", r) })
	for i, l := range labels {
		if isASCII(l) {
			continue
		}
		code, ok := punycode([]rune(l))
		if !ok {
			return host
		}
		labels[i] = "xn--" + code
	}
	return strings.Join(labels, ".")
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// The parameters of Punycode (RFC 3492, section 5), and the length of a label.
const (
	punyBase, punyMin, punyMax = 36, 1, 26
	punySkew, punyDamp         = 38, 700
	longestLabel               = 63
)

// punycode encodes a label by RFC 3492, section 6.3.
func punycode(label []rune) (string, bool) {
	var out []byte
	for _, r := range label {
		if r < utf8.RuneSelf {
			out = append(out, byte(r))
		}
	}
	basic := len(out)
	if basic > 0 {
		out = append(out, '-')
	}
	n, delta, bias, done := rune(utf8.RuneSelf), 0, 72, basic
	for done < len(label) {
		next := following(label, n)
		delta += int(next-n) * (done + 1)
		n = next
		for _, r := range label {
			switch {
			case r < n:
				delta++
			case r == n:
				out = appendVariable(out, delta, bias)
				bias = adaptBias(delta, done+1, done == basic)
				delta = 0
				done++
			}
		}
		delta++
		n++
		if len(out) > longestLabel {
			return "", false
		}
	}
	return string(out), true
}

// following gives the smallest letter of the label that is not before n.
func following(label []rune, n rune) rune {
	next := rune(utf8.MaxRune)
	for _, r := range label {
		if r >= n {
			next = min(next, r)
		}
	}
	return next
}

// appendVariable writes delta as a variable-length integer (RFC 3492, section 3.3).
func appendVariable(out []byte, delta, bias int) []byte {
	for k := punyBase; ; k += punyBase {
		t := min(max(k-bias, punyMin), punyMax)
		if delta < t {
			return append(out, digit(delta))
		}
		out = append(out, digit(t+(delta-t)%(punyBase-t)))
		delta = (delta - t) / (punyBase - t)
	}
}

// adaptBias gives the bias for the next delta (RFC 3492, section 6.1).
func adaptBias(delta, points int, first bool) int {
	if first {
		delta /= punyDamp
	} else {
		delta /= 2
	}
	delta += delta / points
	k := 0
	for ; delta > (punyBase-punyMin)*punyMax/2; k += punyBase {
		delta /= punyBase - punyMin
	}
	return k + (punyBase-punyMin+1)*delta/(delta+punySkew)
}

// digit writes 0 to 25 as letters, 26 to 35 as digits.
func digit(d int) byte {
	if d < 26 {
		return byte('a' + d)
	}
	return byte('0' + d - 26)
}
