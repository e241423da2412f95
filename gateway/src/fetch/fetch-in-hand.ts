import { type GraphQLSchema, valueFromASTUntyped } from "graphql";
import type { PlannedFetch } from "./parse-fetch";

/** A planned fetch with the values of its variables. */
export interface FetchInHand extends PlannedFetch {
  /** The schema of the whole supergraph, not only the API schema. */
  readonly schema: GraphQLSchema;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Binds a fetch to its variables. The operation's defaults replace missing values. */
export function takeInHand(fetch: PlannedFetch, schema: GraphQLSchema, given: Record<string, unknown>): FetchInHand {
  const variables: Record<string, unknown> = Object.create(null);
  for (const { variable, defaultValue } of fetch.operation.variableDefinitions ?? [])
    if (defaultValue) variables[variable.name.value] = valueFromASTUntyped(defaultValue);
  for (const [name, value] of Object.entries(given)) if (value !== undefined) variables[name] = value;
  return { ...fetch, selected: fetch.isConditional ? new Map() : fetch.selected, schema, variables };
}
