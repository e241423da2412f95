import { ConfigurationError } from "@aiwork/runtime/configuration/read-configuration";
import { type RoadKey, tellName } from "@aiwork/runtime/road/road-keys";
import { type Credentials, noCredentials, signedFor } from "../subgraph/credentials";

/** Where a subgraph is, and what it is shown there. */
export interface Road {
  readonly url: string;
  readonly credentials: Credentials;
}

/** The key of each subgraph; undefined where nothing is signed. */
export type RoadKeys = ReadonlyMap<string, RoadKey> | undefined;

/** The road to each located subgraph. @throws ConfigurationError naming each without a key, and each key without one. */
export function paveRoads(located: ReadonlyMap<string, string>, keys: RoadKeys): ReadonlyMap<string, Road> {
  const faults = [...(keys?.keys() ?? [])]
    .filter((name) => !located.has(name))
    .map((name) => `SUBGRAPH_SIGNING_KEYS: the supergraph has no subgraph for the key of ${tellName(name)}`);
  const roads = new Map<string, Road>();
  for (const [name, url] of located) {
    const key = keys?.get(name);
    if (keys && !key) faults.push(`SUBGRAPH_SIGNING_KEYS: ${name} has no key: give it the one that it knows`);
    roads.set(name, { url, credentials: key ? signedFor(name, key) : noCredentials });
  }
  if (faults.length > 0) throw new ConfigurationError(faults);
  return roads;
}
