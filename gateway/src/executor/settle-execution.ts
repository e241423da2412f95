import type { ApolloGateway } from "@apollo/gateway";
import type { GraphQLError } from "graphql";

/** The message with which @apollo/gateway's result shaping reports a null. */
const NON_NULL_FIELD = /^Cannot return null for non-nullable field (\w+)\./;

type Execution = Awaited<ReturnType<ApolloGateway["executor"]>>;

/**
 * Normalizes the executor's result. An error that two subgraphs report is returned once. A null that @apollo/gateway
 * sets by itself and mentions only in an extension becomes an error, unless it stands for an entity that does not exist
 * for this caller.
 * @param absent the types of those entities
 */
export function settleExecution({ data, errors = [], extensions }: Execution, absent: ReadonlySet<string>): Execution {
  const nulled: readonly GraphQLError[] = extensions?.valueCompletion ?? [];
  const completion = nulled.filter(({ message }) => !absent.has(NON_NULL_FIELD.exec(message)?.[1] ?? ""));
  const byKey = new Map([...errors, ...completion].map((error) => [identify(error), error]));
  for (const { path, extensions: details } of byKey.values()) {
    // Input that one party refuses is refused for both, even if the other's key was echoed.
    const [root] = path ?? [];
    if (data && path?.length === 1 && details?.code === "BAD_USER_INPUT") data[root as string] = null;
  }
  return { ...(data !== undefined && { data }), ...(byKey.size > 0 && { errors: [...byKey.values()] }) };
}

function identify({ message, path, extensions }: GraphQLError): string {
  return JSON.stringify([message, path, extensions?.code, extensions?.refusal, extensions?.subgraph]);
}
