import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { AUDIENCE, DEVELOPMENT_ISSUERS } from "./development-issuers";

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
