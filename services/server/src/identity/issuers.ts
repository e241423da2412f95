import { readFileSync } from "node:fs";
import { z } from "zod";
import { ConfigurationError } from "../configuration/read-configuration";
import { type CallerParty, partyOfRole } from "./caller";

/** An issuer of access tokens: its party, the roles that it may give, and the URL of its public keys. */
export interface Issuer {
  readonly issuer: string;
  readonly party: CallerParty | null;
  readonly roles: readonly string[];
  readonly jwksUri: string;
}

/** What a token may name, by the agreement's reference data: an issuer can grant nothing that is not there. */
export interface KnownClaims {
  readonly servicePoints: ReadonlySet<string>;
  /** Codes. */
  readonly departments: ReadonlySet<string>;
}

/** @param servicePoints the agreement's service points @param departments its departments */
export function knownClaims(
  servicePoints: readonly { readonly id: string }[],
  departments: readonly { readonly code: string }[],
): KnownClaims {
  return {
    servicePoints: new Set(servicePoints.map(({ id }) => id)),
    departments: new Set(departments.map(({ code }) => code)),
  };
}

export interface Issuers {
  /** The audience that a token must name (RFC 9068, 2.2: `aud`). */
  readonly audience: string;
  readonly known: KnownClaims;
  /** The issuers, by the `iss` of their tokens. */
  readonly table: ReadonlyMap<string, Issuer>;
}

/** Reads the table of issuers from the file at `ISSUERS_PATH`. @throws ConfigurationError naming every error */
export function readIssuers(path: string, production: boolean, known: KnownClaims): Issuers {
  let document: unknown;
  try {
    document = JSON.parse(readFileSync(path, "utf8"));
  } catch {
    throw new ConfigurationError(["ISSUERS_PATH: give the path of a readable JSON file"]);
  }
  return parseIssuers(document, production, known);
}

/** @throws ConfigurationError naming every error */
export function parseIssuers(document: unknown, production: boolean, known: KnownClaims): Issuers {
  const { success, data, error } = documentSchema(production).safeParse(document);
  if (success) return { audience: data.audience, known, table: new Map(data.issuers.map((one) => [one.issuer, one])) };
  throw new ConfigurationError(error.issues.map(({ path, message }) => `ISSUERS_PATH: ${path.join(".")}: ${message}`));
}

function documentSchema(production: boolean) {
  const says = production ? "give an https address, which production requires" : "give an http or https address";
  const address = z.string().refine((url) => {
    const protocol = URL.canParse(url) ? new URL(url).protocol : "";
    // guard: production-takes-issuers-over-https-alone
    return protocol === "https:" || (protocol === "http:" && !production);
  }, says);
  const issuer = z
    .strictObject({
      // guard: name-of-issuer-is-address
      issuer: address,
      party: z.enum(["CITY", "NATIONAL"]).nullable(),
      // guard: issuer-has-role-to-claim
      roles: z.array(z.string().min(1)).min(1),
      // guard: address-of-keys-is-address
      jwksUri: address,
    })
    .superRefine(({ party, roles }, context) => {
      // guard: issuer-of-party-may-claim-roles
      for (const [index, role] of roles.entries())
        if (partyOfRole(role) !== party) addIssue(context, ["roles", index], `${role} is not a role of this party`);
    });
  return z
    .strictObject({ audience: z.string().min(1), issuers: z.array(issuer).min(1) })
    .superRefine(({ issuers }, context) => {
      // If two issuers shared a key set, each could sign as the other.
      // guard: no-two-issuers-share
      for (const name of ["issuer", "jwksUri"] as const)
        for (const [index, { [name]: value }] of issuers.entries())
          if (issuers.findIndex((other) => other[name] === value) < index)
            addIssue(context, ["issuers", index, name], "another issuer has the same");
    });
}

function addIssue(context: z.RefinementCtx, path: (string | number)[], message: string): void {
  context.addIssue({ code: "custom", path, message });
}
