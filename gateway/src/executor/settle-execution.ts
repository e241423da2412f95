import type { ApolloGateway } from "@apollo/gateway";
import type { GraphQLError } from "graphql";

type Execution = Awaited<ReturnType<ApolloGateway["executor"]>>;

/**
 * The executor's result as it may go on: the same fault told by two subgraphs is one, and what @apollo/gateway nulls
 * for a reason of its own, which it mentions in an extension only, is an error like any other.
 */
export function settleExecution({ data, errors = [], extensions }: Execution): Execution {
  const completion: readonly GraphQLError[] = extensions?.valueCompletion ?? [];
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
