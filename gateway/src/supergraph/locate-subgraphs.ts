import { isHttpUrl } from "@aiwork/runtime/configuration/is-http-url";
import { ConfigurationError } from "@aiwork/runtime/configuration/read-configuration";
import type { GraphQLSchema } from "graphql";
import { readSubgraphs } from "./read-subgraphs";

/** Each subgraph's URL: the given one, else the supergraph's own. @throws ConfigurationError listing every error */
export function locateSubgraphs(
  schema: GraphQLSchema,
  given: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const own = readSubgraphs(schema);
  const errors = [...given.keys()]
    .filter((name) => !own.has(name))
    .map((name) => `SUBGRAPH_URLS: the supergraph has no subgraph ${name}, but ${[...own.keys()].join(" and ")}`);
  const located = new Map([...own].map(([name, url]) => [name, given.get(name) ?? url]));
  for (const [name, url] of located)
    if (!isHttpUrl(url)) errors.push(`SUBGRAPH_URLS: ${name} has no http or https URL in the supergraph: give it one`);
  if (errors.length > 0) throw new ConfigurationError(errors);
  return located;
}
