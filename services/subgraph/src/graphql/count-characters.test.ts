import { isLongerThan } from "./count-characters";

describe("the length of a text", () => {
  it.each(["字", "𠮷", "葛\u{e0100}", "か\u3099", "é", "👩‍💼", "🇯🇵"])("counts %s once, as people do", (one) => {
    expect(isLongerThan(one.repeat(60), 60)).toBe(false);
    expect(isLongerThan(one.repeat(61), 60)).toBe(true);
  });

  it("is no way to send an endless character", () => {
    expect(isLongerThan(`か${"\u3099".repeat(479)}`, 60)).toBe(false);
    expect(isLongerThan(`か${"\u3099".repeat(480)}`, 60)).toBe(true);
  });
});
