import { type Issuer, knownClaims } from "./issuers";
import { callerOfClaims as callerAmongKnown } from "./verify-token";

const issuer: Issuer = {
  issuer: "https://id.city.example/",
  party: "CITY",
  roles: ["city.counselor", "auditor.city"],
  jwksUri: "https://id.city.example/jwks",
};
const portal: Issuer = { ...issuer, party: null, roles: ["seeker", "reporting"] };
const seekerId = "c6e1769d-afd4-461c-8b6e-304d654f19ba";
const staff = { iss: issuer.issuer, sub: "k.sato", role: "city.counselor", service_points: ["shiroishi"] };
const seeker = { iss: issuer.issuer, sub: "7", role: "seeker", seeker_id: seekerId };

/** The service points and departments of the tests, and all that only their form refuses. */
const POINTS = ["shiroishi", "toyohira", "shiroishi,toyohira", "*", "shiroishi\n", "Shiroishi", "", "s".repeat(51)];
const MANY_POINTS = Array.from({ length: 51 }, (_, index) => `point-${index}`);
const known = knownClaims(
  [...POINTS, ...MANY_POINTS].map((id) => ({ id })),
  ["PUBLIC_ASSISTANCE", "A,B"].map((code) => ({ code })),
);
const callerOfClaims = (claims: unknown, by: Issuer) => callerAmongKnown(claims, by, known);

describe("callerOfClaims", () => {
  it("returns the member of staff and their service points", () => {
    expect(callerOfClaims({ ...staff, name: "佐藤 恵子" }, issuer)).toEqual({
      role: "city.counselor",
      party: "CITY",
      servicePoints: ["shiroishi"],
      departments: [],
      seekerId: null,
      name: "佐藤 恵子",
      subject: "https://id.city.example/ k.sato",
    });
  });

  it("returns the job seeker, with the id in lower case", () => {
    const claims = { ...seeker, seeker_id: seekerId.toUpperCase() };
    expect(callerOfClaims(claims, portal)).toMatchObject({ party: null, servicePoints: [], seekerId, name: null });
  });

  it("accepts a reporting client, an auditor and staff without service points", () => {
    expect(callerOfClaims({ ...staff, service_points: undefined }, issuer)).toBeDefined();
    expect(callerOfClaims({ ...staff, role: "auditor.city", service_points: undefined }, issuer)).toBeDefined();
    expect(callerOfClaims({ ...staff, role: "reporting", service_points: undefined }, portal)).toBeDefined();
  });

  it("returns the departments of a program officer", () => {
    const officer = { ...staff, role: "city.program_officer", departments: ["PUBLIC_ASSISTANCE"] };
    const party = { ...issuer, roles: ["city.program_officer"] };
    expect(callerOfClaims(officer, party)).toMatchObject({ departments: ["PUBLIC_ASSISTANCE"] });
    expect(callerOfClaims({ ...officer, departments: undefined }, party)).toMatchObject({ departments: [] });
    expect(callerOfClaims({ ...officer, departments: ["A,B"] }, party)).toBeUndefined();
    expect(callerOfClaims({ ...officer, departments: "A" }, party)).toBeUndefined();
    expect(callerOfClaims({ ...officer, departments: ["PUBLIC_ASSISTANCE", "SECRET_SERVICE"] }, party)).toBeUndefined();
  });

  const good = { staff: [staff, issuer], person: [seeker, portal] } as const;
  it.each<[string, keyof typeof good, object]>([
    ["no subject", "staff", { sub: undefined }],
    ["an empty subject", "staff", { sub: "" }],
    ["a subject that is a number", "staff", { sub: 7 }],
    ["a subject of 256 characters", "staff", { sub: "s".repeat(256) }],
    ["a subject with a line break", "staff", { sub: "k.sato\nroot" }],
    ["no role", "staff", { role: undefined }],
    ["two roles", "staff", { role: ["city.counselor", "auditor.city"] }],
    ["one role in a list", "staff", { role: ["city.counselor"] }],
    ["a role of another issuer", "staff", { role: "national.counselor" }],
    ["a role that no issuer may give", "staff", { role: "anonymous" }],
    ["a role in another case", "staff", { role: "City.Counselor" }],
    [
      "the role seeker from a party's issuer",
      "staff",
      { role: "seeker", service_points: undefined, seeker_id: seekerId },
    ],
    ["a member of staff with a seeker's id", "staff", { seeker_id: seekerId }],
    ["departments of a counselor", "staff", { departments: ["PUBLIC_ASSISTANCE"] }],
    ["service points that are one string", "staff", { service_points: "shiroishi" }],
    ["a service point that is a number", "staff", { service_points: [1] }],
    ["two service points in one", "staff", { service_points: ["shiroishi,toyohira"] }],
    ["all service points in one", "staff", { service_points: ["*"] }],
    ["a service point with a line break", "staff", { service_points: ["shiroishi\n"] }],
    ["a service point in capitals", "staff", { service_points: ["Shiroishi"] }],
    ["an empty service point", "staff", { service_points: [""] }],
    ["a service point of 51 characters", "staff", { service_points: ["s".repeat(51)] }],
    ["51 service points", "staff", { service_points: MANY_POINTS }],
    ["a service point that nobody knows", "staff", { service_points: ["shiroishi", "sendai-aoba"] }],
    ["an auditor's service point", "staff", { role: "auditor.city" }],
    ["a name of 101 characters", "staff", { name: "あ".repeat(101) }],
    ["a name that runs backwards", "staff", { name: "佐藤\u202e子恵" }],
    ["a long name of kanji that ends unseen", "staff", { name: `${"山".repeat(90)}\u202e` }],
    ["a name with an invisible character", "staff", { name: "佐藤\u200b恵子" }],
    ["a name of two lines", "staff", { name: "佐藤\u2028恵子" }],
    ["a subject with an invisible character", "staff", { sub: "k.sato\ufeff" }],
    ["a name that nobody sees", "staff", { name: "\u3164\u3164" }],
    ["a name with a filler", "staff", { name: "佐藤\u3164恵子" }],
    ["a name with a blank of braille", "staff", { name: "佐藤\u2800恵子" }],
    ["a name of spaces", "staff", { name: " \u3000" }],
    ["a name of signs", "staff", { name: "・-" }],
    ["a name with a space before it", "staff", { name: " 佐藤 恵子" }],
    ["a name with a space behind it", "staff", { name: "佐藤 恵子\u3000" }],
    ["a name under a stack of marks", "staff", { name: `佐藤${"\u0301".repeat(3)}` }],
    ["a name with half a character", "staff", { name: "佐藤\ud842" }],
    ["a name with a character of private use", "staff", { name: "佐藤\ue000" }],
    ["a name with a selector behind no kanji", "staff", { name: "a\ufe0f" }],
    ["a subject with half a character", "staff", { sub: "k.sato\udfb7" }],
    ["a name that is no string", "staff", { name: { family: "佐藤" } }],
    ["a seeker without an id", "person", { seeker_id: undefined }],
    ["a seeker whose id is not a UUID", "person", { seeker_id: "7" }],
    ["a seeker's id with a further character", "person", { seeker_id: `${seekerId}'` }],
    ["two seekers", "person", { seeker_id: [seekerId, seekerId] }],
    ["a seeker with a service point", "person", { service_points: ["shiroishi"] }],
    ["a seeker with a name", "person", { name: "見本 二郎" }],
    ["a reporting client with a seeker's id", "person", { role: "reporting" }],
    ["a role of staff at the portal", "person", { role: "city.counselor", seeker_id: undefined }],
  ])("returns undefined for claims with %s", (_, kind, otherwise) => {
    const [claims, by] = good[kind];
    expect(callerOfClaims(claims, by)).toBeDefined();
    expect(callerOfClaims({ ...claims, ...otherwise }, by)).toBeUndefined();
  });

  it.each(["佐", "佐藤　恵子", "葛\u{e0100}城 辻\ufe00", "𠮷田 が", "か\u3099", "Anne-Marie O’Neill", "J. R. 3rd"])(
    "takes the name %j as it is written",
    (name) => expect(callerOfClaims({ ...staff, name }, issuer)?.name).toBe(name),
  );

  it.each([null, "claims", 7, []])("returns undefined for %j", (claims) => {
    expect(callerOfClaims(claims, issuer)).toBeUndefined();
  });
});
