package extract

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func texts(blocks []block) []string {
	var out []string
	for _, b := range blocks {
		out = append(out, b.text)
	}
	return out
}

const (
	s1 = "The ferry between Northport and the island of Sund returned on Wednesday after a long winter."
	s2 = "Passengers had waited at the pier since six in the morning, some of them with flowers in their hands."
	s3 = "The company promised two crossings a day until the end of October, and three at weekends."
)

func TestRestore(t *testing.T) {
	p := openPage(`<html><head><script type="application/ld+json">{"@type":"NewsArticle","articleBody":"` + s1 + s2 + s3 + `"}</script></head><body><p>` +
		s1 + "</p><p>" + s2 + "</p><p>" + s3 + "</p><nav><p>" + s2 + "</p></nav>")
	in := ruleInput{labels: newAlsoLabels()}
	got, n := p.restore([]block{p.raw[0], p.raw[2]}, in)
	if d := cmp.Diff([]string{s1, s2, s3}, texts(got)); d != "" || n != 1 {
		t.Errorf("%d restored (-want +got):\n%s", n, d)
	}
	if got, n := p.restore(p.raw[:3], in); n != 0 || len(got) != 3 {
		t.Errorf("%d lines restored that were there", n)
	}
}

func TestSummary(t *testing.T) {
	p := openPage(`<html><head><title>Ferry</title><meta property="og:description" content="` + s1 + `"></head><body><h1>Ferry</h1><h2>` + s1 + "</h2><p>" + s2 + "</p><p>" + s3)
	got := p.summary(p.raw[2:], ruleInput{titles: []string{"ferry"}})
	if d := cmp.Diff([]string{s1, s2, s3}, texts(got)); d != "" {
		t.Errorf("summary (-want +got):\n%s", d)
	}
	if got := p.summary(p.raw[1:], ruleInput{}); len(got) != 3 {
		t.Errorf("the summary stands there twice: %q", texts(got))
	}
}

func TestAlign(t *testing.T) {
	raw := fragment(t, "<p>DON'T MISS<br><a href=/b>Lines leave Northport</a></p><p>"+s1+"</p><p>* * *</p><p>"+s2+" <sup>1</sup></p>")
	lost := []block{{text: "DON'T MISSLines leave Northport", folded: fold("DON'T MISSLines leave Northport")}, {text: s1, folded: fold(s1)}, {text: s2, folded: fold(s2)}}
	got := newAligner(raw).align(lost)
	if d := cmp.Diff([]string{"DON'T MISS", "Lines leave Northport", s1, s2}, texts(got)); d != "" {
		t.Errorf("lines (-want +got):\n%s", d)
	}
	if len(got) > 1 && len(got[1].links) != 1 {
		t.Error("the link was lost")
	}
}

func TestTitle(t *testing.T) {
	tests := []struct{ name, page, want, how string }{
		{"json-ld", `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry &amp; pier"}</script><title>Ferry - Courier</title>`, "Ferry & pier", byJSONLD},
		{"the visible one", `<meta property="og:title" content="Ferry returns"><script type="application/ld+json">{"@type":"NewsArticle","headline":"Northport: what the ferry means"}</script><h1>Ferry returns</h1>`, "Ferry returns", byOpenGraph},
		{"without the outlet", `<meta property="og:site_name" content="The Courier"><title>Ferry returns | News | The Courier</title>`, "Ferry returns | News", byMeta},
		{"outlet first", `<meta property="og:site_name" content="Courier"><title>Courier: no. Ferry</title>`, "Courier: no. Ferry", byMeta},
		{"a dash inside", `<meta property="og:site_name" content="Courier"><title>Ferry – at last – returns - Courier</title>`, "Ferry – at last – returns", byMeta},
		{"kicker", `<h1><span>Shipping</span><br>The ferry has returned to Northport</h1><meta property="og:title" content="The ferry has returned to Northport">`, "The ferry has returned to Northport", byOpenGraph},
		{"none", `<p>Text</p>`, "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := openPage("<html>" + tt.page)
			got := p.meta.title(nil, p.meta.outlet().value)
			if got.value != tt.want || got.how != tt.how {
				t.Errorf("got %q by %s, want %q by %s", got.value, got.how, tt.want, tt.how)
			}
		})
	}
}

func TestSplitByline(t *testing.T) {
	tests := []struct {
		in, outlet string
		want       []string
	}{
		{"By Anna Berg and J. K. Marlow", "", []string{"Anna Berg", "J. K. Marlow"}},
		{"By Anna Berg, Political Editor", "", []string{"Anna Berg"}},
		{"ANNA BERG; JENS DORN", "", []string{"Anna Berg", "Jens Dorn"}},
		{"Von Anna Berg und Jens Dorn, Redakteur", "", []string{"Anna Berg", "Jens Dorn"}},
		{"Олена Бондар та Іван Петренко", "", []string{"Олена Бондар", "Іван Петренко"}},
		{"Автор: Олена Бондар", "", []string{"Олена Бондар"}},
		{"Анна Берг и Иван Петров", "", []string{"Анна Берг", "Иван Петров"}},
		{"Par Anne Berg et Jean Dorn", "", []string{"Anne Berg", "Jean Dorn"}},
		{"Anna Berg, Northport Courier", "Northport Courier", []string{"Anna Berg"}},
		{"Anna Berg (a.berg@courier.example) https://courier.example/berg @aberg", "", []string{"Anna Berg"}},
		{"Anna Berg\nAnna Berg", "", []string{"Anna Berg"}},
		{"courier.com", "", nil},
		{"Staff", "", nil},
		{"", "", nil},
	}
	for _, tt := range tests {
		t.Run(tt.in, func(t *testing.T) {
			if d := cmp.Diff(tt.want, splitByline(tt.in, tt.outlet)); d != "" {
				t.Errorf("names (-want +got):\n%s", d)
			}
		})
	}
}

func TestLanguage(t *testing.T) {
	tests := []struct{ name, text, declared, want, how string }{
		{"ukrainian declared russian", "Рада міста відклала голосування про портові збори, бо їхні члени й досі не мають єдиної думки. Мер Іда Орло просить більше часу, а перевізники чекають на лист. Наступне засідання відбудеться в лютому, і тоді члени ради знову говоритимуть про збори та про порт, який стоїть порожній.", "ru", "uk", byDetection},
		{"russian", "Совет города отложил голосование о портовых сборах, потому что его члены ещё не пришли к общему мнению. Мэр просит больше времени, а перевозчики ждут письма. Следующее заседание пройдёт в феврале, и тогда члены совета снова будут говорить о сборах и о порте, который стоит пустым.", "", "ru", byDetection},
		{"short text", "Рада міста.", "uk-UA", "uk", byMeta},
		{"country for language", "Рада.", "ua", "uk", byMeta},
		{"short and not declared", "Рада міста їде.", "", "uk", byDetection},
		{"unknown to the detector", "Ráðherra sagði að viðræðum yrði haldið áfram og að enginn samningur hefði enn verið undirritaður. Næsti fundur verður í maí og þá munu aðilar hittast á ný til þess að ræða gjöld hafnarinnar og framtíð hennar. Enginn frá hverfinu við höfnina talaði á fundinum, sem stóð í fimm klukkustundir.", "is", "is", byMeta},
		{"japanese", "大臣は交渉が続いていると述べ、まだ合意には署名していないと説明した。", "", "ja", byDetection},
		{"nothing", "12 34", "", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got, how := language(tt.text, tt.declared, byMeta); got != tt.want || how != tt.how {
				t.Errorf("got %q by %q, want %q by %q", got, how, tt.want, tt.how)
			}
		})
	}
}

func TestWireCredit(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"dateline", "NORTHPORT, April 8 (Reuters) - The council met.", "Reuters"},
		{"below the summary", "Lines threaten to leave\nBerlin (dpa) – Der Rat tagte.", "dpa"},
		{"credit line", "The council met.\nSource: AP", "AP"},
		{"brackets at the end", "Der Rat tagte.\n(APA/dpa)", "APA"},
		{"ukrainian", "Рада зібралася.\nДжерело: Укрінформ", "Укрінформ"},
		{"only mentioned", "The agency (Reuters is meant) told the council nothing.\nIt met.", ""},
		{"another bracket", "NORTHPORT (the town) - The council met.", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := wireCredit(tt.text); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
