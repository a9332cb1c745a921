package detect
import ("testing";"context";"path/filepath";"strings")
func BenchmarkCorpus(b *testing.B){
	d,_:=New(); d.Load(context.Background())
	fs,_:=filepath.Glob("/work/shared/eval/gold/*.jsonl")
	var texts []string; n:=0
	for _,f:=range fs{ bb:=filepath.Base(f); if strings.HasPrefix(bb,"languages")||strings.HasPrefix(bb,"peer")||strings.Contains(bb,"treaties"){continue}
		for _,r:=range readRecs(b,f){ if len(r.Text)>=400{texts=append(texts,r.Text);n+=len(r.Text)}}}
	for _,p:=range []bool{false,true}{ name:="main"; if p{name="passages"}
	b.Run(name,func(b *testing.B){ b.SetBytes(int64(n)); for b.Loop(){ for _,t:=range texts{d.Detect(t,p)}}; b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n),"ns/byte")})}
	b.Run("scanonly",func(b *testing.B){ b.SetBytes(int64(n)); vs:=make([]verdict,len(texts)); for i,t:=range texts{l:=d.Detect(t,false)[0]; vs[i]=verdict{l.Code,l.Confidence}}; for b.Loop(){ for i,t:=range texts{d.passages(t,vs[i])}}; b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n),"ns/byte")})
}
