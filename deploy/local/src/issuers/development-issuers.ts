import roles from "@aiwork/schema-agreement/roles.json";

/** What every token is meant for, RFC 9068, 2.2.1: the graph of both parties. */
export const AUDIENCE = "https://aiwork.example/api";
/** The one client of all three, whose secret lies in the data directory. `bin/token.mjs` knows it too. */
export const CLIENT_ID = "aiwork-development";

/** An identity provider of a trial run: it speaks for one party, or for those who are of none. */
export interface DevelopmentIssuer {
  /** Its path on the port that all three share. */
  readonly name: string;
  readonly party: "CITY" | "NATIONAL" | null;
  readonly roles: readonly string[];
}

export const DEVELOPMENT_ISSUERS: readonly DevelopmentIssuer[] = [
  { name: "city", party: "CITY", roles: rolesOf("CITY") },
  { name: "national", party: "NATIONAL", roles: rolesOf("NATIONAL") },
  { name: "portal", party: null, roles: rolesOf(null) },
];

function rolesOf(party: DevelopmentIssuer["party"]): string[] {
  return roles.filter((each) => each.party === party).map(({ role }) => role);
}
