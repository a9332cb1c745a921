package detect

import (
	"context"
	"fmt"

	"github.com/chancery-nlp/chancery/extractor"
)

// Undetermined is the code of a text that no language fits.
const Undetermined = "und"

// Detector finds the languages of texts. It is safe for concurrent use.
type Detector struct {
	scripts *scriptTable
	models  [scriptCount]*model
	ngrams  *ngrams
	tables  *scanTables
}

// New returns a detector. It takes some 20 ms, so that a program which may not
// need one should call it late.
func New() (*Detector, error) {
	vocabularies, err := readVocabularies(wordFiles)
	if err != nil {
		return nil, fmt.Errorf("detect: %w", err)
	}
	d := &Detector{scripts: newScriptTable()}
	var byScript [scriptCount][]vocabulary
	for _, v := range vocabularies {
		s := d.scripts.of([]rune(v.frequent[0])[0])
		byScript[s] = append(byScript[s], v)
	}
	for s, list := range byScript {
		if len(list) == 0 {
			continue
		}
		m, err := newModel(list)
		if err != nil {
			return nil, fmt.Errorf("detect: %w", err)
		}
		d.models[s] = m
	}
	var groups [][]string
	for _, m := range d.models {
		if m != nil {
			groups = append(groups, m.tags)
		}
	}
	d.ngrams = newNgrams(groups)
	d.tables = newScanTables(d.scripts)
	return d, nil
}

// Load reads the n-gram models into memory: some 50 MB that stay there for the
// life of the process, in about a third of a second. Without it the first
// texts that need a model wait for it. Load may run beside Detect. Its error
// is that of ctx.
func (d *Detector) Load(ctx context.Context) error {
	if err := d.ngrams.load(ctx); err != nil {
		return fmt.Errorf("detect: %w", err)
	}
	return nil
}

// Detect returns the main language of text, and with passages also the other
// languages of a mixed text, all with the parts of the text that are in them:
// whole paragraphs, sentences and quotations of some forty letters or more.
// Names, titles and short quotations belong to the language around them.
//
// A text that no language fits is in [Undetermined], with confidence 0. The
// same text always gives the same result.
func (d *Detector) Detect(text string, passages bool) []extractor.Language {
	v := d.judge(sample(text))
	if passages {
		return d.passages(text, v)
	}
	return []extractor.Language{{Code: v.tag, Confidence: v.confidence}}
}
