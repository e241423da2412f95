import { KNOWN_CLAIMS } from "@aiwork/agreement/agreement/known-claims/known-claims";
import { type Issuers, parseIssuers } from "@aiwork/server/identity/issuers";
import { startTestIssuer, TEST_AUDIENCE, type TestIssuer } from "./test-issuer";

/** The content of issuers.json for the three trusted issuers. */
function issuersDocument(of: Readonly<Record<"city" | "national" | "portal", TestIssuer>>) {
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

/** The three trusted issuers, and a fourth that is not trusted. */
export interface TestIssuers {
  readonly city: TestIssuer;
  readonly national: TestIssuer;
  readonly portal: TestIssuer;
  readonly stranger: TestIssuer;
  readonly issuers: Issuers;
}

/** Runs a test with token issuers of its own. */
export async function withTestIssuers(test: (among: TestIssuers) => Promise<void>): Promise<void> {
  await using city = await startTestIssuer("/city");
  await using national = await startTestIssuer("/national");
  await using portal = await startTestIssuer("/portal");
  await using stranger = await startTestIssuer("/stranger");
  const issuers = parseIssuers(issuersDocument({ city, national, portal }), false, KNOWN_CLAIMS);
  await test({ city, national, portal, stranger, issuers });
}
