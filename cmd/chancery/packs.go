package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/chancery-nlp/chancery/extractor"
	"github.com/chancery-nlp/chancery/extractor/english"
	"github.com/chancery-nlp/chancery/lang"
	"github.com/chancery-nlp/chancery/lang/detect"
)

// models are what outlives a change of packs.
type models struct {
	detector *detect.Detector
	english  *english.Tagger
}

// loadModels loads the models.
func loadModels() (models, error) {
	detector, err := detect.New()
	if err != nil {
		return models{}, err
	}
	tagger, err := english.NewTagger()
	if err != nil {
		return models{}, err
	}
	return models{detector: detector, english: tagger}, nil
}

// newExtractor returns an extractor with the packs of the binary and then those
// of the directories, which extend or replace earlier ones.
func (m models) newExtractor(packDirs []string) (*extractor.Extractor, error) {
	packs, err := lang.Builtin()
	if err != nil {
		return nil, fmt.Errorf("built-in packs: %w", err)
	}
	for _, dir := range packDirs {
		more, err := loadPackDir(dir)
		if err != nil {
			return nil, err
		}
		packs = append(packs, more...)
	}
	return extractor.New(packs, m.detector, extractor.WithTagger("en", m.english))
}

// loadPackDir reads the packs in dir: dir itself if it is one, else the folders
// in it that are.
func loadPackDir(dir string) ([]*lang.Pack, error) {
	if _, err := os.Stat(filepath.Join(dir, "pack.yaml")); err == nil {
		abs, err := filepath.Abs(dir)
		if err != nil {
			return nil, fmt.Errorf("pack directory %s: %w", dir, err)
		}
		p, err := lang.LoadPack(os.DirFS(filepath.Dir(abs)), filepath.Base(abs))
		if err != nil {
			return nil, fmt.Errorf("pack directory %s: %w", dir, err)
		}
		return []*lang.Pack{p}, nil
	}
	packs, err := lang.Load(os.DirFS(dir))
	if err != nil {
		return nil, fmt.Errorf("pack directory %s: %w", dir, err)
	}
	return packs, nil
}

// open returns an extractor for one command, whose packs are named on the
// command line.
func open(packDirs []string) (*extractor.Extractor, error) {
	m, err := loadModels()
	if err != nil {
		return nil, err
	}
	x, err := m.newExtractor(packDirs)
	if err != nil {
		return nil, &usageError{err}
	}
	return x, nil
}

// addPackFlag adds the flag for directories with packs.
func addPackFlag(cmd *cobra.Command, dirs *[]string) {
	cmd.Flags().StringArrayVar(dirs, "pack-dir", nil, "directory with rule packs that extend or replace the built-in ones; may be repeated")
}
