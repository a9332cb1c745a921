package actor

// resolveCases are texts with marked mentions and the records expected of them;
// the name starts with the language.
var resolveCases = []struct {
	name, text string
	want       []string
}{
	{"de state with adjective", "{S|Nordkorea} schweigt. {A|Nordkoreanische} Soldaten und {PP|Nordkoreaner} in {S|Russland}.", []string{
		"STATE Nordkorea state:KP KP: Nordkorea; ~Nordkoreanische;",
		"PEOPLE Nordkoreaner KP: Nordkoreaner;",
		"STATE Russland state:RU RU: Russland;",
	}},
	{"en state with adjective", "{S|North Korea} stays silent. {A|North Korean} troops and {PP|Russians} in {S|Russia}.", []string{
		"STATE North Korea state:KP KP: North Korea; ~North Korean;",
		"PEOPLE Russians RU: Russians;",
		"STATE Russia state:RU RU: Russia;",
	}},
	{"de body of a pattern", "Das {A|russische} {GB=body:ru-defence-ministry|Verteidigungsministerium} und das {A|ukrainische} {GB=body:ua-defence-ministry|Verteidigungsministerium}.", []string{
		"STATE Russland state:RU RU: ~russische;",
		"GOVERNMENT_BODY Verteidigungsministerium body:ru-defence-ministry RU: Verteidigungsministerium;",
		"STATE Ukraine state:UA UA: ~ukrainische;",
		"GOVERNMENT_BODY Verteidigungsministerium body:ua-defence-ministry UA: Verteidigungsministerium;",
	}},
	{"de former state", "Die {S|DDR} und die {S|Sowjetunion} unterzeichneten; {A|sowjetische} Truppen blieben.", []string{
		"STATE DDR state:DD DD: DDR;",
		"STATE Sowjetunion state:SU SU: Sowjetunion; ~sowjetische;",
	}},
	{"de person", "{T|Präsident} {P|Anton Berger} reist ab. {P|Bergers} Gegner jubeln. {P|Berger} schweigt, {P|Anton} auch.", []string{
		"PERSON Anton Berger title=Präsident: Anton Berger; Bergers; Berger; Anton;",
	}},
	{"en person", "{T|President} {P|Ann Marie Carter} left. {P|Carter}'s rivals cheered. {P|Ann} was silent.", []string{
		"PERSON Ann Marie Carter title=President: Ann Marie Carter; Carter; Ann;",
	}},
	{"de surname first", "{T|Minister} {P|Kunze} kam. {P|Gerd Kunze} sprach.", []string{
		"PERSON Gerd Kunze title=Minister: Kunze; Gerd Kunze;",
	}},
	{"de particles", "{P|Ursula von der Heide} kam. {P|Von der Heide} sprach, {P|von der Heides} Amt ruht.", []string{
		"PERSON Ursula von der Heide: Ursula von der Heide; Von der Heide; von der Heides;",
	}},
	{"en particle with hyphen", "{P|Karim al-Hadidi} fled. {P|Hadidi} denies it.", []string{
		"PERSON Karim al-Hadidi: Karim al-Hadidi; Hadidi;",
	}},
	{"de namesakes", "{P|Karl Mohn} und {P|Lisa Mohn} kamen. {P|Karl Mohn} ging. {P|Mohn} schwieg.", []string{
		"PERSON Karl Mohn: Karl Mohn; Karl Mohn; Mohn;",
		"PERSON Lisa Mohn: Lisa Mohn;",
	}},
	{"de namesakes by title", "{T|Ministerin} {P|Lisa Mohn} traf {P|Karl Mohn}. {T|Ministerin} {P|Mohn} schwieg.", []string{
		"PERSON Lisa Mohn title=Ministerin: Lisa Mohn; Mohn;",
		"PERSON Karl Mohn: Karl Mohn;",
	}},
	{"en couple", "{P|Ted} and {P|Rita Colson} arrived. {P|Ted Colson} spoke.", []string{
		"PERSON Ted Colson: Ted; Ted Colson;",
		"PERSON Rita Colson: Rita Colson;",
	}},
	{"de family", "{P|Rita Colson} kam. Die {P|Colsons} wohnen hier.", []string{
		"PERSON Rita Colson: Rita Colson;",
		"PERSON Colsons: Colsons;",
	}},
	{"en initials", "{P|John F. Harding} and {P|John Harding} and {P|J. Harding} and {P|Jane Harding}.", []string{
		"PERSON John F. Harding: John F. Harding; John Harding; J. Harding;",
		"PERSON Jane Harding: Jane Harding;",
	}},
	{"en generation", "{P|Luke Marsh Jr.} met {P|Marsh}.", []string{
		"PERSON Luke Marsh Jr.: Luke Marsh Jr.; Marsh;",
	}},
	{"en family name first", "{P|Park Min Ho} arrived. {P|Park} spoke.", []string{
		"PERSON Park Min Ho: Park Min Ho; Park;",
	}},
	{"de affiliation by adjective", "Der {A|finnische} {T|Präsident} {P|Antti Laine} sprach.", []string{
		"STATE Finnland state:FI FI: ~finnische;",
		"PERSON Antti Laine title=Präsident of=finnische>Finnland: Antti Laine;",
	}},
	{"de affiliation in a title", "{T|{IO|NATO}-Generalsekretär} {P|Lars Holm} warnte.", []string{
		"INTERNATIONAL_ORGANIZATION NATO org:nato: NATO;",
		"PERSON Lars Holm title=NATO-Generalsekretär of=NATO>NATO: Lars Holm;",
	}},
	{"de affiliation beside a title", "{IO|NATO}-{T|Generalsekretär} {P|Lars Holm} warnte.", []string{
		"INTERNATIONAL_ORGANIZATION NATO org:nato: NATO;",
		"PERSON Lars Holm title=Generalsekretär of=NATO>NATO: Lars Holm;",
	}},
	{"en affiliation before", "{S|US} {T|President} {P|Ann Carter} and {S|France}'s {T|foreign minister} {P|Luc Petit} met.", []string{
		"STATE United States state:US US: US;",
		"PERSON Ann Carter title=President of=US>United States: Ann Carter;",
		"STATE France state:FR FR: France;",
		"PERSON Luc Petit title=foreign minister of=France>France: Luc Petit;",
	}},
	{"en office with a comma", "The {A|British} prime minister, {P|Rose Amir}, spoke.", []string{
		"STATE United Kingdom state:GB GB: ~British;",
		"PERSON Rose Amir title=prime minister of=British>United Kingdom: Rose Amir;",
	}},
	{"en office behind", "{P|Luc Petit}, the {A|French} foreign minister, spoke.", []string{
		"PERSON Luc Petit title=foreign minister of=French>France: Luc Petit;",
		"STATE France state:FR FR: ~French;",
	}},
	{"de office behind", "{P|Luc Petit}, Präsident der {S|Französischen Republik}, sprach.", []string{
		"PERSON Luc Petit title=Präsident of=Französischen Republik>Frankreich: Luc Petit;",
		"STATE Frankreich state:FR FR: Französischen Republik;",
	}},
	{"de party", "{P|Gerd Kunze} ({O|CDU}) sprach.", []string{
		"PERSON Gerd Kunze of=CDU>CDU: Gerd Kunze;",
		"ORGANIZATION CDU org:de-cdu: CDU;",
	}},
	{"en of an institute", "{P|Ida Bloom} of the {O|Harbour Institute} spoke.", []string{
		"PERSON Ida Bloom of=Harbour Institute>Harbour Institute: Ida Bloom;",
		"ORGANIZATION Harbour Institute: Harbour Institute;",
	}},
	{"de speaker of a body", "Der Sprecher des {GB|Verteidigungsministeriums}, {P|Igor Kowal}, schwieg.", []string{
		"GOVERNMENT_BODY Verteidigungsministeriums: Verteidigungsministeriums;",
		"PERSON Igor Kowal title=Sprecher of=Verteidigungsministeriums>Verteidigungsministeriums: Igor Kowal;",
	}},
	{"en spokeswoman for a body", "A spokeswoman for the {GB|Ministry of Transport}, {P|Mary Poole}, said so.", []string{
		"GOVERNMENT_BODY Ministry of Transport: Ministry of Transport;",
		"PERSON Mary Poole title=spokeswoman of=Ministry of Transport>Ministry of Transport: Mary Poole;",
	}},
	{"de no affiliation", "In {S|Finnland} sprach {P|Antti Laine}.", []string{
		"STATE Finnland state:FI FI: Finnland;",
		"PERSON Antti Laine: Antti Laine;",
	}},
	{"en no affiliation of a list", "{S|France}, {P|Luc Petit} and others.", []string{
		"STATE France state:FR FR: France;",
		"PERSON Luc Petit: Luc Petit;",
	}},
	{"de acronym of the register", "Die {IO|Vereinten Nationen} ({IO|UN}) tagen. Die {IO|UNO} warnt.", []string{
		"INTERNATIONAL_ORGANIZATION Vereinte Nationen org:un: Vereinten Nationen; UN; UNO;",
	}},
	{"de acronym behind", "Der {O|Bund Freier Bauern} ({O|BFB}) klagt. Der {O|BFB} gewinnt.", []string{
		"ORGANIZATION Bund Freier Bauern: Bund Freier Bauern; BFB; BFB;",
	}},
	{"en acronym before", "The {O|AHA} ({O|American Hikers Association}) sued. The {O|American Hikers Association} won. {O|AHA} cheered.", []string{
		"ORGANIZATION American Hikers Association: AHA; American Hikers Association; American Hikers Association; AHA;",
	}},
	{"en acronym first", "{O|AHA} sued. The {O|American Hikers Association} (AHA) won.", []string{
		"ORGANIZATION American Hikers Association: AHA; American Hikers Association;",
	}},
	{"en acronym of another", "The {O|City Museum} ({O|CDU}) is open.", []string{
		"ORGANIZATION City Museum: City Museum;",
		"ORGANIZATION CDU org:de-cdu: CDU;",
	}},
	{"de genitive of an organisation", "Der {O|Hansabund} zahlt. Die Pläne des {O|Hansabunds} ruhen.", []string{
		"ORGANIZATION Hansabund: Hansabund; Hansabunds;",
	}},
	{"en legal form", "{O|Northwind Ltd.} pays. {O|Northwind} sells.", []string{
		"ORGANIZATION Northwind Ltd.: Northwind Ltd.; Northwind;",
	}},
	{"de bare body", "Das {A|russische} {GB=body:ru-defence-ministry|Verteidigungsministerium} schwieg. Das {GB|Verteidigungsministerium} wartet.", []string{
		"STATE Russland state:RU RU: ~russische;",
		"GOVERNMENT_BODY Verteidigungsministerium body:ru-defence-ministry RU: Verteidigungsministerium; Verteidigungsministerium;",
	}},
	{"de genitive of a place", "{L|Hamburgs} Hafen wächst. {L|Hamburg} jubelt.", []string{
		"PLACE Hamburg: Hamburgs; Hamburg;",
	}},
	{"de capital acts", "{L|Moskau} kritisierte den Schritt.", []string{
		"STATE Russland state:RU RU: *Moskau;",
	}},
	{"de capital with an auxiliary", "{L|Moskau} hat am Montag den Vorschlag abgelehnt.", []string{
		"STATE Russland state:RU RU: *Moskau;",
	}},
	{"de capital behind the verb", "Am Montag kritisierte {L|Moskau} den Schritt.", []string{
		"STATE Russland state:RU RU: *Moskau;",
	}},
	{"de agent", "Waffen, die von {L|Pjöngjang} geliefert wurden.", []string{
		"STATE Nordkorea state:KP KP: *Pjöngjang;",
	}},
	{"de from a place", "Er fuhr von {L|Berlin} in den Süden.", []string{
		"PLACE Berlin DE: Berlin;",
	}},
	{"de between governments", "Der Streit zwischen {L|Moskau} und {L|Kiew} dauert an.", []string{
		"STATE Russland state:RU RU: *Moskau;",
		"STATE Ukraine state:UA UA: *Kiew;",
	}},
	{"de between places", "Ein Zug zwischen {L|Paris} und {L|Berlin} entgleiste.", []string{
		"PLACE Paris FR: Paris;",
		"PLACE Berlin DE: Berlin;",
	}},
	{"de governments act together", "{L|Paris} und {L|Berlin} fordern Aufklärung.", []string{
		"STATE Frankreich state:FR FR: *Paris;",
		"STATE Deutschland state:DE DE: *Berlin;",
	}},
	{"de genitive of a government", "{L|Pekings} neue Außenpolitik überrascht.", []string{
		"STATE China state:CN CN: *Pekings;",
	}},
	{"de genitive of a town", "{L|Pekings} Bürgermeister kam.", []string{
		"PLACE Peking CN: Pekings;",
	}},
	{"de relation", "Die Beziehungen zu {L|Peking} und der Druck auf {L|Moskau} wachsen.", []string{
		"STATE China state:CN CN: *Peking;",
		"STATE Russland state:RU RU: *Moskau;",
	}},
	{"de locative", "In {L|Moskau} trafen sie sich, flogen nach {L|Wien} und kamen aus {L|Paris}.", []string{
		"PLACE Moskau RU: Moskau;",
		"PLACE Wien AT: Wien;",
		"PLACE Paris FR: Paris;",
	}},
	{"de dateline", "{L|Genf}, 3. Mai. {L|Wien} (ag) – Der Rat tagte.", []string{
		"PLACE Genf: Genf;",
		"PLACE Wien AT: Wien;",
	}},
	{"de visit", "Beim Besuch in {L|Pjöngjang} und in der Hauptstadt {L|Seoul}.", []string{
		"PLACE Pjöngjang KP: Pjöngjang;",
		"PLACE Seoul KR: Seoul;",
	}},
	{"de allied", "Die pro-{L|Moskau}-Partei und {L|Moskau}-nahe Kreise, eine {L|Moskau}-Reise.", []string{
		"STATE Russland state:RU RU: *Moskau; *Moskau;",
		"PLACE Moskau RU: Moskau;",
	}},
	{"en capital acts", "{L|Moscow} criticised the move. {L|Beijing} also rejected it.", []string{
		"STATE Russia state:RU RU: *Moscow;",
		"STATE China state:CN CN: *Beijing;",
	}},
	{"en capital with an auxiliary", "{L|Washington} has never ratified the treaty.", []string{
		"STATE United States state:US US: *Washington;",
	}},
	{"en agent", "Weapons supplied by {L|Pyongyang} arrived.", []string{
		"STATE North Korea state:KP KP: *Pyongyang;",
	}},
	{"en relations", "Relations with {L|Beijing} and pressure on {L|Moscow} grow.", []string{
		"STATE China state:CN CN: *Beijing;",
		"STATE Russia state:RU RU: *Moscow;",
	}},
	{"en possessive", "{L|Moscow}'s foreign policy and {L|Moscow}'s mayor.", []string{
		"STATE Russia state:RU RU: *Moscow;",
		"PLACE Moscow RU: Moscow;",
	}},
	{"en locative", "They met in {L|Moscow}, flew from {L|Paris} to {L|Vienna} and stayed at {L|Prague}.", []string{
		"PLACE Moscow RU: Moscow;",
		"PLACE Paris FR: Paris;",
		"PLACE Vienna AT: Vienna;",
		"PLACE Prague CZ: Prague;",
	}},
	{"en treaty of a place", "The Treaty of {L|Paris} and the mayor of {L|London}.", []string{
		"PLACE Paris FR: Paris;",
		"PLACE London GB: London;",
	}},
	{"en object", "The report accused {L|Kyiv} of delay.", []string{
		"STATE Ukraine state:UA UA: *Kyiv;",
	}},
	{"en doubt", "{L|Vienna}: a city of music.", []string{
		"PLACE Vienna AT: Vienna;",
	}},
	{"en allied", "A {L|Moscow}-backed militia.", []string{
		"STATE Russia state:RU RU: *Moscow;",
	}},
	{"en place and government", "In {L|Moscow} they met. {L|Moscow} announced nothing. {S|Russia} waits.", []string{
		"PLACE Moscow RU: Moscow;",
		"STATE Russia state:RU RU: *Moscow; Russia;",
	}},
	{"de alliance", "Die {IO|NATO} tagt. Die Allianz berät über {S|Finnland}.", []string{
		"INTERNATIONAL_ORGANIZATION NATO org:nato: NATO; ^Die Allianz;",
		"STATE Finnland state:FI FI: Finnland;",
	}},
	{"de union of two", "Die {IO|Europäische Union} traf die {IO|Afrikanische Union}. Die Union schwieg.", []string{
		"INTERNATIONAL_ORGANIZATION Europäische Union org:eu: Europäische Union;",
		"INTERNATIONAL_ORGANIZATION Afrikanische Union org:au: Afrikanische Union;",
	}},
	{"de country", "{S|Finnland} stimmte zu. Das Land hofft.", []string{
		"STATE Finnland state:FI FI: Finnland; ^Das Land;",
	}},
	{"de country of two", "{S|Finnland} und {S|Schweden} stimmten zu. Das Land hofft.", []string{
		"STATE Finnland state:FI FI: Finnland;",
		"STATE Schweden state:SE SE: Schweden;",
	}},
	{"de country of the last sentence", "{S|Deutschland} zahlt. Er besuchte {S|Polen}. Das Land hofft.", []string{
		"STATE Deutschland state:DE DE: Deutschland;",
		"STATE Polen state:PL PL: Polen; ^Das Land;",
	}},
	{"de country is another", "{S|Polen} zahlt. {S|Deutschland} lobt das Land.", []string{
		"STATE Polen state:PL PL: Polen;",
		"STATE Deutschland state:DE DE: Deutschland;",
	}},
	{"de country with a name", "{S|Deutschland} zahlt. Das Land Hessen und das Land der Berge.", []string{
		"STATE Deutschland state:DE DE: Deutschland;",
	}},
	{"de country too far", "{S|Polen} zahlt. Eins. Zwei. Drei. Das Land hofft.", []string{
		"STATE Polen state:PL PL: Polen;",
	}},
	{"de two nations", "{A|Russische} Hilfe für {S|Nordkorea} zwischen den beiden Nationen.", []string{
		"STATE Russland state:RU RU: ~Russische; ^den beiden Nationen;",
		"STATE Nordkorea state:KP KP: Nordkorea; ^den beiden Nationen;",
	}},
	{"en two nations", "{S|Japan} met {S|Chile}. The two nations signed.", []string{
		"STATE Japan state:JP JP: Japan; ^The two nations;",
		"STATE Chile state:CL CL: Chile; ^The two nations;",
	}},
	{"en two of three", "{S|Japan}, {S|Peru} and {S|Chile} met. The two nations signed.", []string{
		"STATE Japan state:JP JP: Japan;",
		"STATE Peru state:PE PE: Peru;",
		"STATE Chile state:CL CL: Chile;",
	}},
	{"en both countries", "{S|Japan} met {S|Chile}. Both countries signed.", []string{
		"STATE Japan state:JP JP: Japan; ^Both countries;",
		"STATE Chile state:CL CL: Chile; ^Both countries;",
	}},
	{"en the two that a text is about", "{S|Japan} met {S|Chile}. {S|Japan} sells what {S|Chile} buys. It rained. It snowed. It thawed. The two nations signed.", []string{
		"STATE Japan state:JP JP: Japan; Japan; ^The two nations;",
		"STATE Chile state:CL CL: Chile; Chile; ^The two nations;",
	}},
	{"en a text about three", "{S|Japan} met {S|Chile}. {S|Japan} sells what {S|Chile} and {S|Peru} buy. {S|Peru} left. It rained. It snowed. It thawed. The two nations signed.", []string{
		"STATE Japan state:JP JP: Japan; Japan;",
		"STATE Chile state:CL CL: Chile; Chile;",
		"STATE Peru state:PE PE: Peru; Peru;",
	}},
	{"en two nations named once", "{S|Japan} met {S|Chile}. It rained. It snowed. It thawed. The two nations signed.", []string{
		"STATE Japan state:JP JP: Japan;",
		"STATE Chile state:CL CL: Chile;",
	}},
	{"en company", "{O|Northwind Ltd} sued. The company won. The company of friends.", []string{
		"ORGANIZATION Northwind Ltd: Northwind Ltd; ^The company;",
	}},
	{"en president", "{T|President} {P|Ann Carter} met {P|Luc Petit}. The president smiled.", []string{
		"PERSON Ann Carter title=President: Ann Carter; ^The president;",
		"PERSON Luc Petit: Luc Petit;",
	}},
	{"en president of two", "{T|President} {P|Ann Carter} met {T|President} {P|Luc Petit}. The president smiled.", []string{
		"PERSON Ann Carter title=President: Ann Carter;",
		"PERSON Luc Petit title=President: Luc Petit;",
	}},
	{"de office of a person", "Der {A|finnische} {T|Präsident} {P|Antti Laine} sprach. Der {OF|{A|finnische} Präsident} lachte.", []string{
		"STATE Finnland state:FI FI: ~finnische; ~finnische;",
		"PERSON Antti Laine title=Präsident of=finnische>Finnland: Antti Laine; ^finnische Präsident;",
	}},
	{"de office without a person", "Der {A|russische} {OF|Präsident} lachte. Der {A|russische} {OF|Präsident} ging. Der {A|finnische} {OF|Präsident} kam.", []string{
		"STATE Russland state:RU RU: ~russische; ~russische;",
		"OFFICE Präsident RU: Präsident; Präsident;",
		"STATE Finnland state:FI FI: ~finnische;",
		"OFFICE Präsident FI: Präsident;",
	}},
	{"en office of another state", "The {A|Finnish} {T|president} {P|Antti Laine} spoke. The {A|Russian} {OF|president} laughed.", []string{
		"STATE Finland state:FI FI: ~Finnish;",
		"PERSON Antti Laine title=president of=Finnish>Finland: Antti Laine;",
		"STATE Russia state:RU RU: ~Russian;",
		"OFFICE president RU: president;",
	}},
	{"en treaty parties", "The {TP|Contracting Parties} agree. Each {TP|Party} shall help the {TP|other Party}. The {TP|Parties} meet.", []string{
		"TREATY_PARTY Contracting Parties: Contracting Parties; Parties;",
		"TREATY_PARTY Party: Party;",
		"TREATY_PARTY other Party: other Party;",
	}},
	{"de treaty parties", "Die {TP|Vertragsparteien} beraten. Jede {TP|Vertragspartei} hilft der {TP|anderen Vertragspartei}. Die {TP|Parteien} tagen.", []string{
		"TREATY_PARTY Vertragsparteien: Vertragsparteien; Parteien;",
		"TREATY_PARTY Vertragspartei: Vertragspartei;",
		"TREATY_PARTY anderen Vertragspartei: anderen Vertragspartei;",
	}},
	{"de ambiguous body", "In {S|Österreich} stimmte der {GB|Bundesrat} zu.", []string{
		"STATE Österreich state:AT AT: Österreich;",
		"GOVERNMENT_BODY Bundesrat body:at-bundesrat AT: Bundesrat;",
	}},
	{"de ambiguous body without a state", "Der {GB|Bundesrat} stimmte zu.", []string{
		"GOVERNMENT_BODY Bundesrat body:de-bundesrat DE: Bundesrat;",
	}},
	{"de ambiguous state", "Die {S|Republik Kongo} tagt. {S|Kongo} hofft.", []string{
		"STATE Republik Kongo state:CG CG: Republik Kongo; Kongo;",
	}},
	{"de ambiguous adjective", "{S|Südkorea} liefert. Die {A|koreanische} Regierung zahlt.", []string{
		"STATE Südkorea state:KR KR: Südkorea; ~koreanische;",
	}},
	{"de ambiguous and open", "Auf der Halbinsel {S|Korea} ist es ruhig.", []string{
		"STATE Korea: Korea;",
	}},
	{"de ethnic group", "{PP|Kurden} und {A|kurdische} Kämpfer.", []string{
		"PEOPLE Kurden people:kurds: Kurden; ~kurdische;",
	}},
	{"en kinds of one name", "{O|Victoria} beat {L=|Victoria}.", []string{
		"ORGANIZATION Victoria: Victoria;",
		"PLACE Victoria: Victoria;",
	}},
	{"en line break", "{P|Ann\nCarter} and the {O|Harbour\n Institute}.", []string{
		"PERSON Ann Carter: Ann\nCarter;",
		"ORGANIZATION Harbour Institute: Harbour\n Institute;",
	}},
	{"und no rules", "{P|Ann Carter} {P|Carter} {S|France}", []string{
		"PERSON Ann Carter: Ann Carter; Carter;",
		"STATE France: France;",
	}},
	{"de namesakes without a given name", "{T|Herr} {P|Mohn} traf {T|Frau} {P|Lisa Mohn}.", []string{
		"PERSON Mohn title=Herr: Mohn;",
		"PERSON Lisa Mohn title=Frau: Lisa Mohn;",
	}},
	{"de title over address", "{T|Herr} {P|Mohn} kam. {T|Minister} {P|Mohn} sprach.", []string{
		"PERSON Mohn title=Minister: Mohn; Mohn;",
	}},
	{"de adjectives between", "Der {A|finnische} frühere {T|Außenminister} {P|Antti Laine} sprach.", []string{
		"STATE Finnland state:FI FI: ~finnische;",
		"PERSON Antti Laine title=Außenminister of=finnische>Finnland: Antti Laine;",
	}},
	{"de of a party", "{P|Gerd Kunze} von der {O|SPD} sprach.", []string{
		"PERSON Gerd Kunze of=SPD>SPD: Gerd Kunze;",
		"ORGANIZATION SPD org:de-spd: SPD;",
	}},
	{"de deputy", "Die {A|polnische} Vize-Außenministerin {P|Anna Nowak} sprach.", []string{
		"STATE Polen state:PL PL: ~polnische;",
		"PERSON Anna Nowak title=Vize-Außenministerin of=polnische>Polen: Anna Nowak;",
	}},
	{"en president of", "{T|President} {P|Luc Petit} of {S|France} spoke.", []string{
		"PERSON Luc Petit title=President of=France>France: Luc Petit;",
		"STATE France state:FR FR: France;",
	}},
	{"en name in another clause", "In {S|France}, minister after minister left; {P|Luc Petit} stayed.", []string{
		"STATE France state:FR FR: France;",
		"PERSON Luc Petit: Luc Petit;",
	}},
	{"de capital of an infinitive", "{L|Peking} will keine Soldaten entsenden.", []string{
		"STATE China state:CN CN: *Peking;",
	}},
	{"de capital with inhabitants", "{L|Peking} hat viele Einwohner, sagte er.", []string{
		"PLACE Peking CN: Peking;",
	}},
	{"en capital between verbs", "{L|Paris}, {L|Rome} and {L|Berlin} agreed on terms.", []string{
		"STATE France state:FR FR: *Paris;",
		"STATE Italy state:IT IT: *Rome;",
		"STATE Germany state:DE DE: *Berlin;",
	}},
	{"en message to a government", "A message to {L|Beijing} was sent; he flew to {L|Beijing}.", []string{
		"STATE China state:CN CN: *Beijing;",
		"PLACE Beijing CN: Beijing;",
	}},
	{"en train between places", "A train between {L|Paris} and {L|Berlin}.", []string{
		"PLACE Paris FR: Paris;",
		"PLACE Berlin DE: Berlin;",
	}},
	{"de commission", "Die {IO|Europäische Kommission} prüft. Die Kommission zögert.", []string{
		"INTERNATIONAL_ORGANIZATION Europäische Kommission org:eu-commission: Europäische Kommission; ^Die Kommission;",
	}},
	{"de alliance of a treaty", "Der {IO|Warschauer Pakt} tagte. Das Bündnis zerfiel.", []string{
		"INTERNATIONAL_ORGANIZATION Warschauer Pakt org:warsaw-pact: Warschauer Pakt; ^Das Bündnis;",
	}},
	{"en kingdom", "{S|France} and the {S|United Kingdom} met. The kingdom signed.", []string{
		"STATE France state:FR FR: France;",
		"STATE United Kingdom state:GB GB: United Kingdom; ^The kingdom;",
	}},
	{"en country of origin", "{S|France} left. The country of origin matters, and so does the Country Club.", []string{
		"STATE France state:FR FR: France;",
	}},
	{"en court", "The {IO|International Court of Justice} ruled. The court adjourned.", []string{
		"INTERNATIONAL_ORGANIZATION International Court of Justice org:icj: International Court of Justice; ^The court;",
	}},
	{"de two sides", "{S|Japan} und {S|Chile} einigten sich. Beide Seiten hoffen. Die zwei Staaten feiern.", []string{
		"STATE Japan state:JP JP: Japan; ^Beide Seiten; ^Die zwei Staaten;",
		"STATE Chile state:CL CL: Chile; ^Beide Seiten; ^Die zwei Staaten;",
	}},
	{"en two nations by their capitals", "{L|Moscow} warned {L|Kyiv}. The two countries disagree.", []string{
		"STATE Russia state:RU RU: *Moscow; ^The two countries;",
		"STATE Ukraine state:UA UA: *Kyiv; ^The two countries;",
	}},
	{"de ministry", "Das {GB|Auswärtige Amt} und das {GB|Innenministerium} tagen. Das Ministerium schweigt.", []string{
		"GOVERNMENT_BODY Auswärtiges Amt body:de-foreign-ministry DE: Auswärtige Amt;",
		"GOVERNMENT_BODY Innenministerium: Innenministerium;",
	}},
	{"de man and woman", "{T|Herr} {P|Mohn} kam. {T|Frau} {P|Mohn} ging. {T|Frau} {P|Mohn} schwieg. {T|Herrn} {P|Mohn} traf keiner.", []string{
		"PERSON Mohn title=Herr: Mohn; Mohn;",
		"PERSON Mohn title=Frau: Mohn; Mohn;",
	}},
	{"en bodies of a town", "{L|London} police said so. {L|Paris} prosecutors announced it. {L|Berlin} is home to firms that make cars.", []string{
		"PLACE London GB: London;",
		"PLACE Paris FR: Paris;",
		"PLACE Berlin DE: Berlin;",
	}},
	{"en adverbs before the verb", "{L|Moscow} has repeatedly denied it. {L|Tokyo} on Monday announced it.", []string{
		"STATE Russia state:RU RU: *Moscow;",
		"STATE Japan state:JP JP: *Tokyo;",
	}},
	{"en towns as objects", "They saw {L|Paris}, took {L|Rome} and moved towards {L|Kyiv}, close to {L|Minsk}.", []string{
		"PLACE Paris FR: Paris;",
		"PLACE Rome IT: Rome;",
		"PLACE Kyiv UA: Kyiv;",
		"PLACE Minsk BY: Minsk;",
	}},
	{"en seat of an organisation", "{L|Brussels} rejected the plan.", []string{
		"PLACE Brussels BE: Brussels;",
	}},
	{"de seat of an organisation and its state", "{L|Brüssel} lehnte den Plan ab; {S|Belgien} hofft.", []string{
		"STATE Belgien state:BE BE: *Brüssel; Belgien;",
	}},
	{"de through a town", "Der Zug fuhr durch {L|Berlin} nach Osten. Die durch {L|Berlin} finanzierte Hilfe.", []string{
		"PLACE Berlin DE: Berlin;",
		"STATE Deutschland state:DE DE: *Berlin;",
	}},
	{"de noun by the town", "{L|Berlin} selbst schwieg, {L|Berlin} wächst. Die Sicht aus {L|Berlin}s Mitte.", []string{
		"STATE Deutschland state:DE DE: *Berlin;",
		"PLACE Berlin DE: Berlin; Berlin;",
	}},
	{"de title without the finder's", "Die {A|finnische} Vize-Außenministerin {P|Anna Laine} traf {IO|NATO}-Generalsekretär {P|Lars Holm} und Dr. {P|Uwe Kern}.", []string{
		"STATE Finnland state:FI FI: ~finnische;",
		"PERSON Anna Laine title=Vize-Außenministerin of=finnische>Finnland: Anna Laine;",
		"INTERNATIONAL_ORGANIZATION NATO org:nato: NATO;",
		"PERSON Lars Holm title=NATO-Generalsekretär of=NATO>NATO: Lars Holm;",
		"PERSON Uwe Kern title=Dr.: Uwe Kern;",
	}},
	{"en title without the finder's", "Deputy Prime Minister {P|Ann Carter} of {S|Ireland} met Mr {P|Luc Petit} and spokesman {P|Ed Low}.", []string{
		"PERSON Ann Carter title=Deputy Prime Minister of=Ireland>Ireland: Ann Carter;",
		"STATE Ireland state:IE IE: Ireland;",
		"PERSON Luc Petit title=Mr: Luc Petit;",
		"PERSON Ed Low title=spokesman: Ed Low;",
	}},
	{"de spouse", "Kanzler {P|Karl Mohn} und seine Frau {P|Lisa Mohn} reisten ab. {P|Mohn} winkte.", []string{
		"PERSON Karl Mohn title=Kanzler: Karl Mohn; Mohn;",
		"PERSON Lisa Mohn: Lisa Mohn;",
	}},
	{"de speaker of a body with its state", "Der Sprecher des {GB=body:ru-foreign-ministry|{A|russischen} Außenministeriums}, {P|Igor Kowal}, schwieg.", []string{
		"GOVERNMENT_BODY russischen Außenministeriums body:ru-foreign-ministry RU: russischen Außenministeriums;",
		"STATE Russland state:RU RU: ~russischen;",
		"PERSON Igor Kowal title=Sprecher of=russischen Außenministeriums>russischen Außenministeriums: Igor Kowal;",
	}},
	{"de two nations of a third", "{S|Japan} und {S|Chile} tagen. {S|Peru} lobt die beiden Staaten.", []string{
		"STATE Japan state:JP JP: Japan;",
		"STATE Chile state:CL CL: Chile;",
		"STATE Peru state:PE PE: Peru;",
	}},
	{"de name of an organisation", "Die {IO|Nato} und der {IO=org:un-security-council|Sicherheitsrats der UN}.", []string{
		"INTERNATIONAL_ORGANIZATION Nato org:nato: Nato;",
		"INTERNATIONAL_ORGANIZATION UN-Sicherheitsrat org:un-security-council: Sicherheitsrats der UN;",
	}},
	{"de capitals that want", "{L|Helsinki} und {L|Oslo} wollen mehr Schiffe. {L|Pekings} Außenministerium schwieg.", []string{
		"STATE Finnland state:FI FI: *Helsinki;",
		"STATE Norwegen state:NO NO: *Oslo;",
		"STATE China state:CN CN: *Pekings;",
	}},
	{"en ministry of a capital", "{L|Beijing}'s foreign ministry urged restraint; {L|Tallinn} would pay half.", []string{
		"STATE China state:CN CN: *Beijing;",
		"STATE Estonia state:EE EE: *Tallinn;",
	}},
	{"en noun with an apposition", "{O|Northwind Ltd} won. They said the company, {O|Southgate}, lost.", []string{
		"ORGANIZATION Northwind Ltd: Northwind Ltd;",
		"ORGANIZATION Southgate: Southgate;",
	}},
	{"en capital with an apposition", "{L|Tokyo}, its closest ally, rejected it. They left {L|Rome}, a city on hills, and sang.", []string{
		"STATE Japan state:JP JP: *Tokyo;",
		"PLACE Rome IT: Rome;",
	}},
}
