package app_test

import (
	"testing"

	"parley/app"
)

func TestCanonicalURL(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"nothing to do", "https://courier.example/a/1", "https://courier.example/a/1"},
		{"scheme and host small", "HTTPS://Courier.Example/A", "https://courier.example/A"},
		{"blanks around", "  https://courier.example/a \n", "https://courier.example/a"},
		{"default port", "https://courier.example:443/a", "https://courier.example/a"},
		{"default port of http", "http://courier.example:80/a", "http://courier.example/a"},
		{"other port stays", "http://courier.example:8080/a", "http://courier.example:8080/a"},
		{"fragment", "https://courier.example/a#comments", "https://courier.example/a"},
		{"trailing slash", "https://courier.example/a/", "https://courier.example/a"},
		{"home page", "https://courier.example", "https://courier.example/"},
		{"home page with slash", "https://courier.example/", "https://courier.example/"},
		{"host with full stop", "https://courier.example./a", "https://courier.example/a"},
		{"name and password", "https://user:secret@courier.example/a", "https://courier.example/a"},
		{"utm", "https://courier.example/a?utm_source=x&utm_medium=y", "https://courier.example/a"},
		{"tracker between", "https://courier.example/a?id=7&fbclid=abc&page=2", "https://courier.example/a?id=7&page=2"},
		{"capitals in tracker", "https://courier.example/a?UTM_Source=x&ID=7", "https://courier.example/a?ID=7"},
		{"order stays", "https://courier.example/a?b=2&a=1", "https://courier.example/a?b=2&a=1"},
		{"customer of a database", "https://search.db.example/docview/1?accountid=4711", "https://search.db.example/docview/1"},
		{"at_ and ns_", "https://courier.example/a?at_medium=x&ns_mchannel=y&q=1", "https://courier.example/a?q=1"},
		{"at alone is no tracker", "https://courier.example/a?at=1", "https://courier.example/a?at=1"},
		{"empty parameters", "https://courier.example/a?&&id=1&", "https://courier.example/a?id=1"},
		{"question mark alone", "https://courier.example/a?", "https://courier.example/a"},
		{"percent signs", "https://courier.example/%7euser/%c3%a9?q=%2f", "https://courier.example/~user/%C3%A9?q=%2F"},
		{"letters beyond ASCII in the path", "https://courier.example/новини?q=ї", "https://courier.example/%D0%BD%D0%BE%D0%B2%D0%B8%D0%BD%D0%B8?q=%D1%97"},
		{"dot segments", "https://courier.example/a/./b/../c", "https://courier.example/a/c"},
		{"more dots than folders", "https://courier.example/../../a", "https://courier.example/a"},
		{"dots at the end", "https://courier.example/a/b/..", "https://courier.example/a"},
		{"double slash of an archive", "https://archive.example/web/2024/https://courier.example/a", "https://archive.example/web/2024/https://courier.example/a"},
		{"IDNA", "https://новини.example/a", "https://xn--b1amarcd.example/a"},
		{"IDNA with ASCII", "https://Bücher.example/a", "https://xn--bcher-kva.example/a"},
		{"IDNA already", "https://xn--bcher-kva.example/a", "https://xn--bcher-kva.example/a"},
		{"IPv6", "http://[2001:DB8::1]:80/a", "http://[2001:db8::1]/a"},
		{"amp stays", "https://courier.example/amp/a", "https://courier.example/amp/a"},
		{"mobile host stays", "https://m.courier.example/a", "https://m.courier.example/a"},
		{"search engine", "https://www.google.com/url?sa=t&url=https%3A%2F%2Fcourier.example%2Fa%3Futm_source%3Dx&usg=1", "https://courier.example/a"},
		{"national search engine", "https://www.google.co.uk/url?q=https://courier.example/a", "https://courier.example/a"},
		{"social network", "https://l.facebook.com/l.php?u=https%3A%2F%2Fcourier.example%2Fa%3Ffbclid%3D1&h=2", "https://courier.example/a"},
		{"mail scanner", "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fcourier.example%2Fa&data=05", "https://courier.example/a"},
		{"wrapper in a wrapper", "https://www.google.com/url?q=https%3A%2F%2Fl.facebook.com%2Fl.php%3Fu%3Dhttps%253A%252F%252Fcourier.example%252Fa", "https://courier.example/a"},
		{"wrapper without a target", "https://www.google.com/url?q=quota", "https://www.google.com/url?q=quota"},
		{"target is a script", "https://www.google.com/url?q=javascript:alert(1)", "https://www.google.com/url?q=javascript:alert(1)"},
		{"a host that only looks like it", "https://google.courier.example/url?q=https://b.example/", "https://google.courier.example/url?q=https://b.example/"},
		{"no web address", "mailto:ina@courier.example", "mailto:ina@courier.example"},
		{"no address", "not an address", "not an address"},
		{"empty", "", ""},
	}
	if len(tests) == 0 {
		t.Fatal("no cases")
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := app.CanonicalURL(tt.in)
			if got != tt.want {
				t.Errorf("CanonicalURL(%q) = %q, want %q", tt.in, got, tt.want)
			}
			if again := app.CanonicalURL(got); again != got {
				t.Errorf("canonical twice is %q, once %q", again, got)
			}
		})
	}
}

func FuzzCanonicalURL(f *testing.F) {
	f.Add("https://Bücher.example:443/a/../b?utm_source=x&id=%7e#c")
	f.Add("https://www.google.com/url?q=https://courier.example/a")
	f.Fuzz(func(t *testing.T, s string) {
		once := app.CanonicalURL(s)
		if again := app.CanonicalURL(once); again != once {
			t.Errorf("%q: once %q, twice %q", s, once, again)
		}
	})
}
