import { ANONYMOUS } from "../identity/caller";
import { testCaller } from "../testing/test-caller";
import { LOGIN_CLASSES, type LoginClass, loginClassOf } from "./login-class";

const CITY = {
  party: "CITY",
  servicePointRoles: new Set(["city.counselor", "national.counselor"]),
  jointDocumentRoles: new Set(["city.clerk", "national.clerk"]),
} as const;
const NATIONAL = { ...CITY, party: "NATIONAL" } as const;
const PERSON = "7d9e7a52-3f0b-4b0e-9a51-0c6f6f1f4a10";

describe("the login of a caller", () => {
  const callers: readonly [string, string, LoginClass, LoginClass][] = [
    ["a city's counselor", "city.counselor", "staff", "peer"],
    ["a city's manager, who is bound to no counter", "city.manager", "staff", "joint"],
    ["a city's clerk of the joint papers", "city.clerk", "joint", "joint"],
    ["a national counselor", "national.counselor", "peer", "staff"],
    ["a national officer, who is bound to no counter", "national.officer", "joint", "staff"],
    ["a national clerk of the joint papers", "national.clerk", "joint", "joint"],
    ["the city's auditor", "auditor.city", "audit", "public"],
    ["the nation's auditor", "auditor.national", "public", "audit"],
    ["a reporting client", "reporting", "report", "report"],
    ["a seeker's token that names nobody", "seeker", "public", "public"],
    ["a role that is not known", "visitor", "public", "public"],
  ];

  it.each(callers)("%s", (_, role, atTheCity, atNational) => {
    expect(loginClassOf(testCaller({ role }), CITY)).toBe(atTheCity);
    expect(loginClassOf(testCaller({ role }), NATIONAL)).toBe(atNational);
  });

  it("the person themself has one at both, and nobody has the public's", () => {
    for (const duties of [CITY, NATIONAL]) {
      expect(loginClassOf(testCaller({ role: "seeker", seekerId: PERSON }), duties)).toBe("self");
      expect(loginClassOf(ANONYMOUS, duties)).toBe("public");
    }
  });

  it("is a person's only where no duty goes before it", () => {
    expect(loginClassOf(testCaller({ role: "city.counselor", seekerId: PERSON }), CITY)).toBe("staff");
    expect(loginClassOf(testCaller({ role: "auditor.national", seekerId: PERSON }), CITY)).toBe("public");
  });

  it("is the staff's for every duty of a party that has none about papers alone", () => {
    const { jointDocumentRoles: _, ...duties } = CITY;
    expect(loginClassOf(testCaller({ role: "city.clerk" }), duties)).toBe("staff");
  });

  it("is every class's for somebody", () => {
    const reached = new Set(callers.flatMap(([, , ...classes]) => classes).concat("self"));
    expect([...reached].sort()).toEqual([...LOGIN_CLASSES].sort());
  });
});
