// Package detect finds the languages of a text: the main one from a sample of
// fixed size, passages in others by one cheap pass over the whole.
//
//	d, err := detect.New()
//	…
//	languages := d.Detect(text, true) // [{de 0.99 […]} {en 0.97 […]}]
//
// # Evidence
//
// The script comes first; most scripts leave one language. Where they leave
// several, the frequent words of each language are looked up, then the
// endings and beginnings of words and the pairs of letters, which are learned
// from the same word lists. Those were written by hand for this package and
// stand in words, one file a language; a new file adds a language. Only if the
// best languages are near each other are the n-gram models of lingua asked,
// about those few and some 180 letters: they take time that grows with the text
// and the number of languages.
//
// # Languages
//
// Those of lingua; besides, by their words, Maltese, Nepali, Pashto, Central
// Kurdish, Yiddish and Serbian in Latin letters (sr-Latn), and by their scripts
// Amharic, Burmese, Dhivehi, Kannada, Khmer, Lao, Malayalam, Odia, Sinhala,
// Tibetan. Traditional Chinese is zh-Hant. Any other language comes out as a
// relative, with doubts, or as und.
//
// # Known confusions
//
// Short texts between Bosnian, Croatian and Serbian, Indonesian and Malay,
// Bokmål, Nynorsk and Danish, Xhosa and Zulu, Sotho and Tswana. Much that is
// written in them could be any of its group, and the confidence says so.
// Passages in a near relative of the main language are seldom found.
package detect
