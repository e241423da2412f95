import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import roles from "@aiwork/schema-agreement/roles.json";

/** The audience of every token (RFC 9068, 2.2.1): the graph of both parties. */
export const AUDIENCE = "https://aiwork.example/api";
/** The only client of all three issuers; its secret is in the data directory. `bin/token.mjs` uses the same id. */
export const CLIENT_ID = "aiwork-development";

/** An identity provider for trial runs: for one party, or for callers without a party. */
interface DevelopmentIssuer {
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

/** Writes `issuers.json`, the issuers that the gateway and the subgraphs trust, and their roles. Returns its path, for ISSUERS_PATH. */
export function writeIssuersFile(dataDirectory: string, origin: string): string {
  const issuers = DEVELOPMENT_ISSUERS.map(({ name, party, roles }) => {
    const issuer = `${origin}/${name}`;
    return { issuer, party, roles, jwksUri: `${issuer}/jwks` };
  });
  const path = join(dataDirectory, "issuers.json");
  writeFileSync(`${path}.draft`, JSON.stringify({ audience: AUDIENCE, issuers }, undefined, 2));
  renameSync(`${path}.draft`, path);
  return path;
}
