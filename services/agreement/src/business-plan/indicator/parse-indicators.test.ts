import facts from "@aiwork/schema-agreement/facts.json";
import listed from "@aiwork/schema-agreement/indicators.json";
import { findIndicatorFaults, parseIndicators } from "./parse-indicators";

const RULE = {
  code: "REGULAR_CASES",
  text: { ja: "常用雇用の就職を数える", en: "placements in regular employment" },
  validFrom: "2014-04-01",
  validTo: null as string | null,
  additiveOverPoints: true,
  additiveOverMonths: true,
  counts: {
    fact: "PLACEMENT",
    where: { employmentType: ["REGULAR"] } as Record<string, string[]>,
    way: "EVENTS",
  },
};
const INDICATOR = {
  code: "REGULAR_PLACEMENTS",
  title: { ja: "常用就職件数", en: "Regular placements" },
  unit: "CASES",
  owner: "NATIONAL",
};
const indicator = (rule: object = {}, more: object = {}) => ({ ...INDICATOR, rules: [{ ...RULE, ...rule }], ...more });
const counting = (counts: object) => indicator({ counts: { ...RULE.counts, ...counts } });

describe("the list of indicators", () => {
  it("is that of the agreement", () => {
    expect(findIndicatorFaults(listed, facts)).toEqual([]);
    expect(parseIndicators([indicator()], facts)).toMatchObject([{ code: "REGULAR_PLACEMENTS", unit: "CASES" }]);
  });

  it("tells whether a rule selects by an attribute of the person, and orders rules by their beginning", () => {
    const before = { ...RULE, code: "BEFORE", validFrom: "2013-04-01", validTo: "2014-03-31" };
    const personal = { ...RULE, counts: { ...RULE.counts, where: { trialGroup: ["YOUTH"] } } };
    const [parsed] = parseIndicators([indicator({}, { rules: [personal, before] })], facts);
    expect(parsed?.rules).toMatchObject([
      { code: "BEFORE", isPersonal: false },
      { code: "REGULAR_CASES", isPersonal: true },
    ]);
  });

  it.each<[string, string, unknown[]]>([
    ["INDICATOR_MALFORMED", "0.title.en", [indicator({}, { title: { ja: "件数" } })]],
    ["INDICATOR_TWICE", "REGULAR_PLACEMENTS", [indicator(), indicator({ code: "OTHER" })]],
    ["RULE_TWICE", "REGULAR_CASES", [indicator(), indicator({}, { code: "OTHER" })]],
    ["RULE_TWICE", "UNSPECIFIED", [indicator({ code: "UNSPECIFIED" })]],
    ["UNKNOWN_UNIT", "REGULAR_PLACEMENTS", [indicator({}, { unit: "HOURS" })]],
    ["NO_RULE", "REGULAR_PLACEMENTS", [indicator({}, { rules: [] })]],
    ["NOT_WHOLE_MONTHS", "REGULAR_PLACEMENTS REGULAR_CASES", [indicator({ validFrom: "2014-04-02" })]],
    ["NOT_WHOLE_MONTHS", "REGULAR_PLACEMENTS REGULAR_CASES", [indicator({ validTo: "2014-04-29" })]],
    ["NOT_WHOLE_MONTHS", "REGULAR_PLACEMENTS REGULAR_CASES", [indicator({ validTo: "2014-03-31" })]],
    [
      "RULES_OVERLAP",
      "REGULAR_PLACEMENTS REGULAR_CASES",
      [indicator({}, { rules: [RULE, { ...RULE, code: "SECOND", validFrom: "2015-04-01" }] })],
    ],
    ["UNKNOWN_FACT", "REGULAR_PLACEMENTS REGULAR_CASES", [counting({ fact: "MEETING" })]],
    ["FACT_OF_OTHER_PARTY", "REGULAR_PLACEMENTS REGULAR_CASES", [counting({ fact: "VISIT", where: {} })]],
    ["UNKNOWN_WAY", "REGULAR_PLACEMENTS REGULAR_CASES", [counting({ way: "PERSON_DAYS" })]],
    ["UNKNOWN_ATTRIBUTE", "REGULAR_PLACEMENTS REGULAR_CASES", [counting({ where: { wage: ["HIGH"] } })]],
    ["UNKNOWN_VALUE", "REGULAR_PLACEMENTS REGULAR_CASES", [counting({ where: { employmentType: ["DAILY"] } })]],
    ["UNKNOWN_VALUE", "REGULAR_PLACEMENTS REGULAR_CASES", [counting({ where: { employmentType: [] } })]],
  ])("is refused with %s at %s", (code, member, given) => {
    expect(findIndicatorFaults(given, facts)).toMatchObject([{ code, member, whatToDo: expect.any(String) }]);
    expect(() => parseIndicators(given, facts)).toThrow(code);
  });
});
