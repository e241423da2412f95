import { contractOf } from "@aiwork/kit/contract/contract-of";
import { checkRoles } from "./check-access";

const faultsOf = (party: "city" | "national", rule: string) =>
  checkRoles(contractOf({ [party]: `type Query { asked: Int @access(${rule}) }` })).map(({ what }) => what);

describe("the roles of a rule", () => {
  it.each([
    ["city", 'to: [OWN_PARTY, SELF], roles: ["city.counselor", "seeker"]'],
    ["city", 'to: [PEER_WITH_CONSENT], roles: ["national.counselor"], category: LIAISON'],
    ["national", 'to: [BOTH_PARTIES], roles: ["city.secretariat", "national.planning"]'],
    ["national", 'to: [AUDITOR, AGGREGATE], roles: ["auditor.national", "reporting"]'],
    ["city", 'to: [PUBLIC], roles: ["seeker"]'],
  ] as const)("of %s pass when an entry of `to` allows them: %s", (party, rule) => {
    expect(faultsOf(party, rule)).toEqual([]);
  });

  it.each([
    ["city", 'to: [OWN_PARTY], roles: ["national.counselor"]'],
    ["city", 'to: [OWN_PARTY], roles: ["seeker"]'],
    ["city", 'to: [AUDITOR], roles: ["auditor.national"]'],
    ["national", 'to: [PEER_WITH_CONSENT], roles: ["national.counselor"], category: PLACEMENT'],
    ["national", 'to: [BOTH_PARTIES], roles: ["auditor.national"]'],
    ["national", 'to: [SELF], roles: ["reporting"]'],
  ] as const)("of %s are refused when no entry of `to` allows them: %s", (party, rule) => {
    expect(faultsOf(party, rule)).toEqual([expect.stringContaining("which no entry of `to` allows")]);
  });

  it("are refused when they do not exist", () => {
    expect(faultsOf("city", 'to: [OWN_PARTY], roles: ["city.mayor"]')).toEqual([
      "names the role city.mayor, which does not exist",
    ]);
  });
});
