import { parseJson } from "@aiwork/runtime/http/parse-json";
import { type Data, isObject } from "../fetch/data";

export interface Answer {
  readonly data: Data | null;
  readonly errors: readonly unknown[];
}

/** Reads a GraphQL response: status 200, or 400 for a request that the subgraph refuses. Otherwise undefined. */
export function readAnswer(status: number, text: string): Answer | undefined {
  return status === 200 || status === 400 ? readResponse(text) : undefined;
}

/** GraphQL specification, 7.1: data or errors in a JSON object. */
export function readResponse(text: string): Answer | undefined {
  const body = parseJson(text);
  if (!isObject(body)) return undefined;
  const { data = null, errors = [] } = body;
  if ((data !== null && !isObject(data)) || !Array.isArray(errors)) return undefined;
  return data === null && errors.length === 0 ? undefined : { data, errors };
}
