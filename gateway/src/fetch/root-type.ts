import { OperationTypeNode } from "graphql";
import type { FetchInHand } from "./fetch-in-hand";

/** The name of a fetch's root type. */
export function rootTypeOf({ schema, operation: { operation } }: FetchInHand): string {
  return schema.getRootType(operation)?.name ?? (operation === OperationTypeNode.MUTATION ? "Mutation" : "Query");
}
