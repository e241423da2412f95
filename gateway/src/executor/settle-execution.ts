import type { ApolloGateway } from "@apollo/gateway";
import type { GraphQLError } from "graphql";

/** The sentence of @apollo/gateway's result shaping. */
const NON_NULL_FIELD = /^Cannot return null for non-nullable field (\w+)\./;

type Execution = Awaited<ReturnType<ApolloGateway["executor"]>>;

/**
 * The executor's result as it may go on: the same fault told by two subgraphs is one, and what @apollo/gateway nulls
 * for a reason of its own, which it mentions in an extension only, is an error like any other. But what it nulls for want
 * of an entity that is none to this caller is null by right.
 * @param absent the types of such entities
 */
export function settleExecution({ data, errors = [], extensions }: Execution, absent: ReadonlySet<string>): Execution {
  const nulled: readonly GraphQLError[] = extensions?.valueCompletion ?? [];
  const completion = nulled.filter(({ message }) => !absent.has(NON_NULL_FIELD.exec(message)?.[1] ?? ""));
  const told = new Map([...errors, ...completion].map((error) => [identify(error), error]));
  for (const { path, extensions: fault } of told.values()) {
    // One side's refusal of the input holds for both, though the other's key was echoed.
    const [root] = path ?? [];
    if (data && path?.length === 1 && fault?.code === "BAD_USER_INPUT") data[root as string] = null;
  }
  return { ...(data !== undefined && { data }), ...(told.size > 0 && { errors: [...told.values()] }) };
}

function identify({ message, path, extensions }: GraphQLError): string {
  return JSON.stringify([message, path, extensions?.code, extensions?.refusal, extensions?.subgraph]);
}
