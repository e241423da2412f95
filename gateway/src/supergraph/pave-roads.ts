import { ConfigurationError } from "@aiwork/runtime/configuration/read-configuration";
import { type RoadKey, tellName } from "@aiwork/runtime/road/road-keys";
import { type Credentials, noCredentials, signedFor } from "../subgraph/credentials";

/** A subgraph's URL and the credentials of calls to it. */
export interface Road {
  readonly url: string;
  readonly credentials: Credentials;
}

/** The signing key of each subgraph; undefined if nothing is signed. */
export type RoadKeys = ReadonlyMap<string, RoadKey> | undefined;

/** The endpoint of each subgraph. @throws ConfigurationError listing every missing or superfluous key */
export function paveRoads(located: ReadonlyMap<string, string>, keys: RoadKeys): ReadonlyMap<string, Road> {
  // guard: each-subgraph-has-key
  const errors = [...(keys?.keys() ?? [])]
    .filter((name) => !located.has(name))
    .map((name) => `SUBGRAPH_SIGNING_KEYS: the supergraph has no subgraph for the key of ${tellName(name)}`);
  const endpoints = new Map<string, Road>();
  for (const [name, url] of located) {
    const key = keys?.get(name);
    // guard: subgraph-without-key-is-named-before-anything
    if (keys && !key) errors.push(`SUBGRAPH_SIGNING_KEYS: ${name} has no key: give the key that it verifies`);
    endpoints.set(name, { url, credentials: key ? signedFor(name, key) : noCredentials });
  }
  if (errors.length > 0) throw new ConfigurationError(errors);
  return endpoints;
}
