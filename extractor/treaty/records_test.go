package treaty_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/chancery-nlp/chancery/extractor"
)

// brief is what tests look at in a record.
type brief struct {
	Name, Kind, Parties, Signed, Place, InForce, Condition, Duration, Languages, Depositary string
}

func briefs(text string, res extractor.Result) []brief {
	var all []brief
	for _, r := range res.Treaties {
		b := brief{Name: r.Name, Kind: string(r.Kind), Signed: r.Signed.Value, Place: r.Place.Span.In(text), InForce: r.InForce.Value,
			Condition: r.Condition.In(text), Duration: r.Duration.Value, Languages: strings.Join(r.Languages, " "), Depositary: r.Depositary.In(text)}
		var parties []string
		for _, p := range r.Parties {
			s := p.Region3
			if s == "" {
				s = p.Name
			}
			if len(p.Defined) > 0 {
				s += " (" + strings.Join(p.Defined, ", ") + ")"
			}
			parties = append(parties, s)
		}
		b.Parties = strings.Join(parties, ", ")
		all = append(all, b)
	}
	return all
}

func TestRecords(t *testing.T) {
	x := builtin(t)
	tests := []struct {
		name, code, text string
		want             []brief
	}{
		{"report", "de", "Peru und Chile haben am 3. Mai 2019 in Lima einen Grenzvertrag unterzeichnet. Der Vertrag trat am 1. Juli 2020 in Kraft.",
			[]brief{{Name: "Grenzvertrag", Kind: "TREATY", Parties: "PER, CHL", Signed: "2019-05-03", Place: "Lima", InForce: "2020-07-01"}}},
		{"two treaties", "en", "The peace treaty between Egypt and Israel was signed on 26 March 1979. Norway acceded to the Ottawa Convention on 9 July 1998. Its text was amended in 2001.",
			[]brief{{Name: "peace treaty between Egypt and Israel", Kind: "TREATY", Parties: "EGY, ISR", Signed: "1979-03-26"},
				{Name: "Ottawa Convention", Kind: "CONVENTION", Parties: "NOR"}}},
		{"treaty text", "en", `Agreement between the Government of the Kingdom of Norway and the Government of the Republic of Kenya on Air Services

The Government of the Kingdom of Norway and the Government of the Republic of Kenya (hereinafter referred to as "the Contracting Parties"),
Desiring to conclude an agreement,
Have agreed as follows:

Article 1
Scope
1. This Agreement applies to air services.

Article 2
Start and End
1. This Agreement enters into force thirty days after the exchange of notes.
2. It shall remain in force for five years.
3. The original shall be deposited with the International Civil Aviation Organization.

DONE at Nairobi on 12 March 1999 in duplicate in the English and Norwegian languages.
`,
			[]brief{{Name: "Agreement between the Government of the Kingdom of Norway and the Government of the Republic of Kenya on Air Services", Kind: "AGREEMENT",
				Parties: "NOR (the Contracting Parties), KEN (the Contracting Parties)", Signed: "1999-03-12", Place: "Nairobi", Condition: "thirty days after the exchange of notes",
				Duration: "P5Y", Languages: "en no", Depositary: "International Civil Aviation Organization"}}},
		{"treaty text without preamble", "en", `ARTICLE 1
Objectives
The Parties shall establish a free trade area.

ARTICLE 2
Duties
Duties on goods from Malta and Iceland are abolished. Malta and Iceland shall inform each other.

ARTICLE 3
Territory
This Agreement applies to Malta and Iceland.

Done at Valletta, this 5th day of May 1998.
`,
			[]brief{{Kind: "AGREEMENT", Parties: "MLT, ISL", Signed: "1998-05-05", Place: "Valletta"}}},
	}
	for _, tt := range tests {
		t.Run(tt.code+"/"+tt.name, func(t *testing.T) {
			if d := cmp.Diff(tt.want, briefs(tt.text, extract(t, x, tt.code, tt.text))); d != "" {
				t.Errorf("(-want +got):\n%s", d)
			}
		})
	}
}
