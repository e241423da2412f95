import type { GraphQLResponse } from "@apollo/server";

/** The codes of a response's errors, in order. */
export function codesOf({ body }: Pick<GraphQLResponse, "body">): string[] {
  const errors = (body.kind === "single" && body.singleResult.errors) || [];
  return errors.map(({ extensions }) => String(extensions?.code));
}
