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

// punycode encodes a label by RFC 3492, section 6.3.
func punycode(label []rune) (string, bool) {
	const (
		base, tMin, tMax = 36, 1, 26
		skew, damp       = 38, 700
		longest          = 63
	)
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
	adapt := func(delta, points int, first bool) int {
		if delta /= 2; first {
			delta = delta * 2 / damp
		}
		delta += delta / points
		k := 0
		for ; delta > (base-tMin)*tMax/2; k += base {
			delta /= base - tMin
		}
		return k + (base-tMin+1)*delta/(delta+skew)
	}
	n, delta, bias, done := rune(utf8.RuneSelf), 0, 72, basic
	for done < len(label) {
		next := rune(utf8.MaxRune)
		for _, r := range label {
			if r >= n && r < next {
				next = r
			}
		}
		delta += int(next-n) * (done + 1)
		n = next
		for _, r := range label {
			if r < n {
				delta++
			}
			if r != n {
				continue
			}
			q := delta
			for k := base; ; k += base {
				t := min(max(k-bias, tMin), tMax)
				if q < t {
					break
				}
				out = append(out, digit(t+(q-t)%(base-t)))
				q = (q - t) / (base - t)
			}
			out = append(out, digit(q))
			bias = adapt(delta, done+1, done == basic)
			delta = 0
			done++
		}
		delta++
		n++
		if len(out) > longest {
			return "", false
		}
	}
	return string(out), true
}

// digit writes 0 to 25 as letters, 26 to 35 as digits.
func digit(d int) byte {
	if d < 26 {
		return byte('a' + d)
	}
	return byte('0' + d - 26)
}
