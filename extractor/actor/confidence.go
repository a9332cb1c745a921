package actor

// The confidence of what rules and the register find. Like the calibration of
// the tagger they are rounded from what was right in annotated text; see
// docs/accuracy.md.
const (
	ruleConfidence     = 0.9
	registerConfidence = 0.85
	doubtConfidence    = 0.75 // of forms that name other things, too
	agreedConfidence   = 0.96 // of a name of the register that the tagger found, too
)

// agree raises the confidence of a name of the register where the tagger finds
// the same words and kind.
func (h *hit) agree() {
	if h.doubt {
		h.Confidence = registerConfidence
	} else if h.alias != nil {
		h.Confidence = agreedConfidence
	}
}

// calibration maps the tagger's confidence, which is too high where it is over
// 0.7, to how often it was right: pairs in rising order, with straight lines between.
var calibration = [...][2]float64{{0, 0}, {0.6, 0.6}, {0.8, 0.67}, {0.9, 0.75}, {0.95, 0.84}, {0.98, 0.91}, {1, 0.97}}

// calibrated returns how often names are right for which the tagger has confidence p.
func calibrated(p float64) float64 {
	for i := 1; i < len(calibration); i++ {
		a, b := calibration[i-1], calibration[i]
		if p <= b[0] {
			return a[1] + (p-a[0])/(b[0]-a[0])*(b[1]-a[1])
		}
	}
	return calibration[len(calibration)-1][1]
}
