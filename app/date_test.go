package app_test

import (
	"testing"
	"time"

	"parley/app"
)

func TestDate(t *testing.T) {
	cases := []struct {
		in        string
		precision app.Precision
		from, to  string // RFC 3339, empty for an unknown period
		words     string
	}{
		{"2025", app.PrecisionYear, "2025-01-01T00:00:00Z", "2026-01-01T00:00:00Z", "2025"},
		{"2025-04", app.PrecisionMonth, "2025-04-01T00:00:00Z", "2025-05-01T00:00:00Z", "Apr 2025"},
		{"2024-02", app.PrecisionMonth, "2024-02-01T00:00:00Z", "2024-03-01T00:00:00Z", "Feb 2024"},
		{"2025-W15", app.PrecisionWeek, "2025-04-07T00:00:00Z", "2025-04-14T00:00:00Z", "week 15 of 2025"},
		{"2025-W01", app.PrecisionWeek, "2024-12-30T00:00:00Z", "2025-01-06T00:00:00Z", "week 1 of 2025"},
		{"2020-W53", app.PrecisionWeek, "2020-12-28T00:00:00Z", "2021-01-04T00:00:00Z", "week 53 of 2020"},
		{"2025-04-11", app.PrecisionDay, "2025-04-11T00:00:00Z", "2025-04-12T00:00:00Z", "11 Apr 2025"},
		{"2025-04-11T09:30Z", app.PrecisionMinute, "2025-04-11T09:30:00Z", "2025-04-11T09:31:00Z", "11 Apr 2025"},
		{"--04-11", app.PrecisionUnknown, "", "", "11 Apr (no year)"},
		{"--02-29", app.PrecisionUnknown, "", "", "29 Feb (no year)"},
		{"--04", app.PrecisionUnknown, "", "", "Apr (no year)"},
		{"", app.PrecisionUnknown, "", "", "n.d."},
	}
	for _, c := range cases {
		t.Run(c.in, func(t *testing.T) {
			d, err := app.ParseDate(c.in)
			if err != nil || string(d) != c.in {
				t.Fatalf("parsed as %q, %v", d, err)
			}
			if d.Precision() != c.precision || d.Words() != c.words || d.Known() != (c.from != "") {
				t.Errorf("precision %s, words %q, known %v", d.Precision(), d.Words(), d.Known())
			}
			from, to, ok := d.Period()
			if ok != (c.from != "") || (ok && (from.Format(time.RFC3339) != c.from || to.Format(time.RFC3339) != c.to)) {
				t.Errorf("period %s to %s, %v", from, to, ok)
			}
		})
	}
}

func TestParseDate(t *testing.T) {
	for in, want := range map[string]app.Date{
		" 2025-04-11 ":              "2025-04-11",
		"2025-04-11T11:30:59+02:00": "2025-04-11T09:30Z",
		"2025-04-11T23:30:00-02:00": "2025-04-12T01:30Z",
	} {
		if got, err := app.ParseDate(in); err != nil || got != want {
			t.Errorf("%q gives %q, %v; want %q", in, got, err, want)
		}
	}
	for _, in := range []string{"yesterday", "2025-13", "2025-02-30", "2025-W54", "2021-W53", "2025-W00", "2025-W1", "11.04.2025", "--13-01", "25-04-11", "2025-4-1"} {
		if got, err := app.ParseDate(in); app.CodeOf(err) != app.Invalid || got != "" {
			t.Errorf("%q is read as %q, %v", in, got, err)
		}
	}
}

func TestDateEarlier(t *testing.T) {
	cases := []struct {
		a, b                    app.Date
		aEarlier, bEarlier      bool
		simultaneousExplanation string
	}{
		{"2025-04-11", "2025-04-12", true, false, ""},
		{"2025-04-11", "2025-04-11", false, false, "the same day"},
		{"2025-04", "2025-04-11", false, false, "the day lies in the month"},
		{"2025-03", "2025-04-01", true, false, ""},
		{"2025-W15", "2025-04-13", false, false, "the day is the week's Sunday"},
		{"2025-W15", "2025-04-14", true, false, ""},
		{"2025-04-11T09:29Z", "2025-04-11T09:30Z", true, false, ""},
		{"2025-04-11T09:29Z", "2025-04-11", false, false, "the minute lies in the day"},
		{"--04-11", "2025-04-12", false, false, "an unknown date is never earlier"},
		{"", "2025-04-12", false, false, "an unknown date is never earlier"},
	}
	for _, c := range cases {
		if c.a.Earlier(c.b) != c.aEarlier || c.b.Earlier(c.a) != c.bEarlier {
			t.Errorf("%q and %q: %v, %v (%s)", c.a, c.b, c.a.Earlier(c.b), c.b.Earlier(c.a), c.simultaneousExplanation)
		}
	}
}

func TestDateOf(t *testing.T) {
	zone := time.FixedZone("east", 3*60*60)
	at := time.Date(2025, 4, 12, 1, 30, 0, 0, zone)
	if d := app.DateOfDay(at); d != "2025-04-12" {
		t.Errorf("the day is that of the zone: %s", d)
	}
	if d := app.DateOfMinute(at); d != "2025-04-11T22:30Z" {
		t.Errorf("minutes are UTC: %s", d)
	}
}
