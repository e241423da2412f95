import { BusinessRefusal } from "@aiwork/runtime/refusal/business-refusal";
import { parseFreeText } from "./free-text";
import { readReason } from "./reason";

function refusalOf(read: () => unknown): Pick<BusinessRefusal, "code" | "path"> | undefined {
  try {
    read();
  } catch (error) {
    if (error instanceof BusinessRefusal) return { code: error.code, path: error.path };
    throw error;
  }
  return undefined;
}

describe("a reason", () => {
  it.each([
    "窓口の担当者が不在のため",
    "𠮟責、葛󠄀城、か\u3099",
    "一行目\n二行目\r\n\t三行目",
    "👩‍💼と面談",
    "<script>'; drop table thing; --",
  ])("is kept exactly as given: %j", (given) => expect(readReason(given)).toBe(given));

  it("is trimmed, and keeps the blanks inside", () => {
    expect(readReason("　 本人　の希望 \n")).toBe("本人　の希望");
  });

  it.each(["", " ", "　\n\t", "\u200b", "\u00ad\ufe0f", "\u3164"])("is required when %j is given", (given) => {
    expect(refusalOf(() => readReason(given))).toEqual({ code: "REASON_REQUIRED", path: ["reason"] });
  });

  it("has at most 1,000 characters of any Unicode plane", () => {
    for (const one of ["字", "𠮟"]) {
      expect(readReason(one.repeat(1000))).toBe(one.repeat(1000));
      for (const many of [1001, 100_000])
        expect(refusalOf(() => readReason(one.repeat(many)))).toEqual({ code: "TEXT_TOO_LONG", path: ["reason"] });
    }
  });

  it.each(["a\u0000b", "a\rb", "a\u001b[31mb", "a\u0085b", "a\u202eb", "a\u2066b", "a\ud842b", "\udc00a"])(
    "is refused when it contains unprintable characters: %j",
    (given) => {
      expect(refusalOf(() => readReason(given, "text"))).toEqual({ code: "UNPRINTABLE_TEXT", path: ["text"] });
    },
  );

  it("is refused when it contains a My Number", () => {
    const found = { code: "MY_NUMBER_FOUND", path: ["reason"] };
    expect(refusalOf(() => readReason("番号１２３４-５６７８-９０１８を確認"))).toEqual(found);
  });
});

describe("a free text", () => {
  it("becomes empty when it is blank", () => {
    expect(parseFreeText(" \u200b\n", "notes", 10)).toBe("");
  });

  it("is limited in length, not counting blanks at its ends", () => {
    expect(parseFreeText("  12345 ", "notes", 5)).toBe("12345");
    expect(refusalOf(() => parseFreeText("123456", "notes", 5))).toEqual({ code: "TEXT_TOO_LONG", path: ["notes"] });
  });
});
