package extract

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

// clock is a time of day with its zone.
type clock struct {
	hour, minute int
	zone         *time.Location
}

var (
	clockTime  = regexp.MustCompile(`(?:^|[^\d.:])(\d{1,2})[:h](\d\d)(?::\d\d(?:[.,]\d+)?)? ?(a\.?m\.?|p\.?m\.?)?`)
	zoneOffset = regexp.MustCompile(`^ ?(?:gmt|utc)? ?([+-−])(\d{1,2}):?(\d\d)?(?:\D|$)`)
	zoneName   = regexp.MustCompile(`^ ?\(?([a-z]{1,5})\b`)
)

// readClock finds a time of day that has a zone, behind the date if there is one there.
func readClock(lower string, end int) (clock, bool) {
	end = max(0, min(end, len(lower)))
	if c, ok := readClockIn(strings.TrimPrefix(lower[end:], "t")); ok {
		return c, true
	}
	return readClockIn(lower[:end])
}

func readClockIn(s string) (clock, bool) {
	m := clockTime.FindStringSubmatchIndex(s)
	if m == nil {
		return clock{}, false
	}
	hour, err1 := strconv.Atoi(s[m[2]:m[3]])
	minute, err2 := strconv.Atoi(s[m[4]:m[5]])
	if err1 != nil || err2 != nil || hour > 23 || minute > 59 {
		return clock{}, false
	}
	if m[6] >= 0 {
		switch half := s[m[6]]; {
		case half == 'p' && hour < 12:
			hour += 12
		case half == 'a' && hour == 12:
			hour = 0
		}
	}
	zone, ok := readZone(s[m[1]:])
	return clock{hour, minute, zone}, ok
}

// readZone reads "Z", "+03:00", "GMT+2" or a name that means one offset only.
func readZone(rest string) (*time.Location, bool) {
	if m := zoneOffset.FindStringSubmatch(rest); m != nil {
		h, err := strconv.Atoi(m[2])
		minutes, err2 := strconv.Atoi("0" + m[3])
		if err != nil || err2 != nil || h > 14 || minutes > 59 {
			return nil, false
		}
		seconds := h*3600 + minutes*60
		if m[1] != "+" {
			seconds = -seconds
		}
		return time.FixedZone("", seconds), true
	}
	m := zoneName.FindStringSubmatch(rest)
	if m == nil {
		return nil, false
	}
	hours, ok := zones[m[1]]
	return time.FixedZone("", int(hours*3600)), ok
}

// zones holds names of time zones with one meaning in the news; "ist" and "bst" have
// several and are left out where that matters.
var zones = map[string]float64{
	"z": 0, "gmt": 0, "utc": 0, "wet": 0, "bst": 1, "west": 1, "cet": 1, "mez": 1, "cest": 2, "mesz": 2, "eet": 2, "eest": 3, "msk": 3,
	"et": -5, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7, "jst": 9, "kst": 9, "sast": 2,
}
