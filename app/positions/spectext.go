package positions

import (
	"fmt"
	"strconv"
	"strings"

	"parley/app"
)

// specText says in one plain sentence what a spec does.
func specText(s app.MatrixSpec) string {
	parts := []string{"Counts statements " + windowWords(s) + " of attribution rank " + rankWords(s.OwnRanks) + " as the holder's own"}
	if s.Query != "" {
		parts = append(parts, "from articles that match “"+s.Query+"”")
	}
	switch s.RollUp {
	case app.RollUpSpeaker:
		parts = append(parts, "with the speaker in the holder's place")
	case app.RollUpMembers:
		parts = append(parts, "with members and office holders counted for their institution")
	}
	if s.Collapse {
		parts = append(parts, "wire copies once")
	}
	if w := duplicateWords(s.Duplicates); w != "" {
		parts = append(parts, w)
	}
	if len(s.Weights) > 0 {
		parts = append(parts, "weighted by attribution, certainty or review")
	}
	return strings.Join(parts, ", ") + "; " + resolverWords(s) + "."
}

func windowWords(s app.MatrixSpec) string {
	switch {
	case s.From != "" && s.To != "":
		return "said from " + s.From.Words() + " to " + s.To.Words()
	case s.From != "":
		return "said since " + s.From.Words()
	case s.To != "":
		return "said up to " + s.To.Words()
	}
	return "said at any time"
}

// rankWords writes sorted ranks as "1–5" or "1–3, 6".
func rankWords(ranks []int) string {
	var out []string
	for i := 0; i < len(ranks); {
		j := i
		for j+1 < len(ranks) && ranks[j+1] == ranks[j]+1 {
			j++
		}
		word := strconv.Itoa(ranks[i])
		if j > i {
			word += "–" + strconv.Itoa(ranks[j])
		}
		out = append(out, word)
		i = j + 1
	}
	return strings.Join(out, ", ")
}

func duplicateWords(rule string) string {
	switch rule {
	case "document":
		return "repetitions within an article once"
	case "week", "month", "year":
		return "repetitions within a " + rule + " once"
	case "range":
		return "all repetitions once"
	}
	return ""
}

func resolverWords(s app.MatrixSpec) string {
	switch s.Resolver {
	case "majority":
		return fmt.Sprintf("a majority of more than %g %% decides", s.Theta*100)
	case "net":
		return "the number for less the number against decides"
	case "net_intensity":
		return "the sum of the values decides"
	case "balance", "log_balance":
		return "the balance of for and against decides"
	case "activity":
		return "the balance, as a share of what the actor says, decides"
	case "prominence":
		return "the balance, as a share of what is said on the issue, decides"
	case "dna_combine":
		return "for and against together are mixed"
	case "strongest":
		return "the strongest statement decides"
	}
	return "the latest statement decides"
}
