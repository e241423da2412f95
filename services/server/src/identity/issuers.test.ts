import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ConfigurationError } from "../configuration/read-configuration";
import { knownClaims, parseIssuers, readIssuers } from "./issuers";

const city = {
  issuer: "https://id.city.example/",
  party: "CITY",
  roles: ["city.counselor", "auditor.city"],
  jwksUri: "https://id.city.example/jwks",
};
const portal = {
  issuer: "https://portal.example/",
  party: null,
  roles: ["seeker"],
  jwksUri: "https://portal.example/jwks",
};
const audience = "https://aiwork.example/api";
const known = knownClaims([{ id: "shiroishi" }], [{ code: "OTHER" }]);

function faultsOf(document: unknown, production = false): readonly string[] {
  try {
    parseIssuers(document, production, known);
    return [];
  } catch (error) {
    return (error as ConfigurationError).sentences;
  }
}

describe("parseIssuers", () => {
  it("returns the issuers by the name that their tokens carry", () => {
    const { audience: meantFor, table } = parseIssuers({ audience, issuers: [city, portal] }, true, known);
    expect(meantFor).toBe(audience);
    expect([...table]).toEqual([
      [city.issuer, city],
      [portal.issuer, portal],
    ]);
  });

  it("rejects an issuer that gives a role of another party", () => {
    const roles = ["city.counselor", "national.counselor", "auditor.national", "seeker"];
    const issuers = [
      { ...city, roles },
      { ...portal, roles: ["seeker", "city.counselor"] },
    ];
    expect(faultsOf({ audience, issuers })).toEqual([
      "ISSUERS_PATH: issuers.0.roles.1: national.counselor is not a role of this party",
      "ISSUERS_PATH: issuers.0.roles.2: auditor.national is not a role of this party",
      "ISSUERS_PATH: issuers.0.roles.3: seeker is not a role of this party",
      "ISSUERS_PATH: issuers.1.roles.1: city.counselor is not a role of this party",
    ]);
  });

  it("rejects two issuers with the same name or the same key set", () => {
    const issuers = [city, { ...portal, jwksUri: city.jwksUri }, { ...city, jwksUri: "https://c.example/jwks" }];
    expect(faultsOf({ audience, issuers })).toEqual([
      "ISSUERS_PATH: issuers.2.issuer: another issuer has the same",
      "ISSUERS_PATH: issuers.1.jwksUri: another issuer has the same",
    ]);
  });

  it("accepts http outside production and only https in production", () => {
    const issuers = [{ ...city, issuer: "http://127.0.0.1:4003/city", jwksUri: "http://127.0.0.1:4003/city/jwks" }];
    expect(faultsOf({ audience, issuers })).toEqual([]);
    expect(faultsOf({ audience, issuers }, true)).toEqual([
      "ISSUERS_PATH: issuers.0.issuer: give an https address, which production requires",
      "ISSUERS_PATH: issuers.0.jwksUri: give an https address, which production requires",
    ]);
  });

  it("reports every error at once", () => {
    const issuers = [
      { ...city, party: "COUNTY", jwskUri: "" },
      { ...portal, issuer: "portal", jwksUri: "file:///jwks", roles: [] },
    ];
    expect(faultsOf({ issuers }).map((fault) => fault.split(": ")[1])).toEqual([
      "audience",
      "issuers.0.party",
      "issuers.0",
      "issuers.1.issuer",
      "issuers.1.roles",
      "issuers.1.jwksUri",
    ]);
  });

  it("reads the table from a file, and names the setting when the file is unreadable", () => {
    const directory = mkdtempSync(join(tmpdir(), "aiwork-issuers-"));
    try {
      const path = join(directory, "issuers.json");
      expect(() => readIssuers(path, false, known)).toThrow("ISSUERS_PATH: give the path of a readable JSON file");
      writeFileSync(path, JSON.stringify({ audience, issuers: [city] }));
      expect(readIssuers(path, true, known).table.get(city.issuer)).toEqual(city);
    } finally {
      rmSync(directory, { recursive: true });
    }
  });
});
