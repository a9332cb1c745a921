package detect

// A script is a writing system. Most scripts serve one language, which then
// needs no further evidence; the others have a model each.
type script uint8

const (
	noScript script = iota
	latin
	cyrillic
	arabic
	devanagari
	hebrew
	greek
	armenian
	thaana
	bengali
	gurmukhi
	gujarati
	odia
	tamil
	telugu
	kannada
	malayalam
	sinhala
	thai
	lao
	tibetan
	myanmar
	georgian
	ethiopic
	khmer
	mongolian
	hangul
	kana
	han
	scriptCount
)

// blockBits is the granularity of the script table: every Unicode block that
// matters here starts and ends at a multiple of 16 code points.
const blockBits = 4

// scriptBlocks lists the code points of each script, in order.
var scriptBlocks = [...]struct {
	from, to rune
	script   script
}{
	{0x0040, 0x007F, latin}, {0x00C0, 0x02AF, latin}, {0x0300, 0x036F, latin},
	{0x0370, 0x03FF, greek}, {0x0400, 0x052F, cyrillic}, {0x0530, 0x058F, armenian},
	{0x0590, 0x05FF, hebrew}, {0x0600, 0x06FF, arabic}, {0x0750, 0x077F, arabic},
	{0x0780, 0x07BF, thaana}, {0x0870, 0x08FF, arabic}, {0x0900, 0x097F, devanagari},
	{0x0980, 0x09FF, bengali}, {0x0A00, 0x0A7F, gurmukhi}, {0x0A80, 0x0AFF, gujarati},
	{0x0B00, 0x0B7F, odia}, {0x0B80, 0x0BFF, tamil}, {0x0C00, 0x0C7F, telugu},
	{0x0C80, 0x0CFF, kannada}, {0x0D00, 0x0D7F, malayalam}, {0x0D80, 0x0DFF, sinhala},
	{0x0E00, 0x0E7F, thai}, {0x0E80, 0x0EFF, lao}, {0x0F00, 0x0FFF, tibetan},
	{0x1000, 0x109F, myanmar}, {0x10A0, 0x10FF, georgian}, {0x1100, 0x11FF, hangul},
	{0x1200, 0x139F, ethiopic}, {0x1780, 0x17FF, khmer}, {0x1800, 0x18AF, mongolian},
	{0x1C90, 0x1CBF, georgian}, {0x1E00, 0x1EFF, latin}, {0x1F00, 0x1FFF, greek},
	{0x2D00, 0x2D2F, georgian}, {0x3040, 0x30FF, kana}, {0x31F0, 0x31FF, kana},
	{0x3400, 0x4DBF, han}, {0x4E00, 0x9FFF, han}, {0xA960, 0xA97F, hangul},
	{0xAC00, 0xD7AF, hangul}, {0xF900, 0xFAFF, han}, {0xFB00, 0xFB0F, latin},
	{0xFB10, 0xFB1F, hebrew}, {0xFB20, 0xFB4F, hebrew}, {0xFB50, 0xFDFF, arabic},
	{0xFE70, 0xFEFF, arabic}, {0xFF60, 0xFF9F, kana}, {0x20000, 0x3FFFF, han},
}

// soleLanguage gives the language of a script that serves one only, as far as
// this package can tell.
var soleLanguage = [scriptCount]string{
	greek: "el", armenian: "hy", thaana: "dv", bengali: "bn", gurmukhi: "pa",
	gujarati: "gu", odia: "or", tamil: "ta", telugu: "te", kannada: "kn",
	malayalam: "ml", sinhala: "si", thai: "th", lao: "lo", tibetan: "bo",
	myanmar: "my", georgian: "ka", ethiopic: "am", khmer: "km",
	mongolian: "mn-Mong", hangul: "ko",
}

// letterWeight says how many letters of an alphabet one character of the
// script is worth, so that texts in unlike scripts can be compared by length.
func letterWeight(s script) int {
	switch s {
	case han:
		return 3
	case hangul, kana, ethiopic:
		return 2
	}
	return 1
}

// scriptTable maps blocks of 16 code points of the basic plane to scripts.
type scriptTable [0x10000 >> blockBits]script

func newScriptTable() *scriptTable {
	var t scriptTable
	for _, b := range scriptBlocks {
		for r := b.from; r <= b.to && r < 0x10000; r += 1 << blockBits {
			t[r>>blockBits] = b.script
		}
	}
	return &t
}

// of returns the script of a letter. It is only meaningful for letters and
// marks: digits and punctuation stand in the blocks of a script too.
func (t *scriptTable) of(r rune) script {
	switch {
	case r < 0:
		return noScript
	case r < 0x10000:
		return t[r>>blockBits]
	case r >= 0x20000 && r < 0x40000:
		return han
	}
	return noScript
}
