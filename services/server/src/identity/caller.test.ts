import { isAuditor, partyOfRole } from "./caller";

describe("partyOfRole and isAuditor", () => {
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
  ])("assign the role %s to the party %s", (role, party) => {
    expect(partyOfRole(role)).toBe(party);
  });

  it.each(["constructor", "__proto__.x", "toString", "auditor.constructor"])(
    "assign %s to no party, although it names an inherited property",
    (role) => {
      expect(partyOfRole(role)).toBeNull();
    },
  );

  it("recognize an auditor by the first part of the role alone", () => {
    expect(["auditor.city", "city.counselor", "city.auditor"].filter(isAuditor)).toEqual(["auditor.city"]);
  });
});
