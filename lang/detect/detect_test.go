package detect

import (
	"context"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"go.uber.org/goleak"

	"github.com/chancery-nlp/chancery/extractor"
)

var _ extractor.Detector = (*Detector)(nil)

// Sentences written for this test, by language.
var sentences = map[string][]string{
	"af":      {"Ons het gister saam brood gebak en dit was baie lekker.", "My oupa sê altyd dat die reën eers môre sal kom."},
	"am":      {"ዛሬ ጠዋት ወደ ገበያ ሄድን።", "ልጆቹ በአትክልቱ ውስጥ ይጫወታሉ።"},
	"ar":      {"ذهبنا إلى السوق صباح اليوم ثم عدنا إلى البيت.", "لا أعرف لماذا تأخر القطار هذا المساء."},
	"az":      {"Dünən axşam qonşumuz bizə nar gətirdi.", "Bu kitabı oxumaq üçün iki gün kifayətdir."},
	"be":      {"Учора мы доўга гаварылі пра новую дарогу.", "Яна не ведае, калі прыйдзе цягнік."},
	"bg":      {"Вчера вечерта слушахме стари песни край морето.", "Не знам защо влакът закъснява толкова."},
	"bn":      {"আজ সকালে আমরা বাজারে গিয়েছিলাম।", "বৃষ্টি থামলে তারা বাড়ি ফিরবে।"},
	"bs":      {"Prošle sedmice smo u Sarajevu gledali novu pozorišnu predstavu.", "Općina je saopćila da će hiljadu porodica dobiti pomoć."},
	"ca":      {"Aquest matí hem anat al mercat amb els meus germans.", "No sé per què el tren arriba sempre tan tard."},
	"cs":      {"Včera večer jsme seděli u řeky a povídali si.", "Nevím, proč ten vlak přijíždí vždycky pozdě."},
	"cy":      {"Aethon ni i'r farchnad bore ddoe gyda'r plant.", "Dydw i ddim yn gwybod pam mae'r trên mor hwyr."},
	"da":      {"I går aftes spiste vi sammen nede ved havnen.", "Jeg ved ikke, hvorfor toget altid kommer for sent."},
	"de":      {"Gestern Abend saßen wir lange am Fluss und redeten.", "Ich weiß nicht, warum der Zug immer zu spät kommt."},
	"el":      {"Χθες το βράδυ καθίσαμε δίπλα στη θάλασσα.", "Δεν ξέρω γιατί αργεί το τρένο."},
	"en":      {"Last night we sat by the river and talked for hours.", "I do not know why the train is always late."},
	"eo":      {"Hieraŭ vespere ni sidis apud la rivero kaj longe parolis.", "Mi ne scias kial la trajno ĉiam malfruas."},
	"es":      {"Anoche nos sentamos junto al río y hablamos mucho.", "No sé por qué el tren siempre llega tarde."},
	"et":      {"Eile õhtul istusime jõe ääres ja rääkisime kaua.", "Ma ei tea, miks rong alati hilineb."},
	"eu":      {"Atzo arratsaldean ibaiaren ondoan eseri ginen eta luze hitz egin genuen.", "Ez dakit zergatik iristen den trena beti berandu."},
	"fa":      {"دیشب کنار رودخانه نشستیم و ساعت\u200cها حرف زدیم.", "نمی\u200cدانم چرا قطار همیشه دیر می\u200cرسد."},
	"fi":      {"Eilen illalla istuimme joen rannalla ja puhuimme pitkään.", "En tiedä, miksi juna on aina myöhässä."},
	"fr":      {"Hier soir nous avons parlé longtemps au bord de la rivière.", "Je ne sais pas pourquoi le train est toujours en retard."},
	"ga":      {"Bhíomar inár suí cois abhann aréir agus muid ag caint.", "Níl a fhios agam cén fáth a bhfuil an traein déanach."},
	"gu":      {"ગઈ કાલે સાંજે અમે નદી કિનારે બેઠા હતા.", "મને ખબર નથી કે ગાડી કેમ મોડી છે."},
	"he":      {"אתמול בערב ישבנו ליד הנהר ודיברנו שעות.", "אני לא יודע למה הרכבת תמיד מאחרת."},
	"hi":      {"कल शाम हम नदी के किनारे बैठकर बातें कर रहे थे।", "मुझे नहीं पता कि गाड़ी हमेशा देर से क्यों आती है।"},
	"hr":      {"Prošli tjedan gledali smo u kazalištu vrlo dobru predstavu.", "Ravnatelj je izjavio da će tvrtka u ožujku otvoriti novi ured."},
	"hu":      {"Tegnap este a folyó mellett ültünk és sokáig beszélgettünk.", "Nem tudom, miért késik mindig a vonat."},
	"hy":      {"Երեկ երեկոյան նստած էինք գետի մոտ։", "Չգիտեմ, թե ինչու է գնացքն ուշանում։"},
	"id":      {"Kemarin sore kami duduk di tepi sungai karena cuaca sangat bagus.", "Saya tidak tahu kenapa kereta itu bisa terlambat terus."},
	"is":      {"Í gærkvöldi sátum við lengi við ána og töluðum saman.", "Ég veit ekki af hverju lestin er alltaf sein."},
	"it":      {"Ieri sera ci siamo seduti lungo il fiume a chiacchierare.", "Non so perché il treno sia sempre in ritardo."},
	"ja":      {"昨日の夜、川のそばで長い間話しました。", "どうして電車がいつも遅れるのか分かりません。"},
	"ka":      {"გუშინ საღამოს მდინარესთან ვისხედით.", "არ ვიცი, რატომ იგვიანებს მატარებელი."},
	"kk":      {"Кеше кешке біз өзен жағасында ұзақ әңгімелестік.", "Пойыздың неге үнемі кешігетінін білмеймін."},
	"ko":      {"어제 저녁에 우리는 강가에 앉아 오래 이야기했다.", "기차가 왜 늘 늦는지 모르겠다."},
	"la":      {"Heri vespere prope flumen sedebamus et diu loquebamur.", "Nescio cur puella nunquam in foro sit, sed semper domi."},
	"lt":      {"Vakar vakare ilgai sėdėjome prie upės ir kalbėjomės.", "Nežinau, kodėl traukinys visada vėluoja."},
	"lv":      {"Vakar vakarā mēs ilgi sēdējām pie upes un runājām.", "Es nezinu, kāpēc vilciens vienmēr kavējas."},
	"mi":      {"I noho mātou ki te taha o te awa inanahi, ā, i kōrero tonu.", "Kāore au i te mōhio he aha i tōmuri ai te tereina."},
	"mk":      {"Вчера вечерта седевме покрај реката и долго зборувавме.", "Не знам зошто возот секогаш доцни."},
	"ml":      {"ഇന്നലെ വൈകുന്നേരം ഞങ്ങൾ പുഴക്കരയിൽ ഇരുന്നു.", "തീവണ്ടി എന്തുകൊണ്ട് വൈകുന്നു എന്ന് എനിക്കറിയില്ല."},
	"mn":      {"Өчигдөр орой бид голын эрэг дээр удаан ярилцлаа.", "Галт тэрэг яагаад үргэлж хоцордгийг би мэдэхгүй."},
	"mr":      {"काल संध्याकाळी आम्ही नदीकाठी बसून खूप गप्पा मारल्या.", "गाडी नेहमी उशिरा का येते हे मला माहीत नाही."},
	"ms":      {"Petang semalam kami duduk di tepi sungai kerana cuaca sangat baik.", "Saya tidak faham mengapa kereta api itu boleh lewat selalu, kata beliau."},
	"mt":      {"Ilbieraħ filgħaxija qgħadna ħdejn ix-xmara u tkellimna fit-tul.", "Ma nafx għaliex il-ferrovija dejjem tasal tard."},
	"nb":      {"I går kveld satt vi lenge ved elva og snakket sammen.", "Jeg vet ikke hvorfor toget alltid kommer for sent."},
	"nl":      {"Gisteravond zaten we lang aan de rivier te praten.", "Ik weet niet waarom de trein altijd te laat komt."},
	"nn":      {"I går kveld sat vi lenge ved elva og snakka saman.", "Eg veit ikkje kvifor toget alltid kjem for seint."},
	"pa":      {"ਕੱਲ੍ਹ ਸ਼ਾਮ ਅਸੀਂ ਦਰਿਆ ਦੇ ਕੰਢੇ ਬੈਠੇ ਸੀ।", "ਮੈਨੂੰ ਨਹੀਂ ਪਤਾ ਕਿ ਗੱਡੀ ਕਿਉਂ ਦੇਰ ਨਾਲ ਆਉਂਦੀ ਹੈ।"},
	"pl":      {"Wczoraj wieczorem długo siedzieliśmy nad rzeką.", "Nie wiem, dlaczego ten pociąg zawsze się spóźnia."},
	"pt":      {"Ontem à noite ficámos muito tempo a conversar junto ao rio.", "Não sei por que o trem chega sempre atrasado."},
	"ro":      {"Aseară am stat mult pe malul râului și am vorbit.", "Nu știu de ce întârzie mereu trenul."},
	"ru":      {"Вчера вечером мы долго сидели у реки и разговаривали.", "Я не знаю, почему поезд всегда опаздывает."},
	"sk":      {"Včera večer sme dlho sedeli pri rieke a rozprávali sa.", "Neviem, prečo ten vlak prichádza vždy neskoro."},
	"sl":      {"Včeraj zvečer smo dolgo sedeli ob reki in se pogovarjali.", "Ne vem, zakaj vlak vedno zamuja."},
	"sn":      {"Nezuro manheru takagara pedyo nerwizi tichitaura kwenguva refu.", "Handizivi kuti sei chitima chinogara chichinonoka."},
	"so":      {"Xalay waxaan fadhinay webiga agtiisa oo aan sheekaysanay.", "Ma garanayo sababta uu tareenku mar kasta u daaho."},
	"sq":      {"Mbrëmë ndenjëm gjatë pranë lumit dhe biseduam.", "Nuk e di pse treni vjen gjithmonë me vonesë."},
	"sr":      {"Синоћ смо дуго седели поред реке и разговарали.", "Не знам зашто воз увек касни."},
	"sr-Latn": {"Posle dve nedelje vreme je ovde opet bilo lepo.", "Ne znam gde se deca uvek igraju pre večere."},
	"st":      {"Maobane mantsiboya re ile ra dula pela noka mme ra bua haholo.", "Ha ke tsebe hore na hobaneng terene e dula e fihla morao ho nako."},
	"sv":      {"I går kväll satt vi länge vid ån och pratade.", "Jag vet inte varför tåget alltid är försenat."},
	"sw":      {"Jana jioni tulikaa kando ya mto tukazungumza kwa muda mrefu.", "Sijui kwa nini treni huchelewa kila mara."},
	"ta":      {"நேற்று மாலை நாங்கள் ஆற்றங்கரையில் பேசிக்கொண்டிருந்தோம்.", "ரயில் ஏன் தாமதமாகிறது என்று தெரியவில்லை."},
	"te":      {"నిన్న సాయంత్రం మేము నది ఒడ్డున కూర్చున్నాము.", "రైలు ఎందుకు ఆలస్యమవుతుందో నాకు తెలియదు."},
	"th":      {"เมื่อวานตอนเย็นเรานั่งคุยกันริมแม่น้ำ", "ฉันไม่รู้ว่าทำไมรถไฟมาช้า"},
	"tl":      {"Kagabi ay matagal kaming nag-usap sa tabi ng ilog.", "Hindi ko alam kung bakit laging huli ang tren."},
	"tn":      {"Maabane maitsiboa re ne ra nna fa thoko ga noka mme ra bua thata.", "Ga ke itse gore ke ka ntlha ya eng terena e tla thari ka metlha."},
	"tr":      {"Dün akşam nehir kenarında oturup uzun uzun konuştuk.", "Trenin neden hep geç kaldığını bilmiyorum."},
	"ts":      {"Tolo nimadyambu hi tshamile ekusuhi na nambu hi bula nkarhi wo leha.", "A ndzi swi tivi leswaku hikwalaho ka yini xitimela xi hlwela minkarhi hinkwayo."},
	"uk":      {"Учора ввечері ми довго сиділи біля річки й розмовляли.", "Я не знаю, чому поїзд завжди запізнюється."},
	"ur":      {"کل شام ہم دریا کے کنارے بیٹھ کر باتیں کرتے رہے۔", "مجھے نہیں معلوم کہ گاڑی ہمیشہ دیر سے کیوں آتی ہے۔"},
	"vi":      {"Tối qua chúng tôi ngồi bên bờ sông nói chuyện rất lâu.", "Tôi không biết vì sao tàu luôn đến muộn."},
	"xh":      {"Izolo ngokuhlwa besihleli ecaleni komlambo sithetha ixesha elide.", "Andazi ukuba kutheni uloliwe esoloko efika emva kwexesha."},
	"yi":      {"נעכטן אין אָוונט זענען מיר געזעסן בײַם טײַך.", "איך ווייס נישט פֿאַר וואָס די באַן קומט שפּעט."},
	"yo":      {"Ní alẹ́ àná a jókòó sí ẹ̀gbẹ́ odò, a sì sọ̀rọ̀ fún ìgbà pípẹ́.", "Mi ò mọ ìdí tí ọkọ̀ ojú irin fi máa ń pẹ́ ní gbogbo ìgbà."},
	"zh":      {"昨天晚上我们坐在河边聊了很久。", "我不知道为什么火车总是晚点。"},
	"zh-Hant": {"昨天晚上我們坐在河邊聊了很久。", "我不知道為什麼火車總是誤點。"},
	"zu":      {"Izolo kusihlwa sihlale eduze komfula sikhuluma isikhathi eside.", "Angazi ukuthi kungani isitimela sihlala sifika sekwephuzile."},
	"lg":      {"Eggulo akawungeezi twatuula ku mabbali g'omugga ne twogera okumala ekiseera.", "Simanyi lwaki eggaali y'omukka bulijjo etuuka kikeerezi."},
}

func TestSentences(t *testing.T) {
	d := detector(t)
	for tag, list := range sentences {
		for _, s := range list {
			got := d.Detect(s, false)
			if len(got) != 1 || got[0].Code != tag || len(got[0].Spans) != 0 {
				t.Errorf("Detect(%q) = %v, want %s", s, got, tag)
			}
			// The text is too short for passages.
			if p := d.Detect(s, true); len(p) != 1 || p[0].Code != got[0].Code {
				t.Errorf("Detect(%q) with passages = %v, want %v", s, p, got)
			}
		}
	}
}

func TestUndetermined(t *testing.T) {
	d := detector(t)
	for _, text := range []string{
		"", " ", "\n\t\n", "2024-11-09 12:30, 47 %", "!?… — *** ---", "🙂🙂🙂 👍", "\xff\xfe\xfa",
		"xkqjz wvtrp qqzxj bvkdl zzxcq", "sdkfjh qweoiu zxmcnb lkjhgf", "jkl; asdf jkl; asdf fdsa lkj",
		"3f786850e387550fdab836ed7e6dc881de23001b", "dGhlIHF1aWNrIGJyb3duIGZveCBqdW1wcw0K9823hKJHkjh",
		strings.Repeat("z", 300), strings.Repeat("7", 10_000),
	} {
		for _, passages := range []bool{false, true} {
			got := d.Detect(text, passages)
			if len(got) != 1 || got[0].Code != Undetermined || got[0].Confidence != 0 {
				t.Errorf("Detect(%q, %t) = %v, want und", text, passages, got)
			}
		}
	}
}

func TestConfidence(t *testing.T) {
	d := detector(t)
	sure := d.Detect(germanPage, false)[0].Confidence
	if sure < 0.95 {
		t.Errorf("confidence of a page of German = %v, want at least 0.95", sure)
	}
	// Croats, Bosniaks and Serbs write this alike.
	if c := d.Detect("Danas je lijep dan.", false)[0].Confidence; c > 0.8 {
		t.Errorf("confidence of a sentence common to three languages = %v, want doubt", c)
	}
	if c := d.Detect("Anna Meier", false)[0].Confidence; c > 0.8 {
		t.Errorf("confidence of a name = %v, want doubt", c)
	}
}

func TestLongDocuments(t *testing.T) {
	d := detector(t)
	for tag, page := range map[string]string{"de": germanPage, "en": englishPage, "ru": russianPage} {
		text := document(page, 1<<20)
		for _, passages := range []bool{false, true} {
			got := d.Detect(text, passages)
			if len(got) != 1 || got[0].Code != tag || len(got[0].Spans) != 0 {
				t.Errorf("Detect(%s page again and again, %t) = %v", tag, passages, got)
			}
		}
	}
}

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func TestHugeText(t *testing.T) {
	d := detector(t)
	for _, unit := range []string{"z", " ", "7", "\n", ".", "\"", "\x80", "\xe2", "ж", "我", "🙂", "z ", "the ", "\u0301", "„“"} {
		check(t, d, strings.Repeat(unit, 1<<20/len(unit)))
	}
}

func TestConcurrentUse(t *testing.T) {
	d := detector(t)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for tag, list := range sentences {
				for _, s := range list {
					if got := d.Detect(s, true)[0].Code; got != tag {
						t.Errorf("Detect(%q) = %s, want %s", s, got, tag)
					}
				}
			}
		})
	}
	wg.Wait()
}

func TestLoad(t *testing.T) {
	d := detector(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := d.Load(ctx); err == nil {
		t.Error("Load of a cancelled context gave no error")
	}
	if err := d.Load(context.Background()); err != nil {
		t.Errorf("Load: %v", err)
	}
}

func FuzzDetect(f *testing.F) {
	d := detector(f)
	for _, list := range sentences {
		f.Add(list[0])
	}
	f.Add(germanPage + englishPage + russianPage)
	f.Add("\xff„\xe2\x80“\n\n\xe0\xa5«\xc2")
	f.Fuzz(func(t *testing.T, text string) {
		check(t, d, text)
	})
}

// check detects the languages of text and checks what holds for any text.
func check(t *testing.T, d *Detector, text string) []extractor.Language {
	t.Helper()
	plain := d.Detect(text, false)
	if len(plain) != 1 || plain[0].Code == "" || len(plain[0].Spans) != 0 {
		t.Errorf("Detect(%q) = %v, want one language", text, plain)
	}
	got := d.Detect(text, true)
	if len(got) == 0 {
		t.Fatalf("Detect(%q) gave no language", text)
	}
	again := d.Detect(text, true)
	seen := map[string]bool{}
	covered := make([]bool, len(text))
	for i, l := range got {
		if l.Confidence < 0 || l.Confidence > 1 || l.Code == "" || seen[l.Code] {
			t.Errorf("Detect(%q)[%d] = %v", text, i, l)
		}
		seen[l.Code] = true
		if again[i].Code != l.Code || again[i].Confidence != l.Confidence || len(again[i].Spans) != len(l.Spans) {
			t.Errorf("Detect(%q) = %v, then %v", text, got, again)
		}
		if (len(l.Spans) == 0) != (len(got) == 1) {
			t.Errorf("Detect(%q): %d languages, of which one has %d spans", text, len(got), len(l.Spans))
		}
		end := 0
		for _, s := range l.Spans {
			if s.Start < end || s.End <= s.Start || s.End > len(text) {
				t.Fatalf("Detect(%q): span %v after %d, text of %d", text, s, end, len(text))
			}
			end = s.End
			if utf8.ValidString(text) && !utf8.ValidString(text[s.Start:s.End]) {
				t.Errorf("Detect(%q): span %v cuts a character", text, s)
			}
			for k := s.Start; k < s.End; k++ {
				if covered[k] {
					t.Fatalf("Detect(%q): byte %d in two languages", text, k)
				}
				covered[k] = true
			}
		}
	}
	return got
}
