import { type Data, isObject } from "../fetch/data";

export interface Answer {
  readonly data: Data | null;
  readonly errors: readonly unknown[];
}

/**
 * A GraphQL answer: 200, or 400 for a request that the subgraph itself refuses, with data or errors in a JSON object.
 * Everything else is none: undefined.
 */
export function readAnswer(status: number, text: string): Answer | undefined {
  if (status !== 200 && status !== 400) return undefined;
  const body = parseJson(text);
  if (!isObject(body)) return undefined;
  const { data = null, errors = [] } = body;
  if ((data !== null && !isObject(data)) || !Array.isArray(errors)) return undefined;
  return data === null && errors.length === 0 ? undefined : { data, errors };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
