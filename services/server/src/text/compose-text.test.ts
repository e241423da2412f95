import { composeText } from "./compose-text";
import { plainDigits } from "./digits";

describe("a text of marks alone", () => {
  const refused = expect.objectContaining({ names: expect.objectContaining({ refusal: "STACK_OF_MARKS" }) });

  it.each(["\u0300\u0316", "\u0344\u0316", "\uff9e\u0300"])("is refused at once: %j", (marks) => {
    const text = `a${marks.repeat(5_000)}`;
    expect(() => composeText(text)).toThrow(refused);
    expect(() => plainDigits(text)).toThrow(refused);
  });

  it("is composed where a writing has so many", () => {
    expect(composeText(`Nguye\u0302\u0303n ﾊﾟﾋﾞ`)).toBe("Nguyễn パビ");
    expect(composeText(`a${"\u0316".repeat(30)}`)).toHaveLength(31);
  });
});

describe("a long row of digits", () => {
  it("is read at once, whatever stands behind it", () => {
    const row = "0".repeat(200_000);
    expect(plainDigits(`${row}z`)).toBe(`${row}z`);
  });

  it.each([
    ["2〇1〇年", "2010年"],
    ["1o0", "100"],
    ["北〇条", "北〇条"],
    ["no1", "no1"],
    ["1〇a", "1〇a"],
    ["12〇a", "12〇a"],
  ])("has zeros for its circles: %s is %s", (typed, plain) => expect(plainDigits(typed)).toBe(plain));
});
