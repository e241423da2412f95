import { BusinessError } from "@aiwork/server/errors/business-error";
import {
  parseFreeText,
  parseOptionalLine,
  parseOptionalText,
  parseReason,
  parseRequiredLine,
  parseRequiredText,
  parseTextList,
} from "./free-text";

const errorWithCode = (code: string) => expect.objectContaining({ code, path: ["field"] });
const thrownBy = (read: () => unknown): unknown => {
  try {
    return read();
  } catch (error) {
    return error;
  }
};

describe("a text", () => {
  it("that is required is trimmed, and refused when it is blank", () => {
    expect(parseRequiredText(" 警備員　", "field", 3)).toBe("警備員");
    for (const blank of ["", "　\n"])
      expect(thrownBy(() => parseRequiredText(blank, "field", 3))).toEqual(errorWithCode("TEXT_REQUIRED"));
    expect(thrownBy(() => parseRequiredText("施設警備", "field", 3))).toEqual(errorWithCode("TEXT_TOO_LONG"));
  });

  it("that is optional becomes null when it is blank", () => {
    for (const none of [null, undefined, "", "　"]) expect(parseOptionalText(none, "field", 3)).toBeNull();
    expect(parseOptionalText(" 土日 ", "field", 3)).toBe("土日");
    expect(thrownBy(() => parseOptionalText("1234 5678 9018", "field", 30))).toEqual(errorWithCode("MY_NUMBER_FOUND"));
  });
});

describe("a line", () => {
  it("keeps the blanks inside", () => {
    expect(parseRequiredLine(" 見本　太郎 ", "field", 10)).toBe("見本　太郎");
    expect([parseOptionalLine("　", "field", 10), parseOptionalLine("総務課", "field", 10)]).toEqual([null, "総務課"]);
  });

  it.each(["見本\n太郎", "見本\r\n太郎", "見本\t太郎", "見本\u2028太郎", "見本\u2029太郎"])(
    "is refused when it breaks: %j",
    (given) => {
      for (const read of [parseRequiredLine, parseOptionalLine])
        expect(thrownBy(() => read(given, "field", 10))).toEqual(errorWithCode("LINE_BREAK_FOUND"));
      const entry = { code: "LINE_BREAK_FOUND", path: ["field", "1"] };
      expect(thrownBy(() => parseTextList(["一行", given], "field"))).toMatchObject({ errors: [entry] });
    },
  );
});

describe("a list of texts", () => {
  it("keeps each text once, in the given order, without blanks", () => {
    expect(parseTextList(["清掃員", " 警備員 ", "", "清掃員 "], "field")).toEqual(["清掃員", "警備員"]);
  });

  it("is refused when it has more than 30 texts or one of more than 100 characters", () => {
    const many = Array.from({ length: 31 }, (_, i) => `資格${i}`);
    expect(parseTextList(many.slice(1), "field")).toHaveLength(30);
    expect(thrownBy(() => parseTextList(many, "field"))).toEqual(errorWithCode("TOO_MANY_TEXTS"));
    const tooLong = (place: string) => ({ code: "TEXT_TOO_LONG", path: ["field", place] });
    const texts = ["字".repeat(101), "字", "字".repeat(102)];
    expect(thrownBy(() => parseTextList(texts, "field"))).toMatchObject({ errors: [tooLong("0"), tooLong("2")] });
  });
});

function errorOf(read: () => unknown): Pick<BusinessError, "code" | "path"> | undefined {
  try {
    read();
  } catch (error) {
    if (error instanceof BusinessError) return { code: error.code, path: error.path };
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
  ])("is kept exactly as given: %j", (given) => expect(parseReason(given)).toBe(given));

  it("is trimmed, and keeps the blanks inside", () => {
    expect(parseReason("　 本人　の希望 \n")).toBe("本人　の希望");
  });

  it.each(["", " ", "　\n\t", "\u200b", "\u00ad\ufe0f", "\u3164", "\u2800"])(
    "is required when %j is given",
    (given) => {
      expect(errorOf(() => parseReason(given))).toEqual({ code: "REASON_REQUIRED", path: ["reason"] });
    },
  );

  it("has at most 1,000 characters of any Unicode plane", () => {
    for (const one of ["字", "𠮟"]) {
      expect(parseReason(one.repeat(1000))).toBe(one.repeat(1000));
      for (const many of [1001, 100_000])
        expect(errorOf(() => parseReason(one.repeat(many)))).toEqual({ code: "TEXT_TOO_LONG", path: ["reason"] });
    }
  });

  it.each(["a\u0000b", "a\rb", "a\u001b[31mb", "a\u0085b", "a\u202eb", "a\u2066b", "a\ud842b", "\udc00a", "\ufffd田"])(
    "is refused when it contains unprintable characters: %j",
    (given) => {
      expect(errorOf(() => parseReason(given, "text"))).toEqual({ code: "UNPRINTABLE_TEXT", path: ["text"] });
    },
  );

  it("is refused when it contains a My Number", () => {
    const found = { code: "MY_NUMBER_FOUND", path: ["reason"] };
    expect(errorOf(() => parseReason("番号１２３４-５６７８-９０１８を確認"))).toEqual(found);
  });
});

describe("a free text", () => {
  it("becomes empty when it is blank", () => {
    expect(parseFreeText(" \u200b\n", "notes", 10)).toBe("");
  });

  it("is limited in length, not counting blanks at its ends", () => {
    expect(parseFreeText("  12345 ", "notes", 5)).toBe("12345");
    expect(errorOf(() => parseFreeText("123456", "notes", 5))).toEqual({ code: "TEXT_TOO_LONG", path: ["notes"] });
  });
});
