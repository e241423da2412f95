import { TEST_AUDIENCE, type TestIssuer } from "./open-test-issuer";

/** The content of issuers.json for the three trusted issuers. */
export function issuersDocument(of: Readonly<Record<"city" | "national" | "portal", TestIssuer>>) {
  const entry = ({ issuer, jwksUri }: TestIssuer, party: "CITY" | "NATIONAL" | null, roles: readonly string[]) => {
    return { issuer, party, roles, jwksUri };
  };
  return {
    audience: TEST_AUDIENCE,
    issuers: [
      entry(of.city, "CITY", ["city.counselor", "city.program_officer", "city.secretariat", "auditor.city"]),
      entry(of.national, "NATIONAL", [
        "national.counselor",
        "national.order_officer",
        "national.planning",
        "auditor.national",
      ]),
      entry(of.portal, null, ["seeker", "reporting"]),
    ],
  };
}
