// Package detect finds the languages of a text.
package detect

import (
	"context"
	"fmt"

	"github.com/chancery-nlp/chancery/extractor"
)

// Undetermined is the code of a text that no language fits.
const Undetermined = "und"

// Detector finds the languages of texts.
type Detector struct {
	scripts *scriptTable
	models  [scriptCount]*model
	ngrams  *ngrams
	tables  *scanTables
}

// New returns a detector.
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
	var tags []string
	for _, v := range vocabularies {
		tags = append(tags, v.tag)
	}
	d.ngrams = newNgrams(tags)
	d.tables = newScanTables(d.scripts)
	return d, nil
}

// Load reads the n-gram models into memory, so that no later call has to.
// Without it each is read when a text first needs it.
func (d *Detector) Load(ctx context.Context) error {
	if err := d.ngrams.load(ctx); err != nil {
		return fmt.Errorf("detect: %w", err)
	}
	return nil
}

// Detect implements extractor.Detector.
func (d *Detector) Detect(text string, passages bool) []extractor.Language {
	v := d.judge(sample(text))
	if passages {
		return d.passages(text, v)
	}
	return []extractor.Language{{Code: v.tag, Confidence: v.confidence}}
}
