import { parseOptionalText, parseRequiredText, parseTextList } from "./given-texts";

const coded = (code: string) => expect.objectContaining({ code, path: ["field"] });
const refusalOf = (read: () => unknown): unknown => {
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
      expect(refusalOf(() => parseRequiredText(blank, "field", 3))).toEqual(coded("TEXT_REQUIRED"));
    expect(refusalOf(() => parseRequiredText("施設警備", "field", 3))).toEqual(coded("TEXT_TOO_LONG"));
  });

  it("that is optional becomes null when it is blank", () => {
    for (const none of [null, undefined, "", "　"]) expect(parseOptionalText(none, "field", 3)).toBeNull();
    expect(parseOptionalText(" 土日 ", "field", 3)).toBe("土日");
    expect(refusalOf(() => parseOptionalText("1234 5678 9018", "field", 30))).toEqual(coded("MY_NUMBER_FOUND"));
  });
});

describe("a list of texts", () => {
  it("keeps each text once, in the given order, without blanks", () => {
    expect(parseTextList(["清掃員", " 警備員 ", "", "清掃員 "], "field")).toEqual(["清掃員", "警備員"]);
  });

  it("is refused when it has more than 30 texts or one of more than 100 characters", () => {
    const many = Array.from({ length: 31 }, (_, i) => `資格${i}`);
    expect(parseTextList(many.slice(1), "field")).toHaveLength(30);
    expect(refusalOf(() => parseTextList(many, "field"))).toEqual(coded("TOO_MANY_TEXTS"));
    expect(refusalOf(() => parseTextList(["字".repeat(101)], "field"))).toEqual(coded("TEXT_TOO_LONG"));
  });
});
