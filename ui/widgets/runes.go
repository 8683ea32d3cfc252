package widgets

import "unicode"

// isUnseen reports runes that are never drawn: controls, soft hyphen, zero
// width space, byte order mark, direction marks and separators. Joiners and
// variation selectors stay: they change the shape of their neighbours.
func isUnseen(r rune) bool {
	switch {
	case r < ' ':
		return r != '\t'
	case r < 0x7F:
		return false
	case r <= 0x9F, r == 0xAD, r == 0x61C, r == 0x200B, r == 0x200E, r == 0x200F, r == 0xFEFF:
		return true
	case r >= 0x2028 && r <= 0x202E, r >= 0x2060 && r <= 0x206F:
		return true
	}
	return false
}

// isRTL reports runes of scripts that run from right to left.
func isRTL(r rune) bool {
	switch {
	case r < 0x590:
		return false
	case r <= 0x8FF, r >= 0xFB1D && r <= 0xFDFF, r >= 0xFE70 && r <= 0xFEFE:
		return true
	}
	return r >= 0x10800 && r <= 0x10FFF || r >= 0x1E800 && r <= 0x1EFFF
}

// isWide reports runes that make a word each: Chinese, Japanese, Korean.
func isWide(r rune) bool {
	switch {
	case r < 0x2E80:
		return false
	case r <= 0xA4CF, r >= 0xAC00 && r <= 0xD7A3, r >= 0xF900 && r <= 0xFAFF:
		return true
	}
	return r >= 0xFF01 && r <= 0xFFEF || r >= 0x20000 && r <= 0x3FFFF
}

// needsSegmenter reports runes whose line breaks follow rules of their own,
// beyond "after spaces and hyphens".
func needsSegmenter(r rune) bool {
	switch {
	case r < 0xE00:
		return false
	case r <= 0xEFF, r >= 0x1000 && r <= 0x11FF, r >= 0x1780 && r <= 0x17FF, r >= 0x19E0 && r <= 0x1AAF:
		return true
	}
	return isWide(r)
}

// sticks reports whether text must not be cut between two runes although a
// space or a wide rune stands there: combining marks, joiners and the like.
func sticks(before, after rune) bool {
	if after >= 0x300 && extends(after) {
		return true
	}
	return before >= 0x600 && prepends(before)
}

func extends(r rune) bool {
	switch {
	case r >= 0x200C && r <= 0x200D, r >= 0x1160 && r <= 0x11FF, r >= 0xD7B0 && r <= 0xD7FF:
		return true
	case r >= 0xFF9E && r <= 0xFF9F, r >= 0x1F3FB && r <= 0x1F3FF, r >= 0xE0020 && r <= 0xE007F:
		return true
	}
	return r == 0xE33 || r == 0xEB3 || unicode.In(r, unicode.M)
}

func prepends(r rune) bool {
	switch {
	case r >= 0x600 && r <= 0x605, r == 0x6DD, r == 0x70F, r == 0x890, r == 0x891, r == 0x8E2, r == 0xD4E:
		return true
	case r >= 0x1100 && r <= 0x115F, r >= 0xA960 && r <= 0xA97C, r == 0x200D:
		return true
	case r >= 0xAC00 && r <= 0xD7A3: // a syllable may take a trailing consonant
		return false
	}
	return r >= 0x11000 && unicode.In(r, unicode.Prepended_Concatenation_Mark)
}
