package export_test

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"parley/app"
)

// builder makes books for tests. Positions are given, not computed: what is tested here is
// how they are written.
type builder struct {
	book app.Book
}

func newBook(title string) *builder {
	b := &builder{}
	b.book = app.Book{
		Title: title, Marking: "DRAFT – FOR DISCUSSION", Language: "en-GB", ExportID: "exp-20250601-0001", ProjectID: "p-1", AppVersion: "1.2.3",
		LogSeq: 99, GeneratedAt: time.Date(2025, 6, 1, 9, 30, 0, 0, time.UTC), TotalCoded: 30, Library: 12,
	}
	m := &b.book.Matrix
	m.Spec = app.DefaultSpec()
	m.SpecText = "Own words of every actor on every issue, wire copies counted once; the latest statement decides."
	m.Hash = strings.Repeat("ab", 32)
	m.Today = "2025-06-01"
	b.book.Codebook.Coders = []app.Coder{{ID: "C1", Name: "Ada"}}
	b.source("Harbour Gazette", "The talks on the strait", "2025-04-11")
	return b
}

func (b *builder) actor(name, side, role string) app.ActorID {
	id := app.ActorID(app.Slug(name, func(s string) bool { return b.known(s) }))
	b.book.Matrix.Actors = append(b.book.Matrix.Actors, app.MatrixActor{ID: id, Name: name, Type: "person", Side: side, Role: role})
	a := app.Actor{ID: id, Name: name, Type: "person", Attributes: map[string]string{"side": side, "Party": "none"}}
	if role != "" {
		a.Roles = []app.ActorRole{{Title: role, From: "2024-01-01"}}
	}
	a.Aliases = []app.Alias{{Text: name + " (alias)"}}
	b.book.Codebook.Actors = append(b.book.Codebook.Actors, a)
	return id
}

func (b *builder) known(id string) bool {
	for _, a := range b.book.Matrix.Actors {
		if string(a.ID) == id {
			return true
		}
	}
	for _, x := range b.book.Matrix.Issues {
		if string(x.ID) == id {
			return true
		}
	}
	return false
}

func (b *builder) issue(title, question string) app.IssueID {
	id := app.IssueID(app.Slug(title, b.known))
	b.book.Matrix.Issues = append(b.book.Matrix.Issues, app.MatrixIssue{ID: id, Title: title, Question: question})
	b.book.Codebook.Issues = append(b.book.Codebook.Issues, app.Issue{
		ID: id, Title: title, Question: question, LabelLow: "not at all", LabelHigh: "fully", Include: "acts and words", Exclude: "hearsay",
		Anchors: []app.Anchor{{Value: 100, Label: "fully"}, {Value: 0, Label: "not at all"}},
	})
	return id
}

func (b *builder) source(outlet, title string, published app.Date) app.ArticleID {
	n := len(b.book.Sources) + 1
	id := app.ArticleID(fmt.Sprintf("a%012d", n))
	b.book.Sources = append(b.book.Sources, app.BookSource{
		Article: app.Article{
			ID: id, Seq: int64(n), Version: app.HashText(title), Title: title, Byline: []string{"A. Reporter"}, Outlet: app.OutletID(app.Slug(outlet, func(string) bool { return false })),
			URL: fmt.Sprintf("https://news.example/%d?a=1&b=2", n), Language: "en", Kind: app.ArticleNews, Published: published, Retrieved: "2025-05-01",
		},
		Source: outlet, Words: 640, Statements: 1,
	})
	return id
}

// words makes a statement of the words in the newest source.
func (b *builder) words(stance app.Stance, kind app.Attribution, said app.Date, words ...string) app.Statement {
	s := app.Statement{
		ID: app.StatementID(fmt.Sprintf("S-%d", len(b.book.Statements)+1)), Article: b.book.Sources[len(b.book.Sources)-1].ID, Stance: stance,
		Attribution: kind, StatedAt: said, StatedBasis: app.BasisExplicit, Certainty: "CT", Act: "position", Coder: "C1", Origin: app.OriginManual,
		Review: app.ReviewReviewed, CoderConfidence: "high",
	}
	at := 100
	for _, w := range words {
		s.Passages = append(s.Passages, app.Passage{Role: app.RoleContent, Quote: app.Quote{
			Span: app.Span{Version: b.book.Sources[0].Version, Bounds: app.Bounds{Start: at, End: at + len(w)}}, Exact: w,
		}})
		at += len(w) + 10
	}
	b.book.Statements = append(b.book.Statements, app.BookStatement{Statement: &s, Paragraph: 3, Context: strings.Join(words, " … ")})
	return s
}

// cell adds a cell with its evidence, counted by its statements; change sets the rest.
func (b *builder) cell(a app.ActorID, i app.IssueID, change func(*app.Cell), statements ...app.Statement) *app.Cell {
	c := app.Cell{Actor: a, Issue: i, State: app.CellNoData, EvidenceHash: "hash-" + string(a) + "-" + string(i)}
	outlets := map[app.OutletID]bool{}
	for _, s := range statements {
		n, err := strconv.Atoi(strings.TrimPrefix(string(s.ID), "S-"))
		if err != nil {
			panic(err) // ids are made by words
		}
		st := &b.book.Statements[n-1]
		st.Holder, st.Issue = a, i
		if st.Speaker == "" && st.Attribution.Rank() < 5 {
			st.Speaker = a
		}
		as := app.CountedOwn
		rank := s.Attribution.Rank()
		c.RankCounts[rank]++
		v, ok := s.Stance.Value()
		switch {
		case rank > 5:
			as = app.CountedReported
			c.Reported++
			if ok && v > 0 {
				c.ReportedPro++
			}
			if ok && v < 0 {
				c.ReportedCon++
			}
		case s.Stance == app.NoComment:
			c.NoComment++
		default:
			c.N++
			switch {
			case s.Stance == app.Ambivalent:
				c.Ambivalent++
			case v > 0:
				c.Pro++
			case v < 0:
				c.Con++
			default:
				c.Neutral++
			}
			f := float64(v)
			c.Value, c.Stance, c.Resolving = &f, s.Stance, s.ID
		}
		for _, src := range b.book.Sources {
			if src.ID == s.Article {
				outlets[src.Outlet] = true
			}
		}
		c.Statements = append(c.Statements, s.ID)
		c.Evidence = append(c.Evidence, app.Evidence{Statement: s.ID, Holder: a, CountedAs: as, Outlets: 1})
		c.Latest = app.LatestDate{Date: s.StatedAt, Precision: s.StatedAt.Precision()}
	}
	c.Outlets = len(outlets)
	if c.N > 0 {
		net := float64(c.Pro - c.Con)
		conflict := 0.0
		c.Net, c.NetIntensity, c.Conflict = &net, &net, &conflict
		if sum := c.Pro + c.Con; sum > 0 {
			balance := net / float64(sum)
			c.Balance = &balance
		}
		c.Confidence = "medium"
		switch {
		case *c.Value > 0:
			c.State = app.CellSupport
		case *c.Value < 0:
			c.State = app.CellOppose
		default:
			c.State = app.CellNeutral
		}
	}
	if change != nil {
		change(&c)
	}
	b.book.Matrix.Cells = append(b.book.Matrix.Cells, c)
	return &b.book.Matrix.Cells[len(b.book.Matrix.Cells)-1]
}

func (b *builder) done() app.Book {
	m := &b.book.Matrix
	m.Counted, m.Articles = len(b.book.Statements), len(b.book.Sources)
	for _, s := range b.book.Statements {
		if !s.StatedAt.Known() {
			continue
		}
		if m.First == "" || s.StatedAt < m.First {
			m.First = s.StatedAt
		}
		m.Last = max(m.Last, s.StatedAt)
	}
	return b.book
}

// demo is a book with every display state, of actors and issues that do not exist.
func demo() app.Book {
	b := newBook("Positions on the Narrow Strait: the spring talks")
	ana := b.actor("Ana Corvo", "North", "Foreign minister of Northland")
	bor := b.actor("Boris Tamm", "North", "Prime minister of Northland")
	navy := b.actor("Northland Navy", "North", "")
	cem := b.actor("Cemil Arda", "South", "President of Southmark; chairman of the Council for Maritime Affairs")
	dal := b.actor("Dalia Reyes", "South", "Chief negotiator")
	ilo := b.actor("International Strait Office", "Observers", "Secretariat, Geneva")
	toll := b.issue("Toll-free passage", "Should merchant ships pass the strait without paying a toll?")
	pilots := b.issue("Compulsory pilots", "Should every tanker take a pilot on board?")
	patrol := b.issue("Joint patrols", "Should both navies patrol the strait together, under a common command?")
	court := b.issue("Arbitration court", "Should disputes go to an international court?")
	fish := b.issue("Fishing rights", "Should Southmark's boats fish north of the line?")
	mines := b.issue("Clearing of mines", "Should the old mine fields be cleared before the treaty enters into force?")
	dq, iq := app.DirectQuote, app.IndirectQuote
	yes := func(said app.Date, q string) app.Statement { return b.words(app.Support, dq, said, q) }
	no := func(said app.Date, q string) app.Statement { return b.words(app.Oppose, dq, said, q) }

	b.cell(ana, toll, func(c *app.Cell) { c.Confidence = "high"; v := 2.0; c.Value = &v },
		b.words(app.StrongSupport, dq, "2025-04-02", "We are absolutely for free passage, without any toll, today and always"),
		yes("2025-04-05", "free passage is what we want"), yes("2025-04-11", "no ship should pay"))
	b.source("Strait Wire", "Minister speaks on patrols", "2025-04-09")
	shiftA, shiftB := yes("2025-04-03", "joint patrols are a good idea"), no("2025-04-09", "we will not put our ships under anybody's command")
	b.cell(ana, patrol, func(c *app.Cell) {
		c.State, c.Confidence, c.Flags = app.CellShifted, "medium", []app.Flag{app.FlagShifted}
		c.Shift = &app.Shift{From: app.SignPlus, To: app.SignMinus, At: "2025-04-09", Last: "2025-04-03"}
	}, shiftA, shiftB)
	b.cell(ana, pilots, func(c *app.Cell) {
		c.Flags, c.Condition = []app.Flag{app.FlagConditional, app.FlagThin}, "the fees stay at their present level"
	}, b.words(app.ConditionalSupport, iq, "2025-04-09", "pilots could be accepted provided that the fees stay at their present level"))
	b.cell(ana, court, func(c *app.Cell) {
		c.Confidence, c.Flags = "low", []app.Flag{app.FlagThin, app.FlagStale}
		c.MonthsSilent = 8
	},
		no("2024-08", "a court far away is not the answer"))

	b.cell(bor, toll, func(c *app.Cell) { c.Confidence = "low" }, yes("", "free passage"))
	b.cell(bor, patrol, func(c *app.Cell) {
		c.State, c.Confidence, c.Flags = app.CellMixed, "low", []app.Flag{app.FlagMixed, app.FlagSameTime}
	}, yes("2025-04-04", "patrols, why not"), no("2025-04-04", "patrols are out of the question"))
	b.cell(bor, court, func(c *app.Cell) {
		c.State, c.Confidence, c.Flags = app.CellContested, "low", []app.Flag{app.FlagContested}
		c.Denied, c.DeniedSign = &app.LatestDate{Date: "2025-04-04", Precision: app.PrecisionDay}, app.SignPlus
	}, yes("2025-04-02", "the court is the right place"), b.words(app.Oppose, app.OfficialDocument, "2025-04-04", "the Prime Minister said nothing of the kind"))
	b.cell(bor, fish, func(c *app.Cell) {
		c.Override = &app.CellOverride{Value: app.ConditionalOppose, Reason: "The speech of 2 April says so between the lines.", Coder: "C1", EvidenceHash: "older"}
	}, no("2025-04-02", "our waters are ours"))
	b.cell(bor, mines, nil, b.words(app.NeutralStance, dq, "2025-04-02", "we take no side on the mine fields"))

	b.cell(navy, patrol, func(c *app.Cell) {
		c.State, c.Confidence, c.Flags, c.MembersPro, c.MembersCon = app.CellSplit, "low", []app.Flag{app.FlagSplit}, 2, 1
	}, yes("2025-04-02", "we are ready"), no("2025-04-03", "we are not"))
	b.cell(navy, mines, func(c *app.Cell) { c.State = app.CellNoComment }, b.words(app.NoComment, dq, "2025-04-04", "no comment on the mines"))
	b.cell(navy, pilots, func(c *app.Cell) { c.Confidence = "low" }, b.words(app.NeutralStance, iq, "2025-04", "the navy has no view on pilots"))

	reported := func(c *app.Cell, state app.CellState, kind app.Attribution, by ...string) {
		c.State, c.ReportedAs, c.Reporters = app.CellNoData, app.ReportedPosition{State: state, Attribution: kind}, by
		c.Confidence = ""
	}
	hearsay := b.words(app.Support, app.SecondHandNamed, "2025-04-11", "Arda is ready to drop the toll, Corvo said")
	for k := range b.book.Statements {
		if st := &b.book.Statements[k]; st.ID == hearsay.ID {
			st.Chain = []app.AttributionLink{{SourceActor: ana, Anonymity: "named", CueText: "said", Channel: "interview"}}
		}
	}
	b.cell(cem, toll, func(c *app.Cell) { reported(c, app.CellSupport, app.SecondHandNamed, "Ana Corvo") }, hearsay)
	b.cell(cem, patrol, func(c *app.Cell) { reported(c, app.CellOppose, app.SecondHandAnonymous) },
		b.words(app.Oppose, app.SecondHandAnonymous, "", "the president will never agree, officials say"))
	b.cell(cem, pilots, func(c *app.Cell) {
		reported(c, app.CellSupport, app.SecondHandNamed, "Ana Corvo")
		c.ReportedAs.Condition = "if paid"
	}, b.words(app.ConditionalSupport, app.SecondHandNamed, "2025-04-11", "he would take pilots if paid for"))
	b.cell(cem, court, func(c *app.Cell) {
		reported(c, app.CellMixed, app.SecondHandNamed, "Ana Corvo", "Dalia Reyes")
		c.ReportedAs.Words = []string{"△ Corvo", "▽ Reyes"}
	}, b.words(app.Support, app.SecondHandNamed, "2025-04-10", "he likes the court"), b.words(app.Oppose, app.SecondHandNamed, "2025-04-11", "he loathes the court"))
	b.cell(cem, fish, func(c *app.Cell) {
		c.Flags, c.ReportedAs = []app.Flag{app.FlagOwnVsReported}, app.ReportedPosition{State: app.CellOppose, Stance: app.Oppose}
	}, yes("2025-04-11T09:30Z", "our boats have fished there for three hundred years, and they will fish there for three hundred more"),
		b.words(app.Oppose, app.ReportedUnsourced, "2025-04-11", "the president reportedly gave up the fishing grounds"),
		b.words(app.Oppose, app.JournalistInference, "--04-11", "a retreat in all but name"))

	b.cell(dal, toll, func(c *app.Cell) { c.Confidence = "high" }, no("2025-04-08", "a toll is fair"),
		b.words(app.StrongOppose, dq, "2025-04-10", "who uses the strait", "pays for the strait"), no("2025-04-10", "everybody pays"))
	b.cell(dal, mines, nil, b.words(app.Support, app.SpokespersonForHolder, "2025-W15", "the mines must go first"))
	b.cell(ilo, court, func(c *app.Cell) { c.Confidence = "high" }, yes("2025-04-01", "the court is ready"),
		b.words(app.Support, app.OfficialDocument, "2025-04-02", "The Office recommends arbitration."))
	return b.done()
}
