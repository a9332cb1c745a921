package detect
import ("testing";"context";"fmt";"path/filepath";"strings";"time";"os")
func TestFP(t *testing.T){
	d,_:=New(); d.Load(context.Background())
	fs,_:=filepath.Glob("/work/shared/eval/gold/*.jsonl")
	var total,foreign,docs,fdocs,wrong int
	var el, el0 time.Duration
	show:=os.Getenv("N"); _=show
	for _,f:=range fs{
		b:=filepath.Base(f)
		if strings.HasPrefix(b,"languages")||strings.HasPrefix(b,"peer"){continue}
		want:=strings.Split(strings.Split(b,".")[1],"-")[0]
		n:=0; var bytes int; var e1,e2 time.Duration
		for _,r:=range readRecs(t,f){
			if len(r.Text)<400{continue}
			s:=time.Now(); g:=d.Detect(r.Text,true); e:=time.Since(s); e1+=e; el+=e
			s=time.Now(); d.Detect(r.Text,false); x0:=time.Since(s);e2+=x0;el0+=x0
			total+=len(r.Text); docs++; bytes+=len(r.Text)
			if strings.Split(g[0].Code,"-")[0]!=want {wrong++; fmt.Println("MAIN",b,want,g[0].Code,g[0].Confidence,strings.ReplaceAll(r.Text[:150],"\n"," "))}
			if len(g)>1{ fdocs++
				for _,l:=range g[1:]{ for _,sp:=range l.Spans{ foreign+=sp.Len(); n++; if n<=4{ x:=sp.In(r.Text); if len(x)>140{x=x[:140]}; fmt.Println("  ",b,l.Code,l.Confidence,strings.ReplaceAll(x,"\n","⏎"))}}}
			}
		}
		if bytes>0 {fmt.Printf("%s passages %d in %d bytes, %.1f ns/byte main %.1f\n",b,n,bytes,float64(e1)/float64(bytes),float64(e2)/float64(bytes))}
	}
	fmt.Println(docs,fdocs,wrong,total,foreign,"ns/byte with",float64(el)/float64(total),"main only",float64(el0)/float64(total))
}
