import { type GraphQLSchema, valueFromASTUntyped } from "graphql";
import type { PlannedFetch } from "./parse-fetch";

/** A fetch with the values it is sent with. */
export interface FetchInHand extends PlannedFetch {
  /** The whole supergraph, not only what clients see. */
  readonly schema: GraphQLSchema;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Joins a fetch to its variables; the operation's own defaults stand in for what is not given. */
export function takeInHand(fetch: PlannedFetch, schema: GraphQLSchema, given: Record<string, unknown>): FetchInHand {
  const variables: Record<string, unknown> = Object.create(null);
  for (const { variable, defaultValue } of fetch.operation.variableDefinitions ?? [])
    if (defaultValue) variables[variable.name.value] = valueFromASTUntyped(defaultValue);
  for (const [name, value] of Object.entries(given)) if (value !== undefined) variables[name] = value;
  return { ...fetch, selected: fetch.isConditional ? new Map() : fetch.selected, schema, variables };
}
