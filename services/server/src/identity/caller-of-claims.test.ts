import type { Issuer } from "./issuers";
import { callerOfClaims } from "./verify-token";

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
    ["an empty service point", "staff", { service_points: [""] }],
    ["a service point of 51 characters", "staff", { service_points: ["s".repeat(51)] }],
    ["51 service points", "staff", { service_points: Array.from({ length: 51 }, (_, index) => `point-${index}`) }],
    ["an auditor's service point", "staff", { role: "auditor.city" }],
    ["a name of 101 characters", "staff", { name: "あ".repeat(101) }],
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

  it.each([null, "claims", 7, []])("returns undefined for %j", (claims) => {
    expect(callerOfClaims(claims, issuer)).toBeUndefined();
  });
});
