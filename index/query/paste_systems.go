package query

import "regexp"

// operand is one operand of another system's operator.
const operand = `(\([^()]*\)|"[^"]*"|[^\s()"]+)`

// wordsOfLogic are written in small letters elsewhere.
func wordsOfLogic() []rewrite {
	return steps(`(?i)\band not\b`, "AND NOT", `\band\b`, "AND", `\bor\b`, "OR", `\bnot\b`, "NOT")
}

// loose takes with a piece that is left out the operator that joined it.
func loose(pattern string) string {
	return `(?i)(?:\b(?:and not|and|or|not)\s+)?` + pattern
}

func factiva() dialect {
	return dialect{
		name:   "Factiva",
		signal: regexp.MustCompile(`(?i)\b(adj|near)[0-9]+\b|\batleast[0-9]+\s+[^(]|/[fn][0-9]+/|\b(hd|hlp|wc|sn|by|la|rst|ns|re|co|sc)[=<>]|\bdate (from|after|before)\b`),
		lost: losses(
			loose(`\b(?:rst|sc)=\S+`), "codes of sources are Factiva's own; use source:",
			loose(`\b(?:ns|re|co|in|fds)=\S+`), "codes of subjects, regions and companies are Factiva's own",
			loose(`\b(?:lp|te|art|ct|cx|clm|cr|se|pg|vol|et|an|ar|cb|hl)=(?:\([^()]*\)|"[^"]*"|\S+)`), "articles have no such field here",
		),
		steps: append(steps(
			`(?i)`+operand+`/[fn]([0-9]+)/`, "FIRST/$2($1)",
			`(?i)\b(?:adj|w/)([0-9]+)\b`, "PRE/$1", // ordered there
			`(?i)\bnear([0-9]+)\b`, "W/$1",
			`(?i)\batleast([0-9]+)\b`, "ATLEAST/$1",
			`(?i)\bsame\b`, "SAME",
			`(?i)\bhd=`, "title:", `(?i)\bhlp=`, "lead:", `(?i)\bsn=`, "source:", `(?i)\bby=`, "author:", `(?i)\bla=`, "lang:",
			`(?i)\bwc\s*([<>]=?)\s*([0-9]+)`, "words:$1$2", `(?i)\bwc=([0-9]+)`, "words:$1",
			`(?i)\bdate from ([0-9]{4})([0-9]{2})([0-9]{2}) to ([0-9]{4})([0-9]{2})([0-9]{2})`, "date:$1-$2-$3..$4-$5-$6",
			`(?i)\bdate after ([0-9]{4})([0-9]{2})([0-9]{2})`, "date:>$1-$2-$3",
			`(?i)\bdate before ([0-9]{4})([0-9]{2})([0-9]{2})`, "date:<$1-$2-$3",
			`\$([0-9]*)`, "*",
		), wordsOfLogic()...),
	}
}

func nexis() dialect {
	return dialect{
		name:   "Nexis",
		signal: regexp.MustCompile(`(?i)\b(hlead|headline|byline|publication|section|atleast[0-9]+|allcaps|plural|singular|nocaps)\(|\bw/seg\b|\bdate (aft|bef|is|geq|leq)\b|\bpre/[sp]\b`),
		lost: append(losses(
			loose(`\b(?:section|length|geographic|subject|company|ticker|terms|country|city|graphic|dateline|load-date)\((?:[^()]|\([^()]*\))*\)`), "articles have no such segment here",
		), loss{regexp.MustCompile(`(?i)\b(?:plural|singular|nocaps)\(([^()]*)\)`), "the number of a noun and small letters are not told apart; leave it to word forms or write =word", ""}),
		steps: append(steps(
			`(?i)\bhlead\(`, "LEAD(", `(?i)\blead\(`, "LEAD(", `(?i)\bheadline\(`, "title:(", `(?i)\bbody\(`, "body:(",
			`(?i)\bbyline\(`, "author:(", `(?i)\bpublication\(`, "source:(", `(?i)\ballcaps\(`, "CAPS(",
			`(?i)\batleast([0-9]+)\(`, "ATLEAST/$1 (", `(?i)\bw/seg\b`, "AND", `(?i)\bpre/s\b`, "W/S", `(?i)\bpre/p\b`, "W/P",
			`(?i)\bdate aft ([0-9]{4}(?:-[0-9]{2}){0,2})`, "date:>$1", `(?i)\bdate bef ([0-9]{4}(?:-[0-9]{2}){0,2})`, "date:<$1",
			`(?i)\bdate geq ([0-9]{4}(?:-[0-9]{2}){0,2})`, "date:>=$1", `(?i)\bdate leq ([0-9]{4}(?:-[0-9]{2}){0,2})`, "date:<=$1",
			`(?i)\bdate is ([0-9]{4}(?:-[0-9]{2}){0,2})`, "date:$1",
		), wordsOfLogic()...),
		phrases: true,
	}
}

func dtSearch() dialect {
	return dialect{
		name:   "dtSearch",
		signal: regexp.MustCompile(`(?i)\bcontains\s*\(|\bx(first|last)word\b`),
		lost: losses(
			loose(operand+`\s+(?:w|pre)/[0-9]+\s+xlastword`), "there is no distance from the end of an article",
			loose(`xlastword\s+(?:w|pre)/[0-9]+\s+`+operand), "there is no distance from the end of an article",
			`#[\pL]+`, "words are not compared by their sound",
		),
		steps: append(steps(
			`(?i)`+operand+`\s+(?:w|pre)/([0-9]+)\s+xfirstword`, "FIRST/$2($1)",
			`(?i)xfirstword\s+(?:w|pre)/([0-9]+)\s+`+operand, "FIRST/$1($2)",
			`(?i)\(?\b(title|body|author|source)\s+contains\s*(\([^()]*\))\)?`, "$1:$2",
			`\b(\pL+)~`, "FORMS($1)",
			`\b(\pL+)&`, "$1",
		), wordsOfLogic()...),
		phrases: true,
	}
}

func elasticsearch() dialect {
	return dialect{
		name:   "Elasticsearch",
		signal: regexp.MustCompile(`[a-z]:[\[{][^\]}]+ TO [^\]}]+[\]}]|&&|\|\||\b_exists_:|[\pL")]\^[0-9]`),
		lost: losses(
			`\^[0-9.]+`, "results are not weighted word by word",
			`(?:\b(?:AND|OR|NOT)\s+|&&\s*|\|\|\s*)?\b_exists_:\S+`, "there is no question for the presence of a field; has: knows annotation, note, statement",
		),
		steps: steps(
			`\b(?:published|date|timestamp|@timestamp|publish_date):[\[{](\S+) TO (\S+)[\]}]`, "date:$1..$2",
			`\b([a-z_]+):[\[{](\S+) TO (\S+)[\]}]`, "$1:$2..$3",
			`\b(?:published|timestamp|publish_date):`, "date:", `\b(?:headline|title\.[a-z]+):`, "title:",
			`\b(?:content|text|body\.[a-z]+):`, "body:", `\b(?:publisher|outlet):`, "source:", `\blanguage:`, "lang:",
			`\.\.\*`, "..", `:\*\.\.`, ":..",
			`&&`, "AND", `\|\|`, "OR", `(^|[\s(])!`, "${1}NOT ",
		),
	}
}
