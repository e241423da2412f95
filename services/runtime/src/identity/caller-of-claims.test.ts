import { callerOfClaims } from "./caller-of-claims";
import type { Issuer } from "./issuers";

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

describe("the claims of a token", () => {
  it("say which member of staff it is, at which counters", () => {
    expect(callerOfClaims({ ...staff, name: "佐藤 恵子" }, issuer)).toEqual({
      role: "city.counselor",
      party: "CITY",
      servicePoints: ["shiroishi"],
      seekerId: null,
      name: "佐藤 恵子",
      subject: "https://id.city.example/ k.sato",
    });
  });

  it("say which person it is, whatever the case of the id", () => {
    const claims = { ...seeker, seeker_id: seekerId.toUpperCase() };
    expect(callerOfClaims(claims, portal)).toMatchObject({ party: null, servicePoints: [], seekerId, name: null });
  });

  it("need no counter for a reporting client, an auditor or staff of none", () => {
    expect(callerOfClaims({ ...staff, service_points: undefined }, issuer)).toBeDefined();
    expect(callerOfClaims({ ...staff, role: "auditor.city", service_points: undefined }, issuer)).toBeDefined();
    expect(callerOfClaims({ ...staff, role: "reporting", service_points: undefined }, portal)).toBeDefined();
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
    ["a role of nobody", "staff", { role: "anonymous" }],
    ["a role in another case", "staff", { role: "City.Counselor" }],
    ["the role of the person", "staff", { role: "seeker", service_points: undefined, seeker_id: seekerId }],
    ["a person of staff", "staff", { seeker_id: seekerId }],
    ["counters that are one string", "staff", { service_points: "shiroishi" }],
    ["a counter that is a number", "staff", { service_points: [1] }],
    ["an empty counter", "staff", { service_points: [""] }],
    ["a counter of 51 characters", "staff", { service_points: ["s".repeat(51)] }],
    ["51 counters", "staff", { service_points: Array.from({ length: 51 }, (_, index) => `counter-${index}`) }],
    ["an auditor's counter", "staff", { role: "auditor.city" }],
    ["a name of 101 characters", "staff", { name: "あ".repeat(101) }],
    ["a name that is no string", "staff", { name: { family: "佐藤" } }],
    ["a person without an id", "person", { seeker_id: undefined }],
    ["a person whose id is no UUID", "person", { seeker_id: "7" }],
    ["a person's id and more", "person", { seeker_id: `${seekerId}'` }],
    ["two persons", "person", { seeker_id: [seekerId, seekerId] }],
    ["a person's counter", "person", { service_points: ["shiroishi"] }],
    ["a person's name", "person", { name: "見本 二郎" }],
    ["a reporting client's person", "person", { role: "reporting" }],
    ["a role of staff at the portal", "person", { role: "city.counselor", seeker_id: undefined }],
  ])("say nothing with %s", (_, whose, otherwise) => {
    const [claims, by] = good[whose];
    expect(callerOfClaims(claims, by)).toBeDefined();
    expect(callerOfClaims({ ...claims, ...otherwise }, by)).toBeUndefined();
  });

  it.each([null, "claims", 7, []])("are not %j", (claims) => {
    expect(callerOfClaims(claims, issuer)).toBeUndefined();
  });
});
