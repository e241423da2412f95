import { parseJson } from "@aiwork/server/configuration/read-configuration";

export interface GraphQLResponse {
  readonly data: ResponseData | null;
  readonly errors: readonly unknown[];
}

/** Reads a GraphQL response: status 200, or 400 for a request that the subgraph refuses. Otherwise undefined. */
export function readGraphQLResponse(status: number, text: string): GraphQLResponse | undefined {
  return status === 200 || status === 400 ? parseGraphQLResponse(text) : undefined;
}

/** GraphQL specification, 7.1: data or errors in a JSON object. */
export function parseGraphQLResponse(text: string): GraphQLResponse | undefined {
  const body = parseJson(text);
  if (!isResponseObject(body)) return undefined;
  const { data = null, errors = [] } = body;
  if ((data !== null && !isResponseObject(data)) || !Array.isArray(errors)) return undefined;
  return data === null && errors.length === 0 ? undefined : { data, errors };
}

/** An object in a response. */
export type ResponseData = Record<string, unknown>;

export function isResponseObject(value: unknown): value is ResponseData {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A path in a subgraph's response: GraphQL specification, 7.1.2, "path". */
export type ResponsePath = readonly (string | number)[];
