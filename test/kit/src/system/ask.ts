import type { GraphQLFormattedError } from "graphql";
import { watchForLeaks } from "../canary/canary";

// biome-ignore lint/suspicious/noExplicitAny: the shape is that of the query, which the test spells out.
type Data = any;

export interface HttpAnswer {
  data: Data;
  errors: GraphQLFormattedError[];
  /** The whole body as it was received. */
  text: string;
  status: number;
}

/** Sends one operation over HTTP, in English unless the headers name another language. */
export async function askOverHttp(
  url: string,
  query: string,
  variables: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Promise<HttpAnswer> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", "accept-language": "en", ...headers },
    body: JSON.stringify({ query, variables }),
  });
  const text = await response.text();
  const { data = null, errors = [] } = JSON.parse(text);
  watchForLeaks("an error", JSON.stringify(errors));
  watchForLeaks("a header or URL", JSON.stringify([response.url, ...response.headers]));
  return { data, errors, text, status: response.status };
}
