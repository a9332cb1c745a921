package detect

import ("testing";"fmt";"sort";"strings";"math"; "github.com/pemistahl/lingua-go")

func TestProto2(t *testing.T){
	d,_:=New()
	all:=map[script]*ngrams{}
	for s,m:=range d.models{ if m!=nil{all[script(s)]=newNgrams(m.tags)}}
	tagN:=func(tag string)*ngrams{ for _,n:=range all{ if n.knows(tag){return n}}; return nil}
	full:=lingua.NewLanguageDetectorBuilder().FromAllLanguages().WithLowAccuracyMode().Build()
	for _,f:=range []string{"/work/shared/eval/gold/languages.udhr.jsonl","/tmp/dev.jsonl"}{
	 recs:=readRecs(t,f)
	 type item struct{ want string; tags []string; own, lin []float64; full string; txt string}
	 var items []item
	 for _,r:=range recs{
		tags,tot,_:=scoresOf(d,r.Text,0.3,15)
		if len(tags)<2 {continue}
		idx:=make([]int,len(tags)); for i:=range idx{idx[i]=i}
		sort.Slice(idx,func(a,b int)bool{return tot[idx[a]]>tot[idx[b]]})
		it:=item{want:r.Language,txt:r.Text}
		for _,i:=range idx[:min(5,len(idx))]{ it.tags=append(it.tags,tags[i]); it.own=append(it.own,tot[i])}
		it.lin=make([]float64,len(it.tags))
		n:=tagN(it.tags[0]); if n==nil{n=tagN(it.tags[1])}
		if n!=nil{
		 var kt []string; for _,x:=range it.tags{ if n.knows(x){kt=append(kt,x)}}
		 txt:=r.Text; if len(txt)>250{txt=txt[:wordEdge(txt,200)]}
		 v:=n.compare(txt,kt)
		 j:=0; mn:=0.0
		 for i,x:=range it.tags{ if n.knows(x){ it.lin[i]=math.Max(-20,math.Log(v[j]+1e-9)); mn=min(mn,it.lin[i]); j++} else {it.lin[i]=math.NaN()}}
		 for i:=range it.lin{ if math.IsNaN(it.lin[i]){it.lin[i]=0}}
		}
		l,_:=full.DetectLanguageOf(r.Text); it.full=strings.ToLower(l.IsoCode639_1().String())
		items=append(items,it)
	 }
	 n:=0; for _,it:=range items{ if it.full==it.want{n++}}
	 fmt.Println(f[len(f)-10:],len(items),"lingua full", 100*float64(n)/float64(len(items)))
	 for _,T:=range []float64{0,3,5,8,12,1e9}{ for _,g:=range []float64{0.15,0.3,0.5,1}{
	  ok,calls:=0,0; conf:=map[string]int{}
	  for _,it:=range items{
		b:=0
		if it.own[0]-it.own[1]<T{ calls++
		 s:=func(i int)float64{return it.own[i]+g*it.lin[i]}
		 for i:=range it.own{ if s(i)>s(b){b=i}}}
		got:=strings.Split(it.tags[b],"-")[0]
		if got==it.want{ok++}else{conf[it.want+">"+got]++}
	  }
	  fmt.Printf("T %.0f g %.2f: %.2f calls %.1f%%\n",T,g,100*float64(ok)/float64(len(items)),100*float64(calls)/float64(len(items)))
	  if T==8&&g==0.3{
	   var ks []string; for k:=range conf{ks=append(ks,k)}; sort.Slice(ks,func(i,j int)bool{return conf[ks[i]]>conf[ks[j]]})
	   for _,k:=range ks[:min(45,len(ks))]{fmt.Print(k,":",conf[k]," ")}; fmt.Println()
	  }
	 }}
	}
}
