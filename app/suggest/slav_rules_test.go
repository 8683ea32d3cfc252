package suggest_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestSlavicPronouns: a pronoun stands for the last speaker of its gender.
func TestSlavicPronouns(t *testing.T) {
	for lang, c := range map[string]struct{ in, want string }{
		"uk": {"«Ні», — сказав Іван Лоза.\nОксана Верба заявила, що їде.\n«Так», — додав він. За її словами, міст закрито.\n", "він | додав | «Так» | Іван Лоза\n- | За її словами | міст закрито | Оксана Верба"},
		"ru": {"«Нет», — сказал Пётр Громов.\nАнна Сыч заявила, что едет.\n«Да», — добавил он. По её словам, мост закрыт.\n", "он | добавил | «Да» | Пётр Громов\n- | По её словам | мост закрыт | Анна Сыч"},
	} {
		got := told(t, lang, c.in)
		if len(got) < len(c.want) || got[len(got)-len(c.want):] != c.want {
			t.Errorf("%s: %s", lang, cmp.Diff(c.want, got))
		}
	}
}
