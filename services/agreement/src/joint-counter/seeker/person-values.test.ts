import { businessClock } from "@aiwork/server/clock/business-clock";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import { parseBirthDate, parseKnown, parseName, parseNameKana, parsePhone } from "./person-values";

const context = { clock: businessClock("2013-10-31") } as SubgraphContext;
const refusal = (code: string, field: string) => expect.objectContaining({ code, path: [field] });

describe("the reading of a name", () => {
  it.each(["ミホン タロウ", "みほん　たろう", "ﾐﾎﾝ ﾀﾛｳ", "ジャン・リュック", "カ\u3099ク", "ローサ"])(
    "is kana: %s",
    (text) => expect(parseNameKana(text)).toBe(text),
  );

  it.each(["ー", "ー・ー", "・", "\u3099", "見本", "Mihon", "ミホン1"])("is not kana: %j", (text) =>
    expect(() => parseNameKana(text)).toThrow(refusal("KANA_EXPECTED", "nameKana")),
  );

  it("is required, as the name is", () => {
    expect(() => parseNameKana(" ")).toThrow(refusal("TEXT_REQUIRED", "nameKana"));
    expect(() => parseName("　")).toThrow(refusal("TEXT_REQUIRED", "name"));
  });
});

describe("a name", () => {
  it.each(["見本 太郎", "Nguyễn Văn A", "髙﨑 惠子", "ｱﾝﾅ", "佐々木", "O", "김철수", "ローサ", "𠮷田"])(
    "is %s",
    (name) => expect(parseName(name)).toBe(name),
  );

  it.each(["-", "ー", "・", "・ ・", "々", "ゝ", "、。", "123", "１２", "☆", "😀", "？？？", "○○", "〃", "\u3099"])(
    "is refused without a letter: %j",
    (name) => expect(() => parseName(name)).toThrow(refusal("NAME_WITHOUT_LETTER", "name")),
  );

  it.each(["\u2800", "\u2800 \u2800", "\u3164", "\u200b", "\u00a0", "\u115f\u1160", "\u2060\ufeff"])(
    "is required when it shows nothing: %j",
    (name) => expect(() => parseName(name)).toThrow(refusal("TEXT_REQUIRED", "name")),
  );
});

describe("what a person stated", () => {
  it("may be left out of an input, and is not made unknown", () => {
    expect(parseKnown(undefined, "name", parseName)).toBeUndefined();
    expect(parseKnown(" 見本 ", "name", parseName)).toBe("見本");
    expect(() => parseKnown(null, "name", parseName)).toThrow(refusal("TEXT_REQUIRED", "name"));
  });
});

describe("a birth date", () => {
  it.each(["1893-10-31", "1961-05-05", "2013-10-30"])("is taken when it is %s", (day) => {
    expect(parseBirthDate(day, context)).toBe(day);
  });

  it.each([
    ["2013-11-01", "DAY_IN_THE_FUTURE"],
    ["2013-10-31", "BIRTH_DATE_TOO_LATE"],
    ["1892-10-31", "BIRTH_DATE_TOO_EARLY"],
    ["0001-01-01", "BIRTH_DATE_TOO_EARLY"],
  ])("is refused when it is %s: %s", (day, code) => {
    expect(() => parseBirthDate(day, context)).toThrow(refusal(code, "birthDate"));
  });
});

describe("a telephone number", () => {
  it.each([
    ["011-000-0000", "011-000-0000"],
    ["０１１−０００−００００", "011-000-0000"],
    ["(011) 000-0000", "(011) 000-0000"],
    ["090.1234.5678", "090-1234-5678"],
    ["+81 90 1234 5678", "+81 90 1234 5678"],
    ["٠١١-٠٠٠-٠٠٠٠", "011-000-0000"],
  ])("%s is taken as %s", (given, phone) => expect(parsePhone(given)).toBe(phone));

  it("is none when it is blank", () => {
    for (const none of [null, undefined, "", "　"]) expect(parsePhone(none)).toBeNull();
  });

  it.each(["-", "----", "()", "なし", "12", "1234", "a@", "0".repeat(16), "011-000-0000 内線1", "+"])(
    "is refused when it is %s",
    (given) => {
      expect(() => parsePhone(given)).toThrow(refusal("PHONE_FORM", "phone"));
    },
  );

  it("is refused when it has a line break", () => {
    expect(() => parsePhone("011-000\n-0000")).toThrow(refusal("LINE_BREAK_FOUND", "phone"));
  });
});
