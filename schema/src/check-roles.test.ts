import { checkRoles } from "./check-roles";
import { contractOf } from "./testing/contract-of";

const faultsOf = (party: "city" | "national", rule: string) =>
  checkRoles(contractOf({ [party]: `type Query { asked: Int @access(${rule}) }` })).map(({ what }) => what);

describe("the duties of a rule", () => {
  it.each([
    ["city", 'to: [OWN_PARTY, SELF], roles: ["city.counselor", "seeker"]'],
    ["city", 'to: [PEER_WITH_CONSENT], roles: ["national.counselor"], category: LIAISON'],
    ["national", 'to: [BOTH_PARTIES], roles: ["city.secretariat", "national.planning"]'],
    ["national", 'to: [AUDITOR, AGGREGATE], roles: ["auditor.national", "reporting"]'],
    ["city", 'to: [PUBLIC], roles: ["seeker"]'],
  ] as const)("of %s hold where a word lets them in: %s", (party, rule) => {
    expect(faultsOf(party, rule)).toEqual([]);
  });

  it.each([
    ["city", 'to: [OWN_PARTY], roles: ["national.counselor"]'],
    ["city", 'to: [OWN_PARTY], roles: ["seeker"]'],
    ["city", 'to: [AUDITOR], roles: ["auditor.national"]'],
    ["national", 'to: [PEER_WITH_CONSENT], roles: ["national.counselor"], category: PLACEMENT'],
    ["national", 'to: [BOTH_PARTIES], roles: ["auditor.national"]'],
    ["national", 'to: [SELF], roles: ["reporting"]'],
  ] as const)("of %s fail where no word does: %s", (party, rule) => {
    expect(faultsOf(party, rule)).toEqual([expect.stringContaining("which no word of `to` lets in")]);
  });

  it("fail where nobody has them", () => {
    expect(faultsOf("city", 'to: [OWN_PARTY], roles: ["city.mayor"]')).toEqual([
      "names the duty city.mayor, which nobody has",
    ]);
  });
});
