-- up
-- 検索の形: one form for what is written alike and means the same. It is the only form by which a text is kept for search
-- and searched, at both parties.
-- The variants of schema/agreement/variant-kanji.json, which names their sources.
create function standard_kanji(given text) returns text language plpgsql immutable strict parallel safe as $$
declare
  variants constant text :=
      '亞惡壓圍醫爲壹隱榮營衞驛圓鹽緣應歐毆櫻奧橫溫穩假價畫會壞懷繪擴殼覺學嶽樂渴罐卷陷勸寬關歡觀氣旣歸僞戲犧舊據擧虛峽挾狹鄕曉區驅勳薰徑莖惠揭溪谿經螢輕繼鷄雞藝擊缺硏縣儉劍險圈檢獻權顯驗嚴廣效恆黃鑛號國黑碎'
      '濟劑雜參棧蠶慘贊殘絲齒兒辭濕實寫釋壽收從澁獸縱肅處敍敘將稱涉燒證奬獎條狀乘淨剩疊繩壤孃讓釀觸囑眞寢愼盡圖粹醉穗隨髓樞數瀨聲齊斎齋靜竊攝專淺戰踐錢潛纖禪雙壯爭莊搜插巢曾瘦裝總騷增藏臟卽屬續墮對體帶滯臺瀧'
      '擇澤擔單膽團斷彈遲癡蟲晝鑄廳徵聽敕鎭遞鐵鐡點轉傳燈當黨盜稻鬪德悳惪獨讀屆貳惱腦霸拜廢賣麥發髮拔蠻祕濱濵甁拂佛倂竝餠邊邉變辨瓣辯步寶寳豐襃每萬滿麵默彌譯藥與豫餘譽搖樣謠來賴亂覽龍兩獵綠淚壘禮勵戾靈齡曆歷'
      '戀爐勞郞樓錄灣龜姬說稅銳悅閱脫顏產敎淸靑戶强娛吳歲鄰隸舍剥填頬𠮟髙﨑嵜㟢𠮷嶋嶌冨峯槗𣘺埜舘圡𡈽穐龝薗曻桒栁柗枩栢𠀋刄凉喆夛珎畄畱畧竒羣萠籏邨觧舩靏靍靎渕渊裡冰閒蘓礒糺緜膓蠏驒菴鴬亙凛尭巖彥桧槇遙瑤晄晉'
      '煕熈凞篭筱讚頴鴎桝祢祿蝋蛎穰芦薮竃迩麹壷俱侠呑嘘噛掴焔醤兔莵飮尙昻毗眾艷鴈廐廏瀦涛祷諌靭鹸姊皋尓梼';
begin
  -- translate compares each character with each of the variants: most texts hold none.
  if given !~ ('[' || variants || ']') then return given; end if;
  return translate(given, variants,
      '亜悪圧囲医為壱隠栄営衛駅円塩縁応欧殴桜奥横温穏仮価画会壊懐絵拡殻覚学岳楽渇缶巻陥勧寛関歓観気既帰偽戯犠旧拠挙虚峡挟狭郷暁区駆勲薫径茎恵掲渓渓経蛍軽継鶏鶏芸撃欠研県倹剣険圏検献権顕験厳広効恒黄鉱号国黒砕'
      '済剤雑参桟蚕惨賛残糸歯児辞湿実写釈寿収従渋獣縦粛処叙叙将称渉焼証奨奨条状乗浄剰畳縄壌嬢譲醸触嘱真寝慎尽図粋酔穂随髄枢数瀬声斉斉斉静窃摂専浅戦践銭潜繊禅双壮争荘捜挿巣曽痩装総騒増蔵臓即属続堕対体帯滞台滝'
      '択沢担単胆団断弾遅痴虫昼鋳庁徴聴勅鎮逓鉄鉄点転伝灯当党盗稲闘徳徳徳独読届弐悩脳覇拝廃売麦発髪抜蛮秘浜浜瓶払仏併並餅辺辺変弁弁弁歩宝宝豊褒毎万満麺黙弥訳薬与予余誉揺様謡来頼乱覧竜両猟緑涙塁礼励戻霊齢暦歴'
      '恋炉労郎楼録湾亀姫説税鋭悦閲脱顔産教清青戸強娯呉歳隣隷舎剝塡頰叱高崎崎崎吉島島富峰橋橋野館土土秋秋園昇桑柳松松柏丈刃涼哲多珍留留略奇群萌旗村解船鶴鶴鶴淵淵裏氷間蘇磯糾綿腸蟹騨庵鶯亘凜堯巌彦檜槙遥瑶晃晋'
      '熙熙熙籠篠讃穎鷗枡禰禄蠟蠣穣蘆藪竈邇麴壺倶俠吞噓嚙摑焰醬兎菟飲尚昂毘衆艶雁厩厩潴濤禱諫靱鹼姉皐爾檮');
end $$;

create function search_form(given text) returns text language plpgsql immutable strict parallel safe as $$
declare
  form text := given;
begin
  -- The voicing marks that stand alone join the kana before them; compatibility forms, width and case are alike.
  form := lower(normalize(translate(form, '゛゜', U&'\3099\309A'), nfkd));
  -- What is written between the parts of a name, and what nobody sees: spaces, middle dots, apostrophes, formatting
  -- characters and selectors of variants. Latin letters lose their marks.
  form := regexp_replace(form, '[\s\u00a0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000'
    '\u00b7\u2022\u2027\u2219\u22c5\u30fb\u30a0=''`\u2018\u2019\u02bc\u2032'
    '\u00ad\u034f\u061c\u115f\u1160\u180b-\u180e\u3164\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff'
    '\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+', '', 'g');
  -- Hyphens, dashes, minus signs and marks of a long vowel look alike and are typed for one another.
  form := regexp_replace(form, '[-~\u02d7\u2010-\u2015\u2043\u2212\u2500\u2501\u301c]', 'ー', 'g');
  form := translate(form,
    'ァアィイゥウェエォオカキクケコサシスセソタチッツテトナニヌネノハヒフヘホマミムメモャヤュユョヨラリルレロヮワヰヱヲンヵヶヽ'
    'ぁぃぅぇぉっゃゅょゎゐゑゕゖ',
    'ああいいううええおおかきくけこさしすせそたちつつてとなにぬねのはひふへほまみむめもややゆゆよよらりるれろわわいえをんかけゝ'
    'あいうえおつやゆよわいえかけ');
  -- A repetition mark is the character before it.
  if form ~ '[ゝ々\u303b]' then
    form := regexp_replace(form, '([^\u3099\u309a])([\u3099\u309a]?)[ゝ々\u303b]', '\1\2\1', 'g');
  end if;
  -- Latin letters whose marks are part of them.
  if form ~ '[\u00df-\u0167]' then
    form := translate(translate(form, 'đðø', 'ddo'), 'łħŧ', 'lht');
    form := replace(replace(replace(form, 'ß', 'ss'), 'æ', 'ae'), 'ı', 'i');
  end if;
  return standard_kanji(normalize(form, nfc));
end $$;

-- The words that a search names: each must be found.
create function search_words(given text) returns text[] language sql immutable strict parallel safe
  return array(
    select form from regexp_split_to_table(given, '[\s\u00a0\u2000-\u200b\u202f\u205f\u3000]+') as word
    cross join lateral search_form(word) as form where form <> ''
  );
create function search_grams(words text[]) returns text[] language sql immutable strict parallel safe
  return array(select distinct gram from unnest(words) as word cross join lateral unnest(bigrams(word)) as gram);
-- The words as LIKE patterns, made once for each search.
create function search_patterns_of(words text[]) returns text[] language sql immutable strict parallel safe
  return array(select '%' || regexp_replace(word, '([\\%_])', '\\\1', 'g') || '%' from unnest(words) as word);

-- down
drop function search_patterns_of;
drop function search_grams;
drop function search_words;
drop function search_form;
drop function standard_kanji;
