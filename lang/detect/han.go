package detect

import (
	"strings"
)

// Characters in one of the two forms of written Chinese only.
const (
	simplified  = "们这国来个说时会为学对发经过还没开关见长问间现东车门话语电书马吗让应该实业两张点种样从给认识头请谢谁难钱飞饭买卖兴写边义产动务员总进远运选规计许设证权无与华万军农报决议级线练组织结统维网罗战队阳阴际陆随隐险领题额风驻验鱼鸟麦黄齐龙"
	traditional = "們這國來個說時會為學對發經過還沒開關見長問間現東車門話語電書馬嗎讓應該實業兩張點種樣從給認識頭請謝誰難錢飛飯買賣興寫邊義產動務員總進遠運選規計許設證權無與華萬軍農報決議級線練組織結統維網羅戰隊陽陰際陸隨隱險領題額風駐驗魚鳥麥黃齊龍"
	// japanese holds characters of Japan's own reform, and its own coinages.
	japanese = "円働込峠畑駅図売発単戦様広価労帰営戻闘塩検権歩毎渋焼獣瀬栄桜辺変竜鉄総続経済県歳姫巣圧囲壱弐稲隠応奨従渉剰醸譲釈択沢恵鶏仮殻継掲撃圏倹剣険顕厳効斎剤雑実舎収縦"
)

// judgeHan tells Japanese from Chinese, and the two forms of Chinese.
func judgeHan(pieces []string, weights *[scriptCount]int) verdict {
	h, k := weights[han], weights[kana]
	// Even officialese has a particle for every few characters, and a heading
	// may have a single one; a long Chinese text may well quote Japanese.
	if k*10 > h || h < 100*letterWeight(han) && k*30 > h {
		return verdict{"ja", scriptConfidence}
	}
	var simple, old, shin int
	for _, p := range pieces {
		for _, r := range p {
			if r < 0x4E00 || r > 0x9FFF {
				continue
			}
			s, t, j := strings.ContainsRune(simplified, r), strings.ContainsRune(traditional, r), strings.ContainsRune(japanese, r)
			switch {
			case s && !t && !j:
				simple++
			case t && !s:
				old++
			case j && !s && !t:
				shin++
			}
		}
	}
	switch {
	case shin > 0 && simple == 0 && old <= shin:
		return verdict{"ja", 0.8} // a heading without particles
	case old > 2*simple:
		return verdict{"zh-Hant", scriptConfidence}
	}
	if h < 4*letterWeight(han) && simple == 0 {
		return verdict{"zh", 0.7} // a name may be anyone's
	}
	return verdict{"zh", scriptConfidence}
}
