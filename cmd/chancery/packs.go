package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

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

// packs are rule packs, and folders that extend the register of actors.
type packs struct {
	rules  []*lang.Pack
	actors []lang.RegisterSource
}

// builtinPacks returns the packs of the binary and then those of the
// directories, which extend or replace earlier ones.
func builtinPacks(packDirs []string) (packs, error) {
	rules, err := lang.Builtin()
	if err != nil {
		return packs{}, fmt.Errorf("built-in packs: %w", err)
	}
	p := packs{rules: rules}
	for _, dir := range packDirs {
		more, err := loadPackDir(dir)
		if err != nil {
			return packs{}, err
		}
		p.add(more)
	}
	return p, nil
}

// add adds packs that extend or replace those of p.
func (p *packs) add(more packs) {
	p.rules, p.actors = slices.Concat(p.rules, more.rules), slices.Concat(p.actors, more.actors)
}

// compile returns an extractor with the packs.
func (p packs) compile(det extractor.Detector, opts ...extractor.Option) (*extractor.Extractor, error) {
	reg, err := lang.BuiltinRegister(p.actors...)
	if err != nil {
		return nil, fmt.Errorf("register of actors: %w", err)
	}
	return extractor.New(p.rules, det, append(opts, extractor.WithRegister(reg))...)
}

// newExtractor returns an extractor with the packs of the binary and then those
// of the directories.
func (m models) newExtractor(packDirs []string) (*extractor.Extractor, error) {
	p, err := builtinPacks(packDirs)
	if err != nil {
		return nil, err
	}
	return p.compile(m.detector, extractor.WithTagger("en", m.english))
}

// loadPackDir reads the packs in dir: dir itself if it is one, else the folders
// in it that are. Files in und/actors or actors of it extend the register; a
// directory may hold them alone.
func loadPackDir(dir string) (packs, error) {
	var p packs
	for _, sub := range [...]string{"und/actors", "actors"} {
		files, err := fs.Glob(os.DirFS(dir), sub+"/*.yaml")
		if err != nil {
			return packs{}, fmt.Errorf("pack directory %s: %w", dir, err)
		}
		if len(files) > 0 {
			p.actors = append(p.actors, lang.RegisterSource{FS: os.DirFS(dir), Dir: sub, Name: filepath.ToSlash(dir)})
		}
	}
	var err error
	if _, missing := os.Stat(filepath.Join(dir, "pack.yaml")); missing == nil {
		var abs string
		if abs, err = filepath.Abs(dir); err == nil {
			var one *lang.Pack
			one, err = lang.LoadPack(os.DirFS(filepath.Dir(abs)), filepath.Base(abs))
			p.rules = []*lang.Pack{one}
		}
	} else if manifests, _ := fs.Glob(os.DirFS(dir), "*/pack.yaml"); len(manifests) > 0 || len(p.actors) == 0 {
		p.rules, err = lang.Load(os.DirFS(dir))
	}
	if err != nil {
		return packs{}, fmt.Errorf("pack directory %s: %w", dir, err)
	}
	return p, nil
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
	cmd.Flags().StringArrayVar(dirs, "pack-dir", nil, "directory with rule packs and actors that extend or replace the built-in ones; may be repeated")
}
