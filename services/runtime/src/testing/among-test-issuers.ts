import { type Issuers, parseIssuers } from "../identity/issuers";
import { issuersDocument } from "./issuers-document";
import { openTestIssuer, type TestIssuer } from "./open-test-issuer";

/** The three trusted issuers, and a fourth that is not trusted. */
export interface AmongIssuers {
  readonly city: TestIssuer;
  readonly national: TestIssuer;
  readonly portal: TestIssuer;
  readonly stranger: TestIssuer;
  readonly issuers: Issuers;
}

/** Runs a test with token issuers of its own. */
export async function amongTestIssuers(test: (among: AmongIssuers) => Promise<void>): Promise<void> {
  await using city = await openTestIssuer("/city");
  await using national = await openTestIssuer("/national");
  await using portal = await openTestIssuer("/portal");
  await using stranger = await openTestIssuer("/stranger");
  const issuers = parseIssuers(issuersDocument({ city, national, portal }), false);
  await test({ city, national, portal, stranger, issuers });
}
