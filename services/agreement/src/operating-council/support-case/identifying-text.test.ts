import { requireNoIdentifyingText } from "./identifying-text";

const IDENTIFIES = expect.objectContaining({ code: "TEXT_IDENTIFIES", path: ["support"] });
const requiring = (text: string) => () => requireNoIdentifyingText(text, "support");

describe("a text that identifies a person", () => {
  it.each([
    ...["011-222-3333", "０１１－２２２－３３３３", "011(000)1234", "(011)000-1234", "（011）000-1234", "011 000 1234"],
    ...["090 1234 5678", "090.1234.5678", "090・1234・5678", "09012345678", "0120-000-000", "〇九〇-一二三四-五六七八"],
    ...["+81-90-1234-5678", "+81 (0)90 1234 5678", "81-90-1234-5678", "٠٩٠١٢٣٤٥٦٧٨", "861-2401", "〒003-8612"],
  ])("is found by a telephone number or postal code: %s", (text) => {
    expect(requiring(`連絡先は${text}です`)).toThrow(IDENTIFIES);
  });

  it.each([
    ...["hanako@example.jp", "ｈａｎａｋｏ＠ｅｘａｍｐｌｅ．ｊｐ", "hanako @ example.jp", "hanako(at)example.jp"],
    ...["花子@example.jp", "hanakoアットマークexample.jp", "求職番号 01020-123456"],
  ])("is found by an e-mail address or a number of a register: %s", (text) => {
    expect(requiring(text)).toThrow(IDENTIFIES);
  });

  it.each([
    ...["1961-05-05", "1961/5/5", "1961.5.5", "1961年5月5日", "１９６１年５月５日", "19610505", "昭和36年5月5日"],
    ...[
      "S36.5.5",
      "s36/05/05",
      "S360505",
      "昭和三十六年五月五日",
      "一九六一年五月五日",
      "平成元年1月8日",
      "㍼36年5月5日",
    ],
    ...["5月5日生まれ", "5/5生", "May 5, 1961", "5th May 1961", "05/05/1961", "生年月日：5月5日"],
  ])("is found by a day of birth: %s", (text) => {
    expect(requiring(`本人（${text}）`)).toThrow(IDENTIFIES);
  });

  it.each([
    ...[
      "本郷通3丁目北1-1",
      "本郷通三丁目",
      "北1条西2丁目",
      "北一条西二丁目",
      "南3条",
      "12番地",
      "五番3号",
      "本郷通3-1-5",
    ],
    ...["白石町10-12", "メゾン203号室"],
  ])("is found by an address: %s", (text) => {
    expect(requiring(`住まいは${text}`)).toThrow(IDENTIFIES);
  });
});

describe("a text that identifies nobody", () => {
  it.each([
    "平成22年10月に離職、ホームヘルパー2級の資格を取得。６０歳定年が制約となった。",
    "職歴 1990-04 - 2013-03 清掃。１９９０年４月～２０１３年３月。",
    "札幌市白石区役所内の「あいワーク白石」を利用。週5-6日、9-12時、月給180,000円。",
    "２０年以上の経験、４．５ヶ月、応募10社、面接3回。一番の理由は体力。二条件を満たす。",
    "2011-2013年の間に、3-4社へ応募。第2条の要件。",
  ])("is accepted: %s", (text) => expect(requiring(text)).not.toThrow());
});
