import { testCaller } from "@aiwork/kit/access/test-caller";
import { ANONYMOUS } from "@aiwork/server/identity/caller";
import { LOGIN_CLASSES, type LoginClass, loginClassOf } from "./caller-databases";

const CITY = {
  party: "CITY",
  servicePointRoles: new Set(["city.counselor", "national.counselor"]),
  jointDocumentRoles: new Set(["city.clerk", "national.clerk"]),
} as const;
const NATIONAL = { ...CITY, party: "NATIONAL" } as const;
const PERSON = "7d9e7a52-3f0b-4b0e-9a51-0c6f6f1f4a10";

describe("the login class of a caller", () => {
  const callers: readonly [string, string, LoginClass, LoginClass][] = [
    ["a counselor of the city", "city.counselor", "staff", "peer"],
    ["a manager of the city, bound to no service point", "city.manager", "staff", "joint"],
    ["a clerk of the city for joint documents", "city.clerk", "joint", "joint"],
    ["a national counselor", "national.counselor", "peer", "staff"],
    ["a national officer, bound to no service point", "national.officer", "joint", "staff"],
    ["a national clerk for joint documents", "national.clerk", "joint", "joint"],
    ["the city's auditor", "auditor.city", "audit", "public"],
    ["the national auditor", "auditor.national", "public", "audit"],
    ["a reporting client", "reporting", "report", "report"],
    ["a seeker's token without a seeker id", "seeker", "public", "public"],
    ["an unknown role", "visitor", "public", "public"],
  ];

  it.each(callers)("is determined for %s", (_, role, atTheCity, atNational) => {
    expect(loginClassOf(testCaller({ role }), CITY)).toBe(atTheCity);
    expect(loginClassOf(testCaller({ role }), NATIONAL)).toBe(atNational);
  });

  it("is self for a seeker at both parties, and public for an anonymous caller", () => {
    for (const roles of [CITY, NATIONAL]) {
      expect(loginClassOf(testCaller({ role: "seeker", seekerId: PERSON }), roles)).toBe("self");
      expect(loginClassOf(ANONYMOUS, roles)).toBe("public");
    }
  });

  it("is that of the role when a token names a seeker too", () => {
    expect(loginClassOf(testCaller({ role: "city.counselor", seekerId: PERSON }), CITY)).toBe("staff");
    expect(loginClassOf(testCaller({ role: "auditor.national", seekerId: PERSON }), CITY)).toBe("public");
  });

  it("is staff for every role when the party has no roles for joint documents alone", () => {
    const { jointDocumentRoles: _, ...roles } = CITY;
    expect(loginClassOf(testCaller({ role: "city.clerk" }), roles)).toBe("staff");
  });

  it("covers every class", () => {
    const reached = new Set(callers.flatMap(([, , ...classes]) => classes).concat("self"));
    expect([...reached].sort()).toEqual([...LOGIN_CLASSES].sort());
  });
});
