import { parseCityProfile } from "@aiwork/city/joint-counter/seeker/city-profile";
import { parseNationalProfile } from "@aiwork/national/joint-counter/seeker/national-profile";
import { businessClock } from "@aiwork/server/clock/business-clock";
import { businessErrorsIn } from "@aiwork/server/errors/business-error";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";

const context = { clock: businessClock("2013-10-31") } as SubgraphContext;
const PERSON = {
  name: "見本 太郎",
  nameKana: "ミホン タロウ",
  birthDate: "1961-06-15",
  sex: "MALE" as const,
  phone: null,
};

/** What a party makes of a value: the parsed value, or the codes and paths of the errors. */
function outcomeOf(parse: () => object, field: string): unknown {
  try {
    return (parse() as Record<string, unknown>)[field];
  } catch (error) {
    return businessErrorsIn(error).map(({ code, path }) => [code, ...(path ?? [])].join(" "));
  }
}
const outcomes = (field: keyof typeof PERSON, value: string) => {
  const given = { ...PERSON, [field]: value };
  return [
    outcomeOf(() => parseCityProfile(given, context), field),
    outcomeOf(() => parseNationalProfile(given, context), field),
  ];
};

describe("a kind of value that both parties take", () => {
  it.each([
    ["name", [" 見本　太郎 ", "", "見本\n太郎", "名".repeat(101), "見本\u0000", "𠮷田 󠄀"]],
    ["nameKana", ["みほん たろう", "ﾐﾎﾝ", "ー", "見本", "", "Mihon", "ミ".repeat(101), "ジャン・リュック"]],
    ["birthDate", ["1893-10-31", "1892-10-31", "2013-10-30", "2013-10-31", "2013-11-01", "0001-01-01"]],
    ["phone", ["011-000-0000", "０１１−０００", "-", "1234", "090.1234.5678", "+81 90", "なし", "", "0".repeat(16)]],
  ] as const)("is parsed by one rule: %s", (field, values) => {
    for (const value of values) {
      const [city, national] = outcomes(field, value);
      expect({ value, outcome: city }).toEqual({ value, outcome: national });
    }
  });

  it("has all its faults told at once at both", () => {
    const wrong = { ...PERSON, name: "", nameKana: "見本", birthDate: "2014-01-01", phone: "-" };
    const codes = ["TEXT_REQUIRED name", "KANA_EXPECTED nameKana", "DAY_IN_THE_FUTURE birthDate", "PHONE_FORM phone"];
    expect(outcomeOf(() => parseCityProfile(wrong, context), "name")).toEqual(codes);
    expect(outcomeOf(() => parseNationalProfile(wrong, context), "name")).toEqual(codes);
  });
});
