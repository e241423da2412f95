import { isAuditor, partyOfRole } from "./role";

describe("a role", () => {
  it.each([
    ["city.counselor", "CITY"],
    ["auditor.city", "CITY"],
    ["national.planning", "NATIONAL"],
    ["auditor.national", "NATIONAL"],
    ["seeker", null],
    ["reporting", null],
    ["anonymous", null],
    ["auditor", null],
    ["auditor.seeker", null],
    ["seeker.city", null],
  ])("%s is of the party %s", (role, party) => {
    expect(partyOfRole(role)).toBe(party);
  });

  it.each(["constructor", "__proto__.x", "toString", "auditor.constructor"])(
    "%s is nobody's, whatever every object has",
    (role) => {
      expect(partyOfRole(role)).toBeNull();
    },
  );

  it("is an auditor's by its first word alone", () => {
    expect(["auditor.city", "city.counselor", "city.auditor"].filter(isAuditor)).toEqual(["auditor.city"]);
  });
});
