package detect

import ("testing";"os";"bufio";"encoding/json";"fmt";"sort";"strings";"time";"math")

type rec struct{ Text, Language, Src string }
func readRecs(t testing.TB,f string) (out []rec) {
	fh,err:=os.Open(f); if err!=nil{t.Skip()}
	s:=bufio.NewScanner(fh); s.Buffer(nil,1<<24)
	for s.Scan(){ var r rec; json.Unmarshal(s.Bytes(),&r); out=append(out,r)}
	return
}
func scoresOf(d *Detector, text string, beta float64, clip float64) (tags []string, tot []float64, evs []evidence) {
	var m *model; var best int; var sc script
	cnt:=map[script]int{}
	for _,r:=range text { if isWordRune(r){cnt[d.scripts.of(r)]++}}
	for s,n:=range cnt{ if n>best{best=n;sc=s}}
	if best==0 {return}
	m=d.models[sc]
	if m==nil {return []string{soleLanguage[sc]},[]float64{0},nil}
	tot=make([]float64,len(m.tags))
	for _,p:=range sample(text){
		var e evidence
		m.gather(&e,p,sc,d.scripts)
		mx:=math.Inf(-1)
		s:=make([]float64,len(m.tags))
		for i:=range s { s[i]=(float64(e.words[i])+beta*float64(e.pairs[i]))*scoreUnit; mx=max(mx,s[i])}
		for i:=range s { tot[i]+=max(s[i]-mx,-clip)}
		evs=append(evs,e)
	}
	return m.tags,tot,evs
}
func TestProto(t *testing.T){
	s0:=time.Now()
	d,err:=New(); if err!=nil{t.Fatal(err)}
	fmt.Println("new",time.Since(s0))
	for s,m:=range d.models{ if m!=nil{fmt.Println(s,len(m.tags),m.count,len(m.rows)/len(m.tags),len(m.words.slots))}}
	ng:=newNgrams(d.models[latin].tags); _=ng
	for _,f:=range []string{"/work/shared/eval/gold/languages.udhr.jsonl","/tmp/dev.jsonl"}{
	 recs:=readRecs(t,f)
	 for _,beta:=range []float64{0.3,0.5,0.7,1.0}{
	  ok,n:=0,0; conf:=map[string]int{}; per:=map[string][2]int{}
	  for _,r:=range recs{
		tags,tot,_:=scoresOf(d,r.Text,beta,15)
		if tags==nil{continue}
		b:=0; for i:=range tot{ if tot[i]>tot[b]{b=i}}
		if tags[0]=="" {if r.Language=="zh"||r.Language=="ja"{continue}}
		got:=strings.Split(tags[b],"-")[0]
		n++; p:=per[r.Language]; p[1]++
		if got==r.Language{ok++;p[0]++}else{conf[r.Language+">"+got]++}
		per[r.Language]=p
	  }
	  fmt.Printf("%s beta %.1f: %d/%d %.2f\n",f[len(f)-12:],beta,ok,n,100*float64(ok)/float64(n))
	  if beta==0.5{
	   var ks []string; for k:=range conf{ks=append(ks,k)}; sort.Slice(ks,func(i,j int)bool{return conf[ks[i]]>conf[ks[j]]})
	   for _,k:=range ks[:min(45,len(ks))]{fmt.Print(k,":",conf[k]," ")}; fmt.Println()
	  }
	 }
	}
}
