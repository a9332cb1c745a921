package detect
import ("testing";"fmt";"strings";"os")
func TestProto3(t *testing.T){
	d,_:=New()
	for _,r:=range readRecs(t,"/tmp/dev.jsonl"){
		tags,tot,_:=scoresOf(d,r.Text,0.3,15)
		if len(tags)<2 {continue}
		b:=0; for i:=range tot{ if tot[i]>tot[b]{b=i}}
		got:=strings.Split(tags[b],"-")[0]
		if got!=r.Language && strings.Contains(os.Getenv("P"), r.Language+">"+got+" ") { fmt.Println(r.Language,">",got,r.Src,r.Text)}
	}
}
