package clause

import "strings"

// participle reports whether a German word has the form of a past participle:
// ge- in it and -t or -en at its end, or an unaccented prefix and such an end.
func participle(s string) bool {
	if len(s) < 5 || !(strings.HasSuffix(s, "t") || strings.HasSuffix(s, "en")) {
		return false
	}
	if strings.HasSuffix(s, "iert") {
		return true
	}
	for _, p := range [...]string{"be", "er", "ver", "ent", "zer", "über", "unter", "wider", "miss", "voll", "hinter", "um", "durch"} {
		if strings.HasPrefix(s, p) && strings.HasSuffix(s, "t") {
			return true
		}
	}
	for _, p := range [...]string{"betroff", "beigetret", "behalt", "unterworf", "berat", "vertret", "entnomm", "erhob", "verwies", "bewies", "besproch", "versproch",
		"entschied", "beschloss", "beschlossen", "geschlossen", "unterlass", "überlass", "übernomm", "verbot", "erlass", "erworb", "verschob", "übertrag", "vorbehalt", "verzieh", "entzog", "vollzog", "unternomm", "verlor", "entlass", "verlass", "erhalt", "ergriff", "betrieb", "beschrieb", "unterschrieb", "überwies", "erwies", "bezog", "unterzog", "verlieh", "verglich", "vergess", "unterbroch", "verschwieg", "bewog", "empfang", "befall", "verfall"} {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	i := strings.Index(s, "ge")
	if i < 0 || i == 1 || i > 8 || len(s)-i < 5 {
		return false
	}
	for _, p := range [...]string{"gestatten", "gestehen", "gewähr", "genehmigen", "geben", "gehen", "gelten", "genieß", "gelangen", "gefährd", "gebrauchen", "gehör", "gebiet", "gegen", "gemeins", "gerecht", "gen"} {
		if strings.HasPrefix(s[i:], p) && !strings.HasPrefix(s[i:], "genomm") && !strings.HasPrefix(s[i:], "genutzt") {
			return false // infinitives and others
		}
	}
	return true
}

// toInfinitive reports whether a German word is an infinitive with "zu" in it:
// "auszuliefern", "beizulegen".
func toInfinitive(s string) bool {
	i := strings.Index(s, "zu")
	return i >= 2 && len(s)-i >= 5 && strings.HasSuffix(s, "n")
}

// inverted ends a condition that a verb at the start makes: "Wird … ersucht, so
// muss …". It is u.first if there is none.
func (w *work) inverted(u *unit, end int) int {
	r := w.words[u.first].roles
	opens := r.has(set(roleFinite, roleDeontic)) && !r.has(set(roleDeterminer)) || w.capital(u.first) && r == 0 && w.words[u.first].mention == 0 && (strings.HasSuffix(w.text(u.first), "t") || strings.HasSuffix(w.text(u.first), "en") && u.first+1 < end && (w.text(u.first+1) == "sich" || w.words[u.first+1].roles.has(set(roleDeterminer))))
	if r.has(set(roleCondition, roleException)) {
		return u.first
	}
	for k := u.first + 2; k+1 < end; k++ {
		if !w.is(k, ',') {
			continue
		}
		if w.resumes(k+1) && k+2 < end && (w.words[k+2].roles.has(set(roleDeontic, roleFinite, roleObject)) || w.verbal(k+2)) {
			return k
		}
		if !opens {
			continue
		}
		if w.words[k+1].roles.has(set(roleDeontic, roleFinite, roleObject)) && !w.words[k+1].roles.has(set(roleRelative)) ||
			w.verbal(k+1) && k+2 < end && w.nominal(k+2) {
			return k
		}
	}
	return u.first
}

// feminine reports whether a German noun has an ending of feminine ones, so
// that "der" before it is no nominative.
func feminine(s string) bool {
	for _, e := range [...]string{"ung", "heit", "keit", "schaft", "ion", "tät", "artei", "acht", "eite", "ehörde", "ank", "rmee"} {
		if strings.HasSuffix(s, e) {
			return true
		}
	}
	return false
}
