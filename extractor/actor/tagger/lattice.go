package tagger

import "math"

// lattice computes the probabilities of labels of a run of tokens, forward and
// backward, scaled at every token.
type lattice struct {
	emit, alpha, beta [][labels]float64
	scale             []float64 // what alpha and beta were divided by at each token
}

// run fills the lattice from scores times unit.
func (f *lattice) run(scores [][labels]int32, allowed []Labels, trans *[labels][labels]float64, unit float64) {
	f.emit = grow(f.emit, len(scores))
	for k := range scores {
		top := int32(math.MinInt32)
		for l, s := range scores[k] {
			if allowed[k]&(1<<l) != 0 {
				top = max(top, s)
			}
		}
		for l, s := range scores[k] {
			f.emit[k][l] = 0
			if allowed[k]&(1<<l) != 0 {
				f.emit[k][l] = math.Exp(float64(s-top) * unit)
			}
		}
	}
	f.sweep(len(scores), trans)
}

// sweep runs forward and backward over n tokens of f.emit; it returns false if
// no path is allowed.
func (f *lattice) sweep(n int, trans *[labels][labels]float64) bool {
	f.alpha, f.beta, f.scale = grow(f.alpha, n), grow(f.beta, n), grow(f.scale, n)
	for k := range n {
		var a [labels]float64
		sum := 0.0
		for to := range labels {
			e := f.emit[k][to]
			if e == 0 {
				continue
			}
			v := 0.0
			if k == 0 {
				v = trans[outside][to]
			} else {
				prev := &f.alpha[k-1]
				for from := range labels {
					v += prev[from] * trans[from][to]
				}
			}
			if k == n-1 && endingLabels&(1<<to) == 0 {
				v = 0
			}
			a[to] = v * e
			sum += a[to]
		}
		if !(sum > 0) {
			f.scale[n-1] = 0
			return false
		}
		for l := range a {
			a[l] /= sum
		}
		f.alpha[k], f.scale[k] = a, sum
	}
	for l := range labels {
		f.beta[n-1][l] = 0
		if endingLabels&(1<<l) != 0 {
			f.beta[n-1][l] = 1
		}
	}
	for k := n - 2; k >= 0; k-- {
		var v [labels]float64
		for to := range labels {
			v[to] = f.emit[k+1][to] * f.beta[k+1][to] / f.scale[k+1]
		}
		for from := range labels {
			sum := 0.0
			for to := range labels {
				sum += trans[from][to] * v[to]
			}
			f.beta[k][from] = sum
		}
	}
	return true
}

// span returns the probability that tokens [first, last) have exactly the
// labels of path and that no name goes on after them.
func (f *lattice) span(path []label, first, last int, trans *[labels][labels]float64) float32 {
	n := len(path)
	if !(f.scale[n-1] > 0) {
		return 0
	}
	p := f.alpha[first][path[first]]
	for k := first + 1; k < last; k++ {
		p *= trans[path[k-1]][path[k]] * f.emit[k][path[k]] / f.scale[k]
	}
	end := f.beta[last-1][path[last-1]]
	if path[last-1] >= miscBegin && last < n { // leave out the paths on which it goes on
		end -= trans[path[last-1]][miscIn] * f.emit[last][miscIn] * f.beta[last][miscIn] / f.scale[last]
	}
	return float32(max(0, min(1, p*end)))
}
