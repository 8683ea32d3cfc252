package extract_test

import (
	"testing"
	"time"

	"parley/app"
	"parley/app/extract"
)

// saved is the reference of the table: the day a page was saved.
var saved = time.Date(2026, 4, 10, 12, 0, 0, 0, time.UTC)

func TestDate(t *testing.T) {
	const april8 = "2026-04-08"
	tests := []struct {
		in, lang string
		want     app.Date // without a reference
		with     app.Date // with saved; "" means the same
	}{
		// ISO and compact forms
		{"2026-04-08", "", april8, ""},
		{"2026-04-08T17:46:00Z", "", "2026-04-08T17:46Z", ""},
		{"2026-04-08T17:46:00.123+03:00", "", "2026-04-08T14:46Z", ""},
		{"2026-04-08T17:46:00+0300", "", "2026-04-08T14:46Z", ""},
		{"2026-04-08T01:10:00+03:00", "", april8, ""}, // the day stays the day
		{"2026-04-08T23:50:00-05:00", "", april8, ""},
		{"2026-04-08T17:46:00", "", april8, ""},
		{"2026-04-08 17:46:00 UTC", "", "2026-04-08T17:46Z", ""},
		{"2026/04/08", "", april8, ""},
		{"2026.04.08", "", april8, ""},
		{"2026-4-8", "", april8, ""},
		{"20260408", "", april8, ""},
		{"20260408T174600Z", "", april8, ""},
		{"2026-04", "", "2026-04", ""},
		{"Wed, 08 Apr 2026 17:46:00 GMT", "en", "2026-04-08T17:46Z", ""},
		{"Wed, 08 Apr 2026 17:46:00 +0200", "en", "2026-04-08T15:46Z", ""},
		{"2026-04-08T17:46", "", april8, ""},
		// numbers
		{"08.04.2026", "uk", april8, ""},
		{"8.4.2026, 17:46", "de", april8, ""},
		{"08.04.26", "ru", april8, ""},
		{"08/04/2026", "fr", april8, ""},
		{"04/08/2026", "en", april8, ""},
		{"04/08/2026", "en-US", april8, ""},
		{"08/04/2026", "en-GB", april8, ""},
		{"25/03/2026", "en", "2026-03-25", ""},
		{"03/25/2026", "fr", "2026-03-25", ""},
		{"8-4-2026", "nl", april8, ""},
		{"08. 04. 2026", "cs", april8, ""},
		{"2026. 04. 08.", "hu", april8, ""},
		{"08.04, 17:46", "uk", "--04-08", april8},
		{"08.01.2026", "en", "2026-01-08", ""},
		// English
		{"8 April 2026", "en", april8, ""},
		{"April 8, 2026", "en", april8, ""},
		{"Wednesday, April 8th, 2026", "en", april8, ""},
		{"8th of April 2026", "en", april8, ""},
		{"Apr. 8, 2026, 5:46 p.m. ET", "en", "2026-04-08T22:46Z", ""},
		{"Apr 8, 2026 at 5:46 PM EDT", "en", "2026-04-08T21:46Z", ""},
		{"17:46, 8 April 2026", "en", april8, ""},
		{"08-Apr-2026", "en", april8, ""},
		{"April 2026", "en", "2026-04", ""},
		{"8 April", "en", "--04-08", april8},
		{"30 December", "en", "--12-30", "2025-12-30"},
		{"Published 8 April 2026", "en", april8, ""},
		{"Published: 8 April 2026 | Updated: 9 April 2026", "en", april8, ""},
		{"Updated 9 April 2026, first published 8 April 2026", "en", april8, ""},
		{"8 April 2026, updated 9 April 2026", "en", april8, ""},
		{"CITY EDITION, April 8, 2026 Wednesday", "en", april8, ""},
		{"today, 17:46", "en", "", "2026-04-10"},
		{"Yesterday", "en", "", "2026-04-09"},
		// Ukrainian
		{"8 квітня 2026", "uk", april8, ""},
		{"8 квітня 2026 р.", "uk", april8, ""},
		{"8 квітня 2026 року, 17:46", "uk", april8, ""},
		{"Середа, 8 квітня 2026, 17:46", "uk", april8, ""},
		{"8 квітня, 17:46", "uk", "--04-08", april8},
		{"08 квітня о 16:00", "uk", "--04-08", april8},
		{"17:46, 08 квіт. 2026", "uk", april8, ""},
		{"Опубліковано: 8 квітня 2026. Оновлено: 9 квітня 2026", "uk", april8, ""},
		{"сьогодні, 17:46", "uk", "", "2026-04-10"},
		{"вчора о 16:00", "uk", "", "2026-04-09"},
		{"7 листопада 2025", "uk", "2025-11-07", ""},
		{"1 січня 2026", "uk", "2026-01-01", ""},
		// Russian
		{"8 апреля 2026 года", "ru", april8, ""},
		{"8 апреля 2026, 17:46 (МСК)", "ru", april8, ""},
		{"8 апр. 2026", "ru", april8, ""},
		{"Опубликовано 8 апреля 2026 г.", "ru", april8, ""},
		{"сегодня", "ru", "", "2026-04-10"},
		{"вчера в 16:00", "ru", "", "2026-04-09"},
		// German
		{"8. April 2026", "de", april8, ""},
		{"Mittwoch, 8. April 2026, 17:46 Uhr", "de", april8, ""},
		{"Stand: 08.04.2026 17:46 Uhr", "de", april8, ""},
		{"8. März 2026", "de", "2026-03-08", ""},
		{"Veröffentlicht am 8. April 2026, aktualisiert am 9. April 2026", "de", april8, ""},
		{"heute", "de", "", "2026-04-10"},
		{"hier", "de", "", ""},
		{"8. Jänner 2026", "de", "2026-01-08", ""},
		// French
		{"8 avril 2026", "fr", april8, ""},
		{"1er avril 2026", "fr", "2026-04-01", ""},
		{"Publié le 8 avril 2026 à 17h46", "fr", april8, ""},
		{"Publié le 8 avril 2026, mis à jour le 9 avril 2026", "fr", april8, ""},
		{"mercredi 8 août 2025", "fr", "2025-08-08", ""},
		{"hier à 17h46", "fr", "", "2026-04-09"},
		// Polish
		{"8 kwietnia 2026", "pl", april8, ""},
		{"8 kwietnia 2026 r.", "pl", april8, ""},
		{"Opublikowano: 8 kwietnia 2026 17:46", "pl", april8, ""},
		{"8 października 2025", "pl", "2025-10-08", ""},
		{"7 listopada 2025", "pl", "2025-11-07", ""},
		{"dziś", "pl", "", "2026-04-10"},
		// others
		{"8 de abril de 2026", "es", april8, ""},
		{"08 abr. 2026 - 17:46", "es", april8, ""},
		{"8 de abril de 2026 às 17h46", "pt", april8, ""},
		{"8 aprile 2026", "it", april8, ""},
		{"8 april 2026", "nl", april8, ""},
		{"8 mrt 2026", "nl", "2026-03-08", ""},
		{"8. dubna 2026", "cs", april8, ""},
		{"7. listopadu 2025", "cs", "2025-11-07", ""},
		{"7. listopada 2025.", "hr", "2025-10-07", ""},
		{"8. apríla 2026", "sk", april8, ""},
		{"2026. április 8.", "hu", april8, ""},
		{"8 aprilie 2026", "ro", april8, ""},
		{"8 april 2026 kl. 17.46", "sv", april8, ""},
		{"8. april 2026", "da", april8, ""},
		{"8. april 2026", "nb", april8, ""},
		{"8. huhtikuuta 2026", "fi", april8, ""},
		{"8 април 2026", "bg", april8, ""},
		{"8. априла 2026.", "sr", april8, ""},
		{"8 Απριλίου 2026", "el", april8, ""},
		{"8 Nisan 2026", "tr", april8, ""},
		{"2026 m. balandžio 8 d.", "lt", april8, ""},
		{"2026. gada 8. aprīlis", "lv", april8, ""},
		{"8. aprill 2026", "et", april8, ""},
		{"8 красавіка 2026", "be", april8, ""},
		{"8 April 2026", "id", april8, ""},
		{"2026年4月8日", "zh", april8, ""},
		{"2026 年 4 月 8 日 17:46", "zh", april8, ""},
		{"2 0 2 6 年 4 月 8 日", "zh", april8, ""},
		{"2026年04月08日 17時46分", "ja", april8, ""},
		{"2026년 4월 8일", "ko", april8, ""},
		{"4月8日", "ja", "--04-08", april8},
		// no dates
		{"May", "en", "", ""},
		{"2026", "en", "", ""},
		{"8.04", "uk", "", ""},
		{"€ 12.05", "de", "", ""},
		{"tel. 044 279 12 05", "uk", "", ""},
		{"044-279-12-05", "uk", "", ""},
		{"+38 (044) 279-12-05", "uk", "", ""},
		{"n1177204", "en", "", ""},
		{"id 20269908", "en", "", ""},
		{"31 February 2026", "en", "", ""},
		{"8 April 1812", "en", "", ""},
		{"8 April 2199", "en", "", ""},
		{"3 days ago", "en", "", ""},
		{"17:46", "en", "", ""},
		{"mar de fondo", "es", "", ""},
		{"", "en", "", ""},
	}
	if len(tests) < 120 {
		t.Fatalf("only %d cases", len(tests))
	}
	for _, tt := range tests {
		t.Run(tt.lang+" "+tt.in, func(t *testing.T) {
			got, precision, ok := extract.Date(tt.in, tt.lang, time.Time{})
			if got != tt.want || ok != (tt.want != "") || ok && precision != tt.want.Precision() {
				t.Errorf("%q without reference: got %q, %s, %v; want %q", tt.in, got, precision, ok, tt.want)
			}
			with := tt.with
			if with == "" {
				with = tt.want
			}
			if got, _, _ := extract.Date(tt.in, tt.lang, saved); got != with {
				t.Errorf("%q saved on %s: got %q, want %q", tt.in, saved.Format("2 Jan 2006"), got, with)
			}
		})
	}
}

func FuzzDate(f *testing.F) {
	f.Add("8 квітня, 17:46", "uk")
	f.Add("2026年4月8日", "zh")
	f.Fuzz(func(t *testing.T, text, lang string) {
		d, p, ok := extract.Date(text, lang, saved)
		if ok != (d != "") || ok && (p != d.Precision() || !d.Known()) {
			t.Fatalf("%q: %q, %s, %v", text, d, p, ok)
		}
	})
}
