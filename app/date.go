package app

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Date is a point in time as exactly as it is known, in ISO 8601: "2025",
// "2025-04", "2025-W15", "2025-04-11", "2025-04-11T09:30Z", or "--04-11" when the year
// is not known. The empty string means that nothing is known. Day and coarser dates
// are calendar dates without a zone; minutes are UTC.
type Date string

// Precision says how exactly a date is known.
type Precision string

// The precisions, finest first. A date without a year is unknown: it cannot be ordered.
const (
	PrecisionMinute  Precision = "minute"
	PrecisionDay     Precision = "day"
	PrecisionWeek    Precision = "week"
	PrecisionMonth   Precision = "month"
	PrecisionYear    Precision = "year"
	PrecisionUnknown Precision = "unknown"
)

const minuteLayout = "2006-01-02T15:04Z"

// ParseDate reads one of the forms of Date; RFC 3339 times are cut to the minute in UTC.
func ParseDate(s string) (Date, error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return "", nil
	}
	if t, err := time.Parse(time.RFC3339, s); err == nil {
		return DateOfMinute(t), nil
	}
	d := Date(s)
	if _, _, ok := d.Period(); ok {
		return d, nil
	}
	if strings.HasPrefix(s, "--") {
		if _, err := time.Parse("2006-01-02", "2000-"+s[2:]); err == nil {
			return d, nil
		}
		if _, err := time.Parse("2006-01", "2000-"+s[2:]); err == nil {
			return d, nil
		}
	}
	return "", invalid("parse date", fmt.Sprintf("%q is not a date", s),
		"Write 2025-04-11, 2025-04, 2025-W15, 2025, or --04-11 when the year is not known.")
}

// DateOfMinute gives the date of a point in time, to the minute.
func DateOfMinute(t time.Time) Date { return Date(t.UTC().Format(minuteLayout)) }

// DateOfDay gives the calendar day of t in t's own zone.
func DateOfDay(t time.Time) Date { return Date(t.Format("2006-01-02")) }

// Known reports whether the date can be ordered, that is, has a period.
func (d Date) Known() bool { _, _, ok := d.Period(); return ok }

// Precision derives the precision from the form of the date.
func (d Date) Precision() Precision {
	s := string(d)
	switch {
	case !d.Known():
		return PrecisionUnknown
	case strings.Contains(s, "T"):
		return PrecisionMinute
	case strings.Contains(s, "W"):
		return PrecisionWeek
	case len(s) == len("2006"):
		return PrecisionYear
	case len(s) == len("2006-01"):
		return PrecisionMonth
	}
	return PrecisionDay
}

// Period gives the half-open period [from, to) that the date covers, in UTC; ok is
// false for an empty date and one without a year.
func (d Date) Period() (from, to time.Time, ok bool) {
	s := string(d)
	if strings.Contains(s, "W") {
		return weekPeriod(s)
	}
	layout := "2006-01-02"
	switch {
	case strings.Contains(s, "T"):
		layout = minuteLayout
	case len(s) == len("2006"):
		layout = "2006"
	case len(s) == len("2006-01"):
		layout = "2006-01"
	}
	from, err := time.Parse(layout, s)
	if err != nil {
		return time.Time{}, time.Time{}, false
	}
	switch layout {
	case minuteLayout:
		to = from.Add(time.Minute)
	case "2006":
		to = from.AddDate(1, 0, 0)
	case "2006-01":
		to = from.AddDate(0, 1, 0)
	default:
		to = from.AddDate(0, 0, 1)
	}
	return from, to, true
}

// weekPeriod reads an ISO week; the week with 4 January is the first of its year.
func weekPeriod(s string) (from, to time.Time, ok bool) {
	y, w, found := strings.Cut(s, "-W")
	year, err1 := strconv.Atoi(y)
	week, err2 := strconv.Atoi(w)
	if !found || err1 != nil || err2 != nil || len(y) != 4 || len(w) != 2 || week < 1 {
		return time.Time{}, time.Time{}, false
	}
	jan4 := time.Date(year, time.January, 4, 0, 0, 0, 0, time.UTC)
	monday := jan4.AddDate(0, 0, -(int(jan4.Weekday())+6)%7)
	from = monday.AddDate(0, 0, (week-1)*7)
	if gotYear, gotWeek := from.ISOWeek(); gotYear != year || gotWeek != week {
		return time.Time{}, time.Time{}, false
	}
	return from, from.AddDate(0, 0, 7), true
}

// Earlier reports whether d lies wholly before e. Two dates of which neither is earlier
// are simultaneous; an unknown date is never earlier.
func (d Date) Earlier(e Date) bool {
	_, to, ok := d.Period()
	from, _, ok2 := e.Period()
	return ok && ok2 && !to.After(from)
}

// Words gives the date as read in cells and lists: "11 Apr 2025", "Apr 2025", "2025",
// "week 15 of 2025", "11 Apr (no year)", or "n.d.".
func (d Date) Words() string {
	from, _, ok := d.Period()
	if !ok {
		if t, err := time.Parse("2006-01-02", "2000-"+strings.TrimPrefix(string(d), "--")); err == nil {
			return t.Format("2 Jan") + " (no year)"
		}
		if t, err := time.Parse("2006-01", "2000-"+strings.TrimPrefix(string(d), "--")); err == nil {
			return t.Format("Jan") + " (no year)"
		}
		return "n.d."
	}
	switch d.Precision() {
	case PrecisionYear:
		return from.Format("2006")
	case PrecisionMonth:
		return from.Format("Jan 2006")
	case PrecisionWeek:
		y, w := from.ISOWeek()
		return fmt.Sprintf("week %d of %d", w, y)
	default:
		return from.Format("2 Jan 2006")
	}
}
